# common.sh (sourced): messages, options and the place of the lab.

cache=${WMI_LAB_CACHE:-${XDG_CACHE_HOME:-${HOME:?set HOME or WMI_LAB_CACHE}/.cache}/wmi-lab}
jres=(17 25)

note() { echo "lab: $*" >&2; }
fail() {
    note "$*"
    exit 1
}
usage_error() {
    note "$*; ./lab --help lists the commands"
    exit 2
}

# parse_options ARG...: reads the options that the commands share and leaves the rest in the array operands.
parse_options() {
    jre="" timeout="" raw="" build=1 operands=()
    while [ $# != 0 ]; do
        case $1 in
            --jre)
                jre=${2:-}
                [[ " ${jres[*]} " == *" $jre "* && -n $jre ]] || usage_error "--jre takes one of ${jres[*]}, not '$jre'"
                shift 2
                ;;
            --timeout)
                timeout=${2:-}
                [[ $timeout =~ ^[1-9][0-9]*$ ]] || usage_error "--timeout takes a number of seconds above 0, not '$timeout'"
                shift 2
                ;;
            --raw)
                raw=1
                shift
                ;;
            --no-build)
                build=""
                shift
                ;;
            --)
                shift
                break
                ;;
            *)
                break
                ;;
        esac
    done
    operands=("$@")
}
