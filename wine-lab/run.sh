# run.sh (sourced): runs commands in the lab. Needs what lab_setup and parse_options set.

# lab_exec CMD...: runs the command in the lab; its exit code, or 124 after the time limit.
#
# Each run starts from the same Windows: the files that do not change are mounted read-only, registry and the rest of drive C
# are copied into memory and vanish with the run. So runs may overlap, and none sees what another wrote.
lab_exec() {
    local work limit=${timeout:-300} mounts=() status=0
    work=$(pwd -P)
    case $work/ in
        "$repository"/*) ;;
        /) fail "start the lab in a folder, not in /" ;;
        *) mounts+=(--bind "$work" "$work") ;;
    esac
    sandbox_describe "$wine_dir"
    mounts+=(
        --bind "$repository" "$repository"
        --ro-bind "${jre_dirs[${jre:-25}]}" /jre
        --ro-bind "$prefix_dir/prefix" /prefix-template
        --tmpfs "$sandbox_prefix" --dir "$sandbox_prefix/drive_c/windows/system32"
        --ro-bind "$prefix_dir/system32" "$sandbox_prefix/drive_c/windows/system32"
    )
    without_cr timeout --foreground --kill-after=10 "$limit" "${sandbox[@]}" "${mounts[@]}" --chdir "$work" \
        sh -c "cp -a /prefix-template/. $sandbox_prefix && exec \"\$@\"" sh "$@" || status=$?
    [ $status != 124 ] || note "ended after $limit s, the time limit (--timeout)"
    return $status
}

# without_cr CMD...: runs it with CR LF on its output and error output made LF (not with --raw); its exit code.
without_cr() {
    if [ -n "${raw:-}" ]; then
        "$@"
    else
        { { "$@" 2>&1 >&3 3>&-; } | sed -u 's/\r$//' >&2 3>&-; } 3>&1 | sed -u 's/\r$//'
    fi
}

# lab_java ARG...: java.exe with the flags that make it usable under Wine.
lab_java() {
    local flags=(
        -XX:-PrintWarnings # processor groups
        -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
        -Dwmi.world=wine
    )
    if [ "${jre:-25}" = 17 ]; then
        # Under Wine, what 17 asks of the network at its first random number fails for IPv6. It reads the older names of the encodings.
        flags+=(-Djava.net.preferIPv4Stack=true -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8)
    else
        flags+=(--enable-native-access=ALL-UNNAMED)
    fi
    lab_exec wine /jre/bin/java.exe "${flags[@]}" "$@"
}

# lab_wmi ARG...: the wmi command. Its jar names the others that it needs.
lab_wmi() {
    local jar=$repository/wmi-cli/target/wmi-cli.jar
    [ -z "$build" ] || "$repository/.mvn/package-if-newer" lab wmi-cli wmi-api wmi-com wmi-jna wmi-ffm wmi-fake
    [ -e "$jar" ] || fail "wmi-cli is not built: ./mvnw -pl wmi-cli -am -DskipTests package"
    lab_java -jar "$jar" "$@"
}
