package org.wmisdk.wql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schema query: {@code SELECT * FROM meta_class [WHERE condition]}. Its result are class definitions.
 *
 * @param where the condition, {@code null} when the query has none. Its predicates are {@code __this ISA "Class"}, and {@code __CLASS},
 *     {@code __SUPERCLASS} or {@code __DYNASTY} against a text or NULL
 */
public record WqlSchemaSelect(@Nullable WqlCondition where) implements WqlStatement {
    /** The name that stands for all classes, after {@code FROM}. */
    public static final String META_CLASS = "meta_class";

    /** The property that stands for the class itself, before {@code ISA}. */
    public static final String THIS = "__this";

    /**
     * Checks the condition.
     *
     * @throws IllegalArgumentException if it has a predicate that a schema query cannot have, or needs more open brackets than can be read
     */
    public WqlSchemaSelect {
        for (WqlCondition predicate : WqlPredicates.of(where)) {
            String rule = WqlPredicates.schemaRule(predicate);
            if (rule != null) {
                throw new IllegalArgumentException("where: " + predicate + " is not " + rule);
            }
        }
    }

    /**
     * The condition after {@code WHERE}.
     *
     * @return empty when the query has none
     */
    public Optional<WqlCondition> condition() {
        return Optional.ofNullable(where);
    }

    @Override
    public String text() {
        return WqlPrinter.print(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
