package org.wmisdk.tck.server;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiObject;

/** Writes CIM values as VARIANTs, in the forms that WMI uses, and reads those that a client passes. */
final class Variants {
    /** What stands in the union where a value does not fill it: an old value, as from Windows. */
    private static final long OLD_BITS = 0x5EED_5EED_5EED_5EEDL;

    /** How WMI writes each CIM type. */
    private static final Map<CimType, Integer> FORMS = Map.ofEntries(
            Map.entry(CimType.SINT8, Layout.VT_I2),
            Map.entry(CimType.UINT8, Layout.VT_UI1),
            Map.entry(CimType.SINT16, Layout.VT_I2),
            Map.entry(CimType.UINT16, Layout.VT_I4),
            Map.entry(CimType.SINT32, Layout.VT_I4),
            Map.entry(CimType.UINT32, Layout.VT_I4),
            Map.entry(CimType.SINT64, Layout.VT_BSTR),
            Map.entry(CimType.UINT64, Layout.VT_BSTR),
            Map.entry(CimType.REAL32, Layout.VT_R4),
            Map.entry(CimType.REAL64, Layout.VT_R8),
            Map.entry(CimType.BOOLEAN, Layout.VT_BOOL),
            Map.entry(CimType.STRING, Layout.VT_BSTR),
            Map.entry(CimType.CHAR16, Layout.VT_I2),
            Map.entry(CimType.DATETIME, Layout.VT_BSTR),
            Map.entry(CimType.REFERENCE, Layout.VT_BSTR),
            Map.entry(CimType.OBJECT, Layout.VT_UNKNOWN));

    private final ComServer server;
    private final Memory memory;
    private final Automation automation;

    Variants(ComServer server) {
        this.server = server;
        this.memory = server.memory();
        this.automation = server.automation();
    }

    /** The type code that WMI uses for a CIM type. */
    static int form(CimType type) {
        Integer vt = FORMS.get(type);
        if (vt == null) {
            throw new IllegalArgumentException("no VARIANT form for " + type);
        }
        return vt;
    }

    /** Writes a value over a VARIANT that owns nothing. */
    void write(long variant, CimType type, @Nullable Object raw) {
        if (raw == null) {
            write(variant, Layout.VT_NULL, 0, 0);
        } else if (raw instanceof byte[] || raw instanceof List<?>) {
            write(variant, Layout.VT_ARRAY | form(type), newArray(type, elements(raw)), 8);
        } else {
            int vt = form(type);
            write(variant, vt, bits(type, raw), Layout.size(vt));
        }
    }

    /** Writes a type code and as many bytes of the union as the type uses. */
    void write(long variant, int vt, long bits, int width) {
        memory.putShort(variant, vt);
        memory.putLong(variant + Layout.VARIANT_VALUE, OLD_BITS);
        store(variant + Layout.VARIANT_VALUE, bits, width);
    }

    private void store(long address, long bits, int width) {
        switch (width) {
            case 0 -> {}
            case 1 -> memory.putByte(address, (int) bits);
            case 2 -> memory.putShort(address, (int) bits);
            case 4 -> memory.putInt(address, (int) bits);
            default -> memory.putLong(address, bits);
        }
    }

    private static List<?> elements(Object raw) {
        if (raw instanceof byte[] bytes) {
            List<Short> unsigned = new ArrayList<>();
            for (byte b : bytes) {
                unsigned.add((short) (b & 0xFF));
            }
            return unsigned;
        }
        return (List<?>) raw;
    }

    /** A new SAFEARRAY of values. */
    long newArray(CimType type, List<?> values) {
        int vt = form(type);
        int size = Layout.size(vt);
        long array = automation.newArray(vt, size, values.size());
        long data = memory.getLong(array + Layout.ARRAY_DATA);
        for (int i = 0; i < values.size(); i++) {
            store(data + (long) i * size, bits(type, values.get(i)), size);
        }
        return array;
    }

    private long bits(CimType type, Object raw) {
        return switch (type) {
            case SINT8, UINT8, SINT16, UINT16, SINT32, UINT32 -> ((Number) raw).longValue();
            case REAL32 -> Float.floatToRawIntBits((Float) raw);
            case REAL64 -> Double.doubleToRawLongBits((Double) raw);
            case BOOLEAN -> (Boolean) raw ? -1 : 0;
            case CHAR16 -> (Character) raw;
            case SINT64 -> automation.newString(Long.toString((Long) raw));
            case UINT64 -> automation.newString(((BigInteger) raw).toString());
            case STRING, DATETIME, REFERENCE -> automation.newString(raw.toString());
            case OBJECT -> new ClassObject(server, (WmiObject) raw).reference(ComObject.UNKNOWN);
        };
    }

