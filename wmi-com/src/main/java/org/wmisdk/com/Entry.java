package org.wmisdk.com;

import org.jspecify.annotations.Nullable;

/**
 * The way in that is taken, and why.
 *
 * @param way the way
 * @param reason why this one, for people; empty where nothing need be said
 * @param connect the address of {@code ConnectServerWmi}, 0 for the other way
 * @param initialize the address of the library's {@code Initialize}, 0 for the other way
 */
record Entry(WayIn way, String reason, long connect, long initialize) {
    private static final String CONNECT = "ConnectServerWmi";
    private static final String INITIALIZE = "Initialize";

    /**
     * Chooses: the library where it is there, otherwise the class.
     *
     * @param forced the only way that may be taken, or null
     * @throws MissingFunctionException if the forced way is not there
     */
    static Entry choose(Symbols symbols, @Nullable WayIn forced) {
        if (forced == WayIn.LOCATOR) {
            return new Entry(WayIn.LOCATOR, "asked for", 0, 0);
        }
        long connect = symbols.address(Functions.WMINET_UTILS, CONNECT);
        long initialize = connect == 0 ? 0 : symbols.address(Functions.WMINET_UTILS, INITIALIZE);
        if (connect != 0 && initialize != 0) {
            return new Entry(WayIn.DLL, forced == null ? "" : "asked for", connect, initialize);
        }
        String absent = connect == 0
                ? symbols.whyAbsent(Functions.WMINET_UTILS)
                : Functions.WMINET_UTILS + " is too old: it has no " + INITIALIZE;
        if (forced == WayIn.DLL) {
            throw new MissingFunctionException(WayIn.DLL.call() + ": " + absent);
        }
        return new Entry(WayIn.LOCATOR, absent, 0, 0);
    }

    /** The way and the reason, for people. */
    String text() {
        return reason.isEmpty() ? way.call() : way.call() + " (" + reason + ")";
    }
}
