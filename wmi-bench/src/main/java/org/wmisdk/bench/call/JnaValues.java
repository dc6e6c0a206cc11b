package org.wmisdk.bench.call;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.wmisdk.com.Codes;
import org.wmisdk.com.Layouts;

/** Native memory by JNA's {@code Pointer}, read by hand, and its {@code Callback}. */
public class JnaValues extends JnaWay {
    /** {@code int f(void *, int)}. */
    public interface Returning extends Callback {
        int callback(Pointer unused, int number);
    }

    private final Returning target = (unused, number) -> number; // JNA keeps no callback that nobody refers to
    private final MemorySegment callback =
            MemorySegment.ofAddress(Pointer.nativeValue(CallbackReference.getFunctionPointer(target)));
    private final Pointer variant = new Pointer(Callee.VARIANT.address());

    @Benchmark
    public String variant() {
        if (variant.getShort(Layouts.VARIANT_VT) != Codes.VT_BSTR) {
            throw new IllegalStateException("no text");
        }
        Pointer value = variant.getPointer(Layouts.VARIANT_VALUE);
        byte[] bytes = value.getByteArray(0, value.getInt(Layouts.BSTR_BYTES));
        return new String(bytes, StandardCharsets.UTF_16LE);
    }

    @Benchmark
    @OperationsPerInvocation(Back.COUNT)
    public long upcall() throws Throwable {
        return (long) Back.LOOP.invokeExact((long) Back.COUNT, callback) / Back.COUNT;
    }
}