    /** What a client passes, for example as the value of a context. */
    CimValue read(long variant, String by) {
        int vt = memory.getShort(variant) & 0xFFFF;
        long value = memory.getLong(variant + Layout.VARIANT_VALUE);
        if (vt == Layout.VT_NULL || vt == Layout.VT_EMPTY) {
            return CimValue.of(CimType.STRING, null);
        }
        int elementVt = vt & ~Layout.VT_ARRAY;
        CimType type = typeOf(elementVt, by);
        if ((vt & Layout.VT_ARRAY) == 0) {
            return CimValue.of(type, scalar(elementVt, value, by));
        }
        List<Object> values = new ArrayList<>();
        int size = Layout.size(elementVt);
        long data = memory.getLong(value + Layout.ARRAY_DATA);
        for (int i = 0; i < memory.getInt(value + Layout.ARRAY_COUNT); i++) {
            values.add(scalar(elementVt, load(data + (long) i * size, size), by));
        }
        return CimValue.ofArray(type, values);
    }

    /**
     * What a client puts into a property of a type, which must be in the form that WMI has for it.
     *
     * @return null if it is in another form
     */
    @Nullable
    CimValue read(long variant, CimType type, boolean array, String by) {
        int vt = memory.getShort(variant) & 0xFFFF;
        if (vt == Layout.VT_NULL) {
            return array ? CimValue.ofArray(type, null) : CimValue.of(type, null);
        }
        int form = form(type);
        if (vt != (array ? Layout.VT_ARRAY | form : form)) {
            return null;
        }
        long value = memory.getLong(variant + Layout.VARIANT_VALUE);
        if (!array) {
            return CimValue.of(type, typed(type, value, by));
        }
        List<Object> values = new ArrayList<>();
        int size = Layout.size(form);
        long data = memory.getLong(value + Layout.ARRAY_DATA);
        for (int i = 0; i < memory.getInt(value + Layout.ARRAY_COUNT); i++) {
            values.add(typed(type, load(data + (long) i * size, size), by));
        }
        return CimValue.ofArray(type, values);
    }

    private Object typed(CimType type, long bits, String by) {
        return switch (type) {
            case SINT8 -> (byte) bits;
            case UINT8 -> (short) (bits & 0xFF);
            case SINT16 -> (short) bits;
            case UINT16 -> (int) bits & 0xFFFF;
            case SINT32 -> (int) bits;
            case UINT32 -> bits & 0xFFFF_FFFFL;
            case REAL32 -> Float.intBitsToFloat((int) bits);
            case REAL64 -> Double.longBitsToDouble(bits);
            case BOOLEAN -> (short) bits != 0;
            case CHAR16 -> (char) bits;
            case SINT64 -> Long.valueOf(text(bits, by));
            case UINT64 -> new BigInteger(text(bits, by));
            case STRING, REFERENCE -> text(bits, by);
            case DATETIME -> CimDateTime.ofText(text(bits, by));
            case OBJECT -> server.classObject(bits, by).asObject();
        };
    }

    private String text(long bstr, String by) {
        String text = automation.text(bstr, by);
        return text == null ? "" : text;
    }

    /** The CIM type that a VARIANT has where nothing else says it. */
    private static CimType typeOf(int vt, String by) {
        return Stream.of(
                        CimType.SINT32,
                        CimType.BOOLEAN,
                        CimType.STRING,
                        CimType.SINT16,
                        CimType.UINT8,
                        CimType.REAL32,
                        CimType.REAL64)
                .filter(type -> form(type) == vt)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        by + ": a VARIANT of type " + vt + " is not expected from a client"));
    }

    private long load(long address, int size) {
        return switch (size) {
            case 1 -> memory.bytes(address, 1)[0];
            case 2 -> memory.getShort(address);
            case 4 -> memory.getInt(address);
            default -> memory.getLong(address);
        };
    }

    private Object scalar(int vt, long bits, String by) {
        if (vt == Layout.VT_I4) {
            return (int) bits;
        } else if (vt == Layout.VT_I2) {
            return (short) bits;
        } else if (vt == Layout.VT_UI1) {
            return (short) (bits & 0xFF);
        } else if (vt == Layout.VT_BOOL) {
            return (short) bits != 0;
        } else if (vt == Layout.VT_R4) {
            return Float.intBitsToFloat((int) bits);
        } else if (vt == Layout.VT_R8) {
            return Double.longBitsToDouble(bits);
        }
        return text(bits, by);
    }
}
