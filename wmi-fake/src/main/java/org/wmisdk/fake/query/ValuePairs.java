package org.wmisdk.fake.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.wql.WqlOperator;

/** Two values of properties beside each other, as event queries may compare them. */
final class ValuePairs {
    private ValuePairs() {}

    /**
     * Compares two canonical values.
     *
     * @return null if values of these kinds cannot be compared so
     */
    static @Nullable Truth compare(Object left, WqlOperator operator, Object right) {
        if (left instanceof Boolean && right instanceof Boolean) {
            return operator.isOrdering() ? null : Truth.of(left.equals(right) == (operator == WqlOperator.EQUAL));
        }
        Integer order = order(left, right);
        return order == null ? null : Truth.of(operator.holds(order));
    }

    private static @Nullable Integer order(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return a instanceof Float || a instanceof Double || b instanceof Float || b instanceof Double
                    ? Double.compare(a.doubleValue() + 0.0, b.doubleValue() + 0.0)
                    : whole(a).compareTo(whole(b));
        }
        if (left instanceof CimDateTime a && right instanceof CimDateTime b) {
            return isComplete(a) && isComplete(b)
                    ? a.compareInstant(b)
                    : a.toString().compareTo(b.toString());
        }
        if (left instanceof CimInterval a && right instanceof CimInterval b) {
            return a.compareTo(b);
        }
        boolean texts = isText(left) && isText(right);
        return texts ? left.toString().compareToIgnoreCase(right.toString()) : null;
    }

    private static BigDecimal whole(Number number) {
        return number instanceof BigInteger big ? new BigDecimal(big) : BigDecimal.valueOf(number.longValue());
    }

    private static boolean isText(Object value) {
        return value instanceof String || value instanceof Character;
    }

    private static boolean isComplete(CimDateTime value) {
        return !value.isMalformed() && value.toString().indexOf('*') < 0;
    }
}
