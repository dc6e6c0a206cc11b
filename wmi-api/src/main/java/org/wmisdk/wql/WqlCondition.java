package org.wmisdk.wql;

import java.util.List;
import java.util.Objects;

/**
 * A condition after {@code WHERE}.
 *
 * <p>Conditions are immutable values. The parser brings them into one form: a constant on the left is moved to the right
 * ({@code 5 < N} reads as {@code N > 5}) and {@code P NOT LIKE "x"} reads as {@code NOT P LIKE "x"}. Brackets are the
 * nesting of the tree, no node of their own.
 */
public sealed interface WqlCondition {
    /**
     * Holds where every term holds.
     *
     * @param terms two or more
     */
    record And(List<WqlCondition> terms) implements WqlCondition {
        /**
         * Checks and copies the terms.
         *
         * @throws IllegalArgumentException if there are fewer than two
         */
        public And {
            terms = several(terms);
        }

        @Override
        public String toString() {
            return WqlPrinter.print(this);
        }
    }

    /**
     * Holds where at least one term holds.
     *
     * @param terms two or more
     */
    record Or(List<WqlCondition> terms) implements WqlCondition {
        /**
         * Checks and copies the terms.
         *
         * @throws IllegalArgumentException if there are fewer than two
         */
        public Or {
            terms = several(terms);
        }

        @Override
        public String toString() {
            return WqlPrinter.print(this);
        }
    }

    /**
     * Holds where the term does not.
     *
     * @param term what is denied
     */
    record Not(WqlCondition term) implements WqlCondition {
        /** Checks that there is a term. */
        public Not {
            Objects.requireNonNull(term, "term");
        }

        @Override
        public String toString() {
            return WqlPrinter.print(this);
        }
    }

    /**
     * A property against a constant.
     *
     * @param property the left operand
     * @param operator the relation; with a NULL constant only {@code =} and {@code <>}
     * @param constant the right operand
     */
    record Comparison(WqlProperty property, WqlOperator operator, WqlConstant constant) implements WqlCondition {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if NULL is asked for an order
         */
        public Comparison {
            Objects.requireNonNull(property, "property");
            if (constant instanceof WqlConstant.Null && operator.isOrdering()) {
                throw new IllegalArgumentException("operator: NULL is compared with = and <> only");
            }
        }

        @Override
        public String toString() {
            return WqlPrinter.print(this);
        }
    }

    /**
     * A property against another one, which only event queries allow: {@code TargetInstance.Size > PreviousInstance.Size}.
     *
     * @param left the left operand
     * @param operator the relation
     * @param right the right operand
     */
    record PropertyComparison(WqlProperty left, WqlOperator operator, WqlProperty right) implements WqlCondition {
        /** Checks that all parts are there. */
        public PropertyComparison {
            Objects.requireNonNull(left, "left");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(right, "right");
        }

        @Override
        public String toString() {
            return WqlPrinter.print(this);
        }
    }

    /**
     * A property against a pattern with {@code %}, {@code _} and {@code [..]}.
     *
     * @param property the property whose text is matched
     * @param pattern the pattern without quotes and string escapes
     */
    record Like(WqlProperty property, String pattern) implements WqlCondition {
        /** Checks that both parts are there. */
        public Like {
            Objects.requireNonNull(property, "property");
            Objects.requireNonNull(pattern, "pattern");
        }

        @Override
        public String toString() {
            return WqlPrinter.print(this);
        }
    }

    /**
     * {@code IS NULL} or {@code IS NOT NULL}.
     *
     * @param property the property asked about
     * @param negated true for {@code IS NOT NULL}
     */
    record IsNull(WqlProperty property, boolean negated) implements WqlCondition {
        /** Checks that there is a property. */
        public IsNull {
            Objects.requireNonNull(property, "property");
        }

        @Override
        public String toString() {
            return WqlPrinter.print(this);
        }
    }

    /**
     * {@code ISA}: the embedded object in a property is of a class or of one derived from it.
     *
     * @param property the property that holds the object
     * @param className the class
     */
    record Isa(WqlProperty property, String className) implements WqlCondition {
        /** Checks that both parts are there. */
        public Isa {
            Objects.requireNonNull(property, "property");
            Objects.requireNonNull(className, "className");
        }

        @Override
        public String toString() {
            return WqlPrinter.print(this);
        }
    }

    private static List<WqlCondition> several(List<WqlCondition> terms) {
        List<WqlCondition> copy = List.copyOf(terms);
        if (copy.size() < 2) {
            throw new IllegalArgumentException("terms: AND and OR join at least two terms, not " + copy.size());
        }
        return copy;
    }
}
