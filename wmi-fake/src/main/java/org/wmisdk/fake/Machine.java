package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Repository;

/** One computer of a fake: its names, its users and its repository. */
final class Machine {
    private final List<String> names;
    private final Repository repository;
    private final Map<String, char[]> users = new LinkedHashMap<>();
    private boolean hardened;

    Machine(List<String> names) {
        this(names, new Repository());
    }

    private Machine(List<String> names, Repository repository) {
        this.names = new ArrayList<>(names);
        this.repository = repository;
    }

    Machine copy() {
        Machine copy = new Machine(names, repository.copy());
        users.forEach((user, password) -> copy.users.put(user, password.clone()));
        copy.hardened = hardened;
        return copy;
    }

    /** What {@code __SERVER} says. */
    String name() {
        return names.get(0);
    }

    List<String> names() {
        return names;
    }

    void rename(List<String> newNames) {
        names.clear();
        names.addAll(newNames);
    }

    /** A trailing dot is a trick of the resolver, no part of the name. */
    boolean isNamed(String host) {
        String bare = host.endsWith(".") && host.length() > 1 ? host.substring(0, host.length() - 1) : host;
        return names.stream().anyMatch(bare::equalsIgnoreCase);
    }

    Repository repository() {
        return repository;
    }

    boolean hardened() {
        return hardened;
    }

    void harden() {
        hardened = true;
    }

    void addUser(String user, char[] password) {
        users.put(Names.fold(user), password.clone());
    }

    /**
     * Whether the machine knows this user by this password. One without declared users takes everybody.
     *
     * @param domain the domain from the authority, or null
     */
    boolean accepts(String user, @Nullable String domain, char @Nullable [] password) {
        if (users.isEmpty()) {
            return true;
        }
        char[] expected = users.get(Names.fold(user));
        if (expected == null && domain != null) {
            expected = users.get(Names.fold(domain + "\\" + user));
        }
        return expected != null && password != null && Arrays.equals(expected, password);
    }
}
