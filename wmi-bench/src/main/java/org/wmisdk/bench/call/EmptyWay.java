package org.wmisdk.bench.call;

import org.openjdk.jmh.annotations.Benchmark;

/** Nothing: what is left is JMH's own, and contained in all that is measured in Java. */
public class EmptyWay extends Way {
    @Benchmark
    public long nothing() {
        return a;
    }
}
