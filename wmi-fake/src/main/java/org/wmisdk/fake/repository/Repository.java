package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.rules.Rules;

/**
 * The namespaces of one machine. {@code root} is always there.
 *
 * <p>A copy shares everything, and takes the time of three small objects; whichever of the two is changed first copies what
 * it touches. Each change is atomic, and any number of threads may make changes. Whoever reads more than one thing while
 * others may make changes reads a {@linkplain Namespace#snapshot snapshot}.
 */
public final class Repository {
    private static final String ROOT = "root";

    private final Map<String, Namespace> handles = new HashMap<>();
    private final boolean definesSystemClasses;
    private final Rules rules;

    /** What has this owner is not shared, and may be changed in place. */
    private Object owner = new Object();

    private Object ownerOfMap = owner;
    private ChangeListener listener = ChangeListener.NONE;
    private Map<String, Contents> namespaces;

    public Repository() {
        this(false);
    }

    /** A repository without system classes in which they can be defined, or an ordinary one. */
    Repository(boolean definesSystemClasses) {
        this.definesSystemClasses = definesSystemClasses;
        this.rules = Rules.LENIENT;
        this.namespaces = new LinkedHashMap<>();
        create(ROOT);
    }

    private Repository(Repository other, Rules rules) {
        this.rules = rules;
        this.definesSystemClasses = other.definesSystemClasses;
        this.namespaces = other.namespaces;
        this.ownerOfMap = other;
    }

    /** A copy that shares all until one of the two is changed. */
    public Repository copy() {
        return copy(Rules.LENIENT);
    }

    /** A copy that tells on which rules rest the look-ups in it. */
    synchronized Repository copy(Rules told) {
        owner = new Object();
        return new Repository(this, told);
    }

    Rules rules() {
        return rules;
    }

    /** Tells one listener of the changes from now on; copies tell nobody. */
    public synchronized void listen(ChangeListener told) {
        listener = told;
    }

    /** Whom a change is told, by whoever holds the lock of this repository. */
    ChangeListener listener() {
        return listener;
    }

    /** The namespace of this name in any case, or null. */
    public @Nullable Namespace find(String name) {
        return handle(key(name));
    }

    /** All namespaces, those that were created first in front. */
    public synchronized Collection<Namespace> namespaces() {
        List<Namespace> all = new ArrayList<>();
        for (String key : namespaces.keySet()) {
            Namespace namespace = handle(key);
            if (namespace != null) {
                all.add(namespace);
            }
        }
        return all;
    }

    /**
     * The namespace of this name, created with its parents where it is not there yet.
     *
     * @param name {@code root} or a path below it
     */
    public synchronized Namespace create(String name) {
        String spelled = name.replace('/', '\\');
        for (int end = spelled.indexOf('\\'); end >= 0; end = spelled.indexOf('\\', end + 1)) {
            createOne(spelled.substring(0, end));
        }
        return createOne(spelled);
    }

    private Namespace createOne(String spelled) {
        String key = key(spelled);
        if (!namespaces.containsKey(key)) {
            namespacesToChange().put(key, new Contents(owner, spelled, systemClasses(key)));
            Namespace created = handle(key);
            if (created != null) {
                listener.created(created);
            }
        }
        Namespace namespace = handle(key);
        if (namespace == null) {
            throw new IllegalStateException(spelled);
        }
        return namespace;
    }

    private @Nullable ClassTree systemClasses(String key) {
        return definesSystemClasses ? null : SystemClasses.of(key.equals(ROOT));
    }

    /**
     * Removes a namespace and everything below it.
     *
     * @return false if there is no such namespace
     * @throws RepositoryException if it is {@code root}
     */
    public synchronized boolean delete(String name) {
        String key = key(name);
        if (key.equals(ROOT)) {
            throw new RepositoryException(
                    HResult.WBEM_E_INVALID_OPERATION, FakeRule.STORE_NAMESPACE, "the namespace root cannot be deleted");
        }
        if (!namespaces.containsKey(key)) {
            return false;
        }
        String spelled = contents(key).name;
        namespacesToChange().keySet().removeIf(each -> each.equals(key) || each.startsWith(key + '\\'));
        listener.deleted(spelled);
        return true;
    }

    /** Adds all that another machine has; a namespace that both have is taken from the other. */
    public synchronized void addAll(Repository other) {
        Repository frozen = other.copy();
        namespacesToChange().putAll(frozen.namespaces);
    }

    /** Whether this machine lacks all namespaces of another one, or has them of the same spelling with nothing in them. */
    public synchronized boolean hasNothingOf(Repository other) {
        for (Namespace each : other.namespaces()) {
            Contents contents = namespaces.get(key(each.name()));
            if (contents != null && !(contents.isEmpty() && contents.name.equals(each.name()))) {
                return false;
            }
        }
        return true;
    }

    boolean definesSystemClasses() {
        return definesSystemClasses;
    }

    /** The names of the namespaces directly below one. */
    synchronized List<String> childrenOf(String name) {
        String prefix = key(name) + '\\';
        List<String> children = new ArrayList<>();
        namespaces.forEach((key, contents) -> {
            if (key.startsWith(prefix) && key.indexOf('\\', prefix.length()) < 0) {
                children.add(contents.name.substring(prefix.length()));
            }
        });
        return children;
    }

    synchronized @Nullable Namespace handle(String key) {
        Contents contents = namespaces.get(key);
        return contents == null
                ? null
                : handles.computeIfAbsent(key, absent -> new Namespace(this, key, contents.name));
    }

    /** What is in a namespace, to be read. */
    synchronized Contents contents(String key) {
        Contents contents = namespaces.get(key);
        if (contents == null) {
            throw new RepositoryException(HResult.WBEM_E_INVALID_NAMESPACE, "namespace " + key + " was deleted");
        }
        return contents;
    }

    /** What is in a namespace, to be changed by whoever holds the lock of this repository. */
    Contents contentsToChange(String key) {
        Contents contents = contents(key);
        if (contents.owner != owner) {
            contents = contents.copy(owner);
            namespacesToChange().put(key, contents);
        }
        return contents;
    }

    private Map<String, Contents> namespacesToChange() {
        if (ownerOfMap != owner) {
            namespaces = new LinkedHashMap<>(namespaces);
            ownerOfMap = owner;
        }
        return namespaces;
    }

    private static String key(String name) {
        return Names.fold(name.replace('/', '\\'));
    }
}
