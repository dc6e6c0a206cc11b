package org.wmisdk.com;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.com.abi.Port;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.SessionException;

/**
 * Reads the schema out of an {@code IWbemClassObject} that is a class. What a server does not implement at all ({@code E_NOTIMPL}: of
 * Wine's WMI the qualifiers and the origins) is left out, and the class says that it is not complete; every other failure is one.
 */
final class ClassReader {
    private static final String OBJECT = "IWbemClassObject::";

    private final Com com;
    private final Port port;
    private final VariantReader variants;
    private final Properties properties;
    private final QualifierReader qualifiers;
    private boolean complete = true;

    /** What is done with each method of an enumeration, and with the two objects of its signature, which may be 0 and stay the enumeration's. */
    @FunctionalInterface
    private interface MethodVisitor {
        void visit(String name, long in, long out);
    }

    private ClassReader(Com com, ObjectReader objects) {
        this.com = com;
        this.port = com.port;
        this.variants = objects.variants;
        this.properties = objects.properties;
        this.qualifiers = new QualifierReader(com, objects);
    }

    /**
     * Reads a class.
     *
     * @param object the class, which stays with the caller
     * @throws SessionException if a part of it cannot be read
     */
    static WmiClass read(Com com, long object) {
        try (ObjectReader objects = new ObjectReader(com)) {
            return new ClassReader(com, objects).read(object);
        }
    }

