package org.wmisdk.com;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiQualifier;

/**
 * What a class object says of one of its properties; in a signature, each property is a parameter.
 *
 * @param value type and default
 * @param flavor where it was declared
 * @param className the class that a reference or an embedded object is declared to be of, or null
 * @param qualifiers without {@code CIMTYPE}
 */
record Declaration(
        String name, CimValue value, int flavor, @Nullable String className, List<WmiQualifier> qualifiers) {
    /** The qualifier in which WMI keeps the type as MOF writes it. */
    static final String CIMTYPE = "CIMTYPE";

    /** Takes the class of a reference or object out of the qualifiers: {@code ref:Win32_Service}, {@code object:Win32_Service}. */
    static Declaration of(String name, CimValue value, int flavor, List<WmiQualifier> all) {
        List<WmiQualifier> qualifiers = new ArrayList<>(all);
        String className = null;
        for (WmiQualifier each : all) {
            if (each.name().equalsIgnoreCase(CIMTYPE)) {
                qualifiers.remove(each);
                className = className(value.type(), each.value());
            }
        }
        return new Declaration(name, value, flavor, className, qualifiers);
    }

    private static @Nullable String className(CimType type, CimValue cimType) {
        boolean names = type == CimType.REFERENCE || type == CimType.OBJECT;
        if (!names || !(cimType.raw() instanceof String text)) {
            return null;
        }
        int colon = text.indexOf(':');
        String className = colon < 0 ? "" : text.substring(colon + 1).strip();
        return className.isEmpty() ? null : className;
    }

    /** Whether the class has it from an ancestor. */
    boolean isPropagated() {
        return (flavor & Codes.WBEM_FLAVOR_ORIGIN_PROPAGATED) != 0;
    }
}
