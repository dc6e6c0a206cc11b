package org.wmisdk.fake.repository;

import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;

/** A stored instance. Immutable. */
public final class Instance {
    private final ClassDefinition definition;
    private final @Nullable Object[] values;
    private final String relativePath;
    private final WmiObject plain;

    /**
     * An instance that may be stored.
     *
     * @param values canonical values in the order of the class's shape; owned by the instance from here on
     * @throws RepositoryException if a key is NULL or the class has none
     */
    Instance(ClassDefinition definition, @Nullable Object[] values) {
        this.definition = definition;
        this.values = values;
        this.relativePath = Keys.relativePath(definition, values);
        this.plain = definition.shape().object(values);
    }

    public ClassDefinition definition() {
        return definition;
    }

    /** The canonical value of a property, by its place in the shape of the class. */
    public @Nullable Object value(int column) {
        return values[column];
    }

    /** {@code Class.Key="value"}. */
    public String relativePath() {
        return relativePath;
    }

    /** All properties, without system properties. The same object every time: rows are immutable. */
    public WmiObject plain() {
        return plain;
    }
}
