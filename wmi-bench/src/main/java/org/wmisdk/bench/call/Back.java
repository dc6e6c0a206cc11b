package org.wmisdk.bench.call;

import java.lang.invoke.MethodHandle;

/** The loop in C that calls a callback: one crossing for a thousand upcalls does not count. */
final class Back {
    static final int COUNT = 1000;

    /** {@code long loop_back(long count, function)}: the sum of the answers. */
    static final MethodHandle LOOP = Callee.loop("loop_back");

    private Back() {}
}
