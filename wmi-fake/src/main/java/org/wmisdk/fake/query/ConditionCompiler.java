package org.wmisdk.fake.query;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlConstant;
import org.wmisdk.wql.WqlOperator;
import org.wmisdk.wql.WqlProperty;

/**
 * Turns a WHERE clause into tests of rows.
 *
 * <p>A comparison with NULL does not select its row; that is FALSE. Only where this would be turned round, under NOT and
 * {@code <>}, it is UNKNOWN. So a whole condition is UNKNOWN exactly where WMI's documentation does not say what it is.
 *
 * @param <R> what the rows are
 */
final class ConditionCompiler<R> {
    private final Columns<R> columns;
    private final Rules rules;
    private final boolean comparesProperties;

    ConditionCompiler(Columns<R> columns, Rules rules) {
        this(columns, rules, false);
    }

    /**
     * A compiler.
     *
     * @param comparesProperties whether two properties may be compared, as event queries do
     */
    ConditionCompiler(Columns<R> columns, Rules rules, boolean comparesProperties) {
        this.columns = columns;
        this.rules = rules;
        this.comparesProperties = comparesProperties;
    }

    /** Gives the value of a property, also one of an embedded object. */
    @FunctionalInterface
    interface Getter<R> {
        /** The canonical value; null where there is none. */
        @Nullable
        Object get(R row);
    }

    /**
     * Finds a property.
     *
     * @throws QueryException if there is no such property
     */
    Getter<R> getter(WqlProperty property) {
        Columns.Column<R> column = columns.find(property);
        if (!property.isEmbedded()) {
            return row -> column.value().apply(row);
        }
        EmbeddedPath path = new EmbeddedPath(property);
        return row -> {
            Found found = path.find(column.value().apply(row));
            return found == null ? null : found.value;
        };
    }

    /**
     * Checks names and types and prepares the condition.
     *
     * @throws QueryException if there is no such property, or an operator or constant does not fit its type
     */
    RowTest<R> compile(WqlCondition condition) {
        return compile(condition, false);
    }

    private RowTest<R> compile(WqlCondition condition, boolean negated) {
        if (condition instanceof WqlCondition.And and) {
            return firstThat(Truth.FALSE, and.terms(), negated);
        }
        if (condition instanceof WqlCondition.Or or) {
            return firstThat(Truth.TRUE, or.terms(), negated);
        }
        if (condition instanceof WqlCondition.Not not) {
            RowTest<R> term = compile(not.term(), true);
            return row -> term.test(row).not();
        }
        Truth absent = negated ? Truth.UNKNOWN : Truth.FALSE;
        if (condition instanceof WqlCondition.IsNull isNull) {
            return isNull(isNull.property(), !isNull.negated(), absent);
        }
        if (condition instanceof WqlCondition.Like like) {
            LikePattern pattern = new LikePattern(like.pattern());
            if (pattern.hasOpenBracket()) {
                rules.rely(FakeRule.LIKE_BRACKET, "LIKE \"" + like.pattern() + "\"");
            }
            return relation(like.property(), (name, type) -> like(name, type, pattern), absent, absent);
        }
        if (condition instanceof WqlCondition.Isa isa) {
            return relation(isa.property(), (name, type) -> isa(name, type, isa.className()), absent, absent);
        }
        if (comparesProperties && condition instanceof WqlCondition.PropertyComparison comparison) {
            return properties(comparison, absent);
        }
        if (!(condition instanceof WqlCondition.Comparison comparison)) {
            throw QueryException.invalid(
                    FakeRule.QUERY_EVENT, condition + ": only event queries compare two properties");
        }
        WqlOperator operator = comparison.operator();
        if (comparison.constant() instanceof WqlConstant.Null) {
            return isNull(comparison.property(), operator == WqlOperator.EQUAL, absent);
        }
        return relation(
                comparison.property(),
                (name, type) -> Constants.compare(name, type, operator, comparison.constant(), rules),
                operator == WqlOperator.NOT_EQUAL ? Truth.UNKNOWN : absent,
                absent);
    }

    private RowTest<R> properties(WqlCondition.PropertyComparison comparison, Truth absent) {
        Getter<R> left = getter(comparison.left());
        Getter<R> right = getter(comparison.right());
        WqlOperator operator = comparison.operator();
        Truth withNull = operator == WqlOperator.NOT_EQUAL ? Truth.UNKNOWN : absent;
        return row -> {
            Object first = left.get(row);
            Object second = right.get(row);
            if (first == null || second == null) {
                return withNull;
            }
            Truth truth = ValuePairs.compare(first, operator, second);
            if (truth == null) {
                rules.rely(FakeRule.EMBEDDED_MISFIT, comparison + " compares values of different kinds");
                return absent;
            }
            return truth;
        };
    }

