package org.wmisdk.com;

import static org.wmisdk.com.Codes.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.internal.Text;

/**
 * Reads the value of a VARIANT out of native memory, by its CIM type: the VARIANT alone does not tell whether VT_I4 is a sint32, a
 * uint16 or a uint32, or what a VT_BSTR stands for. Copies everything; the VARIANT stays as it is and is cleared by the caller.
 */
final class VariantReader {
    /** More elements than any WMI object can carry: a larger count means that there is no SAFEARRAY at the address. */
    private static final long MAX_ELEMENTS = 1L << 26;

    /** Reads an embedded object. */
    @FunctionalInterface
    interface Objects {
        /**
         * Reads it.
         *
         * @param unknown any interface of the object; stays with the caller
         * @param depth how many objects it lies in
         */
        WmiObject read(long unknown, int depth);
    }

    private final Com com;
    private final Port port;
    private final Numbers numbers;
    private final Objects objects;

    VariantReader(Com com, Objects objects) {
        this.com = com;
        this.port = com.port;
        this.numbers = new Numbers(com);
        this.objects = objects;
    }

    /**
     * Reads a value.
     *
     * @param type its CIM type, of an array that of its elements
     * @param depth how many objects the object lies in that has this value
     * @return the value as {@link CimType} names it, null for NULL
     * @throws MalformedValueException if it cannot be read as a value of that type
     */
    @Nullable
    Object read(long variant, CimType type, boolean array, int depth) {
        return read(variant, type(variant), type, array, depth);
    }

    /** The VARTYPE of a VARIANT. */
    int type(long variant) {
        return port.getShort(variant + Layouts.VARIANT_VT) & 0xFFFF;
    }

    /** As {@link #read(long, CimType, boolean, int)}, of a VARIANT whose VARTYPE was read already. */
    @Nullable
    Object read(long variant, int vt, CimType type, boolean array, int depth) {
        if (vt == VT_NULL || vt == VT_EMPTY) {
            return null;
        }
        long value = variant + Layouts.VARIANT_VALUE;
        if ((vt & VT_BYREF) != 0) {
            throw Vartypes.unexpected(vt, "a value, but a reference to one");
        }
        if (((vt & VT_ARRAY) != 0) != array) {
            throw Vartypes.unexpected(vt, array ? "an array of " + type.mofName() : "a single " + type.mofName());
        }
        return array ? array(port.getLong(value), vt & ~VT_ARRAY, type, depth) : scalar(value, vt, type, depth);
    }

    /**
     * Reads the value of a qualifier, whose VARIANT alone says its type.
     *
     * @throws MalformedValueException if it is NULL, or of a type that qualifiers do not have
     */
    CimValue qualifier(long variant) {
        int vt = port.getShort(variant + Layouts.VARIANT_VT) & 0xFFFF;
        CimType type = switch (vt & ~VT_ARRAY) {
            case VT_BOOL -> CimType.BOOLEAN;
            case VT_I1, VT_UI1, VT_I2, VT_UI2, VT_I4, VT_INT -> CimType.SINT32;
            case VT_R4, VT_R8 -> CimType.REAL64;
            case VT_BSTR -> CimType.STRING;
            default -> throw Vartypes.unexpected(vt, "the value of a qualifier");
        };
        boolean array = (vt & VT_ARRAY) != 0;
        Object value = read(variant, type, array, 0);
        if (value == null) {
            throw new MalformedValueException("it is NULL");
        }
        return CimValue.of(type, array, value);
    }

    private @Nullable Object scalar(long address, int vt, CimType type, int depth) {
        if (vt == VT_BSTR && port.getLong(address) == 0) {
            return type == CimType.STRING ? "" : null; // for COM it is the empty text, which only a string can be
        }
        return switch (type) {
            case SINT8 -> (byte) numbers.integer(address, vt, Byte.SIZE, true);
            case UINT8 -> (short) numbers.integer(address, vt, Byte.SIZE, false);
            case SINT16 -> (short) numbers.integer(address, vt, Short.SIZE, true);
            case UINT16 -> (int) numbers.integer(address, vt, Short.SIZE, false);
            case SINT32 -> (int) numbers.integer(address, vt, Integer.SIZE, true);
            case UINT32 -> numbers.integer(address, vt, Integer.SIZE, false);
            case SINT64 -> numbers.integer(address, vt, Long.SIZE, true);
            case UINT64 -> Numbers.unsigned(numbers.integer(address, vt, Long.SIZE, false));
            case REAL32 -> numbers.single(address, vt);
            case REAL64 -> numbers.real(address, vt);
            case BOOLEAN -> bool(address, vt);
            case CHAR16 -> char16(address, vt);
            case STRING -> vt == VT_BSTR ? com.text(port.getLong(address)) : integerText(address, vt);
            case REFERENCE -> untilNul(text(address, vt, "an object path"));
            case DATETIME -> dateTime(text(address, vt, "a datetime"));
            case OBJECT -> object(address, vt, depth);
        };
    }

