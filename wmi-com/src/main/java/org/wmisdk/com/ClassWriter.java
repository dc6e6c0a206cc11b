package org.wmisdk.com;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.SessionException;

/** Makes an {@code IWbemClassObject} that is a class: its name, properties and qualifiers. */
final class ClassWriter {
    private static final String GET_QUALIFIER_SET = "IWbemClassObject::GetQualifierSet";
    private static final String GET_PROPERTY_QUALIFIER_SET = "IWbemClassObject::GetPropertyQualifierSet";
    private static final String PUT_QUALIFIER = "IWbemQualifierSet::Put";

    /** The path of no class, for which the server hands out an empty one. */
    private static final String NEW_CLASS = "";

    /** The flavors that an author gives; the others say where a qualifier came from. */
    private static final int WRITTEN = QualifierFlavor.bits(List.of(
            QualifierFlavor.TO_INSTANCE,
            QualifierFlavor.TO_SUBCLASS,
            QualifierFlavor.NOT_OVERRIDABLE,
            QualifierFlavor.AMENDED));

    private final Com com;
    private final Port port;
    private final ObjectGetter objects;
    private final ObjectWriter writer;

    ClassWriter(Com com, ObjectGetter objects, ObjectWriter writer) {
        this.com = com;
        this.port = com.port;
        this.objects = objects;
        this.writer = writer;
    }

    /** Makes the class; the caller releases it. */
    long write(PutClassCall call) {
        long definition = begin(call);
        boolean done = false;
        try {
            writer.put(definition, SystemName.CLASS.text(), CimValue.of(CimType.STRING, call.className()));
            for (WmiProperty property : call.properties()) {
                writer.declare(definition, property.name(), property.defaultValue());
            }
            qualify(definition, null, call.qualifiers());
            for (WmiProperty property : call.properties()) {
                qualify(definition, property, property.qualifiers());
            }
            done = true;
            return definition;
        } finally {
            if (!done) {
                com.release(definition);
            }
        }
    }

    private long begin(PutClassCall call) {
        String superclass = call.superclass();
        if (superclass == null) {
            return objects.get(NEW_CLASS, call.context());
        }
        long parent = objects.get(superclass, call.context());
        try {
            return writer.spawnDerived(parent);
        } finally {
            com.release(parent);
        }
    }

    /** @param property null for the class itself */
    private void qualify(long definition, @Nullable WmiProperty property, List<WmiQualifier> qualifiers) {
        String className = property == null ? null : property.className();
        if (qualifiers.isEmpty() && className == null) {
            return;
        }
        long set = qualifiers(definition, property);
        try {
            if (property != null && className != null) {
                String type = property.type().mofName() + ":" + className;
                put(set, Declaration.CIMTYPE, CimValue.of(CimType.STRING, type), QualifierFlavor.TO_INSTANCE.bit());
            }
            for (WmiQualifier qualifier : qualifiers) {
                put(set, qualifier.name(), qualifier.value(), QualifierFlavor.bits(qualifier.flavors()) & WRITTEN);
            }
        } finally {
            com.release(set);
        }
    }

    private long qualifiers(long definition, @Nullable WmiProperty property) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        try {
            long out = scratch.stack.take(Layouts.POINTER);
            com.errors.forget();
            if (property == null) {
                int hr = port.callPPI(com.method(definition, Slots.OBJECT_GET_QUALIFIER_SET), definition, out);
                return com.errors.created(GET_QUALIFIER_SET, hr, port.getLong(out));
            }
            int hr = port.callPPPI(
                    com.method(definition, Slots.OBJECT_GET_PROPERTY_QUALIFIER_SET),
                    definition,
                    scratch.wide(property.name()),
                    out);
            return com.errors.created(GET_PROPERTY_QUALIFIER_SET + "(" + property.name() + ")", hr, port.getLong(out));
        } finally {
            scratch.stack.giveBack(mark);
        }
    }

    private void put(long set, String name, CimValue value, int flavor) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        try (VariantWriter variants = new VariantWriter(com)) {
            long variant = variants.write(value);
            com.errors.forget();
            int hr = port.callPPPII(com.method(set, Slots.QUALIFIERS_PUT), set, scratch.wide(name), variant, flavor);
            if (hr < 0) {
                throw com.errors.failure(PUT_QUALIFIER + "(" + name + ")", hr);
            }
        } catch (MalformedValueException e) {
            throw new SessionException(PUT_QUALIFIER, e.code(), "qualifier " + name + ": " + e.getMessage(), e);
        } finally {
            scratch.stack.giveBack(mark);
        }
    }
}