    /** AND is decided by the first FALSE, OR by the first TRUE; otherwise one UNKNOWN makes all unknown. */
    private RowTest<R> firstThat(Truth decides, List<WqlCondition> terms, boolean negated) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic types cannot be made otherwise
        RowTest<R>[] tests = new RowTest[terms.size()];
        for (int i = 0; i < tests.length; i++) {
            tests[i] = compile(terms.get(i), negated);
        }
        return row -> {
            Truth result = decides.not();
            for (RowTest<R> test : tests) {
                Truth truth = test.test(row);
                if (truth == decides) {
                    return decides;
                }
                result = truth == Truth.UNKNOWN ? Truth.UNKNOWN : result;
            }
            return result;
        };
    }

    private RowTest<R> isNull(WqlProperty property, boolean expected, Truth absent) {
        Columns.Column<R> column = columns.find(property);
        if (!property.isEmbedded()) {
            return row -> Truth.of((column.value().apply(row) == null) == expected);
        }
        EmbeddedPath path = new EmbeddedPath(property);
        return row -> {
            Found found = path.find(column.value().apply(row));
            return found == null ? absent : Truth.of((found.value == null) == expected);
        };
    }

    private RowTest<R> relation(WqlProperty property, TestFactory factory, Truth withNull, Truth absent) {
        Columns.Column<R> column = columns.find(property);
        if (property.isEmbedded()) {
            return embedded(property, column, factory, withNull, absent);
        }
        if (column.array()) {
            throw QueryException.invalid("property " + property + " is an array, and arrays cannot be compared");
        }
        ValueTest test = factory.create(property.toString(), column.type());
        return row -> {
            Object value = column.value().apply(row);
            return value == null ? withNull : test.test(value);
        };
    }

    /** What an embedded object holds is known only when it is there, so that mistakes show too late to be errors. */
    private RowTest<R> embedded(
            WqlProperty property, Columns.Column<R> column, TestFactory factory, Truth withNull, Truth absent) {
        Map<CimType, ValueTest> tests = new EnumMap<>(CimType.class);
        EmbeddedPath path = new EmbeddedPath(property);
        return row -> {
            Found found = path.find(column.value().apply(row));
            if (found == null) {
                return absent;
            }
            Object value = found.value;
            if (value == null) {
                return withNull;
            }
            if (found.array) {
                rules.rely(FakeRule.EMBEDDED_MISFIT, property + " is an array");
                return absent;
            }
            CimType type = found.type;
            ValueTest test = tests.get(type);
            if (test == null) {
                test = lenient(property, type, factory, absent);
                tests.put(type, test);
            }
            return test.test(value);
        };
    }

    private ValueTest lenient(WqlProperty property, CimType type, TestFactory factory, Truth absent) {
        try {
            return factory.create(property.toString(), type);
        } catch (QueryException e) {
            // The documented answer to an embedded property that does not exist is that no row matches.
            String misfit = String.valueOf(e.getMessage());
            return value -> {
                rules.rely(FakeRule.EMBEDDED_MISFIT, misfit);
                return absent;
            };
        }
    }

    private ValueTest like(String property, CimType type, LikePattern pattern) {
        return switch (type) {
            case STRING -> value -> Truth.of(pattern.matches((String) value));
            case REFERENCE, DATETIME, CHAR16 -> {
                rules.rely(FakeRule.LIKE_NO_STRING, "LIKE on property " + property + " of type " + type.mofName());
                yield value -> Truth.of(pattern.matches(value.toString()));
            }
            default ->
                throw QueryException.invalid(
                        FakeRule.CONSTANT_MISFIT,
                        "property " + property + " is of type " + type.mofName() + ": LIKE is for text");
        };
    }

    private static ValueTest isa(String property, CimType type, String className) {
        if (type != CimType.OBJECT) {
            throw QueryException.invalid(
                    FakeRule.CONSTANT_MISFIT,
                    "property " + property + " is of type " + type.mofName()
                            + ": ISA is for embedded objects (compare __CLASS for the instance itself)");
        }
        return value -> {
            if (value instanceof ClassDefinition definition) {
                return Truth.of(definition.isA(className));
            }
            SystemProperties system = ((WmiObject) value).findSystem().orElse(null);
            if (system == null || system.className() == null) {
                return Truth.FALSE;
            }
            List<String> ancestors = system.derivation();
            return Truth.of(system.className().equalsIgnoreCase(className)
                    || (ancestors != null && ancestors.stream().anyMatch(className::equalsIgnoreCase)));
        };
    }

    private interface TestFactory {
        ValueTest create(String property, CimType type);
    }

    /** A path with dots, from the property of the row to the last name. */
    private static final class EmbeddedPath {
        private final String[] names;

        EmbeddedPath(WqlProperty property) {
            names = property.names().toArray(String[]::new);
        }

        /** What is at the end of the path; null where the path ends before. */
        @Nullable
        Found find(@Nullable Object start) {
            Object at = start;
            for (int i = 1; i < names.length - 1; i++) {
                Found next = in(at, names[i]);
                at = next == null ? null : next.value;
            }
            return in(at, names[names.length - 1]);
        }

        private static @Nullable Found in(@Nullable Object owner, String name) {
            if (!(owner instanceof WmiObject object)) {
                return null;
            }
            SystemProperty system = SystemProperty.find(name);
            if (system != null) {
                return new Found(
                        system.type, system.array, system.of(object.findSystem().orElse(null)));
            }
            int index = object.shape().indexOf(name);
            return index < 0
                    ? null
                    : new Found(
                            object.shape().type(index),
                            object.shape().isArray(index),
                            object.get(index).raw());
        }
    }

    /** A property of an embedded object. */
    private record Found(
            CimType type, boolean array, @Nullable Object value) {}
}
