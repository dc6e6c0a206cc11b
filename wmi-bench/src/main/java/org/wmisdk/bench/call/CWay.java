package org.wmisdk.bench.call;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** C: the loop, too, is in C, so that the one crossing for ten thousand calls does not count. */
public class CWay extends Way {
    private static final int COUNT = 10_000;

    private static final MethodHandle NOTHING = Callee.loop("loop_nothing");
    private static final MethodHandle CONNECT = Callee.loop("loop_PPPPIPPPIII");
    private static final MethodHandle GET = Callee.loop("loop_PPIPPPI");
    private static final MethodHandle NEXT = Callee.loop("loop_PIIPPI");
    private static final MethodHandle RELEASE = Callee.loop("loop_PI");
    private static final MethodHandle BSTR = Callee.loop("loop_bstr");
    private static final MethodHandle VARIANT = Callee.loop("loop_variant");
    private static final MethodHandle UPCALL = Callee.loop("loop_back");

    private final MemorySegment forConnect = given(a, b, c, d, e, f, g, h, i, j);
    private final MemorySegment forGet = given(a, b, e, c, d, f);
    private final MemorySegment forNext = given(a, e, i, b, c);
    private final MemorySegment forRelease = given(a);
    private final MemorySegment text = Callee.text();
    private final MemorySegment callback = Callee.function("callee_PII");

    private static MemorySegment given(long... arguments) {
        return Arena.global().allocateFrom(JAVA_LONG, arguments);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long nothing() throws Throwable {
        return (long) NOTHING.invokeExact((long) COUNT, forRelease) / COUNT;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long connect() throws Throwable {
        return (long) CONNECT.invokeExact((long) COUNT, forConnect) / COUNT;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long get() throws Throwable {
        return (long) GET.invokeExact((long) COUNT, forGet) / COUNT;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long next() throws Throwable {
        return (long) NEXT.invokeExact((long) COUNT, forNext) / COUNT;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long release() throws Throwable {
        return (long) RELEASE.invokeExact((long) COUNT, forRelease) / COUNT;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long bstr() throws Throwable {
        return (long) BSTR.invokeExact((long) COUNT, text) / COUNT;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long variant() throws Throwable {
        return (long) VARIANT.invokeExact((long) COUNT, Callee.VARIANT) / COUNT;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long upcall() throws Throwable {
        return (long) UPCALL.invokeExact((long) COUNT, callback) / COUNT;
    }
}
