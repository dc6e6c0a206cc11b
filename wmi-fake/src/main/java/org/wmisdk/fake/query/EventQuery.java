package org.wmisdk.fake.query;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlEventSelect;
import org.wmisdk.wql.WqlProperty;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlStatement;

/** Checks event queries against the schema. What the text alone shows, the parser has found before. */
public final class EventQuery {
    private static final String EVENT = "__Event";
    private static final String INSTANCE_EVENT = "__InstanceOperationEvent";
    private static final String METHOD_EVENT = "__MethodInvocationEvent";
    private static final String TARGET = "TargetInstance";

    private final QueryScope scope;
    private final ClassDefinition event;
    private final List<WqlCondition> terms;

    private EventQuery(QueryScope scope, ClassDefinition event, @Nullable WqlCondition where) {
        this.scope = scope;
        this.event = event;
        this.terms = where == null ? List.of() : where instanceof WqlCondition.And and ? and.terms() : List.of(where);
    }

    /**
     * Checks a query that ExecNotificationQuery is given.
     *
     * @throws QueryException if WMI does not take the query
     */
    public static void check(WqlStatement statement, QueryScope scope) {
        try {
            if (statement instanceof WqlEventSelect select) {
                check(select, scope);
            } else if (statement instanceof WqlSelect select) {
                EventQuery query = new EventQuery(scope, eventClass(select.className(), scope), select.where());
                query.check(select.where(), false, null);
            } else {
                throw new QueryException(
                        HResult.of(0x80041059), FakeRule.EVENT_CLASS, "only a SELECT over an event class has events");
            }
        } catch (QueryException e) {
            Query.tell(e, scope.rules());
            throw e;
        }
    }

    /**
     * The classes, served by providers, whose instances a subscription has to compare.
     *
     * @param statement one that was checked
     */
    static List<ClassDefinition> polled(WqlStatement statement, QueryScope scope) {
        if (!(statement instanceof WqlEventSelect select) || select.within() == null) {
            return List.of();
        }
        EventQuery query = new EventQuery(scope, eventClass(select.className(), scope), select.where());
        return query.isOfInstances() ? query.polled() : List.of();
    }

    private static void check(WqlEventSelect select, QueryScope scope) {
        EventQuery query = new EventQuery(scope, eventClass(select.className(), scope), select.where());
        query.check(select.where(), select.within() != null, select.grouping());
    }

    private static ClassDefinition eventClass(String className, QueryScope scope) {
        ClassDefinition definition = scope.namespace().find(className);
        if (definition == null) {
            throw noClass(className, scope, FakeRule.EVENT_CLASS_MISSING);
        }
        if (!definition.isA(EVENT)) {
            throw new QueryException(
                    HResult.of(0x80041059),
                    FakeRule.EVENT_CLASS,
                    "class " + definition.name() + " does not derive from " + EVENT);
        }
        return definition;
    }

    private void check(@Nullable WqlCondition where, boolean within, WqlEventSelect.@Nullable Grouping grouping) {
        if (where != null) {
            checkCondition(where);
        }
        if (grouping != null) {
            grouping.by().forEach(this::checkGroup);
        }
        if (!within) {
            requireNoPolling();
        }
    }

    private void checkCondition(WqlCondition condition) {
        if (condition instanceof WqlCondition.And and) {
            and.terms().forEach(this::checkCondition);
        } else if (condition instanceof WqlCondition.Or or) {
            or.terms().forEach(this::checkCondition);
        } else if (condition instanceof WqlCondition.Not not) {
            checkCondition(not.term());
        } else if (condition instanceof WqlCondition.PropertyComparison comparison) {
            checkComparable(comparison.left());
            checkComparable(comparison.right());
        } else {
            checkPath(property(condition));
            // Names, types and constants are as in data queries.
            Columns<Instance> columns = Columns.of(event, scope.place());
            new ConditionCompiler<>(columns, scope.rules()).compile(condition);
            if (condition instanceof WqlCondition.Isa isa && scope.namespace().find(isa.className()) == null) {
                throw noClass(isa.className(), scope, FakeRule.EVENT_ISA_MISSING);
            }
        }
    }

