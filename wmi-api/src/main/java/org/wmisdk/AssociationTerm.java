package org.wmisdk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A condition of {@code ASSOCIATORS OF} or {@code REFERENCES OF}. */
enum AssociationTerm {
    ASSOC_CLASS,
    CLASS_DEFS_ONLY,
    KEYS_ONLY,
    REQUIRED_ASSOC_QUALIFIER,
    REQUIRED_QUALIFIER,
    RESULT_CLASS,
    RESULT_ROLE,
    ROLE,
    SCHEMA_ONLY;

    /** Those and this one, with a name. */
    Map<AssociationTerm, String> in(Map<AssociationTerm, String> given, String name) {
        Map<AssociationTerm, String> more = new EnumMap<>(AssociationTerm.class);
        more.putAll(given);
        more.put(this, Objects.requireNonNull(name, "name"));
        return Collections.unmodifiableMap(more);
    }

    /** Those and this one, which has no name. */
    Map<AssociationTerm, String> in(Map<AssociationTerm, String> given) {
        return in(given, "");
    }
}
