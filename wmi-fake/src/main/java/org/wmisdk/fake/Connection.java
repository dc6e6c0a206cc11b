package org.wmisdk.fake;

import org.jspecify.annotations.Nullable;

/** Where calls go: a connection, also one that is still being made. Two of them are equal only if they are the same. */
final class Connection {
    private final @Nullable Machine machine;
    private final String host;
    private final String namespace;

    /**
     * @param machine the machine, or null if there is none of that name
     * @param host the host as it was asked for, which may be empty
     * @param namespace the namespace as it was asked for
     */
    Connection(@Nullable Machine machine, String host, String namespace) {
        this.machine = machine;
        this.host = host;
        this.namespace = namespace.replace('/', '\\');
    }

    /** A connection to a namespace below. */
    Connection below(String name) {
        return new Connection(machine, host, namespace + '\\' + name);
    }

    /** What the machine calls itself; where there is none, the host as it was asked for. */
    String machine() {
        return machine == null ? host : machine.name();
    }

    String namespace() {
        return namespace;
    }

    boolean leadsTo(String name) {
        return machine == null ? host.equalsIgnoreCase(name) : machine.isNamed(name);
    }

    /** Whether that is the namespace; {@code \} stands between its parts. */
    boolean isIn(String name) {
        return namespace.equalsIgnoreCase(name);
    }
}
