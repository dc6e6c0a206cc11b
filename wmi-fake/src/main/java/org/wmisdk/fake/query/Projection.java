package org.wmisdk.fake.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiShape;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.wql.WqlProperty;
import org.wmisdk.wql.WqlSelect;

/**
 * The columns that a query delivers of the instances of one class, in the order of the class, whatever the order of the
 * list. All rows share their shape.
 */
final class Projection {
    /** In place of a column of the class: NULL. */
    private static final int EMPTY = -1;

    private final ClassDefinition definition;
    private final WmiShape shape;
    private final int[] columns;
    private final boolean whole;
    private final boolean located;
    private final @Nullable Place place;
    private final @Nullable String superclass;
    private final @Nullable String dynasty;
    private final List<String> derivation;

    /**
     * Columns of a class.
     *
     * @param columns for each column of the shape its place in the class, or {@link #EMPTY}
     * @param whole whether that is all that the class has
     * @param located whether the row has a path
     * @param place where the instances are; null for rows without system properties
     */
    private Projection(
            ClassDefinition definition,
            WmiShape shape,
            int[] columns,
            boolean whole,
            boolean located,
            @Nullable Place place) {
        this.definition = definition;
        this.shape = shape;
        this.columns = columns;
        this.whole = whole;
        this.located = located;
        this.place = place;
        // Without the keys WMI cannot name the row, and then leaves out what it knows of the ancestors too.
        this.superclass = located ? SystemProperty.superclass(definition) : null;
        this.dynasty = located ? definition.dynasty() : null;
        this.derivation = located ? List.copyOf(definition.derivation()) : List.of();
    }

    /** All properties. */
    static Projection whole(ClassDefinition definition, @Nullable Place place) {
        return new Projection(definition, definition.shape(), new int[0], true, true, place);
    }

    /** All properties, but only the keys are filled. */
    static Projection keysOnly(ClassDefinition definition, @Nullable Place place) {
        int[] columns = new int[definition.shape().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = definition.properties().get(i).isKey() ? i : EMPTY;
        }
        return new Projection(definition, definition.shape(), columns, false, true, place);
    }

    /**
     * Prepares the list of a query for one class.
     *
     * @param ensureLocatable whether paths are wanted although keys are not selected
     * @throws QueryException if the class has no such property
     */
    static Projection of(
            WqlSelect select, ClassDefinition definition, boolean ensureLocatable, @Nullable Place place, Rules rules) {
        if (select.selectsAll()) {
            return whole(definition, place);
        }
        boolean[] chosen = new boolean[definition.shape().size()];
        boolean pathAsked = false;
        for (WqlProperty property : select.properties()) {
            SystemProperty system = SystemProperty.find(property.name());
            pathAsked |= system == SystemProperty.PATH || system == SystemProperty.RELPATH;
            int index = definition.shape().indexOf(property.name());
            if (system == null && index < 0) {
                throw QueryException.noProperty(definition.name(), property.name());
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
        if (pathAsked && !allKeys && !ensureLocatable) {
            rules.rely(FakeRule.LIST_PATH, "the list names the path, and not all keys of " + definition.name());
        }
        return new Projection(
                definition,
                shape.build(),
                columns.stream().mapToInt(Integer::intValue).toArray(),
                false,
                allKeys || pathAsked || ensureLocatable,
                place);
    }

    /** A row of the result. */
    WmiObject row(Instance instance) {
        if (place != null) {
            return shape.object(values(instance), system(instance, place));
        }
        return whole ? instance.plain() : shape.object(values(instance));
    }

    /** What the rows look like: the class, with the columns of this projection and their defaults. */
    WmiObject prototype() {
        @Nullable Object[] defaults = definition.defaults();
        @Nullable Object[] values = new @Nullable Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = defaults[whole ? i : columns[i]];
        }
        return place == null
                ? shape.object(values)
                : shape.object(values, definition.systemProperties(place.server(), place.namespace()));
    }

    private @Nullable Object[] values(Instance instance) {
        @Nullable Object[] values = new @Nullable Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            int column = whole ? i : columns[i];
            values[i] = column == EMPTY ? null : instance.value(column);
        }
        return values;
    }

    private SystemProperties system(Instance instance, Place at) {
        return new SystemProperties(
                SystemProperties.GENUS_INSTANCE,
                definition.name(),
                superclass,
                dynasty,
                located ? instance.relativePath() : null,
                shape.size(),
                derivation,
                located ? at.server() : null,
                located ? at.namespace() : null,
                located ? at.path(instance.relativePath()) : null);
    }
}
