package org.wmisdk.com;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.SystemProperties;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.SessionException;

/**
 * Calls {@code Get} and {@code GetNames} of {@code IWbemClassObject}. The results of {@code Get} go to a <i>cell</i> of native memory: a
 * VARIANT, and behind it a CIMTYPE and a flavor. What a successful {@code Get} left there is to be cleared.
 */
final class Properties {
    static final String GET = "IWbemClassObject::Get";
    static final String GET_NAMES = "IWbemClassObject::GetNames";

    /** The size of a cell. */
    static final int CELL_BYTES = Layouts.VARIANT_SIZE + Layouts.POINTER;

    private static final int TYPE = Layouts.VARIANT_SIZE;
    private static final int FLAVOR = TYPE + Integer.BYTES;

    private final Com com;
    private final Port port;
    private final VariantReader variants;

    Properties(Com com, VariantReader variants) {
        this.com = com;
        this.port = com.port;
        this.variants = variants;
    }

    /**
     * Gets one property into a cell.
     *
     * @param get the method's address, looked up once per object
     * @return its HRESULT
     */
    int get(long get, long object, long name, long cell) {
        port.putLong(cell, 0);
        port.putLong(cell + Layouts.VARIANT_VALUE, 0);
        port.putInt(cell + TYPE, 0);
        return get(get, object, name, cell, cell + TYPE);
    }

    /**
     * Gets one property.
     *
     * @param variant receives the value; is empty
     * @param type receives the CIMTYPE; is 0
     * @return its HRESULT
     */
    int get(long get, long object, long name, long variant, long type) {
        return port.callPPIPPPI(get, object, name, 0, variant, type, 0);
    }

    /** As {@link #get(long, long, long, long)}, with the flavor, which costs a row more than it tells. */
    int getWithFlavor(long get, long object, long name, long cell) {
        port.zero(cell, CELL_BYTES);
        return port.callPPIPPPI(get, object, name, 0, cell, cell + TYPE, cell + FLAVOR);
    }

    /** The flavor in a cell. */
    int flavor(long cell) {
        return port.getInt(cell + FLAVOR);
    }

    /** The CIMTYPE in a cell. */
    int type(long cell) {
        return port.getInt(cell + TYPE);
    }

    /** Clears the VARIANT in a cell, with a call only where it owns something. */
    void clear(long cell) {
        com.clear(cell);
    }

    /**
     * Whether an object is a class, as what is asked for by the name of a class should be. Wine hands out the first row of the class, and locks
     * that for all other threads until the last thing that was made from it is released.
     */
    boolean isClass(long object) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            Integer genus = genus(object, stack.take(CELL_BYTES));
            return genus != null && genus == SystemProperties.GENUS_CLASS;
        } finally {
            stack.giveBack(mark);
        }
    }

    /** The CIMTYPE of one property. */
    int typeOf(long object, String name, long cell) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        try {
            int hr = get(com.method(object, Slots.OBJECT_GET), object, scratch.wide(name), cell);
            if (hr == Codes.WBEM_E_NOT_FOUND) { // not the code of an object that is not there
                throw new SessionException(
                        GET + "(" + name + ")", Codes.WBEM_E_UNEXPECTED, "an object lacks a property that it lists");
            }
            if (hr < 0) {
                throw com.errors.failure(GET + "(" + name + ")", hr);
            }
            clear(cell);
            return type(cell);
        } finally {
            scratch.stack.giveBack(mark);
        }
    }

    /** The names of an object's properties, without the system's. */
    List<String> names(long object) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        long array = 0;
        try {
            long out = stack.take(Layouts.POINTER);
            int hr = port.callPPIPPI(
                    com.method(object, Slots.OBJECT_GET_NAMES), object, 0, Codes.WBEM_FLAG_NONSYSTEM_ONLY, 0, out);
            array = com.errors.created(GET_NAMES, hr, port.getLong(out));
            return variants.strings(array);
        } catch (MalformedValueException e) {
            throw new SessionException(GET_NAMES, e.code(), e.getMessage(), e);
        } finally {
            if (array != 0) {
                port.callPI(com.functions.safeArrayDestroy, array);
            }
            stack.giveBack(mark);
        }
    }

    /** How many properties the object says that it has, or -1 when it does not say. */
    int count(long object, long cell) {
        int hr = get(com.method(object, Slots.OBJECT_GET), object, com.systemName(SystemName.PROPERTY_COUNT), cell);
        if (hr < 0) {
            com.errors.forget();
            return -1; // then the names of each object are read, which is slower and as right
        }
        int count = port.getShort(cell + Layouts.VARIANT_VT) == Codes.VT_I4
                ? port.getInt(cell + Layouts.VARIANT_VALUE)
                : -1;
        clear(cell);
        return count;
    }

    /** Reads all system properties. */
    SystemProperties system(long object, long cell) {
        return new SystemProperties(
                number(object, cell, SystemName.GENUS),
                text(object, cell, SystemName.CLASS),
                text(object, cell, SystemName.SUPERCLASS),
                text(object, cell, SystemName.DYNASTY),
                text(object, cell, SystemName.RELPATH),
                number(object, cell, SystemName.PROPERTY_COUNT),
                texts(object, cell, SystemName.DERIVATION),
                text(object, cell, SystemName.SERVER),
                text(object, cell, SystemName.NAMESPACE),
                text(object, cell, SystemName.PATH));
    }

    /** Whether the object is a class or an instance, as {@code __GENUS} says it. */
    @Nullable
    Integer genus(long object, long cell) {
        return number(object, cell, SystemName.GENUS);
    }

    /** The class that an object is, or is of; null where it does not say. */
    @Nullable
    String className(long object, long cell) {
        return text(object, cell, SystemName.CLASS);
    }

    private @Nullable Integer number(long object, long cell, SystemName name) {
        return (Integer) system(object, cell, name, CimType.SINT32, false);
    }

    private @Nullable String text(long object, long cell, SystemName name) {
        String text = (String) system(object, cell, name, CimType.STRING, false);
        return text == null ? null : VariantReader.untilNul(text);
    }

    private @Nullable List<String> texts(long object, long cell, SystemName name) {
        if (!(system(object, cell, name, CimType.STRING, true) instanceof List<?> elements)) {
            return null;
        }
        List<String> texts = new ArrayList<>(elements.size());
        elements.forEach(element -> texts.add((String) element));
        return texts;
    }

    /** One system property, null where the object has none: some have not all, and one without keys has no path. */
    private @Nullable Object system(long object, long cell, SystemName name, CimType type, boolean array) {
        int hr = get(com.method(object, Slots.OBJECT_GET), object, com.systemName(name), cell);
        if (hr == Codes.WBEM_E_NOT_FOUND || hr == Codes.WBEM_E_INVALID_OBJECT) {
            com.errors.forget();
            return null;
        }
        if (hr < 0) {
            throw com.errors.failure(GET + "(" + name.text() + ")", hr);
        }
        try {
            return variants.read(cell, type, array, 0);
        } catch (MalformedValueException e) {
            throw new SessionException(GET, e.code(), "property " + name.text() + ": " + e.getMessage(), e);
        } finally {
            clear(cell);
        }
    }
}
