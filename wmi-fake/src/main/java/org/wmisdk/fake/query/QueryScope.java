package org.wmisdk.fake.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.rules.Rules;

/**
 * Where a query is asked.
 *
 * @param namespace the namespace of the connection, as it is when the query is run
 * @param hostNames the names of the machine, the one of {@code __SERVER} first
 * @param rules is told on which rules the answer rests
 */
public record QueryScope(Namespace namespace, List<String> hostNames, Rules rules) {
    private static final String LOCAL = "localhost";

    /** Copies the names. */
    public QueryScope {
        hostNames = List.copyOf(hostNames);
    }

    Place place() {
        return placeOf(namespace);
    }

    Place placeOf(Namespace home) {
        return new Place(hostNames.get(0), home.name());
    }

    /** The names by which paths may name the machine, besides {@code .} and no name at all. */
    Collection<String> hosts() {
        List<String> hosts = new ArrayList<>(hostNames);
        hosts.add(LOCAL);
        return hosts;
    }

    boolean isThisMachine(WmiPath path) {
        String host = path.host().orElse(".");
        return host.equals(".") || hosts().stream().anyMatch(host::equalsIgnoreCase);
    }

    /** The namespace that a path leads to from here, or null if the machine has none of that name. */
    @Nullable
    Namespace home(WmiPath path) {
        String name = path.namespace().orElse(null);
        return name == null || Names.fold(name).equals(Names.fold(namespace.name()))
                ? namespace
                : namespace.repository().find(name);
    }

    /** The object that a stored reference leads to from here, or null if it leads nowhere. */
    @Nullable
    Located follow(String reference) {
        WmiPath path;
        try {
            path = WmiPath.of(reference);
        } catch (WmiException noPath) {
            // Stored references are plain text, which need not be a path: then they lead nowhere.
            return null;
        }
        Namespace home = isThisMachine(path) ? home(path) : null;
        Instance instance = home == null || !path.isInstance() ? null : home.find(path);
        return instance == null || home == null ? null : new Located(instance, home);
    }

    /** An instance and the namespace that it is in. */
    record Located(Instance instance, Namespace home) {
        /** Instances of dynamic classes are made anew each time, so that only the path tells. */
        boolean isSame(Located other) {
            return home == other.home
                    && (instance == other.instance
                            || instance.relativePath().equalsIgnoreCase(other.instance.relativePath()));
        }
    }
}
