package org.wmisdk.bench.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import org.wmisdk.bench.server.CLibrary;
import org.wmisdk.com.Codes;
import org.wmisdk.com.Layouts;

/**
 * What is called: functions in C that do no work, of {@code callee.c}. Where there is no compiler, {@code abs} of the C library is called for
 * all shapes of a call: it is a few instructions and leaves further arguments alone. No port is needed for any of this.
 */
@SuppressWarnings("restricted") // a native function is what is measured
final class Callee {
    /** What is made into a BSTR, and stands in {@link #VARIANT}: twenty characters. */
    static final String TEXT = "Win32_ProcessStartup";

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Arena ARENA = Arena.global();

    private static final SymbolLookup FUNCTIONS =
            CLibrary.file().map(file -> SymbolLookup.libraryLookup(file, ARENA)).orElseGet(LINKER::defaultLookup);

    /** A VARIANT of type VT_BSTR. */
    static final MemorySegment VARIANT = variant();

    private Callee() {}

    /** Whether the functions are those in C; {@link CLibrary#whyAbsent} otherwise. */
    static boolean inC() {
        return CLibrary.file().isPresent();
    }

    /** The function that is called with a shape as in the names of {@link org.wmisdk.com.abi.Port}. */
    static MemorySegment ofShape(String shape) {
        return function(inC() ? "callee_" + shape : "abs");
    }

    static MemorySegment function(String name) {
        return FUNCTIONS
                .find(name)
                .orElseThrow(
                        () -> new IllegalStateException("there is no function " + name + ". " + CLibrary.whyAbsent()));
    }

    /** A handle of {@code long name(long count, P argument)}, to be kept in a static final field. */
    static MethodHandle loop(String name) {
        return LINKER.downcallHandle(function(name), FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS));
    }

    /** From now on, or no longer, the functions in C answer what they were given, instead of 1. */
    static void check(boolean on) throws Throwable {
        MethodHandle check = LINKER.downcallHandle(function("callee_check"), FunctionDescriptor.ofVoid(JAVA_INT));
        check.invokeExact(on ? 1 : 0);
    }

    /** {@link #TEXT} with its terminator. */
    static MemorySegment text() {
        return ARENA.allocateFrom(TEXT, StandardCharsets.UTF_16LE);
    }

    private static MemorySegment variant() {
        long bytes = (long) TEXT.length() * Character.BYTES;
        MemorySegment bstr = ARENA.allocate(Layouts.POINTER + bytes + Character.BYTES, Layouts.POINTER);
        MemorySegment text = bstr.asSlice(Layouts.POINTER);
        bstr.set(JAVA_INT, Layouts.POINTER + Layouts.BSTR_BYTES, (int) bytes);
        MemorySegment.copy(text(), 0, text, 0, bytes);
        MemorySegment variant = ARENA.allocate(Layouts.VARIANT_SIZE, Layouts.POINTER);
        variant.set(JAVA_SHORT, Layouts.VARIANT_VT, (short) Codes.VT_BSTR);
        variant.set(ADDRESS, Layouts.VARIANT_VALUE, text);
        return variant;
    }
}
