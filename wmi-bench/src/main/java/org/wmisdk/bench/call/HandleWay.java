package org.wmisdk.bench.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.wmisdk.com.Codes;
import org.wmisdk.com.Layouts;

/**
 * {@code java.lang.foreign} without a port: a static final handle for each shape. Addresses of functions are no constants, since those of the
 * methods of COM are not: they stand in the object's table.
 */
@SuppressWarnings("restricted") // the bare handle is the measure
public class HandleWay extends Way {
    private static final Linker LINKER = Linker.nativeLinker();

    private static final MethodHandle PPPPIPPPIII = LINKER.downcallHandle(FunctionDescriptor.of(
            JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT,
            JAVA_INT));
    private static final MethodHandle PPIPPPI = LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle PIIPPI =
            LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle PI = LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    private long connect = Callee.ofShape("PPPPIPPPIII").address();
    private long get = Callee.ofShape("PPIPPPI").address();
    private long next = Callee.ofShape("PIIPPI").address();
    private long release = Callee.ofShape("PI").address();

    @Benchmark
    public int connect() throws Throwable {
        return (int) PPPPIPPPIII.invokeExact(MemorySegment.ofAddress(connect), a, b, c, d, e, f, g, h, i, j);
    }

    @Benchmark
    public int get() throws Throwable {
        return (int) PPIPPPI.invokeExact(MemorySegment.ofAddress(get), a, b, e, c, d, f);
    }

    @Benchmark
    public int next() throws Throwable {
        return (int) PIIPPI.invokeExact(MemorySegment.ofAddress(next), a, e, i, b, c);
    }

    @Benchmark
    public int release() throws Throwable {
        return (int) PI.invokeExact(MemorySegment.ofAddress(release), a);
    }

    /** Linked when it is first used: {@code abs} cannot stand for these. */
    private static final class Texts {
        static final MethodHandle ALLOCATE = LINKER.downcallHandle(
                Callee.function("SysAllocStringLen"), FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        static final MethodHandle FREE =
                LINKER.downcallHandle(Callee.function("SysFreeString"), FunctionDescriptor.ofVoid(ADDRESS));
    }

    private String text = Callee.TEXT;
    private final char[] chars = new char[text.length()];

    @Benchmark
    public int bstr() throws Throwable {
        int length = text.length();
        MemorySegment made = ((MemorySegment) Texts.ALLOCATE.invokeExact(MemorySegment.NULL, length))
                .reinterpret((long) length * Character.BYTES);
        text.getChars(0, length, chars, 0);
        MemorySegment.copy(chars, 0, made, JAVA_CHAR, 0, length);
        char last = made.getAtIndex(JAVA_CHAR, length - 1);
        Texts.FREE.invokeExact(made);
        return last;
    }

    /** All memory. */
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private long variant = Callee.VARIANT.address();

    @Benchmark
    public String variant() {
        if (MEMORY.get(JAVA_SHORT, variant + Layouts.VARIANT_VT) != Codes.VT_BSTR) {
            throw new IllegalStateException("no text");
        }
        long address = MEMORY.get(JAVA_LONG, variant + Layouts.VARIANT_VALUE);
        int length = MEMORY.get(JAVA_INT, address + Layouts.BSTR_BYTES) / Character.BYTES;
        MemorySegment.copy(MEMORY, JAVA_CHAR, address, chars, 0, length);
        return new String(chars, 0, length);
    }

    private final MemorySegment callback = callback();

    private static MemorySegment callback() {
        try {
            MethodHandle target = MethodHandles.lookup()
                    .findStatic(HandleWay.class, "back", MethodType.methodType(int.class, long.class, int.class));
            return LINKER.upcallStub(target, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT), Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static int back(long unused, int number) {
        return number;
    }

    @Benchmark
    @OperationsPerInvocation(Back.COUNT)
    public long upcall() throws Throwable {
        return (long) Back.LOOP.invokeExact((long) Back.COUNT, callback) / Back.COUNT;
    }
}
