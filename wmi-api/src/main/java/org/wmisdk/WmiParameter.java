package org.wmisdk;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method, or what it returns. Immutable.
 *
 * @param name the name in the spelling of the schema; {@code ReturnValue} for what the method returns
 * @param defaultValue what is passed where a caller gives nothing, NULL if nothing was declared; its type is that of the parameter
 * @param className the class that a reference or an embedded object is declared to be of; {@code null} for any class, and for
 *     parameters of other types
 * @param in whether a caller passes it
 * @param out whether the method gives it back; one of the two holds, or both
 * @param qualifiers the qualifiers, {@code ID} among them, without {@code CIMTYPE}
 */
public record WmiParameter(
        String name,
        CimValue defaultValue,
        @Nullable String className,
        boolean in,
        boolean out,
        List<WmiQualifier> qualifiers)
        implements WmiQualified {
    /** The name of what a method returns. */
    public static final String RETURN_VALUE = "ReturnValue";

    /**
     * Copies the qualifiers.
     *
     * @throws IllegalArgumentException if it goes neither in nor out
     */
    public WmiParameter {
        requireNonNull(name, "name");
        requireNonNull(defaultValue, "defaultValue");
        if (!in && !out) {
            throw new IllegalArgumentException("in, out: parameter " + name + " goes in, out, or both ways");
        }
        qualifiers = List.copyOf(qualifiers);
    }

    /** The CIM type; of an array, the type of its elements. */
    public CimType type() {
        return defaultValue.type();
    }

    /** Whether the parameter is an array. */
    public boolean isArray() {
        return defaultValue.isArray();
    }

    /** Directions, type and name as in MOF, e.g. {@code [in, out] uint32 Handle}. */
    @Override
    public String toString() {
        String directions = in && out ? "[in, out] " : in ? "[in] " : "[out] ";
        return directions + CimText.declaration(defaultValue, className, name);
    }
}