    /**
     * Reads only the name of a class.
     *
     * @param objects reads values; stays with the caller
     */
    static String name(Com com, ObjectReader objects, long object) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            String name = objects.properties.className(object, stack.take(Properties.CELL_BYTES));
            if (name == null) {
                throw unsaid(SystemName.CLASS);
            }
            return name;
        } finally {
            stack.giveBack(mark);
        }
    }

    private WmiClass read(long object) {
        SystemProperties system = system(object);
        // Wine hands out an instance for a class: its values are no defaults.
        boolean isInstance = system.genus() != null && system.genus() != SystemProperties.GENUS_CLASS;
        complete &= !isInstance;
        List<WmiQualifier> own =
                qualifiers(object, "GetQualifierSet", Slots.OBJECT_GET_QUALIFIER_SET, null, "the class");
        List<WmiProperty> declared = new ArrayList<>();
        for (String name : properties.names(object)) {
            declared.add(property(object, name, !isInstance));
        }
        List<WmiMethod> methods = methods(object, isDerived(system));
        return new WmiClass(system, complete, own, declared, methods);
    }

    private static boolean isDerived(SystemProperties system) {
        List<String> derivation = system.derivation();
        return derivation != null && !derivation.isEmpty();
    }

    private SystemProperties system(long object) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            SystemProperties said = properties.system(object, stack.take(Properties.CELL_BYTES));
            if (said.className() == null) {
                throw unsaid(SystemName.CLASS);
            }
            if (said.derivation() == null) {
                throw unsaid(SystemName.DERIVATION);
            }
            return said;
        } finally {
            stack.giveBack(mark);
        }
    }

    private static SessionException unsaid(SystemName name) {
        return new SessionException(
                Properties.GET, Codes.WBEM_E_UNEXPECTED, "the class does not say its " + name.text());
    }

    // ---- properties

    private WmiProperty property(long object, String name, boolean withDefault) {
        Declaration declared = declaration(object, name, withDefault, "property " + name);
        String origin = origin(object, "GetPropertyOrigin", Slots.OBJECT_GET_PROPERTY_ORIGIN, name);
        return new WmiProperty(
                declared.name(),
                declared.value(),
                declared.className(),
                origin,
                !declared.isPropagated(),
                declared.qualifiers());
    }

    private Declaration declaration(long object, String name, boolean withDefault, String owner) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        try {
            long cell = scratch.stack.take(Properties.CELL_BYTES);
            int hr = properties.getWithFlavor(com.method(object, Slots.OBJECT_GET), object, scratch.wide(name), cell);
            if (hr < 0) {
                throw com.errors.failure(Properties.GET + "(" + name + ")", hr);
            }
            CimValue value = value(cell, withDefault, owner);
            return Declaration.of(
                    name,
                    value,
                    properties.flavor(cell),
                    qualifiers(
                            object, "GetPropertyQualifierSet", Slots.OBJECT_GET_PROPERTY_QUALIFIER_SET, name, owner));
        } finally {
            scratch.stack.giveBack(mark);
        }
    }

    /** Takes the value out of a cell, which then owns nothing. */
    private CimValue value(long cell, boolean withDefault, String owner) {
        try {
            int code = properties.type(cell);
            boolean array = (code & Codes.CIM_FLAG_ARRAY) != 0;
            CimType type = CimType.of(code & ~Codes.CIM_FLAG_ARRAY);
            Object raw = withDefault ? variants.read(cell, type, array, 0) : null;
            return CimValue.of(type, array, raw);
        } catch (MalformedValueException e) {
            throw new SessionException(Properties.GET, e.code(), owner + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) { // no such type
            throw new SessionException(Properties.GET, Codes.WBEM_E_TYPE_MISMATCH, owner + ": " + e.getMessage(), e);
        } finally {
            properties.clear(cell);
        }
    }

    // ---- qualifiers and origins

    /**
     * Reads the qualifiers of the class, or of a part of it.
     *
     * @param name the property or method, null for the class itself
     */
    private List<WmiQualifier> qualifiers(long object, String call, int slot, @Nullable String name, String owner) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        long set = 0;
        try {
            long out = scratch.stack.take(Layouts.POINTER);
            long method = com.method(object, slot);
            int hr = name == null
                    ? port.callPPI(method, object, out)
                    : port.callPPPI(method, object, scratch.wide(name), out);
            if (isWithheld(hr)) {
                return List.of();
            }
            set = com.errors.created(OBJECT + call + " of " + owner, hr, port.getLong(out));
            List<WmiQualifier> all = qualifiers.read(set, owner);
            complete &= all != null;
            return all == null ? List.of() : all;
        } finally {
            com.release(set);
            scratch.stack.giveBack(mark);
        }
    }

    /** The class that introduced a property or method; null where the server does not say. */
    private @Nullable String origin(long object, String call, int slot, String name) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        long bstr = 0;
        try {
            long out = scratch.stack.take(Layouts.POINTER);
            int hr = port.callPPPI(com.method(object, slot), object, scratch.wide(name), out);
            if (isWithheld(hr)) {
                return null;
            }
            bstr = com.errors.created(OBJECT + call + "(" + name + ")", hr, port.getLong(out));
            return VariantReader.untilNul(com.text(bstr));
        } catch (MalformedValueException e) {
            throw new SessionException(OBJECT + call, e.code(), "origin of " + name + ": " + e.getMessage(), e);
        } finally {
            com.free(bstr);
            scratch.stack.giveBack(mark);
        }
    }

    /** Whether the server has answered that it does not do this at all. */
    private boolean isWithheld(int hr) {
        if (hr != Codes.E_NOTIMPL) {
            return false;
        }
        com.errors.forget();
        complete = false;
        return true;
    }

    // ---- methods

    private List<WmiMethod> methods(long object, boolean derived) {
        Set<String> local = new HashSet<>();
        if (derived) {
            enumerate(object, Codes.WBEM_FLAG_LOCAL_ONLY, (name, in, out) -> local.add(Text.fold(name)));
        }
        List<WmiMethod> methods = new ArrayList<>();
        enumerate(
                object,
                0,
                (name, in, out) ->
                        methods.add(method(object, name, in, out, !derived || local.contains(Text.fold(name)))));
        return methods;
    }

    private void enumerate(long object, int flags, MethodVisitor visitor) {
        checked(
                "BeginMethodEnumeration",
                port.callPII(com.method(object, Slots.OBJECT_BEGIN_METHOD_ENUMERATION), object, flags));
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            long cell = stack.take(3 * Layouts.POINTER);
            while (next(object, cell, visitor)) {
                // the visitor has it
            }
        } finally {
            stack.giveBack(mark);
        }
        checked("EndMethodEnumeration", port.callPI(com.method(object, Slots.OBJECT_END_METHOD_ENUMERATION), object));
    }

    /** Visits the next method; false at the end. */
    private boolean next(long object, long cell, MethodVisitor visitor) {
        String call = "NextMethod";
        long inOut = cell + Layouts.POINTER;
        long outOut = inOut + Layouts.POINTER;
        port.zero(cell, 3 * Layouts.POINTER);
        int hr = port.callPIPPPI(com.method(object, Slots.OBJECT_NEXT_METHOD), object, 0, cell, inOut, outOut);
        if (hr == Codes.WBEM_S_NO_MORE_DATA) {
            return false;
        }
        checked(call, hr);
        long bstr = port.getLong(cell);
        long in = port.getLong(inOut);
        long out = port.getLong(outOut);
        try {
            if (bstr == 0) {
                throw new SessionException(OBJECT + call, Codes.E_POINTER, "delivered a method without a name");
            }
            visitor.visit(VariantReader.untilNul(com.text(bstr)), in, out);
            return true;
        } catch (MalformedValueException e) {
            throw new SessionException(OBJECT + call, e.code(), "the name of a method: " + e.getMessage(), e);
        } finally {
            com.free(bstr);
            com.release(in);
            com.release(out);
        }
    }

    private void checked(String call, int hr) {
        if (hr < 0) {
            throw com.errors.failure(OBJECT + call, hr);
        }
    }

    private WmiMethod method(long object, String name, long in, long out, boolean local) {
        Signature signature = Signature.of(parameters(in, name), parameters(out, name));
        String owner = "method " + name;
        List<WmiQualifier> own =
                qualifiers(object, "GetMethodQualifierSet", Slots.OBJECT_GET_METHOD_QUALIFIER_SET, name, owner);
        String origin = origin(object, "GetMethodOrigin", Slots.OBJECT_GET_METHOD_ORIGIN, name);
        return new WmiMethod(name, signature.parameters(), signature.returnValue(), origin, local, own);
    }

    /** The parameters that one of the two objects of a signature declares; none where there is no such object. */
    private List<Declaration> parameters(long object, String method) {
        if (object == 0) {
            return List.of();
        }
        List<Declaration> parameters = new ArrayList<>();
        for (String name : properties.names(object)) {
            parameters.add(declaration(object, name, true, "parameter " + name + " of method " + method));
        }
        return parameters;
    }
}
