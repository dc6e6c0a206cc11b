package org.wmisdk.fake.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.wql.WqlConstant;
import org.wmisdk.wql.WqlOperator;

/** A constant of a query beside a property: the type of the property decides how both are compared. */
final class Constants {
    private static final int OFFSET = 21;

    private final String property;
    private final CimType type;
    private final WqlOperator operator;
    private final WqlConstant constant;
    private final Rules rules;

    private Constants(String property, CimType type, WqlOperator operator, WqlConstant constant, Rules rules) {
        this.property = property;
        this.type = type;
        this.operator = operator;
        this.constant = constant;
        this.rules = rules;
    }

    /**
     * A comparison with a constant that is not NULL.
     *
     * @param property the name for messages
     * @throws QueryException if the constant or the operator does not fit the type
     */
    static ValueTest compare(String property, CimType type, WqlOperator operator, WqlConstant constant, Rules rules) {
        Constants comparison = new Constants(property, type, operator, constant, rules);
        return switch (type) {
            case SINT8, UINT8, SINT16, UINT16, SINT32, UINT32 -> comparison.integer();
            case SINT64, UINT64 -> comparison.integer64();
            case REAL32 -> comparison.single();
            case REAL64 -> {
                double bound = comparison.number().doubleValue();
                yield value -> Truth.of(operator.holds(Double.compare(unsigned((Double) value), bound)));
            }
            case BOOLEAN -> comparison.flag();
            case STRING, REFERENCE -> comparison.text(comparison.text());
            case CHAR16 -> comparison.character();
            case DATETIME -> comparison.time();
            case OBJECT ->
                throw QueryException.invalid(
                        FakeRule.CONSTANT_MISFIT,
                        "property " + property + " holds an object: compare one of its properties (" + property
                                + ".Name), or use ISA");
        };
    }

    /**
     * The value of an integer type that a constant stands for.
     *
     * @throws QueryException if it stands for none
     */
    static BigInteger whole(String property, CimType type, WqlConstant constant) {
        return new Constants(property, type, WqlOperator.EQUAL, constant, Rules.LENIENT).whole();
    }

    private ValueTest integer64() {
        if (operator.isOrdering()) {
            rules.rely(FakeRule.COMPARISON_64_BIT, "property " + property + " is of type " + type.mofName());
        }
        return integer();
    }

    private ValueTest integer() {
        BigInteger bound = whole();
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

    private ValueTest single() {
        BigDecimal exact = number();
        float bound = exact.floatValue();
        if (Float.isInfinite(bound) || new BigDecimal(bound).compareTo(exact) != 0) {
            rules.rely(FakeRule.COMPARISON_REAL32, constant + " is no real32");
        }
        return value -> Truth.of(operator.holds(Double.compare(unsigned((Float) value), bound)));
    }

    /** Zero has no sign where numbers are compared, and a constant never has one. */
    private static double unsigned(double value) {
        return value == 0 ? 0 : value;
    }

    private ValueTest flag() {
        if (operator.isOrdering()) {
            throw QueryException.invalid("property " + property + " is boolean: use = or <>, not " + operator.symbol());
        }
        boolean bound;
        if (constant instanceof WqlConstant.Bool bool) {
            bound = bool.value();
        } else if (constant instanceof WqlConstant.Numeric) {
            bound = whole().signum() != 0;
        } else {
            String text = text();
            bound = text.equalsIgnoreCase("TRUE");
            if (!bound && !text.equalsIgnoreCase("FALSE")) {
                throw misfit();
            }
        }
        boolean equal = operator == WqlOperator.EQUAL;
        return value -> Truth.of(((Boolean) value == bound) == equal);
    }

    private ValueTest text(String bound) {
        return switch (operator) {
            case EQUAL -> value -> Truth.of(((String) value).equalsIgnoreCase(bound));
            case NOT_EQUAL -> value -> Truth.of(!((String) value).equalsIgnoreCase(bound));
            default -> value -> Truth.of(operator.holds(((String) value).compareToIgnoreCase(bound)));
        };
    }

    private ValueTest character() {
        String bound = text();
        if (bound.length() != 1) {
            throw misfit();
        }
        rules.rely(FakeRule.COMPARISON_CHAR16, "property " + property + " is of type char16");
        return value -> Truth.of(operator.holds(value.toString().compareToIgnoreCase(bound)));
    }

    private ValueTest time() {
        String text = text();
        CimInterval interval = CimInterval.find(text).orElse(null);
        boolean different = operator == WqlOperator.NOT_EQUAL;
        if (interval != null) {
            return value -> Truth.of(
                    value instanceof CimInterval length ? operator.holds(length.compareTo(interval)) : different);
        }
        CimDateTime bound = CimDateTime.ofText(text);
        if (!isComplete(bound)) {
            throw QueryException.invalid(
                    FakeRule.CONSTANT_DATETIME,
                    "property " + property + " is a datetime: " + constant
                            + " is no complete CIM datetime (yyyymmddHHMMSS.mmmmmm+UUU, no *)");
        }
        ValueTest test = value -> Truth.of(value instanceof CimDateTime point ? holds(point, bound) : different);
        if (!rules.refuses(FakeRule.COMPARISON_OFFSETS)) {
            return test;
        }
        String offset = text.substring(OFFSET);
        return value -> {
            if (value instanceof CimDateTime point
                    && isComplete(point)
                    && !point.toString().endsWith(offset)) {
                rules.rely(FakeRule.COMPARISON_OFFSETS, value + " was compared with " + text);
            }
            return test.test(value);
        };
    }

    /** A stored value with wildcards has no instant; WMI then compares character by character. */
    private boolean holds(CimDateTime value, CimDateTime bound) {
        return operator.holds(
                isComplete(value)
                        ? value.compareInstant(bound)
                        : value.toString().compareTo(bound.toString()));
    }

    private static boolean isComplete(CimDateTime value) {
        return !value.isMalformed() && value.toString().indexOf('*') < 0;
    }

    private BigInteger whole() {
        BigDecimal value = number();
        if (constant instanceof WqlConstant.Numeric number ? number.isReal() : value.scale() != 0) {
            throw QueryException.invalid(message());
        }
        return value.toBigInteger();
    }

    private BigDecimal number() {
        if (constant instanceof WqlConstant.Numeric number) {
            return number.value();
        }
        if (constant instanceof WqlConstant.Text text) {
            try {
                return new WqlConstant.Numeric(text.value()).value();
            } catch (IllegalArgumentException e) {
                throw misfit();
            }
        }
        throw misfit();
    }

    private String text() {
        if (constant instanceof WqlConstant.Text text) {
            return text.value();
        }
        throw misfit();
    }

    private QueryException misfit() {
        return QueryException.invalid(FakeRule.CONSTANT_MISFIT, message());
    }

    private String message() {
        return "property " + property + " is of type " + type.mofName() + ": " + constant + " is no value of it";
    }
}
