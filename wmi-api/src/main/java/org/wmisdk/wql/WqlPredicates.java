package org.wmisdk.wql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The predicates of a condition, whatever AND, OR and NOT join them, and which of them a kind of statement allows. */
final class WqlPredicates {
    private static final Set<String> OF_CLASSES = Set.of("__CLASS", "__SUPERCLASS", "__DYNASTY");

    private WqlPredicates() {}

    /** A condition, and in how many brackets it stands. */
    private record Nested(WqlCondition condition, int brackets) {}

    /**
     * All predicates; without recursion, because a tree that is built by hand may be of any depth.
     *
     * @throws IllegalArgumentException if the tree needs more brackets than can be read; no tree of the parser does
     */
    static List<WqlCondition> of(@Nullable WqlCondition where) {
        List<WqlCondition> predicates = new ArrayList<>();
        Deque<Nested> open = new ArrayDeque<>();
        if (where != null) {
            open.push(new Nested(where, 0));
        }
        while (!open.isEmpty()) {
            Nested each = open.pop();
            if (each.brackets > WqlParser.MAX_DEPTH) {
                throw new IllegalArgumentException("where: it needs more than " + WqlParser.MAX_DEPTH
                        + " open brackets; AND and OR take any number of terms without one");
            }
            List<WqlCondition> parts = parts(each.condition);
            if (parts == null) {
                predicates.add(each.condition);
                continue;
            }
            for (WqlCondition part : parts) {
                boolean bracket = WqlPrinter.needsBrackets(part, each.condition);
                open.push(new Nested(part, each.brackets + (bracket ? 1 : 0)));
            }
        }
        return predicates;
    }

    /** What AND, OR and NOT join; null for a predicate. */
    private static @Nullable List<WqlCondition> parts(WqlCondition condition) {
        if (condition instanceof WqlCondition.And and) {
            return and.terms();
        }
        if (condition instanceof WqlCondition.Or or) {
            return or.terms();
        }
        return condition instanceof WqlCondition.Not not ? List.of(not.term()) : null;
    }

    /** Whether two properties are compared somewhere, which makes a query an event query. */
    static boolean compareProperties(@Nullable WqlCondition condition) {
        return of(condition).stream().anyMatch(WqlCondition.PropertyComparison.class::isInstance);
    }

    /** What a predicate of a schema query would have to be; null if it is that. */
    static @Nullable String schemaRule(WqlCondition predicate) {
        if (predicate instanceof WqlCondition.Not notLike) {
            return schemaRule(notLike.term());
        }
        if (predicate instanceof WqlCondition.Isa isa) {
            return isThis(isa.property()) ? null : "__this before ISA";
        }
        if (predicate instanceof WqlCondition.Comparison comparison) {
            WqlConstant constant = comparison.constant();
            return constant instanceof WqlConstant.Text || constant instanceof WqlConstant.Null
                    ? propertyRule(comparison.property())
                    : "the name of a class in quotes, or NULL, beside " + comparison.property();
        }
        if (predicate instanceof WqlCondition.Like like) {
            return propertyRule(like.property());
        }
        if (predicate instanceof WqlCondition.IsNull isNull) {
            return propertyRule(isNull.property());
        }
        return "a comparison of a property with a constant";
    }

    private static @Nullable String propertyRule(WqlProperty property) {
        if (isThis(property)) {
            return "__this ISA and the name of a class in quotes";
        }
        return !property.isEmbedded() && WqlNames.contains(OF_CLASSES, property.name())
                ? null
                : "__this, __CLASS, __SUPERCLASS or __DYNASTY, the properties that a schema query can ask for";
    }

    private static boolean isThis(WqlProperty property) {
        return !property.isEmbedded() && property.name().equalsIgnoreCase(WqlSchemaSelect.THIS);
    }
}
