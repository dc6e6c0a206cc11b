package org.wmisdk.fake.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.rules.Rules;

/** Compares the instances that providers serve with those of the time before. Not thread-safe. */
final class InstancePoll {
    private final Namespace namespace;
    private final List<String> classes;
    private final Rules rules;
    private Map<String, Instance> known = Map.of();

    /** What one comparison found: created without {@code before}, deleted without {@code after}. */
    record Change(@Nullable Instance before, @Nullable Instance after) {}

    InstancePoll(Namespace namespace, List<ClassDefinition> classes, Rules rules) {
        this.namespace = namespace;
        this.classes = classes.stream().map(ClassDefinition::name).toList();
        this.rules = rules;
    }

    /**
     * Reads the instances and compares; the first time there is nothing to compare with.
     *
     * @return what was created or changed, in the order of the rows, then what was deleted
     * @throws org.wmisdk.fake.repository.RepositoryException if a function that delivers instances fails
     */
    List<Change> compare() {
        Map<String, Instance> before = known;
        Map<String, Instance> now = read();
        known = now;
        List<Change> changes = new ArrayList<>();
        now.forEach((path, instance) -> {
            Instance old = before.get(path);
            if (old == null || !old.plain().equals(instance.plain())) {
                changes.add(new Change(old, instance));
            }
        });
        before.forEach((path, instance) -> {
            if (!now.containsKey(path)) {
                changes.add(new Change(instance, null));
            }
        });
        return changes;
    }

    private Map<String, Instance> read() {
        Map<String, Instance> all = new LinkedHashMap<>();
        Namespace view = namespace.snapshot(rules);
        try {
            for (String each : classes) {
                ClassDefinition definition = view.find(each);
                if (definition != null) {
                    view.instancesOf(definition)
                            .forEach(instance -> all.put(Names.fold(instance.relativePath()), instance));
                }
            }
        } finally {
            view.closeRows();
        }
        return all;
    }
}
