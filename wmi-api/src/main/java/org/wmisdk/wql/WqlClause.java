package org.wmisdk.wql;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiPath;

/** What can stand after WHERE in an association query, and the rules between those clauses. */
enum WqlClause {
    ASSOC_CLASS("AssocClass", true, false),
    RESULT_CLASS("ResultClass", true, true),
    RESULT_ROLE("ResultRole", true, false),
    ROLE("Role", true, true),
    REQUIRED_ASSOC_QUALIFIER("RequiredAssocQualifier", true, false),
    REQUIRED_QUALIFIER("RequiredQualifier", true, true),
    CLASS_DEFS_ONLY("ClassDefsOnly", false, true),
    KEYS_ONLY("KeysOnly", false, true),
    SCHEMA_ONLY("SchemaOnly", false, true);

    static final String CLASS_PATH = "the path of a class, because SchemaOnly asks for classes";
    static final String OBJECT_PATH = "the path of a class or an instance, not of a namespace";

    private static final Set<WqlClause> BESIDE_CLASS_DEFS_ONLY_NEVER = Set.of(RESULT_CLASS, SCHEMA_ONLY);

    final String keyword;
    final boolean hasValue;
    private final boolean ofReferences;

    WqlClause(String keyword, boolean hasValue, boolean ofReferences) {
        this.keyword = keyword;
        this.hasValue = hasValue;
        this.ofReferences = ofReferences;
    }

    /** The clause that a word begins, whichever statement it belongs to. */
    static @Nullable WqlClause find(String word) {
        for (WqlClause each : values()) {
            if (each.keyword.equalsIgnoreCase(word)) {
                return each;
            }
        }
        return null;
    }

    boolean isAllowed(boolean references) {
        return ofReferences || !references;
    }

    /** The keywords of one of the two statements, for people. */
    static String keywords(boolean references) {
        return Arrays.stream(values())
                .filter(each -> each.isAllowed(references))
                .map(each -> each.keyword)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    boolean excludes(WqlClause other) {
        return (this == CLASS_DEFS_ONLY && BESIDE_CLASS_DEFS_ONLY_NEVER.contains(other))
                || (other == CLASS_DEFS_ONLY && BESIDE_CLASS_DEFS_ONLY_NEVER.contains(this));
    }

    /** What kind of path the source would have to be; null if it is of that kind. */
    static @Nullable String sourceRule(WmiPath source, boolean schemaOnly) {
        if (source.isNamespace()) {
            return OBJECT_PATH;
        }
        return schemaOnly && !source.isClass() ? CLASS_PATH : null;
    }

    /** The rules of a statement that is built by hand. */
    static void check(WmiPath source, boolean classDefsOnly, boolean schemaOnly, @Nullable String resultClass) {
        String rule = sourceRule(source, schemaOnly);
        if (rule != null) {
            throw new IllegalArgumentException("source: " + source + " is not " + rule);
        }
        String path = source.toString();
        if (WqlPathText.end(path, 0) < path.length()) {
            throw new IllegalArgumentException(
                    "source: " + path
                            + " cannot stand between braces, because its host or namespace has a }; leave them out and run the query there");
        }
        if (classDefsOnly && (schemaOnly || resultClass != null)) {
            throw new IllegalArgumentException("classDefsOnly: " + CLASS_DEFS_ONLY.keyword + " cannot stand beside "
                    + (schemaOnly ? SCHEMA_ONLY : RESULT_CLASS).keyword);
        }
    }

    /** A value that is built by hand: {@code null}, or a name that can be read back. */
    void check(@Nullable String value) {
        if (value != null) {
            WqlNames.check(keyword, value);
        }
    }
}
