package org.wmisdk.bench.rows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.wmisdk.CimDateTime;
import org.wmisdk.bench.rounds.Contestant;
import org.wmisdk.bench.server.NativeCalls;
import org.wmisdk.bench.server.Table;
import org.wmisdk.bench.server.Table.Kind;
import org.wmisdk.com.Codes;
import org.wmisdk.com.Layouts;
import org.wmisdk.com.Slots;

/**
 * OSHI's way to call by {@code java.lang.foreign}, written by hand: each call of a method links its handle anew, from the address that
 * stands in the virtual table, and has an arena of its own. Rows come one at a time and values are read from the VARIANT.
 */
@SuppressWarnings("restricted") // that is what is measured
public final class LinkedPerCall implements Contestant {
    private static final FunctionDescriptor EXEC_QUERY =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    private static final FunctionDescriptor NEXT =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final FunctionDescriptor GET =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    private static final FunctionDescriptor RELEASE = FunctionDescriptor.of(JAVA_INT, ADDRESS);
    private static final MemorySegment VARIANT_CLEAR = NativeCalls.address("VariantClear");

    private final MemorySegment services = NativeCalls.services();
    private Table table = Table.mixed(1, 1, 1);
    private List<String> columns = table.columns();
    private MemorySegment query = MemorySegment.NULL;

    /** Takes no arguments. */
    public LinkedPerCall(List<String> arguments) throws Throwable {}

    @Override
    public String prepare(String task) throws Throwable {
        table = Table.parse(task);
        columns = table.columns();
        query = NativeCalls.bstr(table.query());
        return Table.checksum(read(), 0);
    }

    @Override
    public long run() throws Throwable {
        return read().size();
    }

    private List<Object[]> read() throws Throwable {
        List<Object[]> rows = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            int hr = (int) NativeCalls.LINKER
                    .downcallHandle(NativeCalls.method(services, Slots.SERVICES_EXEC_QUERY), EXEC_QUERY)
                    .invokeExact(services, query, query, Codes.WBEM_FLAG_FORWARD_ONLY, MemorySegment.NULL, out);
            NativeCalls.check(hr);
            MemorySegment enumerator = out.get(ADDRESS, 0);
            while (next(enumerator, rows)) {
                // each row is read as it comes
            }
            release(enumerator);
        }
        return rows;
    }

    private boolean next(MemorySegment enumerator, List<Object[]> rows) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            MemorySegment returned = arena.allocate(JAVA_INT);
            int hr = (int) NativeCalls.LINKER
                    .downcallHandle(NativeCalls.method(enumerator, Slots.ENUM_NEXT), NEXT)
                    .invokeExact(enumerator, -1, 1, out, returned);
            NativeCalls.check(hr);
            if (returned.get(JAVA_INT, 0) == 0) {
                return false;
            }
            MemorySegment row = out.get(ADDRESS, 0);
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = get(row, i);
            }
            rows.add(values);
            release(row);
            return true;
        }
    }

    private Object get(MemorySegment row, int column) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(columns.get(column), StandardCharsets.UTF_16LE);
            MemorySegment variant = arena.allocate(Layouts.VARIANT_SIZE, Layouts.POINTER);
            MemorySegment type = arena.allocate(JAVA_INT);
            int hr = (int) NativeCalls.LINKER
                    .downcallHandle(NativeCalls.method(row, Slots.OBJECT_GET), GET)
                    .invokeExact(row, name, 0, variant, type, MemorySegment.NULL);
            NativeCalls.check(hr);
            Object value = value(variant, table.kinds().charAt(column));
            int cleared = (int)
                    NativeCalls.LINKER.downcallHandle(VARIANT_CLEAR, RELEASE).invokeExact(variant);
            NativeCalls.check(cleared);
            return value;
        }
    }

    private static Object value(MemorySegment variant, char kind) {
        if (kind == Kind.NUMBER.letter()) {
            return variant.get(JAVA_INT, Layouts.VARIANT_VALUE) & 0xFFFF_FFFFL;
        }
        MemorySegment value = variant.get(ADDRESS, Layouts.VARIANT_VALUE);
        if (kind == Kind.BYTES.letter() || kind == Kind.LIST.letter()) {
            return array(value.reinterpret(Layouts.SAFEARRAY_SIZE), kind == Kind.BYTES.letter());
        }
        String text = text(value);
        return kind == Kind.SIZE.letter()
                ? new BigInteger(text)
                : kind == Kind.DATE.letter() ? CimDateTime.ofText(text) : text;
    }

    private static Object array(MemorySegment array, boolean bytes) {
        int count = array.get(JAVA_INT, Layouts.SAFEARRAY_ELEMENTS);
        MemorySegment data = array.get(ADDRESS, Layouts.SAFEARRAY_DATA);
        if (bytes) {
            return data.reinterpret(count).toArray(JAVA_BYTE);
        }
        MemorySegment elements = data.reinterpret((long) Layouts.POINTER * count);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(elements.getAtIndex(ADDRESS, i)));
        }
        return texts;
    }

    private static String text(MemorySegment bstr) {
        MemorySegment whole = MemorySegment.ofAddress(bstr.address() + Layouts.BSTR_BYTES);
        int bytes = whole.reinterpret(Integer.BYTES).get(JAVA_INT, 0);
        return new String(bstr.reinterpret(bytes).toArray(JAVA_BYTE), StandardCharsets.UTF_16LE);
    }

    private static void release(MemorySegment object) throws Throwable {
        int left = (int) NativeCalls.LINKER
                .downcallHandle(NativeCalls.method(object, Slots.UNKNOWN_RELEASE), RELEASE)
                .invokeExact(object);
        NativeCalls.check(left);
    }
}
