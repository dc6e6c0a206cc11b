package org.wmisdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiChange;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiProperty;

/** Prepares a change of an instance whose properties are given in JSON, by the types that its class declares. */
final class ChangedProperties {
    private ChangedProperties() {}

    /**
     * The prepared change. What the class does not declare is left for the change to refuse.
     *
     * @param values knows the classes of the namespace
     * @param path of the instance; the name of the class for a new one
     * @throws IllegalArgumentException if the JSON of a property cannot stand for a value of its type
     */
    static WmiChange prepare(
            WmiNamespace namespace,
            GivenValues values,
            @Nullable Duration limit,
            String path,
            boolean create,
            Map<String, JsonNode> properties) {
        Optional<String> className =
                create ? Optional.of(path) : WmiPath.of(path).className();
        WmiChange change = create ? namespace.create(path) : namespace.update(WmiPath.of(path));
        change = limit == null ? change : change.timeout(limit);
        if (properties.isEmpty() || className.isEmpty()) {
            return change;
        }
        WmiClass definition = values.definition(className.get());
        for (Map.Entry<String, JsonNode> given : properties.entrySet()) {
            Optional<WmiProperty> declared = definition.property(given.getKey());
            change = change.set(
                    given.getKey(),
                    declared.isPresent()
                            ? values.of(
                                    "property " + given.getKey(),
                                    declared.get(),
                                    given.getValue(),
                                    declared.get().defaultValue(),
                                    declared.get().className())
                            : given.getValue().asText());
        }
        return change;
    }
}
