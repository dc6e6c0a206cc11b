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

    /** All predicates; without recursion, because a tree that is built by hand may be of any depth. */
    static List<WqlCondition> of(@Nullable WqlCondition condition) {
        List<WqlCondition> predicates = new ArrayList<>();
        Deque<WqlCondition> open = new ArrayDeque<>();
        if (condition != null) {
            open.push(condition);
        }
        while (!open.isEmpty()) {
            WqlCondition each = open.pop();
            if (each instanceof WqlCondition.And and) {
                and.terms().forEach(open::push);
            } else if (each instanceof WqlCondition.Or or) {
                or.terms().forEach(open::push);
            } else if (each instanceof WqlCondition.Not not) {
                open.push(not.term());
            } else {
                predicates.add(each);
            }
        }
        return predicates;
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