    private void checkComparable(WqlProperty property) {
        Leaf leaf = checkPath(property);
        if (leaf != null && (leaf.array || leaf.type == CimType.OBJECT)) {
            throw QueryException.invalid(
                    "property " + property + " is an array or an object, which cannot be compared");
        }
    }

    private void checkGroup(WqlProperty property) {
        Leaf leaf = checkPath(property);
        if (leaf != null && leaf.type == CimType.OBJECT) {
            throw new QueryException(
                    HResult.of(0x8004105D),
                    FakeRule.EVENT_GROUP,
                    "BY " + property + " is an object: group by one of its properties");
        }
    }

    /**
     * Checks that only objects are left by dots, as far as the classes of embedded objects are known.
     *
     * @return the type of the last property, or null if it is not known
     */
    private @Nullable Leaf checkPath(WqlProperty property) {
        ClassDefinition owner = event;
        Leaf leaf = null;
        for (String name : property.names()) {
            if (leaf != null && leaf.type != CimType.OBJECT) {
                throw new QueryException(
                        HResult.of(0x8004105C),
                        FakeRule.EVENT_GROUP,
                        property + ": what stands before the dot and " + name + " is no object");
            }
            int index = owner == null ? -1 : owner.shape().indexOf(name);
            if (index < 0 && leaf == null && SystemProperty.find(name) == null) {
                throw QueryException.noProperty(event.name(), name);
            }
            if (owner == null || index < 0) {
                return null;
            }
            leaf = new Leaf(owner.shape().type(index), owner.shape().isArray(index));
            String required = owner == event ? requiredClass(name) : null;
            String embedded = required == null ? owner.properties().get(index).className() : required;
            owner = embedded == null ? null : scope.namespace().find(embedded);
        }
        return leaf;
    }

    /** The class that the condition demands of an embedded object, whatever else it says; null for any. */
    private @Nullable String requiredClass(String property) {
        for (WqlCondition term : terms) {
            if (term instanceof WqlCondition.Isa isa
                    && !isa.property().isEmbedded()
                    && isa.property().name().equalsIgnoreCase(property)) {
                return isa.className();
            }
        }
        return null;
    }

    /** Stored classes raise their events themselves; those of a provider are known only by asking it now and then. */
    private void requireNoPolling() {
        if (!isOfInstances()) {
            return;
        }
        List<ClassDefinition> polled = polled();
        if (!polled.isEmpty()) {
            throw new QueryException(
                    HResult.of(0x80042002),
                    requiredClass(TARGET) == null ? FakeRule.EVENT_WITHIN_ANY : FakeRule.EVENT_WITHIN,
                    "a provider serves class " + polled.get(0).name() + ": the query needs WITHIN");
        }
    }

    private boolean isOfInstances() {
        ClassDefinition instanceEvent = scope.namespace().find(INSTANCE_EVENT);
        return !event.isA(METHOD_EVENT)
                && (event.isA(INSTANCE_EVENT) || (instanceEvent != null && instanceEvent.isA(event.name())));
    }

    /** The classes whose instances may have events and are served by a provider. */
    private List<ClassDefinition> polled() {
        String className = requiredClass(TARGET);
        Namespace namespace = scope.namespace();
        ClassDefinition target = className == null ? null : namespace.find(className);
        Collection<ClassDefinition> targets = target == null ? namespace.classes() : namespace.withSubclasses(target);
        return targets.stream().filter(namespace::isDynamic).toList();
    }

    private static WqlProperty property(WqlCondition predicate) {
        if (predicate instanceof WqlCondition.Comparison comparison) {
            return comparison.property();
        }
        if (predicate instanceof WqlCondition.Like like) {
            return like.property();
        }
        if (predicate instanceof WqlCondition.IsNull isNull) {
            return isNull.property();
        }
        if (predicate instanceof WqlCondition.Isa isa) {
            return isa.property();
        }
        throw new IllegalArgumentException("predicate: " + predicate + " does not ask about one property");
    }

    private static QueryException noClass(String className, QueryScope scope, FakeRule rule) {
        return new QueryException(
                HResult.WBEM_E_INVALID_CLASS,
                rule,
                "namespace " + scope.namespace().name() + " has no class " + className);
    }

    private record Leaf(CimType type, boolean array) {}
}
