package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;

/**
 * Which associations of a namespace refer to an object. References are found by what they denote, in whatever form they are
 * written; what they denote need not exist, and may be in another namespace. Immutable.
 */
public final class ReferenceIndex {
    private final Map<String, List<Reference>> byTarget = new HashMap<>();
    private final @Nullable ReferenceIndex base;
    private int size;

    private ReferenceIndex(@Nullable ReferenceIndex base) {
        this.base = base;
        this.size = base == null ? 0 : base.size;
    }

    /**
     * A reference that an association holds.
     *
     * @param order counts the references of the namespace: class by class, then as the associations were stored
     * @param association the association
     * @param column the property of it, by its place in the shape of its class
     */
    public record Reference(int order, Instance association, int column) {
        /** The path, as it is stored. */
        public String text() {
            return String.valueOf(association.value(column));
        }
    }

    /**
     * The references of some association classes.
     *
     * @param base an index of other classes, which come first; or null
     */
    static ReferenceIndex of(Namespace namespace, List<ClassDefinition> associations, @Nullable ReferenceIndex base) {
        ReferenceIndex index = new ReferenceIndex(base);
        for (ClassDefinition each : associations) {
            for (Instance association : namespace.instancesOf(each)) {
                for (int column = 0; column < each.shape().size(); column++) {
                    String target = target(namespace, association, column);
                    if (target != null) {
                        index.byTarget
                                .computeIfAbsent(target, key -> new ArrayList<>(2))
                                .add(new Reference(index.size++, association, column));
                    }
                }
            }
        }
        return index;
    }

    /**
     * The references that lead to an instance, in their order.
     *
     * @param instance an instance
     * @param namespace the namespace that it is in, if that is another one; else null
     * @param hosts the names of the machine, for references with a host
     */
    public List<Reference> to(Instance instance, @Nullable String namespace, Collection<String> hosts) {
        WmiPath path = WmiPath.of(instance.relativePath());
        List<Reference> found = new ArrayList<>();
        for (ClassDefinition each = instance.definition(); each != null; each = each.superclass()) {
            add(key("", namespace, each.name(), path), found);
            for (String host : hosts) {
                add(key(host, namespace, each.name(), path), found);
            }
        }
        found.sort(Comparator.comparingInt(Reference::order));
        return found;
    }

    private void add(String target, List<Reference> found) {
        found.addAll(byTarget.getOrDefault(target, List.of()));
        if (base != null) {
            base.add(target, found);
        }
    }

    private static @Nullable String target(Namespace namespace, Instance association, int column) {
        if (association.definition().shape().type(column) != CimType.REFERENCE
                || !(association.value(column) instanceof String text)) {
            return null;
        }
        WmiPath path;
        try {
            path = WmiPath.of(text);
        } catch (WmiException noPath) {
            // Stored references are plain text, which need not be a path: then they lead nowhere.
            return null;
        }
        String className = path.className().orElse(null);
        if (className == null || !path.isInstance()) {
            return null;
        }
        String home = path.namespace().orElse(null);
        return key(
                path.host().filter(host -> !host.equals(".")).orElse(""),
                home == null || Names.fold(home).equals(Names.fold(namespace.name())) ? null : home,
                className,
                path);
    }

    /** The same for two paths of one object, except that each names a class of its own in the hierarchy. */
    private static String key(String host, @Nullable String namespace, String className, WmiPath path) {
        StringBuilder key = new StringBuilder();
        key.append(host).append('\n').append(namespace == null ? "" : namespace).append('\n');
        key.append(className).append(path.isSingleton() ? "=@" : "");
        List<WmiPath.Key> keys = path.keys();
        if (keys.size() == 1) {
            key.append('\n').append(keys.get(0).text());
        } else {
            keys.stream()
                    .sorted(Comparator.comparing(each -> Names.fold(each.name().orElse(""))))
                    .forEach(each -> key.append('\n')
                            .append(each.name().orElse(""))
                            .append('=')
                            .append(each.text().length())
                            .append(':')
                            .append(each.text()));
        }
        return Names.fold(key.toString());
    }
}
