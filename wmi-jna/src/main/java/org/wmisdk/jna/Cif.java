package org.wmisdk.jna;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.wmisdk.com.abi.Shape;

/**
 * A call interface of libffi: how the arguments of one shape are passed on this platform. Lives as long as the process.
 *
 * @param shape the shape
 * @param address the native {@code ffi_cif}, 0 where it could not be prepared
 */
record Cif(Shape shape, long address) {
    // type codes and sizes of libffi's ffi.h
    private static final long VOID = type(1, 1, 0);
    private static final long SINT32 = type(4, 4, 10);
    private static final long SINT64 = type(8, 8, 12);

    /** The number of the platform's convention in libffi's {@code ffi_abi}, or -1 where none is known that libffi takes. */
    static final int ABI = abi();

    static Cif of(String letters) {
        Shape shape = new Shape(letters);
        return new Cif(shape, ABI < 0 ? 0 : prepared(ABI, shape));
    }

    private static long prepared(int abi, Shape shape) {
        long types = Native.malloc((shape.arguments() + 1L) * Long.BYTES); // one more than needed: never of 0 bytes
        Pointer list = new Pointer(types);
        for (int i = 0; i < shape.arguments(); i++) {
            list.setLong((long) i * Long.BYTES, shape.isPointer(i) ? SINT64 : SINT32);
        }
        long result = switch (shape.result()) {
            case 'V' -> VOID;
            case 'P' -> SINT64;
            default -> SINT32;
        };
        return Native.ffi_prep_cif(abi, shape.arguments(), result, types);
    }

    /** Lays out an {@code ffi_type}: size_t size, uint16 alignment, uint16 type code, pointer to elements (none). */
    private static long type(long size, int alignment, int code) {
        long address = Native.malloc(24);
        Pointer type = new Pointer(address);
        type.setLong(0, size);
        type.setShort(8, (short) alignment);
        type.setShort(10, (short) code);
        type.setInt(12, 0);
        type.setLong(16, 0);
        return address;
    }

    private static int abi() {
        int abi = switch (Platform.ARCH) {
            case "x86-64" -> Platform.isWindows() ? 1 : 2; // FFI_WIN64 in the enum of Windows; FFI_UNIX64
            case "aarch64" -> Platform.isWindows() ? 2 : 1; // FFI_WIN64; FFI_SYSV
            default -> -1;
        };
        try {
            return abi >= 0 && prepared(abi, new Shape("PI")) != 0 ? abi : -1;
        } catch (IllegalArgumentException refused) {
            return -1;
        }
    }
}
