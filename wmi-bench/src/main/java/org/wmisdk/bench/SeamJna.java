package org.wmisdk.bench;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
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
 * What does the port add to a call by JNA's {@code ffi_call}? The port against bare {@code ffi_call} with arguments that were written
 * once, beforehand, with 2 and with 10 arguments. The callee is {@code abs}, as in {@link SeamFfm}.
 *
 * <pre>./bench seam</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 400, time = 5, timeUnit = TimeUnit.MILLISECONDS)
public class SeamJna {
    private static final int POINTER = 12; // libffi's type codes
    private static final int INT = 10;

    private final Port port = Ports.named("jna");
    private final long fn = Pointer.nativeValue(
            (Platform.isWindows() ? NativeLibrary.getInstance("ucrtbase") : NativeLibrary.getProcess())
                    .getGlobalVariableAddress("abs"));
    private final long cif2 = cif(POINTER, POINTER);
    private final long cif10 = cif(POINTER, POINTER, POINTER, POINTER, INT, POINTER, POINTER, POINTER, INT, INT);
    private final long result = Native.malloc(16);
    private final long arguments = arguments();
    private long a = 1;
    private int b = 2;

    /** Ten arguments, each of them 1, and the list of their addresses. */
    private static long arguments() {
        long list = Native.malloc(20 * 8);
        Pointer memory = new Pointer(list);
        for (int i = 0; i < 10; i++) {
            memory.setLong(8L * i, list + 8L * (10 + i));
            memory.setLong(8L * (10 + i), 1);
        }
        return list;
    }

    private static long cif(int... codes) {
        Pointer types = new Pointer(Native.malloc(8L * codes.length));
        for (int i = 0; i < codes.length; i++) {
            types.setLong(8L * i, type(codes[i]));
        }
        int abi = Platform.isARM() == Platform.isWindows()
                ? 2
                : 1; // FFI_UNIX64 or arm64's FFI_WIN64; x64's FFI_WIN64 or FFI_SYSV
        return Native.ffi_prep_cif(abi, codes.length, type(INT), Pointer.nativeValue(types));
    }

    private static long type(int code) {
        int size = code == INT ? 4 : 8;
        Pointer type = new Pointer(Native.malloc(24));
        type.setLong(0, size);
        type.setLong(8, size | (code << 16));
        type.setLong(16, 0);
        return Pointer.nativeValue(type);
    }

    /** Bare ffi_call. */
    @Benchmark
    public void raw2() {
        Native.ffi_call(cif2, fn, result, arguments);
    }

    /** The port. */
    @Benchmark
    public int port2() {
        return port.callPPI(fn, a, a);
    }

    /** Bare ffi_call. */
    @Benchmark
    public void raw10() {
        Native.ffi_call(cif10, fn, result, arguments);
    }

    /** The port. */
    @Benchmark
    public int port10() {
        return port.callPPPPIPPPIII(fn, a, a, a, a, b, a, a, a, b, b);
    }
}
