package org.wmisdk.fake.repository;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of one machine. {@code root} is always there. Changed only while a fake is built; afterwards read by
 * any number of threads.
 */
public final class Repository {
    private final Map<String, Namespace> namespaces = new LinkedHashMap<>();

    public Repository() {
        create("root");
    }

    private Repository(Repository other) {
        other.namespaces.forEach((key, namespace) -> namespaces.put(key, namespace.copy()));
    }

    /** A copy that shares the immutable parts. */
    public Repository copy() {
        return new Repository(this);
    }

    /** The namespace of this name in any case, or null. */
    public @Nullable Namespace find(String name) {
        return namespaces.get(key(name));
    }

    public Collection<Namespace> namespaces() {
        return namespaces.values();
    }

    /**
     * The namespace of this name, created with its parents where it is not there yet.
     *
     * @param name {@code root} or a path below it
     */
    public Namespace create(String name) {
        String spelled = name.replace('/', '\\');
        for (int end = spelled.indexOf('\\'); end >= 0; end = spelled.indexOf('\\', end + 1)) {
            String parent = spelled.substring(0, end);
            namespaces.computeIfAbsent(key(parent), key -> new Namespace(parent));
        }
        return namespaces.computeIfAbsent(key(spelled), key -> new Namespace(spelled));
    }

    /** Adds all that another machine has; what both have is taken from the other. */
    public void addAll(Repository other) {
        other.namespaces.forEach((key, namespace) -> namespaces.put(key, namespace.copy()));
    }

    private static String key(String name) {
        return Names.fold(name.replace('/', '\\'));
    }
}
