package org.wmisdk.bench.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way in which OSHI's module on {@code java.lang.foreign} calls WMI, written by hand since that module is not on Maven Central:
 * the handle of a method is linked for each call, names and VARIANTs are allocated for each property, rows are fetched one at a time.
 * Exported functions have a handle each.
 */
@SuppressWarnings("restricted") // it is what is measured
final class LinkedPerCallClient implements Client<List<Map<String, @Nullable Object>>> {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup OLE32 = SymbolLookup.libraryLookup("ole32.dll", Arena.global());
    private static final SymbolLookup OLEAUT32 = SymbolLookup.libraryLookup("oleaut32.dll", Arena.global());

    private static final MethodHandle CO_INITIALIZE_EX =
            exported(OLE32, "CoInitializeEx", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CO_CREATE_INSTANCE = exported(
            OLE32, "CoCreateInstance", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle CO_SET_PROXY_BLANKET = exported(
            OLE32,
            "CoSetProxyBlanket",
            FunctionDescriptor.of(
                    JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SYS_ALLOC_STRING =
            exported(OLEAUT32, "SysAllocString", FunctionDescriptor.of(ADDRESS, ADDRESS));
    private static final MethodHandle SYS_FREE_STRING =
            exported(OLEAUT32, "SysFreeString", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle VARIANT_INIT =
            exported(OLEAUT32, "VariantInit", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle VARIANT_CLEAR =
            exported(OLEAUT32, "VariantClear", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    private static final FunctionDescriptor RELEASE = FunctionDescriptor.of(JAVA_INT, ADDRESS);
    private static final FunctionDescriptor CONNECT_SERVER = FunctionDescriptor.of(
            JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    private static final FunctionDescriptor EXEC_QUERY =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    private static final FunctionDescriptor NEXT =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final FunctionDescriptor GET =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);

    private static final int FORWARD_ONLY_AND_AT_ONCE = 0x30;
    private static final int VARIANT_BYTES = 24;
    private static final int VARIANT_VALUE = 8;

    private MemorySegment services = MemorySegment.NULL;

    private static MethodHandle exported(SymbolLookup library, String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(library.find(name).orElseThrow(), descriptor);
    }

    /** The handle of a method, linked now. */
    private static MethodHandle method(MemorySegment object, int slot, FunctionDescriptor descriptor) {
        MemorySegment table = object.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
        MemorySegment function =
                table.reinterpret(ADDRESS.byteSize() * (slot + 1)).getAtIndex(ADDRESS, slot);
        return LINKER.downcallHandle(function, descriptor);
    }

    private static int check(String call, int hr) {
        if (hr < 0) {
            throw new IllegalStateException(call + " failed with 0x" + Integer.toHexString(hr));
        }
        return hr;
    }

    private static RuntimeException thrown(Throwable t) {
        if (t instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new IllegalStateException(t);
    }

    @Override
    public void open() {
        try {
            check("CoInitializeEx", (int) CO_INITIALIZE_EX.invokeExact(MemorySegment.NULL, 0));
        } catch (Throwable t) {
            throw thrown(t);
        }
        services = connected();
    }

    private static MemorySegment connected() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment clsid = guid(arena, 0x4590F811, 0x11D01D3A, 0xAA001F89, 0x242E4B00);
            MemorySegment iid = guid(arena, 0xDC12A687, 0x11CF737F, 0xAA004D88, 0x242E4B00);
            MemorySegment out = arena.allocate(ADDRESS);
            check("CoCreateInstance", (int) CO_CREATE_INSTANCE.invokeExact(clsid, MemorySegment.NULL, 1, iid, out));
            MemorySegment locator = out.get(ADDRESS, 0);
            MemorySegment path = bstr(arena, NAMESPACE);
            try {
                check("ConnectServer", (int) method(locator, 3, CONNECT_SERVER)
                        .invokeExact(
                                locator,
                                path,
                                MemorySegment.NULL,
                                MemorySegment.NULL,
                                MemorySegment.NULL,
                                0,
                                MemorySegment.NULL,
                                MemorySegment.NULL,
                                out));
            } finally {
                SYS_FREE_STRING.invokeExact(path);
                release(locator);
            }
            MemorySegment connection = out.get(ADDRESS, 0);
            check("CoSetProxyBlanket", (int) CO_SET_PROXY_BLANKET.invokeExact(
                    connection, 10, 0, MemorySegment.NULL, 3, 3, MemorySegment.NULL, 0));
            return connection;
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static MemorySegment guid(Arena arena, int... words) {
        return arena.allocateFrom(JAVA_INT, words);
    }

    private static MemorySegment wide(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
    }

    private static MemorySegment bstr(Arena arena, String text) throws Throwable {
        return (MemorySegment) SYS_ALLOC_STRING.invokeExact(wide(arena, text));
    }

    private static void release(MemorySegment object) {
        try {
            int left = (int) method(object, 2, RELEASE).invokeExact(object);
            assert left >= 0;
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    @Override
    public void connect() {
        release(connected());
    }

    @Override
    public List<Map<String, @Nullable Object>> query(Question question) {
        return ask(services, question);
    }

    @Override
    public List<Map<String, @Nullable Object>> connectAndQuery(Question question) {
        MemorySegment own = connected();
        try {
            return ask(own, question);
        } finally {
            release(own);
        }
    }

    private static List<Map<String, @Nullable Object>> ask(MemorySegment connection, Question question) {
        List<String> names = question.names();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            MemorySegment returned = arena.allocate(JAVA_INT);
            MemorySegment language = bstr(arena, "WQL");
            MemorySegment text = bstr(arena, question.text());
            try {
                check("ExecQuery", (int) method(connection, 20, EXEC_QUERY)
                        .invokeExact(connection, language, text, FORWARD_ONLY_AND_AT_ONCE, MemorySegment.NULL, out));
            } finally {
                SYS_FREE_STRING.invokeExact(text);
                SYS_FREE_STRING.invokeExact(language);
            }
            MemorySegment enumerator = out.get(ADDRESS, 0);
            try {
                while (true) {
                    check("Next", (int) method(enumerator, 4, NEXT).invokeExact(enumerator, -1, 1, out, returned));
                    if (returned.get(JAVA_INT, 0) == 0) {
                        return rows;
                    }
                    MemorySegment row = out.get(ADDRESS, 0);
                    try (Arena ofRow = Arena.ofConfined()) {
                        rows.add(values(ofRow, row, names));
                    } finally {
                        release(row);
                    }
                }
            } finally {
                release(enumerator);
            }
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static Map<String, @Nullable Object> values(Arena arena, MemorySegment row, List<String> names)
            throws Throwable {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String name : names) {
            MethodHandle get = method(row, 4, GET);
            MemorySegment wide = wide(arena, name);
            MemorySegment variant = arena.allocate(VARIANT_BYTES, 8);
            VARIANT_INIT.invokeExact(variant);
            MemorySegment type = arena.allocate(JAVA_INT);
            check("Get", (int) get.invokeExact(row, wide, 0, variant, type, MemorySegment.NULL));
            try {
                values.put(name, decoded(variant, type.get(JAVA_INT, 0)));
            } finally {
                check("VariantClear", (int) VARIANT_CLEAR.invokeExact(variant));
            }
        }
        return values;
    }

    private static @Nullable Object decoded(MemorySegment variant, int type) {
        int vt = variant.get(JAVA_SHORT, 0);
        return switch (vt) {
            case 0, 1 -> null; // VT_EMPTY, VT_NULL
            case 2 -> variant.get(JAVA_SHORT, VARIANT_VALUE); // VT_I2
            case 3 -> { // VT_I4, which is also that of uint32
                int number = variant.get(JAVA_INT, VARIANT_VALUE);
                yield type == 19 ? Integer.toUnsignedLong(number) : number;
            }
            case 8 -> text(variant.get(ADDRESS, VARIANT_VALUE)); // VT_BSTR
            case 11 -> variant.get(JAVA_SHORT, VARIANT_VALUE) != 0; // VT_BOOL
            case 17 -> variant.get(JAVA_BYTE, VARIANT_VALUE) & 0xFF; // VT_UI1
            default -> throw new IllegalStateException("a VARIANT of type " + vt);
        };
    }

    private static String text(MemorySegment bstr) {
        return bstr.reinterpret(Long.MAX_VALUE).getString(0, StandardCharsets.UTF_16LE);
    }

    @Override
    public int rows(List<Map<String, @Nullable Object>> result) {
        return result.size();
    }

    @Override
    public @Nullable Object value(List<Map<String, @Nullable Object>> result, int row, String name) {
        return result.get(row).get(name);
    }

    /** Links one handle and calls it: what every program on {@code java.lang.foreign} pays once. */
    static long linkOne() {
        MethodHandle ticks = exported(
                SymbolLookup.libraryLookup("kernel32.dll", Arena.global()),
                "GetTickCount64",
                FunctionDescriptor.of(JAVA_LONG));
        try {
            return (long) Objects.requireNonNull(ticks).invokeExact();
        } catch (Throwable t) {
            throw thrown(t);
        }
    }
}
