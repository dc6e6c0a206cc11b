package org.wmisdk.com;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.SessionException;

/** Fills an {@code IWbemClassObject}: the parameters of a method, an instance, a class, or an object that lies in one of them. */
final class ObjectWriter {
    private static final String SPAWN_INSTANCE = "IWbemClassObject::SpawnInstance";
    private static final String SPAWN_DERIVED_CLASS = "IWbemClassObject::SpawnDerivedClass";
    static final String PUT = "IWbemClassObject::Put";
    private static final int MAX_DEPTH = 32;

    private final Com com;
    private final Port port;
    private final ToLongFunction<String> classes;

    /** What the server took a uint32 as last: Windows wants {@code VT_I4}, Wine {@code VT_UI4}, and each nothing else. */
    private volatile int uint32Form = Codes.VT_I4;

    /** @param classes gets a class by its name, a reference that is released here */
    ObjectWriter(Com com, ToLongFunction<String> classes) {
        this.com = com;
        this.port = com.port;
        this.classes = classes;
    }

    /** Makes an empty instance of a class or signature; the caller releases it. */
    long spawn(long definition) {
        return spawn(definition, SPAWN_INSTANCE, Slots.OBJECT_SPAWN_INSTANCE);
    }

    /** Makes a class below another one, without a name and properties of its own; the caller releases it. */
    long spawnDerived(long definition) {
        return spawn(definition, SPAWN_DERIVED_CLASS, Slots.OBJECT_SPAWN_DERIVED_CLASS);
    }

    private long spawn(long definition, String name, int slot) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            long out = stack.take(Layouts.POINTER);
            com.errors.forget();
            int hr = port.callPIPI(com.method(definition, slot), definition, 0, out);
            return com.errors.created(name, hr, port.getLong(out));
        } finally {
            stack.giveBack(mark);
        }
    }

    /** Sets a property. */
    void put(long object, String name, CimValue value) {
        put(object, name, value, 0);
    }

    /** Sets a property of a class, which has it from then on. */
    void declare(long definition, String name, CimValue value) {
        put(definition, name, value, value.type().code() | (value.isArray() ? Codes.CIM_FLAG_ARRAY : 0));
    }

    private void put(long object, String name, CimValue value, int type) {
        try (Definitions definitions = new Definitions()) {
            put(object, name, value, type, definitions, 0);
        }
    }

    /** @param type the CIMTYPE; 0 where the object has one */
    private void put(long object, String name, CimValue value, int type, Definitions definitions, int depth) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        try (VariantWriter writer = new VariantWriter(com, embedded -> instance(embedded, definitions, depth + 1))) {
            long variant = writer.write(value);
            long wide = scratch.wide(name);
            long method = com.method(object, Slots.OBJECT_PUT);
            boolean twoForms = value.type() == CimType.UINT32 && !value.isArray() && !value.isNull();
            int form = uint32Form;
            if (twoForms) {
                port.putShort(variant + Layouts.VARIANT_VT, (short) form);
            }
            com.errors.forget();
            int hr = port.callPPIPII(method, object, wide, 0, variant, type);
            if (hr == Codes.WBEM_E_TYPE_MISMATCH && twoForms) {
                int other = form == Codes.VT_I4 ? Codes.VT_UI4 : Codes.VT_I4;
                port.putShort(variant + Layouts.VARIANT_VT, (short) other);
                com.errors.forget();
                hr = port.callPPIPII(method, object, wide, 0, variant, type);
                if (hr >= 0) {
                    uint32Form = other;
                }
            }
            if (hr < 0) {
                throw com.errors.failure(PUT + "(" + name + ")", hr);
            }
        } catch (MalformedValueException e) {
            throw new SessionException(PUT, e.code(), "value of " + name + ": " + e.getMessage(), e);
        } finally {
            scratch.stack.giveBack(mark);
        }
    }

    /** Makes the native form of an object; the caller releases it. */
    private long instance(WmiObject object, Definitions definitions, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedValueException("objects are nested more than " + MAX_DEPTH + " deep");
        }
        String className = object.findSystem().map(system -> system.className()).orElse(null);
        if (className == null) {
            throw new MalformedValueException("an object without a class cannot be passed: build it with className");
        }
        long instance = spawn(definitions.get(className));
        boolean done = false;
        try {
            for (int i = 0; i < object.shape().size(); i++) {
                put(instance, object.shape().name(i), object.get(i), 0, definitions, depth);
            }
            done = true;
            return instance;
        } finally {
            if (!done) {
                com.release(instance);
            }
        }
    }

    /** The classes of the objects in one value, each got once and released with it. */
    private final class Definitions implements AutoCloseable {
        private final Map<String, Long> byName = new HashMap<>();

        long get(String className) {
            return byName.computeIfAbsent(Text.fold(className), key -> classes.applyAsLong(className));
        }

        @Override
        public void close() {
            byName.values().forEach(com::release);
        }
    }
}
