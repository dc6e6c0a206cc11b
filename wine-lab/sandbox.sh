# sandbox.sh (sourced): what every process of the lab sees.
#
# bubblewrap gives it Wine's files read-only, a process tree of its own that ends with the command, an empty /tmp and a host
# name that is always the same. Of the host's file system it sees only what the caller adds. No root is needed.

sandbox_prefix=/prefix
sandbox_host=wmi-lab

# sandbox_describe WINE: sets the array sandbox, the start of every bwrap command line; WINE is a folder of make-wine.sh.
sandbox_describe() {
    local wine=$1 variable
    sandbox=(
        bwrap --unshare-pid --unshare-ipc --unshare-uts --hostname "$sandbox_host" --die-with-parent
        --ro-bind "$wine/usr" /usr --ro-bind "$wine/etc" /etc
        --symlink usr/bin /bin --symlink usr/lib /lib --symlink usr/lib64 /lib64 --symlink usr/sbin /sbin
        --proc /proc --dev /dev --tmpfs /tmp --dir /root
        --setenv PATH /usr/bin --setenv HOME /root --setenv LC_ALL C.UTF-8 --setenv TZ "${WMI_LAB_TZ:-UTC}"
        --setenv WINEPREFIX "$sandbox_prefix" --setenv WINEDEBUG "${WINEDEBUG:--all}"
        --setenv WINEDLLOVERRIDES 'winedbg.exe=d;mscoree=d;mshtml=d' --setenv XDG_RUNTIME_DIR /tmp
    )
    # Root inside, whoever calls it: one user name and one Windows profile everywhere.
    [ "$(id -u)" = 0 ] || sandbox+=(--unshare-user --uid 0 --gid 0)
    # What the host says to its own JVMs is not meant for these.
    for variable in JAVA_HOME CLASSPATH JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS; do
        sandbox+=(--unsetenv "$variable")
    done
}
