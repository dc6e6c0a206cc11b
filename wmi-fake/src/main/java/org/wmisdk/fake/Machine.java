package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.event.EventEngine;
import org.wmisdk.fake.event.EventTime;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Repository;

/** One computer of a fake: its names, its users and their rights, how it answers, and its repository. */
final class Machine {
    /** Whether a machine answers those who connect. */
    enum Answers {
        /** As WMI does. */
        ALWAYS,
        /** Not at all: nothing is known to be there. */
        UNREACHABLE,
        /** Never: the connection begins and does not come about. */
        SILENT
    }

    private final List<String> names;
    private final Repository repository;
    private final Map<String, char[]> users = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<FakeRight>>> rights = new HashMap<>(); // by namespace, then by user
    private final Map<String, Map<String, Set<String>>> privileges = new HashMap<>(); // by namespace, then by class
    private Answers answers = Answers.ALWAYS;
    private boolean hardened;
    private @Nullable SampleRegistry registry;
    private @Nullable EventEngine events;

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
        rights.forEach((namespace, byUser) -> copy.rights.put(namespace, new HashMap<>(byUser)));
        privileges.forEach((namespace, byClass) -> copy.privileges.put(namespace, new HashMap<>(byClass)));
        copy.answers = answers;
        copy.hardened = hardened;
        copy.registry = registry == null ? null : registry.copy();
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

    void addNames(List<String> more) {
        more.stream().filter(name -> !isNamed(name)).forEach(names::add);
    }

    /** The name without a trailing dot, which is a trick of the resolver and no part of it. */
    static String bare(String host) {
        return host.endsWith(".") && host.length() > 1 ? host.substring(0, host.length() - 1) : host;
    }

    boolean isNamed(String host) {
        return names.stream().anyMatch(bare(host)::equalsIgnoreCase);
    }

    Repository repository() {
        return repository;
    }

    /** What {@code StdRegProv} of the sample machine reads and writes; under the lock of this machine. */
    SampleRegistry registry() {
        SampleRegistry known = registry;
        if (known == null) {
            known = new SampleRegistry();
            registry = known;
        }
        return known;
    }

    /** Lets changes of the repository become events from now on. */
    void raiseEvents(EventTime time) {
        EventEngine engine = new EventEngine(name(), repository, time);
        repository.listen(engine);
        events = engine;
    }

    /** Its events; of a machine of a fake that is built. */
    EventEngine events() {
        return Objects.requireNonNull(events, "not built yet");
    }

    Answers answers() {
        return answers;
    }

    void answer(Answers how) {
        answers = how;
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

    /** Whether somebody of that name could connect. One without declared users takes everybody. */
    boolean takes(String user) {
        return users.isEmpty() || users.containsKey(Names.fold(user));
    }

    /**
     * The user that the machine knows by this name and password.
     *
     * @param domain the domain from the authority, or null
     * @return the name by which the user has rights, or null if there is no such user with this password
     */
    @Nullable
    String authenticate(String user, @Nullable String domain, char @Nullable [] password) {
        String qualified = domain == null ? user : domain + "\\" + user;
        if (users.isEmpty()) {
            return qualified;
        }
        String known = users.containsKey(Names.fold(user)) ? user : qualified;
        char[] expected = users.get(Names.fold(known));
        return expected != null && password != null && Arrays.equals(expected, password) ? known : null;
    }

    /** Gives a user exactly these rights on a namespace, and on those below it that say nothing else. */
    void setRights(String user, String namespace, Set<FakeRight> given) {
        rights.computeIfAbsent(key(namespace), key -> new HashMap<>())
                .put(Names.fold(user), given.isEmpty() ? EnumSet.noneOf(FakeRight.class) : EnumSet.copyOf(given));
    }

    /** The rights of a user on a namespace: its own, else those on the nearest namespace above, else all. */
    Set<FakeRight> rights(String user, String namespace) {
        String key = key(namespace);
        while (true) {
            Set<FakeRight> own = rights.getOrDefault(key, Map.of()).get(Names.fold(user));
            if (own != null) {
                return own;
            }
            int end = key.lastIndexOf('\\');
            if (end < 0) {
                return EnumSet.allOf(FakeRight.class);
            }
            key = key.substring(0, end);
        }
    }

    void requirePrivileges(String namespace, String className, Set<String> names) {
        privileges.computeIfAbsent(key(namespace), key -> new HashMap<>()).put(className, names);
    }

    /** The privileges that classes of a namespace need, by the class. */
    Map<String, Set<String>> privileges(String namespace) {
        return privileges.getOrDefault(key(namespace), Map.of());
    }

    private static String key(String namespace) {
        return Names.fold(namespace.replace('/', '\\'));
    }
}
