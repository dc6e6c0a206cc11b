package org.wmisdk.fake.repository;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;

/**
 * A property of a class.
 *
 * @param name in the spelling of its author
 * @param type the CIM type, of one element where it is an array
 * @param array whether it is an array
 * @param target the class that a reference or a strongly typed embedded object names; null for any class and for other
 *     types
 * @param defaultValue the canonical value of the type that instances start with, null for NULL
 * @param qualifiers own and inherited qualifiers
 */
public record Property(
        String name,
        CimType type,
        boolean array,
        @Nullable String target,
        @Nullable Object defaultValue,
        List<Qualifier> qualifiers) {
    public Property {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        qualifiers = List.copyOf(qualifiers);
    }

    public boolean isKey() {
        return Qualifier.has(qualifiers, "key");
    }

    boolean sameTypeAs(Property other) {
        return type == other.type && array == other.array;
    }
}
