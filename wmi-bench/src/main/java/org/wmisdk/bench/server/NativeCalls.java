package org.wmisdk.bench.server;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import org.wmisdk.com.Layouts;
import org.wmisdk.com.Slots;

/** The functions of the library in C by {@code java.lang.foreign}, for contestants that do not go through a port. */
@SuppressWarnings("restricted") // that is what is measured
public final class NativeCalls {
    /** The linker. */
    public static final Linker LINKER = Linker.nativeLinker();

    /** For what lives as long as the process. */
    public static final Arena ARENA = Arena.global();

    private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup(
            CLibrary.file().orElseThrow(() -> new IllegalStateException(CLibrary.whyAbsent())), ARENA);
    private static final MethodHandle ALLOCATE =
            handle("SysAllocStringLen", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle CONNECT = handle(
            "ConnectServerWmi",
            FunctionDescriptor.of(
                    JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT,
                    JAVA_INT));

    private static final MethodHandle EXEC_QUERY = LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));

    private NativeCalls() {}

    /** The address of an export. */
    public static MemorySegment address(String function) {
        return LIBRARY.find(function).orElseThrow();
    }

    /** Linked once, to be kept. */
    public static MethodHandle handle(String function, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(address(function), descriptor);
    }

    /** Text with its terminator, for ever. */
    public static MemorySegment wide(String text) {
        return ARENA.allocateFrom(text, StandardCharsets.UTF_16LE);
    }

    /** A BSTR, for ever. */
    public static MemorySegment bstr(String text) throws Throwable {
        return (MemorySegment) ALLOCATE.invokeExact(wide(text), text.length());
    }

    /** A connection, for ever. */
    public static MemorySegment services() throws Throwable {
        MemorySegment out = ARENA.allocate(ADDRESS);
        MemorySegment none = MemorySegment.NULL;
        int hr = (int) CONNECT.invokeExact(none, none, none, none, 0, none, none, out, 3, -1);
        check(hr);
        return out.get(ADDRESS, 0);
    }

    /** Starts a query; the enumerator is the caller's. */
    public static MemorySegment execQuery(MemorySegment services, MemorySegment text) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            int hr = (int) EXEC_QUERY.invokeExact(
                    method(services, Slots.SERVICES_EXEC_QUERY), services, text, text, 0, MemorySegment.NULL, out);
            check(hr);
            return out.get(ADDRESS, 0);
        }
    }

    /** A method of an object. */
    public static MemorySegment method(MemorySegment object, int slot) {
        MemorySegment methods = object.reinterpret(Layouts.POINTER).get(ADDRESS, 0);
        return methods.reinterpret((slot + 1L) * Layouts.POINTER).getAtIndex(ADDRESS, slot);
    }

    /** Throws on a negative HRESULT. */
    public static void check(long hr) {
        if (hr < 0) {
            throw new IllegalStateException("the server in C answered " + Long.toHexString(hr));
        }
    }
}
