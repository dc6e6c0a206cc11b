package org.wmisdk;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.PutCall;

/**
 * What a class lets be written into its instances, by its schema alone. Messages name properties and types, never values.
 *
 * @param update whether the instance is there already
 */
record ChangeRules(WmiClass definition, boolean update, Subject subject) {
    private static final int MAX_DEPTH = 32;

    /** Looks whether a property may be set, and converts its value. */
    PutCall.Property converted(String name, @Nullable Object value) {
        WmiProperty declared = definition.property(name).orElseThrow(() -> unknown(name));
        if (update && declared.isKey()) {
            throw subject.failed(
                    HResult.WBEM_E_READ_ONLY,
                    "property " + Text.quote(name) + " is a key: it names the instance, and does not change",
                    "Create another instance and delete this one.");
        }
        if (update && isReadOnly(declared)) {
            throw subject.failed(
                    HResult.WBEM_E_READ_ONLY,
                    "property " + Text.quote(name) + " of class " + definition.name()
                            + " can only be read, says its schema",
                    "A method of the class may change it.");
        }
        try {
            CimValue converted = CimValue.of(declared.type(), declared.isArray(), value);
            requireClasses(name, converted, 0);
            return new PutCall.Property(declared.name(), converted);
        } catch (WmiValueException e) {
            throw subject.failed(
                    e.hresult(),
                    "property " + Text.quote(name) + ", declared as " + declared + ": " + e.detailWithoutValue(),
                    e.hint());
        }
    }

    private WmiException unknown(String name) {
        if (name.startsWith("__")) {
            return subject.failed(
                    HResult.WBEM_E_INVALID_PARAMETER,
                    "property " + Text.quote(name) + " is one of the system, which nobody sets",
                    null);
        }
        return subject.failed(
                HResult.WBEM_E_INVALID_PARAMETER,
                "property " + Text.quote(name) + ": class " + definition.name() + " has no such property",
                definition.properties().isEmpty()
                        ? "The class has no properties at all."
                        : "It has "
                                + definition.properties().stream()
                                        .map(WmiProperty::name)
                                        .collect(Collectors.joining(", "))
                                + ".");
    }

    /** What a provider serves and the schema gives no right to write. In a stored class the qualifiers mean nothing to WMI. */
    private boolean isReadOnly(WmiProperty property) {
        return definition.isTrue("Dynamic") && property.isTrue("read") && !property.isTrue("write");
    }

    /** An object travels as an instance of its class, so that one without a class cannot. */
    private void requireClasses(String property, CimValue value, int depth) {
        Object raw = value.raw();
        if (raw instanceof WmiObject embedded) {
            requireClass(property, embedded, depth + 1);
        } else if (raw instanceof List<?> elements && value.type() == CimType.OBJECT) {
            elements.forEach(element -> requireClass(property, (WmiObject) element, depth + 1));
        }
    }

    private void requireClass(String property, WmiObject object, int depth) {
        if (depth > MAX_DEPTH) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_OBJECT,
                    "property " + Text.quote(property) + ": objects are nested more than " + MAX_DEPTH + " deep",
                    null);
        }
        if (object.findSystem().map(SystemProperties::className).isEmpty()) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_OBJECT,
                    "property " + Text.quote(property) + ": an embedded object does not say its class",
                    "Build it with WmiObject.builder().className(...).");
        }
        for (int i = 0; i < object.shape().size(); i++) {
            requireClasses(property + "." + object.shape().name(i), object.get(i), depth);
        }
    }
}
