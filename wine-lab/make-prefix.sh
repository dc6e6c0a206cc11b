#!/usr/bin/env bash
# make-prefix.sh OUT WINE STAND-IN SANDBOX-HASH: a Wine prefix (registry and drive C) in OUT that looks like a Windows with .NET Framework.
# WINE and STAND-IN name folders beside OUT, made by make-wine.sh and make-stand-in.sh.
set -euo pipefail
out=$1 wine=${1%/*}/$2 stand_in=${1%/*}/$3
. "$(dirname "$0")/sandbox.sh"

fail() { echo "lab: $*" >&2; exit 1; }

mkdir "$out/prefix"
sandbox_describe "$wine"
timeout --kill-after=10 120 "${sandbox[@]}" --bind "$out/prefix" "$sandbox_prefix" --chdir / sh -c "
    wineboot -i
    wine reg add 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework' /v InstallRoot /t REG_SZ /d 'C:\\windows\\Microsoft.NET\\Framework64\\' /f
    status=\$?
    wineserver -w
    exit \$status" > "$out/log" 2>&1 \
    || { tail -n 20 "$out/log" >&2; fail "Wine could not make a prefix (last lines above)"; }
for file in system.reg drive_c/windows/system32/wbem/wbemprox.dll; do
    [ -s "$out/prefix/$file" ] || { tail -n 20 "$out/log" >&2; fail "Wine's new prefix has no $file (last lines above)"; }
done
framework=$out/prefix/drive_c/windows/Microsoft.NET/Framework64/v4.0.30319
mkdir -p "$framework"
cp "$stand_in/WMINet_Utils.dll" "$framework/"

# The large unchanging part is mounted read-only into every run, the rest is copied into it.
mv "$out/prefix/drive_c/windows/system32" "$out/system32"
rm -f "$out/log"
