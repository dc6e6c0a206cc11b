package org.wmisdk.bench.call;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Bare {@code Native.ffi_call} of JNA, with arguments that were written once, beforehand: no way to call by JNA can be faster. Its answer is
 * read out of memory, as that of every way is.
 */
public class FfiCallWay extends Way {
    private static final int POINTER = 12; // libffi's type codes
    private static final int INT = 10;

    private static final long CONNECT = Callee.ofShape("PPPPIPPPIII").address();
    private static final long GET = Callee.ofShape("PPIPPPI").address();
    private static final long NEXT = Callee.ofShape("PIIPPI").address();
    private static final long RELEASE = Callee.ofShape("PI").address();

    private static final long PPPPIPPPIII = cif("PPPPIPPPII");
    private static final long PPIPPPI = cif("PPIPPP");
    private static final long PIIPPI = cif("PIIPP");
    private static final long PI = cif("P");

    private final long result = Native.malloc(16);
    private final ByteBuffer answer = new Pointer(result).getByteBuffer(0, 16).order(ByteOrder.nativeOrder());
    private final long forConnect = given(a, b, c, d, e, f, g, h, i, j);
    private final long forGet = given(a, b, e, c, d, f);
    private final long forNext = given(a, e, i, b, c);
    private final long forRelease = given(a);

    /** Arguments, behind the list of their addresses. */
    private static long given(long... arguments) {
        int count = arguments.length;
        long list = Native.malloc(2L * count * Long.BYTES);
        Pointer memory = new Pointer(list);
        for (int i = 0; i < count; i++) {
            long offset = (long) (count + i) * Long.BYTES;
            memory.setLong((long) i * Long.BYTES, list + offset);
            memory.setLong(offset, arguments[i]);
        }
        return list;
    }

    private static long cif(String arguments) {
        Pointer types = new Pointer(Native.malloc((long) Long.BYTES * arguments.length()));
        for (int i = 0; i < arguments.length(); i++) {
            types.setLong((long) Long.BYTES * i, type(arguments.charAt(i) == 'P' ? POINTER : INT));
        }
        int abi = Platform.isARM() == Platform.isWindows()
                ? 2
                : 1; // FFI_UNIX64 or arm64's FFI_WIN64; x64's FFI_WIN64 or FFI_SYSV
        return Native.ffi_prep_cif(abi, arguments.length(), type(INT), Pointer.nativeValue(types));
    }

    private static long type(int code) {
        int size = code == INT ? 4 : 8;
        Pointer type = new Pointer(Native.malloc(24));
        type.setLong(0, size);
        type.setLong(8, size | (code << 16));
        type.setLong(16, 0);
        return Pointer.nativeValue(type);
    }

    @Benchmark
    public int connect() {
        Native.ffi_call(PPPPIPPPIII, CONNECT, result, forConnect);
        return answer.getInt(0);
    }

    @Benchmark
    public int get() {
        Native.ffi_call(PPIPPPI, GET, result, forGet);
        return answer.getInt(0);
    }

    @Benchmark
    public int next() {
        Native.ffi_call(PIIPPI, NEXT, result, forNext);
        return answer.getInt(0);
    }

    @Benchmark
    public int release() {
        Native.ffi_call(PI, RELEASE, result, forRelease);
        return answer.getInt(0);
    }
}
