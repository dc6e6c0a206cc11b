package org.wmisdk.bench.call;

import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.wmisdk.bench.Ports;
import org.wmisdk.com.Codes;
import org.wmisdk.com.Layouts;
import org.wmisdk.com.abi.Port;

/** Texts and callbacks by the ports of this library, with one port loaded. */
public class PortValues extends Way {
    @SuppressWarnings("NullAway.Init") // JMH sets it
    @Param({"ffm", "jna"})
    String port;

    @SuppressWarnings("NullAway.Init") // set by prepare()
    private Port calls;

    private MemorySegment callback = MemorySegment.NULL;

    private long allocate;
    private long free;

    private String text = Callee.TEXT;
    private final char[] chars = new char[text.length()];
    private long variant = Callee.VARIANT.address();

    @Override
    void prepare() {
        calls = Ports.named(port);
        callback = MemorySegment.ofAddress(calls.upcall("PII", arguments -> arguments[1]));
        if (Callee.inC()) {
            allocate = Callee.function("SysAllocStringLen").address();
            free = Callee.function("SysFreeString").address();
        }
    }

    @Benchmark
    public int bstr() {
        int length = text.length();
        long made = calls.callPIP(allocate, 0, length);
        text.getChars(0, length, chars, 0);
        calls.putChars(made, chars, 0, length);
        int last = calls.getShort(made + (length - 1L) * Character.BYTES);
        calls.callPV(free, made);
        return last;
    }

    @Benchmark
    public String variant() {
        if (calls.getShort(variant + Layouts.VARIANT_VT) != Codes.VT_BSTR) {
            throw new IllegalStateException("no text");
        }
        long address = calls.getLong(variant + Layouts.VARIANT_VALUE);
        int length = calls.getInt(address + Layouts.BSTR_BYTES) / Character.BYTES;
        calls.getChars(address, chars, 0, length);
        return new String(chars, 0, length);
    }

    @Benchmark
    @OperationsPerInvocation(Back.COUNT)
    public long upcall() throws Throwable {
        return (long) Back.LOOP.invokeExact((long) Back.COUNT, callback) / Back.COUNT;
    }
}
