package org.wmisdk.bench.rows;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.COM.Wbemcli;
import com.sun.jna.platform.win32.COM.Wbemcli.IEnumWbemClassObject;
import com.sun.jna.platform.win32.COM.Wbemcli.IWbemClassObject;
import com.sun.jna.platform.win32.OleAuto;
import com.sun.jna.platform.win32.Variant.VARIANT;
import com.sun.jna.ptr.IntByReference;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wmisdk.CimDateTime;
import org.wmisdk.bench.rounds.Contestant;
import org.wmisdk.bench.server.CLibrary;
import org.wmisdk.bench.server.NativeCalls;
import org.wmisdk.bench.server.Table;
import org.wmisdk.bench.server.Table.Kind;
import org.wmisdk.com.Layouts;

/**
 * jna-platform's way: its own classes for services, enumerator and row, and its own VARIANT, with the loop of its {@code WbemcliUtil}. That
 * reads no arrays; here they are read from the SAFEARRAY's memory. Outside Windows the server takes names of {@code wchar_t}, our library
 * is found in the place of OleAut32, and its functions are called with the C convention, as those of 64-bit Windows are: the alternate one that
 * jna-platform asks for exists on Windows alone.
 */
public final class JnaPlatform implements Contestant {
    private static final int FEW = 20;

    private final MemorySegment services = NativeCalls.services();
    private final OleAuto oleAuto;
    private MemorySegment query = MemorySegment.NULL;
    private Table table = Table.mixed(1, 1, 1);
    private List<WString> columns = List.of();

    /** Takes no arguments. */
    @SuppressWarnings("restricted") // only to switch and to connect
    public JnaPlatform(List<String> arguments) throws Throwable {
        Path library = CLibrary.file().orElseThrow(() -> new IllegalStateException(CLibrary.whyAbsent()));
        System.setProperty(
                "jna.library.path", Objects.requireNonNull(library.getParent()).toString());
        MethodHandle wide = NativeCalls.handle("server_wide_names", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
        wide.invokeExact(1);
        oleAuto = Native.load(
                "OleAut32", OleAuto.class, Map.of(Library.OPTION_CALLING_CONVENTION, Function.C_CONVENTION));
    }

    @Override
    public String prepare(String task) throws Throwable {
        table = Table.parse(task);
        query = NativeCalls.bstr(table.query());
        columns = table.columns().stream().map(WString::new).toList();
        return Table.checksum(read(Integer.MAX_VALUE), 0);
    }

    /** Reads a few rows, since a thousand would take more than a second. */
    @Override
    public long run() throws Throwable {
        return read(FEW).size();
    }

    private List<Object[]> read(int most) throws Throwable {
        List<Object[]> rows = new ArrayList<>();
        IEnumWbemClassObject enumerator = new IEnumWbemClassObject(
                new Pointer(NativeCalls.execQuery(services, query).address()));
        try {
            Pointer[] row = new Pointer[1];
            IntByReference returned = new IntByReference(0);
            while (rows.size() < most) {
                enumerator.Next(Wbemcli.WBEM_INFINITE, row.length, row, returned);
                if (returned.getValue() == 0) {
                    break;
                }
                rows.add(values(new IWbemClassObject(row[0])));
            }
            return rows;
        } finally {
            enumerator.Release();
        }
    }

    private Object[] values(IWbemClassObject row) {
        VARIANT.ByReference variant = new VARIANT.ByReference();
        IntByReference type = new IntByReference();
        try {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                row.Get(columns.get(i), 0, variant, type, null);
                values[i] = value(variant, table.kinds().charAt(i));
                oleAuto.VariantClear(variant);
            }
            return values;
        } finally {
            row.Release();
        }
    }

    private static Object value(VARIANT.ByReference variant, char kind) {
        if (kind == Kind.BYTES.letter() || kind == Kind.LIST.letter()) {
            return array(variant.getPointer().getPointer(Layouts.VARIANT_VALUE), kind == Kind.BYTES.letter());
        }
        variant.getValue(); // WbemcliUtil does so before it looks at the type
        if (kind == Kind.NUMBER.letter()) {
            return variant.intValue() & 0xFFFF_FFFFL;
        }
        String text = variant.stringValue();
        return kind == Kind.SIZE.letter()
                ? new BigInteger(text)
                : kind == Kind.DATE.letter() ? CimDateTime.ofText(text) : text;
    }

    private static Object array(Pointer array, boolean bytes) {
        int count = array.getInt(Layouts.SAFEARRAY_ELEMENTS);
        Pointer data = array.getPointer(Layouts.SAFEARRAY_DATA);
        if (bytes) {
            return data.getByteArray(0, count);
        }
        List<String> texts = new ArrayList<>(count);
        for (Pointer text : data.getPointerArray(0, count)) {
            texts.add(new String(text.getByteArray(0, text.getInt(Layouts.BSTR_BYTES)), StandardCharsets.UTF_16LE));
        }
        return texts;
    }
}
