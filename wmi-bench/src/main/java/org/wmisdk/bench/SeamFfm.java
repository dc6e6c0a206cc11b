package org.wmisdk.bench;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.wmisdk.com.abi.Port;

/**
 * What does the port add to a call by {@code java.lang.foreign}? The port against the bare {@code static final} handle of the same
 * shape, with 2 and with 10 arguments. The callee is the C library's {@code abs}, which is a few instructions and leaves further
 * arguments alone, so that only the crossing is measured.
 *
 * <pre>./bench seam</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 400, time = 5, timeUnit = TimeUnit.MILLISECONDS)
public class SeamFfm {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemorySegment ABS = LINKER.defaultLookup().find("abs").orElseThrow();
    private static final MethodHandle RAW_2 = raw(FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle RAW_10 = raw(FunctionDescriptor.of(
            JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT,
            JAVA_INT));

    private final Port port = Ports.named("ffm");
    private final long fn = ABS.address();
    private long a = 1;
    private int b = 2;

    @SuppressWarnings("restricted") // the bare handle is the measure
    private static MethodHandle raw(FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(descriptor);
    }

    /** The bare handle. */
    @Benchmark
    public int raw2() throws Throwable {
        return (int) RAW_2.invokeExact(ABS, a, a);
    }

    /** The port. */
    @Benchmark
    public int port2() {
        return port.callPPI(fn, a, a);
    }

    /** The bare handle. */
    @Benchmark
    public int raw10() throws Throwable {
        return (int) RAW_10.invokeExact(ABS, a, a, a, a, b, a, a, a, b, b);
    }

    /** The port. */
    @Benchmark
    public int port10() {
        return port.callPPPPIPPPIII(fn, a, a, a, a, b, a, a, a, b, b);
    }
}
