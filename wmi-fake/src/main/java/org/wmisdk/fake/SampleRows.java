package org.wmisdk.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.rules.Rules;

/** The instances of a class of the sample machine, as its methods read and change them; under the lock of the machine. */
record SampleRows(Namespace namespace, String className) {
    /** The instances; no rows where the class was removed. */
    List<WmiObject> all() {
        ClassDefinition definition = namespace.find(className);
        return definition == null
                ? List.of()
                : namespace.instancesOf(definition).stream()
                        .map(Instance::plain)
                        .toList();
    }

    /** The instance with that value of the only key. */
    Optional<WmiObject> find(String key, String value) {
        Instance found =
                namespace.find(WmiPath.builder(className).key(key, value).build());
        return found == null ? Optional.empty() : Optional.of(found.plain());
    }

    /** Stores an instance; properties that are not given have the defaults of the class. */
    void put(Map<String, ? extends @Nullable Object> values) {
        ClassDefinition definition = Objects.requireNonNull(namespace.find(className), className);
        namespace.put(definition, FakeValues.of("change " + className, definition, values), 0);
    }

    /** Stores an instance anew, with some values changed. */
    void change(WmiObject row, Map<String, ? extends @Nullable Object> changes) {
        Map<String, @Nullable Object> values = new HashMap<>();
        row.names().forEach(name -> values.put(name, row.get(name).raw()));
        values.putAll(changes);
        put(values);
    }

    /** Removes the instance with that value of the only key. */
    void delete(String key, String value) {
        namespace.deleteInstance(WmiPath.builder(className).key(key, value).build(), Rules.LENIENT);
    }
}
