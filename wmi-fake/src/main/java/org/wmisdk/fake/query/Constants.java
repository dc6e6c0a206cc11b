package org.wmisdk.fake.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.wql.WqlConstant;
import org.wmisdk.wql.WqlOperator;

/** Constants of a query against values of a CIM type: the type of the property decides how both are compared. */
final class Constants {
    private Constants() {}

    /**
     * A comparison with a constant that is not NULL.
     *
     * @param property the name for messages
     * @throws QueryException if the constant or the operator does not fit the type
     */
    static ValueTest compare(String property, CimType type, WqlOperator operator, WqlConstant constant) {
        return switch (type) {
            case SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, SINT64, UINT64 ->
                integer(operator, whole(property, type, constant));
            case REAL32 -> {
                float bound = real(property, type, constant).floatValue();
                yield value -> Truth.of(operator.holds(Float.compare((Float) value, bound)));
            }
            case REAL64 -> {
                double bound = real(property, type, constant).doubleValue();
                yield value -> Truth.of(operator.holds(Double.compare((Double) value, bound)));
            }
            case BOOLEAN -> flag(property, operator, constant);
            case STRING, REFERENCE -> {
                String bound = text(property, type, constant);
                yield value -> Truth.of(operator.holds(((String) value).compareToIgnoreCase(bound)));
            }
            case CHAR16 -> character(property, operator, constant);
            case DATETIME -> time(property, operator, constant);
            case OBJECT ->
                throw QueryException.invalid("property " + property
                        + " holds an object: compare one of its properties (" + property + ".Name), or use ISA");
        };
    }

    private static ValueTest integer(WqlOperator operator, BigInteger bound) {
        if (bound.bitLength() < Long.SIZE) {
            long near = bound.longValue();
            return value -> Truth.of(operator.holds(
                    value instanceof BigInteger big
                            ? big.compareTo(bound)
                            : Long.compare(((Number) value).longValue(), near)));
        }
        return value -> Truth.of(operator.holds(
                (value instanceof BigInteger big ? big : BigInteger.valueOf(((Number) value).longValue()))
                        .compareTo(bound)));
    }

    private static ValueTest flag(String property, WqlOperator operator, WqlConstant constant) {
        if (operator.isOrdering()) {
            throw QueryException.invalid("property " + property + " is boolean: use = or <>, not " + operator.symbol());
        }
        boolean bound;
        if (constant instanceof WqlConstant.Bool bool) {
            bound = bool.value();
        } else if (constant instanceof WqlConstant.Numeric number) {
            bound = number.value().signum() != 0;
        } else {
            String text = text(property, CimType.BOOLEAN, constant);
            bound = text.equalsIgnoreCase("TRUE");
            if (!bound && !text.equalsIgnoreCase("FALSE")) {
                throw misfit(property, CimType.BOOLEAN, constant);
            }
        }
        return value -> Truth.of(value.equals(bound) == (operator == WqlOperator.EQUAL));
    }

    private static ValueTest character(String property, WqlOperator operator, WqlConstant constant) {
        String bound = text(property, CimType.CHAR16, constant);
        if (bound.length() != 1) {
            throw misfit(property, CimType.CHAR16, constant);
        }
        return value -> Truth.of(operator.holds(value.toString().compareToIgnoreCase(bound)));
    }

    private static ValueTest time(String property, WqlOperator operator, WqlConstant constant) {
        String text = text(property, CimType.DATETIME, constant);
        CimInterval interval = CimInterval.find(text).orElse(null);
        if (interval != null) {
            return value -> value instanceof CimInterval length
                    ? Truth.of(operator.holds(length.compareTo(interval)))
                    : Truth.UNKNOWN;
        }
        CimDateTime bound = CimDateTime.ofText(text);
        if (!isComplete(bound)) {
            throw QueryException.invalid("property " + property + " is a datetime: " + constant
                    + " is no complete CIM datetime (yyyymmddHHMMSS.mmmmmm+UUU, no *)");
        }
        return value -> value instanceof CimDateTime point ? time(point, operator, bound) : Truth.UNKNOWN;
    }

    /** A stored value with wildcards has no instant; WMI then compares character by character. */
    private static Truth time(CimDateTime value, WqlOperator operator, CimDateTime bound) {
        return Truth.of(operator.holds(
                isComplete(value)
                        ? value.compareInstant(bound)
                        : value.toString().compareTo(bound.toString())));
    }

    private static boolean isComplete(CimDateTime value) {
        return !value.isMalformed() && value.toString().indexOf('*') < 0;
    }

    private static BigInteger whole(String property, CimType type, WqlConstant constant) {
        BigDecimal value = number(property, type, constant);
        if (constant instanceof WqlConstant.Numeric number ? number.isReal() : value.scale() != 0) {
            throw misfit(property, type, constant);
        }
        return value.toBigInteger();
    }

    private static BigDecimal real(String property, CimType type, WqlConstant constant) {
        return number(property, type, constant);
    }

    private static BigDecimal number(String property, CimType type, WqlConstant constant) {
        if (constant instanceof WqlConstant.Numeric number) {
            return number.value();
        }
        if (constant instanceof WqlConstant.Text text) {
            try {
                return new WqlConstant.Numeric(text.value()).value();
            } catch (IllegalArgumentException e) {
                throw misfit(property, type, constant);
            }
        }
        throw misfit(property, type, constant);
    }

    private static String text(String property, CimType type, WqlConstant constant) {
        if (constant instanceof WqlConstant.Text text) {
            return text.value();
        }
        throw misfit(property, type, constant);
    }

    private static QueryException misfit(String property, CimType type, WqlConstant constant) {
        return QueryException.invalid(
                "property " + property + " is of type " + type.mofName() + ": " + constant + " is no value of it");
    }
}