    private boolean bool(long address, int vt) {
        if (vt != VT_BSTR) {
            return numbers.integer(address, vt, Long.SIZE, true) != 0;
        }
        String text = com.text(port.getLong(address));
        boolean yes = "true".equalsIgnoreCase(text);
        if (!yes && !"false".equalsIgnoreCase(text)) {
            throw new MalformedValueException(Text.quote(text) + " is neither TRUE nor FALSE");
        }
        return yes;
    }

    private char char16(long address, int vt) {
        if (vt != VT_BSTR) {
            return (char) numbers.integer(address, vt, Character.SIZE, false);
        }
        String text = com.text(port.getLong(address));
        if (text.length() != 1) {
            throw new MalformedValueException(Text.quote(text) + " is not one character");
        }
        return text.charAt(0);
    }

    private String integerText(long address, int vt) {
        if (vt == VT_UI8) {
            return Long.toUnsignedString(port.getLong(address));
        }
        return Long.toString(numbers.integer(address, vt, Long.SIZE, true));
    }

    private String text(long address, int vt, String wanted) {
        if (vt != VT_BSTR) {
            throw Vartypes.unexpected(vt, wanted);
        }
        return com.text(port.getLong(address));
    }

    /** A name or a path, in which no NUL can be; Wine delivers paths with a tail of them. */
    static String untilNul(String text) {
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static Object dateTime(String text) {
        Optional<CimInterval> interval = CimInterval.find(text);
        return interval.isPresent() ? interval.get() : CimDateTime.ofText(text);
    }

    private @Nullable WmiObject object(long address, int vt, int depth) {
        if (vt != VT_UNKNOWN && vt != VT_DISPATCH) {
            throw Vartypes.unexpected(vt, "an object");
        }
        long unknown = port.getLong(address);
        return unknown == 0 ? null : objects.read(unknown, depth + 1);
    }

    /** Reads an array of strings that is not in a VARIANT. */
    List<String> strings(long safeArray) {
        List<String> strings = new ArrayList<>();
        if (array(safeArray, VT_BSTR, CimType.STRING, 0) instanceof List<?> elements) {
            elements.forEach(element -> strings.add((String) element));
        }
        return strings;
    }

    private @Nullable Object array(long safeArray, int vt, CimType type, int depth) {
        if (safeArray == 0) {
            return null; // how some providers say NULL
        }
        int count = checkedCount(safeArray, vt);
        long data = port.getLong(safeArray + Layouts.SAFEARRAY_DATA);
        if (type == CimType.UINT8) {
            return bytes(data, count, vt);
        }
        @Nullable Object[] values = new Object[count];
        int width = Vartypes.elementBytes(vt);
        for (int i = 0; i < count; i++) {
            values[i] = element(data + (long) width * i, vt, type, depth);
        }
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    /** The number of elements, once all is checked that would let us read where there is nothing. */
    private int checkedCount(long safeArray, int vt) {
        int dimensions = port.getShort(safeArray + Layouts.SAFEARRAY_DIMS) & 0xFFFF;
        if (dimensions != 1) {
            throw new MalformedValueException("a SAFEARRAY has " + dimensions + " dimensions instead of one");
        }
        long count = port.getInt(safeArray + Layouts.SAFEARRAY_ELEMENTS) & 0xFFFF_FFFFL;
        if (count == 0) {
            return 0;
        }
        int bytes = port.getInt(safeArray + Layouts.SAFEARRAY_ELEMENT_BYTES);
        if (bytes == 0 || bytes != Vartypes.elementBytes(vt)) {
            throw new MalformedValueException("a SAFEARRAY of type " + Vartypes.name(vt) + " has elements of "
                    + Integer.toUnsignedString(bytes) + " bytes");
        }
        // Elements are found by their place, so that the number of the first one may be any; but the last one must have
        // a number.
        long last = port.getInt(safeArray + Layouts.SAFEARRAY_LOWER_BOUND) + count - 1;
        if (count > MAX_ELEMENTS || last > Integer.MAX_VALUE) {
            throw new MalformedValueException(
                    "a SAFEARRAY says that it has " + count + " elements, up to number " + last);
        }
        if (port.getLong(safeArray + Layouts.SAFEARRAY_DATA) == 0) {
            throw new MalformedValueException("a SAFEARRAY has " + count + " elements and no memory for them");
        }
        return (int) count;
    }

    private byte[] bytes(long data, int count, int vt) {
        byte[] bytes = new byte[count];
        if (vt == VT_UI1) {
            port.getBytes(data, bytes, 0, count);
            return bytes;
        }
        int width = Vartypes.elementBytes(vt);
        for (int i = 0; i < count; i++) {
            bytes[i] = ((Number) element(data + (long) width * i, vt, CimType.UINT8, 0)).byteValue();
        }
        return bytes;
    }

    private Object element(long address, int vt, CimType type, int depth) {
        Object value = vt == VT_VARIANT ? read(address, type, false, depth) : scalar(address, vt, type, depth);
        if (value == null) {
            throw new MalformedValueException("an array of " + type.mofName() + " has an element that is NULL");
        }
        return value;
    }
}
