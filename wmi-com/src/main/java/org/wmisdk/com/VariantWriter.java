package org.wmisdk.com;

import static org.wmisdk.com.Codes.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;

/**
 * Writes a value as a VARIANT, in the form that WMI uses for its CIM type. The VARIANT and an array in it stand on the thread's stack, and
 * closing frees the strings and releases the objects: the callee copies what it wants to keep.
 */
final class VariantWriter implements AutoCloseable {
    private final Com com;
    private final Port port;
    private final ToLongFunction<WmiObject> objects;
    private long[] strings = new long[4];
    private int count;
    private final List<Long> references = new ArrayList<>(0);

    /** For values without objects in them. */
    VariantWriter(Com com) {
        this(com, object -> {
            throw new MalformedValueException("an object cannot be passed here");
        });
    }

    /** @param objects makes the native form of an object, a reference that is released here */
    VariantWriter(Com com, ToLongFunction<WmiObject> objects) {
        this.com = com;
        this.port = com.port;
        this.objects = objects;
    }

    /**
     * Writes it.
     *
     * @return the VARIANT, valid until this is closed or the stack is given back
     * @throws MalformedValueException if it has no such form
     */
    long write(CimValue value) {
        long variant = com.scratch().stack.take(Layouts.VARIANT_SIZE);
        Object raw = value.raw();
        int vt = raw == null ? VT_NULL : value.isArray() ? VT_ARRAY | form(value.type()) : form(value.type());
        port.putShort(variant + Layouts.VARIANT_VT, (short) vt);
        long target = variant + Layouts.VARIANT_VALUE;
        if (raw != null && value.isArray()) {
            port.putLong(target, array(value.type(), raw));
        } else if (raw != null) {
            put(target, value.type(), raw);
        }
        return variant;
    }

    private static int form(CimType type) {
        return switch (type) {
            case SINT8, SINT16, CHAR16 -> VT_I2;
            case UINT8 -> VT_UI1;
            case UINT16, SINT32, UINT32 -> VT_I4;
            case REAL32 -> VT_R4;
            case REAL64 -> VT_R8;
            case BOOLEAN -> VT_BOOL;
            case SINT64, UINT64, STRING, DATETIME, REFERENCE -> VT_BSTR;
            case OBJECT -> VT_UNKNOWN;
        };
    }

    private void put(long target, CimType type, Object raw) {
        switch (type) {
            case SINT8, SINT16 -> port.putShort(target, ((Number) raw).shortValue());
            case CHAR16 -> port.putShort(target, (short) ((Character) raw).charValue());
            case UINT8 -> port.putByte(target, ((Number) raw).byteValue());
            case UINT16, SINT32, UINT32 -> port.putInt(target, ((Number) raw).intValue());
            case REAL32 -> port.putInt(target, Float.floatToRawIntBits((Float) raw));
            case REAL64 -> port.putLong(target, Double.doubleToRawLongBits((Double) raw));
            case BOOLEAN -> port.putShort(target, (Boolean) raw ? VARIANT_TRUE : 0);
            case SINT64, UINT64, STRING, DATETIME, REFERENCE -> port.putLong(target, string(raw.toString()));
            case OBJECT -> port.putLong(target, reference((WmiObject) raw));
        }
    }

    private long reference(WmiObject object) {
        long reference = objects.applyAsLong(object);
        references.add(reference);
        return reference;
    }

    private long string(String text) {
        if (count == strings.length) {
            strings = Arrays.copyOf(strings, 2 * count);
        }
        long bstr = com.bstr(text);
        strings[count++] = bstr;
        return bstr;
    }

    /** A SAFEARRAY as one that stands on a C stack: nobody may free it, and the callee copies it. */
    private long array(CimType type, Object raw) {
        int vt = form(type);
        int width = Vartypes.elementBytes(vt);
        int length = raw instanceof byte[] bytes ? bytes.length : ((List<?>) raw).size();
        NativeStack stack = com.scratch().stack;
        long array = stack.take(Layouts.SAFEARRAY_SIZE);
        long data = stack.take(Math.max(1, Math.multiplyExact(width, length)));
        port.putShort(array + Layouts.SAFEARRAY_DIMS, (short) 1);
        port.putShort(array + Layouts.SAFEARRAY_FEATURES, (short)
                (FADF_AUTO | FADF_FIXEDSIZE | (vt == VT_BSTR ? FADF_BSTR : vt == VT_UNKNOWN ? FADF_UNKNOWN : 0)));
        port.putInt(array + Layouts.SAFEARRAY_ELEMENT_BYTES, width);
        port.putLong(array + Layouts.SAFEARRAY_DATA, data);
        port.putInt(array + Layouts.SAFEARRAY_ELEMENTS, length);
        if (raw instanceof byte[] bytes) {
            port.putBytes(data, bytes, 0, length);
            return array;
        }
        List<?> elements = (List<?>) raw;
        for (int i = 0; i < length; i++) {
            put(data + (long) width * i, type, elements.get(i));
        }
        return array;
    }

    @Override
    public void close() {
        for (int i = 0; i < count; i++) {
            com.free(strings[i]);
        }
        references.forEach(com::release);
    }
}
