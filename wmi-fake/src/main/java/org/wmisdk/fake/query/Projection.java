package org.wmisdk.fake.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiShape;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.wql.WqlProperty;
import org.wmisdk.wql.WqlSelect;

/**
 * The columns that a query delivers of the instances of one class, in the order of the class, whatever the order of the
 * list.
 */
final class Projection {
    private final @Nullable WmiShape shape;
    private final int[] columns;
    private final boolean located;

    private Projection(@Nullable WmiShape shape, int[] columns, boolean located) {
        this.shape = shape;
        this.columns = columns;
        this.located = located;
    }

    /**
     * Prepares the list of a query for one class.
     *
     * @param ensureLocatable whether paths are wanted although keys are not selected
     * @throws QueryException if the class has no such property
     */
    static Projection of(WqlSelect select, ClassDefinition definition, boolean ensureLocatable) {
        if (select.selectsAll()) {
            return new Projection(null, new int[0], true);
        }
        boolean[] chosen = new boolean[definition.shape().size()];
        boolean pathAsked = false;
        for (WqlProperty property : select.properties()) {
            SystemProperty system = SystemProperty.find(property.name());
            pathAsked |= system == SystemProperty.PATH || system == SystemProperty.RELPATH;
            int index = definition.shape().indexOf(property.name());
            if (system == null && index < 0) {
                throw QueryException.invalid("class " + definition.name() + " has no property " + property.name());
            }
            if (index >= 0) {
                chosen[index] = true;
            }
        }
        List<Integer> columns = new ArrayList<>();
        WmiShape.Builder shape = WmiShape.builder();
        boolean allKeys = true;
        for (int i = 0; i < chosen.length; i++) {
            WmiProperty property = definition.properties().get(i);
            if (chosen[i]) {
                columns.add(i);
                shape.add(property.name(), property.type(), property.isArray());
            }
            allKeys &= chosen[i] || !property.isKey();
        }
        return new Projection(
                shape.build(),
                columns.stream().mapToInt(Integer::intValue).toArray(),
                allKeys || pathAsked || ensureLocatable);
    }

    WmiObject row(Instance instance) {
        return shape == null ? instance.plain() : shape.object(values(shape, instance));
    }

    WmiObject row(Instance instance, SystemProperty.Place place) {
        WmiShape columnsOfRow = shape == null ? instance.definition().shape() : shape;
        return columnsOfRow.object(values(columnsOfRow, instance), system(instance, place, columnsOfRow.size()));
    }

    private @Nullable Object[] values(WmiShape columnsOfRow, Instance instance) {
        @Nullable Object[] values = new @Nullable Object[columnsOfRow.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = instance.value(shape == null ? i : columns[i]);
        }
        return values;
    }

    /** Without the keys WMI cannot name the row, and then leaves out what it knows of the ancestors too. */
    private SystemProperties system(Instance instance, SystemProperty.Place place, int propertyCount) {
        ClassDefinition definition = instance.definition();
        ClassDefinition parent = definition.superclass();
        return new SystemProperties(
                SystemProperties.GENUS_INSTANCE,
                definition.name(),
                located && parent != null ? parent.name() : null,
                located ? definition.dynasty() : null,
                located ? instance.relativePath() : null,
                propertyCount,
                located ? definition.derivation() : List.of(),
                located ? place.server() : null,
                located ? place.namespace() : null,
                located ? place.path(instance) : null);
    }
}
