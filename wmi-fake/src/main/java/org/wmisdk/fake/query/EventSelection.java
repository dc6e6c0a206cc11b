package org.wmisdk.fake.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiShape;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlEventSelect;
import org.wmisdk.wql.WqlProperty;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlStatement;

/** Which events a subscription wants, and what it is given of them. Thread-safe. */
public final class EventSelection {
    private final Rules rules;
    private final String className;
    private final List<WqlProperty> properties;
    private final @Nullable WqlCondition where;
    private final @Nullable BigDecimal within;
    private final WqlEventSelect.@Nullable Grouping grouping;
    private final List<ClassDefinition> polled;

    /** For each class of events that came, since a query may ask for an ancestor of several. */
    private final Map<ClassDefinition, OfClass> classes = new ConcurrentHashMap<>();

    private EventSelection(
            Rules rules,
            String className,
            List<WqlProperty> properties,
            @Nullable WqlCondition where,
            @Nullable BigDecimal within,
            WqlEventSelect.@Nullable Grouping grouping,
            List<ClassDefinition> polled) {
        this.rules = rules;
        this.className = className;
        this.properties = properties;
        this.where = where;
        this.within = within;
        this.grouping = grouping;
        this.polled = polled;
    }

    /**
     * Prepares a query that ExecNotificationQuery is given.
     *
     * @throws QueryException if WMI does not take the query
     */
    public static EventSelection of(WqlStatement statement, QueryScope scope) {
        EventQuery.check(statement, scope);
        List<ClassDefinition> polled = EventQuery.polled(statement, scope);
        if (statement instanceof WqlEventSelect select) {
            return new EventSelection(
                    scope.rules(),
                    select.className(),
                    select.properties(),
                    select.where(),
                    select.within(),
                    select.grouping(),
                    polled);
        }
        WqlSelect select = (WqlSelect) statement; // else the check would have failed
        return new EventSelection(
                scope.rules(), select.className(), select.properties(), select.where(), null, null, polled);
    }

    /** The seconds of {@code WITHIN}, or null. */
    public @Nullable BigDecimal within() {
        return within;
    }

    /** The {@code GROUP} clause, or null. */
    public WqlEventSelect.@Nullable Grouping grouping() {
        return grouping;
    }

    /** The classes, served by providers, whose instances have to be compared again and again; each with the subclasses that are there now. */
    public List<ClassDefinition> polled() {
        return polled;
    }

    /** Whether the subscription wants the event. */
    public boolean selects(Event event) {
        return event.definition().isA(className) && of(event).selects(event);
    }

    /** What it is given of an event. */
    public WmiObject deliver(Event event) {
        return of(event).deliver(event);
    }

    /** By what an event is grouped: the values of the properties after {@code BY}, in canonical form; null where there is none. */
    public List<@Nullable Object> group(Event event) {
        return of(event).group(event);
    }

    private OfClass of(Event event) {
        return classes.computeIfAbsent(event.definition(), OfClass::new);
    }

    private static Columns<Event> columns(ClassDefinition definition) {
        return property -> {
            SystemProperty system = SystemProperty.find(property.name());
            if (system != null) {
                return new Columns.Column<>(
                        system.type,
                        system.array,
                        event -> system.of(event.object().system()));
            }
            int index = definition.shape().indexOf(property.name());
            if (index < 0) {
                throw QueryException.noProperty(definition.name(), property.name());
            }
            return new Columns.Column<>(
                    definition.shape().type(index), definition.shape().isArray(index), event -> event.value(index));
        };
    }

    /** The query for the events of one class. */
    private final class OfClass {
        private final ClassDefinition definition;
        private final @Nullable RowTest<Event> test;
        private final List<ConditionCompiler.Getter<Event>> groups;
        private final int @Nullable [] chosen;
        private final WmiShape shape;

        OfClass(ClassDefinition definition) {
            this.definition = definition;
            ConditionCompiler<Event> compiler = new ConditionCompiler<>(columns(definition), rules, true);
            this.test = where == null ? null : compiler.compile(where);
            this.groups = grouping == null
                    ? List.of()
                    : grouping.by().stream().map(compiler::getter).toList();
            this.chosen = properties.isEmpty() ? null : chosen(definition);
            this.shape = chosen == null ? definition.shape() : shape(definition, chosen);
        }

        private int[] chosen(ClassDefinition of) {
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < of.shape().size(); i++) {
                String name = of.properties().get(i).name();
                if (properties.stream().anyMatch(each -> each.name().equalsIgnoreCase(name))) {
                    columns.add(i);
                }
            }
            return columns.stream().mapToInt(Integer::intValue).toArray();
        }

        private static WmiShape shape(ClassDefinition of, int[] columns) {
            WmiShape.Builder builder = WmiShape.builder();
            Arrays.stream(columns)
                    .mapToObj(of.properties()::get)
                    .forEach(each -> builder.add(each.name(), each.type(), each.isArray()));
            return builder.build();
        }

        boolean selects(Event event) {
            Truth truth = test == null ? Truth.TRUE : test.test(event);
            if (truth == Truth.UNKNOWN) {
                rules.rely(FakeRule.COMPARISON_NULL, "an event of " + definition.name() + " was not selected");
            }
            return truth == Truth.TRUE;
        }

        WmiObject deliver(Event event) {
            if (chosen == null) {
                return event.object();
            }
            @Nullable Object[] values = new @Nullable Object[chosen.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = event.value(chosen[i]);
            }
            return shape.object(
                    values,
                    new SystemProperties(
                            SystemProperties.GENUS_INSTANCE,
                            definition.name(),
                            SystemProperty.superclass(definition),
                            definition.dynasty(),
                            null,
                            values.length,
                            definition.derivation(),
                            null,
                            null,
                            null));
        }

        List<@Nullable Object> group(Event event) {
            List<@Nullable Object> key = new ArrayList<>();
            groups.forEach(getter -> {
                Object value = getter.get(event);
                key.add(value instanceof String text ? Names.fold(text) : value);
            });
            return key;
        }
    }
}
