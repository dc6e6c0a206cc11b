package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A qualifier of a class, a property or an instance.
 *
 * @param name its name in the spelling of its author
 * @param value Boolean, Integer, Double, String or a List of one of these
 * @param flavor WBEM_FLAVOR_TYPE bits
 */
public record Qualifier(String name, Object value, int flavor) {
    public static final int TO_INSTANCE = 0x1;
    public static final int TO_SUBCLASS = 0x2;
    public static final int NOT_OVERRIDABLE = 0x10;
    public static final int AMENDED = 0x80;

    public Qualifier {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    static boolean has(List<Qualifier> qualifiers, String name) {
        for (Qualifier qualifier : qualifiers) {
            if (qualifier.name.equalsIgnoreCase(name)) {
                return qualifier.isTrue();
            }
        }
        return false;
    }

    /** Own qualifiers, then those of the parent that propagate to subclasses and are not written anew. */
    static List<Qualifier> inherit(List<Qualifier> own, List<Qualifier> parent) {
        List<Qualifier> all = new ArrayList<>(own);
        for (Qualifier inherited : parent) {
            if ((inherited.flavor & TO_SUBCLASS) != 0
                    && own.stream().noneMatch(mine -> mine.name.equalsIgnoreCase(inherited.name))) {
                all.add(inherited);
            }
        }
        return List.copyOf(all);
    }
}
