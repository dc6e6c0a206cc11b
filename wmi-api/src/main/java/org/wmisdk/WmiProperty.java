package org.wmisdk;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property in the schema of a class. Immutable.
 *
 * @param name the name in the spelling of the schema
 * @param defaultValue what instances start with, NULL if nothing was declared; its type is that of the property
 * @param className the class that a reference or an embedded object is declared to be of; {@code null} for any class, and for
 *     properties of other types
 * @param origin the class that introduced the property, an ancestor or the class itself; {@code null} where the server does not say
 * @param local whether the class itself declares the property, anew or for the first time; false if it only inherits it
 * @param qualifiers own and inherited qualifiers, without {@code CIMTYPE}, which {@link #type()} and {@code className} say
 */
public record WmiProperty(
        String name,
        CimValue defaultValue,
        @Nullable String className,
        @Nullable String origin,
        boolean local,
        List<WmiQualifier> qualifiers)
        implements WmiQualified {
    /** Copies the qualifiers. */
    public WmiProperty {
        requireNonNull(name, "name");
        requireNonNull(defaultValue, "defaultValue");
        qualifiers = List.copyOf(qualifiers);
    }

    /** The CIM type; of an array, the type of its elements. */
    public CimType type() {
        return defaultValue.type();
    }

    /** Whether the property is an array. */
    public boolean isArray() {
        return defaultValue.isArray();
    }

    /** Whether the property is a key, by which instances are told apart: qualifier {@code key}. */
    public boolean isKey() {
        return isTrue("key");
    }

    /** Type and name as in MOF, e.g. {@code uint16 Codes[]}. */
    @Override
    public String toString() {
        return CimText.declaration(defaultValue, className, name);
    }
}
