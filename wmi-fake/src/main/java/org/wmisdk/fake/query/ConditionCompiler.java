package org.wmisdk.fake.query;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlConstant;
import org.wmisdk.wql.WqlOperator;
import org.wmisdk.wql.WqlProperty;

/** Turns a WHERE clause into tests of the instances of one class. */
final class ConditionCompiler {
    private final ClassDefinition definition;
    private final SystemProperty.Place place;

    ConditionCompiler(ClassDefinition definition, SystemProperty.Place place) {
        this.definition = definition;
        this.place = place;
    }

    /**
     * Checks names and types and prepares the condition.
     *
     * @throws QueryException if the class has no such property, or an operator or constant does not fit its type
     */
    RowTest compile(WqlCondition condition) {
        if (condition instanceof WqlCondition.And and) {
            return firstThat(Truth.FALSE, and.terms());
        }
        if (condition instanceof WqlCondition.Or or) {
            return firstThat(Truth.TRUE, or.terms());
        }
        if (condition instanceof WqlCondition.Not not) {
            RowTest term = compile(not.term());
            return instance -> term.test(instance).not();
        }
        if (condition instanceof WqlCondition.IsNull isNull) {
            return isNull(isNull.property(), !isNull.negated());
        }
        if (condition instanceof WqlCondition.Like like) {
            LikePattern pattern = new LikePattern(like.pattern());
            return relation(like.property(), (name, type) -> like(name, type, pattern));
        }
        if (condition instanceof WqlCondition.Isa isa) {
            return relation(isa.property(), (name, type) -> isa(name, type, isa.className()));
        }
        if (!(condition instanceof WqlCondition.Comparison comparison)) {
            throw QueryException.invalid(condition + ": only event queries compare two properties");
        }
        if (comparison.constant() instanceof WqlConstant.Null) {
            return isNull(comparison.property(), comparison.operator() == WqlOperator.EQUAL);
        }
        return relation(
                comparison.property(),
                (name, type) -> Constants.compare(name, type, comparison.operator(), comparison.constant()));
    }

    /** AND is decided by the first FALSE, OR by the first TRUE; otherwise one UNKNOWN makes all unknown. */
    private RowTest firstThat(Truth decides, List<WqlCondition> terms) {
        RowTest[] tests = terms.stream().map(this::compile).toArray(RowTest[]::new);
        return instance -> {
            Truth result = decides.not();
            for (RowTest test : tests) {
                Truth truth = test.test(instance);
                if (truth == decides) {
                    return decides;
                }
                result = truth == Truth.UNKNOWN ? Truth.UNKNOWN : result;
            }
            return result;
        };
    }

    private RowTest isNull(WqlProperty property, boolean expected) {
        Function<Instance, @Nullable Object> value = column(property).value;
        if (!property.isEmbedded()) {
            return instance -> Truth.of((value.apply(instance) == null) == expected);
        }
        return instance -> {
            Leaf leaf = Leaf.find(value.apply(instance), property);
            return leaf == null ? Truth.UNKNOWN : Truth.of((leaf.value == null) == expected);
        };
    }

    private RowTest relation(WqlProperty property, TestFactory factory) {
        Column column = column(property);
        if (property.isEmbedded()) {
            return embedded(property, column, factory);
        }
        if (column.array) {
            throw QueryException.invalid("property " + property + " is an array, and arrays cannot be compared");
        }
        ValueTest test = factory.create(property.toString(), column.type);
        return instance -> {
            Object value = column.value.apply(instance);
            return value == null ? Truth.UNKNOWN : test.test(value);
        };
    }

    /**
     * What an embedded object holds is known only when it is there. A path that leads nowhere and a constant that does not
     * fit are no errors: no row matches.
     */
    private static RowTest embedded(WqlProperty property, Column column, TestFactory factory) {
        Map<CimType, ValueTest> tests = new EnumMap<>(CimType.class);
        return instance -> {
            Leaf leaf = Leaf.find(column.value.apply(instance), property);
            if (leaf == null || leaf.value == null || leaf.array) {
                return Truth.UNKNOWN;
            }
            ValueTest test = tests.computeIfAbsent(leaf.type, type -> lenient(property, type, factory));
            return test.test(leaf.value);
        };
    }

    private static ValueTest lenient(WqlProperty property, CimType type, TestFactory factory) {
        try {
            return factory.create(property.toString(), type);
        } catch (QueryException e) {
            // The documented answer to an embedded property that cannot be compared is that no row matches.
            return value -> Truth.UNKNOWN;
        }
    }

    private Column column(WqlProperty property) {
        SystemProperty system = SystemProperty.find(property.name());
        if (system != null) {
            return new Column(system.type, system.array, instance -> system.of(instance, place));
        }
        int index = definition.shape().indexOf(property.name());
        if (index < 0) {
            throw QueryException.invalid("class " + definition.name() + " has no property " + property.name());
        }
        return new Column(
                definition.shape().type(index), definition.shape().isArray(index), instance -> instance.value(index));
    }

    private static ValueTest like(String property, CimType type, LikePattern pattern) {
        return switch (type) {
            case STRING, REFERENCE, DATETIME, CHAR16 -> value -> Truth.of(pattern.matches(value.toString()));
            default ->
                throw QueryException.invalid(
                        "property " + property + " is of type " + type.mofName() + ": LIKE is for text");
        };
    }

    private static ValueTest isa(String property, CimType type, String className) {
        if (type != CimType.OBJECT) {
            throw QueryException.invalid("property " + property + " is of type " + type.mofName()
                    + ": ISA is for embedded objects (compare __CLASS for the instance itself)");
        }
        return value -> {
            SystemProperties system = ((WmiObject) value).findSystem().orElse(null);
            if (system == null || system.className() == null) {
                return Truth.UNKNOWN;
            }
            List<String> ancestors = system.derivation();
            return Truth.of(system.className().equalsIgnoreCase(className)
                    || (ancestors != null && ancestors.stream().anyMatch(className::equalsIgnoreCase)));
        };
    }

    private interface TestFactory {
        ValueTest create(String property, CimType type);
    }

    private record Column(CimType type, boolean array, Function<Instance, @Nullable Object> value) {}

    /** The end of a path into embedded objects. */
    private record Leaf(
            CimType type, boolean array, @Nullable Object value) {
        static @Nullable Leaf find(@Nullable Object start, WqlProperty property) {
            Object at = start;
            Leaf leaf = null;
            for (int i = 1; i < property.names().size(); i++) {
                if (!(at instanceof WmiObject object)) {
                    return null;
                }
                int index = object.shape().indexOf(property.names().get(i));
                if (index < 0) {
                    return null;
                }
                at = object.get(index).raw();
                leaf = new Leaf(object.shape().type(index), object.shape().isArray(index), at);
            }
            return leaf;
        }
    }
}
