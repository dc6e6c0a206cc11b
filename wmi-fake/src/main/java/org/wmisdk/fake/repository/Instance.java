package org.wmisdk.fake.repository;

import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;

/**
 * An instance, stored or delivered by a dynamic class. Immutable. It holds its values and no more: a path is made when it
 * is asked for.
 */
public final class Instance {
    private final ClassDefinition definition;
    private final @Nullable Object[] values;
    private final int keyHash;

    /**
     * An instance that may be stored.
     *
     * @param values canonical values in the order of the class's shape; owned by the instance from here on
     * @throws RepositoryException if a key is NULL or the class has none
     */
    Instance(ClassDefinition definition, @Nullable Object[] values) {
        this(definition, values, Keys.hash(Keys.of(definition, values)));
    }

    private Instance(ClassDefinition definition, @Nullable Object[] values, int keyHash) {
        this.definition = definition;
        this.values = values;
        this.keyHash = keyHash;
    }

    /** The same instance after its class was changed in ways that leave the properties as they are. */
    Instance of(ClassDefinition changed) {
        return new Instance(changed, values, keyHash);
    }

    public ClassDefinition definition() {
        return definition;
    }

    /** The canonical value of a property, by its place in the shape of the class. */
    public @Nullable Object value(int column) {
        return values[column];
    }

    /** {@code Class.Key="value"}, keys in alphabetical order. Made anew by each call. */
    public String relativePath() {
        return Keys.relativePath(definition, keys());
    }

    /** All properties, without system properties. The values are shared, not copied. */
    public WmiObject plain() {
        return definition.shape().object(values);
    }

    @Nullable
    Object[] keys() {
        return Keys.of(definition, values);
    }

    int keyHash() {
        return keyHash;
    }

    boolean hasKeys(@Nullable Object[] keys) {
        for (int i = 0; i < keys.length; i++) {
            if (!Keys.equal(values[definition.keyColumn(i)], keys[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return relativePath();
    }
}
