package org.wmisdk.fake.query;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.wql.WqlProperty;
import org.wmisdk.wql.WqlSchemaSelect;

/**
 * The properties that a condition may name.
 *
 * @param <R> what has them
 */
interface Columns<R> {
    /**
     * The property before the first dot.
     *
     * @throws QueryException if there is none of that name
     */
    Column<R> find(WqlProperty property);

    /** A property: its type, and how a row gives its value. */
    record Column<R>(CimType type, boolean array, Function<R, @Nullable Object> value) {}

    /** The properties of the instances of a class, system properties included. */
    static Columns<Instance> of(ClassDefinition definition, Place place) {
        return property -> {
            SystemProperty system = SystemProperty.find(property.name());
            if (system != null) {
                return new Column<>(system.type, system.array, instance -> system.of(instance, place));
            }
            int index = definition.shape().indexOf(property.name());
            if (index < 0) {
                throw QueryException.noProperty(definition.name(), property.name());
            }
            return new Column<>(
                    definition.shape().type(index),
                    definition.shape().isArray(index),
                    instance -> instance.value(index));
        };
    }

    /** What a schema query, which names nothing else, knows of a class. */
    static Columns<ClassDefinition> ofClasses() {
        return property -> {
            if (property.name().equalsIgnoreCase(WqlSchemaSelect.THIS)) {
                return new Column<>(CimType.OBJECT, false, definition -> definition);
            }
            SystemProperty system = SystemProperty.find(property.name());
            Function<ClassDefinition, @Nullable Object> value = system == SystemProperty.SUPERCLASS
                    ? SystemProperty::superclass
                    : system == SystemProperty.DYNASTY ? ClassDefinition::dynasty : ClassDefinition::name;
            return new Column<>(CimType.STRING, false, value);
        };
    }
}
