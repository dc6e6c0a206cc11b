package org.wmisdk.fake.repository;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiPath;

/**
 * Where the instances of a dynamic class come from. Asked at query time, by several threads; what it throws ends the call
 * that asked.
 */
public interface InstanceSource {
    /**
     * All instances.
     *
     * @param namespace the namespace that is read
     * @param definition the class, as it is when it is asked
     * @return canonical values in the order of the class's shape, read one by one and closed at the end or before
     */
    Stream<@Nullable Object[]> rows(Namespace namespace, ClassDefinition definition);

    /**
     * Whether {@link #find} is faster than a search through {@link #rows}.
     *
     * @return false if {@code find} is not to be called
     */
    boolean finds();

    /**
     * The instance with the keys that a path names.
     *
     * @param path class and keys: all keys of the class, with their names
     * @return canonical values in the order of the class's shape; null if there is no such instance
     */
    @Nullable
    Object @Nullable [] find(Namespace namespace, ClassDefinition definition, WmiPath path);
}
