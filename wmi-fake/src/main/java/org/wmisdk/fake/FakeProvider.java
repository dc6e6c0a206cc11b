package org.wmisdk.fake;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.InstanceSource;
import org.wmisdk.fake.repository.Namespace;

/** Turns what the functions of a test deliver into instances. */
record FakeProvider(
        FakeRows rows,
        @Nullable Function<? super WmiPath, ? extends @Nullable Map<String, ? extends @Nullable Object>> byPath)
        implements InstanceSource {

    @Override
    public Stream<@Nullable Object[]> rows(Namespace namespace, ClassDefinition definition) {
        return rows.rows().map(row -> values(definition, row));
    }

    @Override
    public boolean finds() {
        return byPath != null;
    }

    @Override
    public @Nullable Object @Nullable [] find(Namespace namespace, ClassDefinition definition, WmiPath path) {
        Map<String, ? extends @Nullable Object> row = byPath == null ? null : byPath.apply(path);
        return row == null ? null : values(definition, row);
    }

    private static @Nullable Object[] values(ClassDefinition definition, Map<String, ? extends @Nullable Object> row) {
        return FakeValues.of("deliver instance of " + definition.name(), definition, row);
    }
}
