#!/usr/bin/env bash
# make-wine.sh OUT HOST: unpacks Debian 13's Wine 10 (64 bit) and the libraries it needs into the folder OUT, for a machine
# named HOST.
#
# Nothing is installed: apt resolves and downloads with a state of its own, dpkg-deb unpacks, and maintainer scripts do not
# run; the few things they would have done and Wine needs are done at the end. Works as any user.
set -euo pipefail
out=$1 host=$2
packages=(wine base-files dash coreutils libc-bin)
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

fail() { echo "lab: $*" >&2; exit 1; }

command -v apt-get dpkg-deb > /dev/null \
    || fail "apt-get and dpkg-deb fetch and unpack Wine; this machine has none: use Debian or Ubuntu, or a container of one"

# The mirror that this machine is set up for; the release name alone differs.
mirror=${WMI_LAB_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m1 -E '/debian/?$' || true)}
[ -n "$mirror" ] || fail "apt on this machine knows no Debian mirror; set WMI_LAB_MIRROR to the address of one (it ends in /debian/)"
[ -r "$keyring" ] || fail "$keyring is missing: install debian-archive-keyring"

apt=$out/apt
mkdir -p "$apt/lists/partial" "$apt/archives/partial"
echo "deb [signed-by=$keyring] $mirror trixie main" > "$apt/sources.list"
: > "$apt/status"
# Read after the machine's own settings, which go on to say how mirrors are reached.
cat > "$apt/conf" <<END
#clear DPkg::Post-Invoke;
#clear APT::Update::Post-Invoke;
Dir::Etc { SourceList "$apt/sources.list"; SourceParts "/dev/null"; };
Dir::State "$apt";
Dir::State::Lists "$apt/lists";
Dir::State::status "$apt/status";
Dir::Cache "$apt";
Debug::NoLocking "true";
APT::Sandbox::User "";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Keep-Downloaded-Packages "true";
APT::Update::Error-Mode "any";
Acquire { Languages "none"; Retries "3"; };
END
own_apt() {
    apt-get -q -c "$apt/conf" "$@" > "$apt/log" 2>&1 && return
    tail -n 20 "$apt/log" >&2
    fail "apt could not fetch Debian 13's Wine from $mirror (last lines above)"
}
own_apt update
own_apt install -y --no-install-recommends --download-only "${packages[@]}"

root=$out/root
mkdir "$root"
for package in "$apt"/archives/*.deb; do
    dpkg-deb -x "$package" "$root"
done
rm -rf "$apt"

cd "$root"
rm -rf usr/share/doc usr/share/man usr/share/locale usr/share/info usr/share/icons etc/alternatives
[ -e usr/bin/sh ] || ln -s dash usr/bin/sh
for tool in wine wineserver wineboot; do
    [ -e "usr/bin/$tool" ] || ln -s "$tool-stable" "usr/bin/$tool"
done

# libwine's postinst marks this DLL as one of Wine's own; unmarked, Wine cannot load kernel32.dll.
dlls=usr/lib/x86_64-linux-gnu/wine/x86_64-windows
zlib=usr/x86_64-w64-mingw32/lib/zlib1.dll
[ -r "$zlib" ] || fail "Debian's Wine no longer brings $zlib: wine-lab/make-wine.sh has to learn its new place"
{
    head -c 64 "$zlib"
    printf 'Wine builtin DLL\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'
    tail -c +97 "$zlib"
} > "$dlls/zlib1.dll"

# Debug data is two thirds of it; a prefix copies these files.
rm -rf "${dlls%/*}/i386-windows"
for dll in "$dlls"/*; do
    if strip --strip-debug -o stripped.tmp "$dll" 2> /dev/null; then cat stripped.tmp > "$dll"; fi
done
rm -f stripped.tmp

echo "127.0.0.1 localhost $host" > etc/hosts
echo 'root:x:0:0:root:/root:/bin/sh' > etc/passwd
mv usr ../usr
mv etc ../etc
cd ..
rm -rf root
