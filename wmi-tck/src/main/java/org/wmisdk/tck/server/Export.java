package org.wmisdk.tck.server;

import java.util.Set;

/**
 * A function that a library of Windows exports.
 *
 * @param library the file without its ending, such as {@code oleaut32}
 * @param name the export
 * @param shape as {@code Port.upcall} wants it
 * @param body what it does
 */
record Export(String library, String name, String shape, Body body) {
    private static final Set<String> OF_THREAD = Set.of(
            "CoCancelCall", "CoEnableCallCancellation", "CoGetApartmentType", "GetCurrentThreadId", "SetErrorInfo");

    /** What the function does. */
    @FunctionalInterface
    interface Body {
        /** Runs it with its native arguments. */
        long run(ComServer server, long[] a);
    }

    /** Whether it only concerns a thread: a worker, or what cancels it, may call it late, and holds nothing by it. */
    boolean isOfThread() {
        return OF_THREAD.contains(name);
    }

    boolean returnsPointer() {
        return shape.endsWith("P");
    }
}
