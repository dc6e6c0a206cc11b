package org.wmisdk.bench.call;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;
import org.wmisdk.bench.Ports;
import org.wmisdk.com.abi.Port;

/** The ports of this library. What was compiled for the other port must be compiled anew, which takes longer to warm up. */
@Warmup(iterations = 8, time = 40, timeUnit = TimeUnit.MILLISECONDS)
public class PortCalls extends Way {
    static final String ALONE = "alone";
    static final String BOTH = "both";

    /** So often that the compiler has seen it. */
    private static final int OFTEN = 20_000;

    @SuppressWarnings("NullAway.Init") // JMH sets it
    @Param({"ffm", "jna"})
    String port;

    /** {@value #BOTH}: the other port is loaded too, and has made many calls from the very place that is measured. */
    @SuppressWarnings("NullAway.Init") // JMH sets it
    @Param({ALONE, BOTH})
    String loaded;

    @SuppressWarnings("NullAway.Init") // set by prepare()
    private Port calls;

    private final long connect = Callee.ofShape("PPPPIPPPIII").address();
    private final long get = Callee.ofShape("PPIPPPI").address();
    private final long next = Callee.ofShape("PIIPPI").address();
    private final long release = Callee.ofShape("PI").address();

    @Override
    void prepare() {
        if (loaded.equals(BOTH)) {
            calls = Ports.named(port.equals("ffm") ? "jna" : "ffm");
            for (int n = 0; n < OFTEN; n++) {
                if (connect() + get() + next() + release() != Operation.CALLS.size()) {
                    throw new IllegalStateException(calls.name() + " answers otherwise");
                }
            }
        }
        calls = Ports.named(port);
    }

    @Benchmark
    public int connect() {
        return calls.callPPPPIPPPIII(connect, a, b, c, d, e, f, g, h, i, j);
    }

    @Benchmark
    public int get() {
        return calls.callPPIPPPI(get, a, b, e, c, d, f);
    }

    @Benchmark
    public int next() {
        return calls.callPIIPPI(next, a, e, i, b, c);
    }

    @Benchmark
    public int release() {
        return calls.callPI(release, a);
    }
}
