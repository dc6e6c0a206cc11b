# contract.sh (sourced): the tests of wmi-worlds in the Windows JVMs.

contract_reports=wmi-worlds/target/lab-reports

# lab_contract: runs them in --jre, or in every JVM; fails when a test fails or when a JVM ran none.
lab_contract() {
    local only=$jre bad=()
    cd "$repository"
    [ -z "$build" ] || .mvn/package-if-newer lab wmi-worlds wmi-api wmi-com wmi-jna wmi-ffm wmi-fake wmi-tck
    if [ ! -d wmi-worlds/target/lab-lib ] || [ ! -d wmi-worlds/target/test-classes ]; then
        fail "wmi-worlds has no built tests: ./mvnw -pl wmi-worlds -am -DskipTests package"
    fi
    for jre in ${only:-"${jres[@]}"}; do
        contract_in_jvm || bad+=("JRE $jre")
    done
    [ ${#bad[@]} = 0 ] || fail "the contract failed in: ${bad[*]}"
}

# In the JVM that jre names. The console's own talk goes to a file: it names each test as it starts, so that the last line
# tells where a JVM hung or died.
contract_in_jvm() {
    local reports=$contract_reports/jre$jre status=0 report
    rm -rf "$reports"
    mkdir -p "$reports"
    note "the contract in a Windows JVM $jre"
    timeout=${timeout:-900} lab_java -Dwmi.contract.dir="$reports" -cp 'wmi-worlds/target/test-classes;wmi-worlds/target/lab-lib/*' \
        org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors --fail-if-no-tests \
        --scan-classpath wmi-worlds/target/test-classes --reports-dir "$reports" --details verbose \
        --config junit.jupiter.execution.timeout.default=2m --config junit.jupiter.execution.timeout.threaddump.enabled=true \
        > "$reports/console.txt" 2>&1 < /dev/null || status=$?
    report=$reports/TEST-junit-jupiter.xml
    if [ ! -s "$report" ]; then
        tail -n 40 "$reports/console.txt" >&2
        note "JRE $jre left no report, exit code $status (last lines above, the rest in $reports/console.txt)"
        return 1
    fi
    print_failures "$report" >&2
    count_reports "JRE $jre" "$report" || status=1
    [ $status = 0 ] || note "JRE $jre: exit code $status; what happened: $reports/console.txt"
    return $status
}

# print_failures REPORT: name, message and the top of the stack of each test that failed.
print_failures() {
    awk '
        /^<testcase / { test = $0 }
        /^<(failure|error) / { print test; left = 15 }
        left > 0 { print; left-- }
        /<\/(failure|error)>/ { left = 0 }' "$1"
}

# count_reports TITLE REPORT...: prints how many tests passed, failed and were skipped; fails when none ran.
count_reports() {
    local title=$1
    shift
    sed -n 's/^<testsuite \(.*\)$/\1/p' "$@" | awk -v title="$title" '
        function value(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
        { $0 = " " $0; tests += value("tests"); failed += value("failures") + value("errors"); skipped += value("skipped") }
        END {
            passed = tests - failed - skipped
            printf "%s: %d passed, %d failed, %d skipped\n", title, passed, failed, skipped
            exit passed + failed == 0
        }'
}

# skip_reasons REPORT...: why tests were skipped, each reason once, with how many.
skip_reasons() {
    sed -nE 's/^ *<skipped( message="([^"]*)".*|[^<]*><!\[CDATA\[([a-zA-Z0-9.]+: )?(.*))$/\2\4/p' "$@" \
        | sed 's/^Assumption failed: //; s/\]\]>.*//' | sort | uniq -c | sed 's/^ */    skipped /'
}

# lab_all: the query in every JVM through each backend that runs there, then the contract.
lab_all() {
    local query=${WMI_LAB_QUERY:-SELECT Caption, Version, LastBootUpTime FROM Win32_OperatingSystem} world backend
    parse_options
    for world in 17:jna 25:jna 25:ffm; do
        jre=${world%:*} backend=${world#*:}
        note "wmi --backend $backend query \"$query\" in a Windows JVM $jre"
        lab_wmi --backend "$backend" query "$query"
    done
    jre=""
    lab_contract
}
