package org.wmisdk.fake.repository;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.FakeMethodBody;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.rules.Rules;

/**
 * The classes and instances of one namespace: a view into its {@link Repository}, which stays the same object while the
 * namespace is there.
 *
 * <p>Instances are told apart by their keys among all classes that share the keys: those below the class that introduced
 * them. So the path of an ancestor finds an instance of a subclass.
 */
public final class Namespace {
    /** WBEM_FLAG_UPDATE_ONLY: what is put must be there already. */
    public static final int UPDATE_ONLY = 0x1;

    /** WBEM_FLAG_CREATE_ONLY: what is put must not be there yet. */
    public static final int CREATE_ONLY = 0x2;

    /** WBEM_FLAG_UPDATE_SAFE_MODE: a class may be changed above subclasses with which the change does not conflict. */
    public static final int UPDATE_SAFE_MODE = 0x20;

    /** WBEM_FLAG_UPDATE_FORCE_MODE: as the safe mode, and subclasses lose the qualifiers that conflict. */
    public static final int UPDATE_FORCE_MODE = 0x40;

    private final Repository repository;
    private final String key;
    private final String name;
    private final OpenRows openRows = new OpenRows();

    Namespace(Repository repository, String key, String name) {
        this.repository = repository;
        this.key = key;
        this.name = name;
    }

    /**
     * The namespace as it is now: later changes are not seen through it, and changes through it are seen nowhere else.
     * Costs as little as a copy of the repository. For whoever reads while others may make changes; ends with {@link
     * #closeRows()}.
     *
     * @param rules is told on which rules rest the look-ups, here and in the other namespaces of the machine
     * @throws RepositoryException if the namespace was deleted
     */
    public Namespace snapshot(Rules rules) {
        Namespace snapshot = repository.copy(rules).handle(key);
        if (snapshot == null) {
            throw new RepositoryException(HResult.WBEM_E_INVALID_NAMESPACE, "namespace " + name + " was deleted");
        }
        return snapshot;
    }

    /** Closes the rows of dynamic classes that were opened through this namespace and not read to their end. */
    public void closeRows() {
        openRows.close();
    }

    /** The machine that the namespace is on, for paths that lead to other namespaces. */
    public Repository repository() {
        return repository;
    }

    /** With {@code \} between the components and none in front, in the spelling of its author. */
    public String name() {
        return name;
    }

    public boolean encryptionRequired() {
        return contents().encryptionRequired();
    }

    public void requireEncryption() {
        synchronized (repository) {
            repository.contentsToChange(key).requireEncryption();
        }
    }

    /** The class of this name in any case, a system class too, or null. */
    public @Nullable ClassDefinition find(String className) {
        return contents().classes().find(Names.fold(className));
    }

    /** All classes: the system classes, then the others in the order in which they were defined. */
    public Collection<ClassDefinition> classes() {
        return contents().classes().all();
    }

    /**
     * The class and everything derived from it, each class before its subclasses, subclasses in the order in which they
     * were defined.
     */
    public List<ClassDefinition> withSubclasses(ClassDefinition definition) {
        return contents().classes().withSubclasses(definition);
    }

    /**
     * The instances of exactly this class, in the order in which they were stored. Those of a dynamic class are fetched
     * while they are read, anew by each iterator; then reading may throw a {@link RepositoryException} with the code of the
     * failure, and counting them reads them all.
     */
    public Collection<Instance> instancesOf(ClassDefinition definition) {
        Contents contents = contents();
        InstanceSource source = source(contents, definition);
        if (source != null) {
            return new DynamicInstances(this, definition, source, openRows);
        }
        InstanceTable table = contents.table(definition.foldedName());
        return table == null ? List.of() : table.instances();
    }

    /**
     * The instance that a path names: of the class in the path or of a class derived from it. Takes the same time for any
     * number of instances.
     *
     * @param path class and keys; host and namespace are not looked at
     * @return null if there is none. Whether the path could name one at all, {@link #pathError} says
     * @throws RepositoryException if the look-up function of a dynamic class fails
     */
    public @Nullable Instance find(WmiPath path) {
        return find(path, repository.rules());
    }

    private @Nullable Instance find(WmiPath path, Rules rules) {
        Contents contents = contents();
        ClassDefinition definition = path.className()
                .map(each -> contents.classes().find(Names.fold(each)))
                .orElse(null);
        @Nullable Object[] keys = definition == null ? null : Keys.of(definition, path, rules);
        if (definition == null || keys == null) {
            return null;
        }
        Instance found = find(contents, definition, keys);
        if (found != null && definition.isSingleton() && found.definition() != definition) {
            rules.rely(FakeRule.SINGLETON_BELOW, path + " is " + found);
        }
        return found;
    }

    private @Nullable Instance find(Contents contents, ClassDefinition definition, @Nullable Object[] keys) {
        int hash = Keys.hash(keys);
        InstanceTable own = contents.table(definition.foldedName());
        Instance found = own == null ? null : own.find(keys, hash);
        if (found != null) {
            return found;
        }
        for (String each : contents.family(definition)) {
            InstanceTable table = contents.table(each);
            found = table == null ? null : table.find(keys, hash);
            if (found != null && found.definition().isA(definition.name())) {
                return found;
            }
        }
        return findDynamic(contents, definition, keys);
    }

    private @Nullable Instance findDynamic(Contents contents, ClassDefinition definition, @Nullable Object[] keys) {
        if (!contents.hasSources() && SystemInstances.of(definition) == null) {
            return null;
        }
        for (ClassDefinition each : contents.classes().withSubclasses(definition)) {
            InstanceSource source = source(contents, each);
            Instance found = source == null ? null : new DynamicInstances(this, each, source, openRows).find(keys);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * Why a path cannot name an instance here: the rule that its keys break, which WMI answers with
     * WBEM_E_INVALID_OBJECT_PATH. A path to a class that does not exist breaks none.
     *
     * @param path class and keys; host and namespace are not looked at
     * @return a sentence, or null if the path names exactly the keys of its class with values of their types
     */
    public @Nullable String pathError(WmiPath path) {
        if (path.className().isEmpty()) {
            return path + " is the path of a namespace";
        }
        ClassDefinition definition = find(path.className().get());
        return definition == null ? null : Keys.error(definition, path);
    }

    /**
     * Defines a class, or changes it. Without instances and subclasses any change is lawful; with them one of qualifiers
     * that mean nothing to WMI itself, such as {@code Description}; with subclasses alone, in the safe and the force mode,
     * one that all of them can follow.
     *
     * @param flags {@link #CREATE_ONLY} or {@link #UPDATE_ONLY}, and {@link #UPDATE_SAFE_MODE} or {@link
     *     #UPDATE_FORCE_MODE}; or 0
     * @throws RepositoryException if the flags or a rule forbid it
     */
    public void put(ClassDefinition definition, int flags) {
        synchronized (repository) {
            ClassDefinition before = find(definition.name());
            new ClassChange(repository.contentsToChange(key), repository.definesSystemClasses(), flags).put(definition);
            repository.listener().changed(this, before, find(definition.name()));
        }
    }

    /**
     * Stores an instance; one with the same keys is replaced. An instance of {@code __NAMESPACE} is a namespace.
     *
     * @param values canonical values in the order of the class's shape; not to be changed afterwards
     * @param flags {@link #CREATE_ONLY}, {@link #UPDATE_ONLY} or 0
     * @throws RepositoryException if the class is abstract, dynamic or has no key, a key is NULL or belongs to an instance
     *     of another class, or the flags forbid it
     */
    public Instance put(ClassDefinition definition, @Nullable Object[] values, int flags) {
        if (definition.isAbstract()) {
            throw isAbstract(definition);
        }
        Instance instance = new Instance(definition, values);
        @Nullable Object[] keys = instance.keys();
        synchronized (repository) {
            Contents contents = repository.contentsToChange(key);
            if (SystemInstances.of(definition) == SystemInstances.NAMESPACE) {
                putNamespace(String.valueOf(keys[0]), flags);
                return instance;
            }
            if (source(contents, definition) != null) {
                throw storesNone(definition);
            }
            checkFlags(flags, check(contents, instance, keys), "instance " + instance);
            InstanceTable table = contents.tableToChange(definition);
            Instance before = table.find(keys, instance.keyHash());
            table.put(instance, keys);
            repository.listener().changed(this, before, instance);
        }
        return instance;
    }

    /** Whether the instance is there already; an instance of another class may not have its keys. */
    private static boolean check(Contents contents, Instance instance, @Nullable Object[] keys) {
        ClassDefinition definition = instance.definition();
        boolean present = false;
        for (String each : contents.family(definition)) {
            InstanceTable table = contents.table(each);
            boolean own = each.equals(definition.foldedName());
            Instance found =
                    table == null || (definition.isSingleton() && !own) ? null : table.find(keys, instance.keyHash());
            if (found != null && !own) {
                throw new RepositoryException(
                        HResult.WBEM_E_ALREADY_EXISTS,
                        FakeRule.STORE_KEYS_TAKEN,
                        found + " has the keys of " + instance + " already: an instance does not change its class."
                                + " Delete it first");
            }
            present |= found != null;
        }
        return present;
    }

    private void putNamespace(String child, int flags) {
        if (child.isEmpty() || child.indexOf('\\') >= 0 || child.indexOf('/') >= 0) {
            throw new RepositoryException(
                    HResult.WBEM_E_INVALID_PARAMETER,
                    FakeRule.STORE_NAMESPACE,
                    "a namespace has a name without separators, and is created in its parent; not \"" + child + "\"");
        }
        String full = name + '\\' + child;
        checkFlags(flags, repository.find(full) != null, "namespace " + full);
        repository.create(full);
    }

    /**
     * Lets a function deliver the instances of a class from now on.
     *
     * @throws RepositoryException if the class is abstract, has no key, or has stored instances
     */
    public void setSource(ClassDefinition definition, InstanceSource source) {
        synchronized (repository) {
            Contents contents = repository.contentsToChange(key);
            if (definition.isAbstract()) {
                throw isAbstract(definition);
            }
            if (definition.keys().isEmpty() && !definition.isSingleton()) {
                throw new RepositoryException(
                        HResult.of(0x80041089),
                        "class " + definition.name() + " has no key property, so its instances can only be embedded");
            }
            if (contents.hasInstances(definition)) {
                throw new RepositoryException(
                        HResult.of(0x80041026),
                        FakeRule.STORE_DYNAMIC,
                        "class " + definition.name() + " has stored instances: it is static or dynamic, not both");
            }
            contents.setSource(definition.foldedName(), source);
        }
    }

    /** Whether a provider serves the instances of a class: a function, or one that the qualifier {@code Dynamic} speaks of. */
    public boolean isProvided(ClassDefinition definition) {
        return source(contents(), definition) != null || Inheritance.isTrue(definition.qualifiers(), "dynamic");
    }

    /**
     * Says what a method does, for a class and those subclasses that say nothing else.
     *
     * @param definition a class that has the method
     */
    public void setBody(ClassDefinition definition, String method, FakeMethodBody body) {
        synchronized (repository) {
            repository.contentsToChange(key).setBody(definition.foldedName(), Names.fold(method), body);
        }
    }

    /** What a method of a class does, by the class itself or the nearest ancestor; null if it was not said. */
    public @Nullable FakeMethodBody body(ClassDefinition definition, String method) {
        Contents contents = contents();
        String folded = Names.fold(method);
        FakeMethodBody body = contents.body(definition.foldedName(), folded);
        for (String ancestor : definition.derivation()) {
            body = body == null ? contents.body(Names.fold(ancestor), folded) : body;
        }
        return body;
    }

    /**
     * Removes a class, its subclasses and the instances of all of them.
     *
     * @return false if there is no such class
     * @throws RepositoryException if it is a system class
     */
    public boolean deleteClass(String className) {
        synchronized (repository) {
            ClassDefinition definition = find(className);
            if (definition == null) {
                return false;
            }
            Contents contents = repository.contentsToChange(key);
            if (contents.classes().isSystem(definition.foldedName())) {
                throw new RepositoryException(
                        HResult.WBEM_E_INVALID_OPERATION,
                        "class " + definition.name() + " is a system class, which cannot be deleted");
            }
            List<ClassDefinition> removed = withSubclasses(definition);
            removed.forEach(contents::remove);
            removed.forEach(each -> repository.listener().changed(this, each, (ClassDefinition) null));
            return true;
        }
    }

    /**
     * Removes an instance; that of {@code __NAMESPACE} with the namespace and everything below it.
     *
     * @param path class and keys, as {@link #find(WmiPath)} takes it
     * @param rules is told on which rules the look-up rests
     * @return false if there is no such instance
     * @throws RepositoryException if a function delivers it
     */
    public boolean deleteInstance(WmiPath path, Rules rules) {
        synchronized (repository) {
            Instance found = find(path, rules);
            if (found == null) {
                return false;
            }
            ClassDefinition definition = found.definition();
            if (SystemInstances.of(definition) == SystemInstances.NAMESPACE) {
                return repository.delete(name + '\\' + found.value(definition.keyColumn(0)));
            }
            Contents contents = repository.contentsToChange(key);
            if (source(contents, definition) != null) {
                throw storesNone(definition);
            }
            boolean removed = contents.tableToChange(definition).remove(found.keys(), found.keyHash());
            if (removed) {
                repository.listener().changed(this, found, (Instance) null);
            }
            return removed;
        }
    }

    /**
     * Which associations refer to an object. Those that are stored are read when this is first asked for, and again after a
     * change; those of dynamic classes each time.
     */
    public ReferenceIndex references() {
        Contents contents = contents();
        ReferenceIndex stored = contents.references();
        if (stored == null) {
            stored = ReferenceIndex.of(this, associations(contents, false), null);
            contents.setReferences(stored);
        }
        List<ClassDefinition> dynamic = contents.hasSources() ? associations(contents, true) : List.of();
        return dynamic.isEmpty() ? stored : ReferenceIndex.of(this, dynamic, stored);
    }

    private static List<ClassDefinition> associations(Contents contents, boolean dynamic) {
        return contents.classes().all().stream()
                .filter(each -> each.isAssociation() && (source(contents, each) != null) == dynamic)
                .toList();
    }

    /** Whether a provider serves the class, so that only asking it shows what has changed: a function, or one by its qualifier. */
    public boolean isDynamic(ClassDefinition definition) {
        WmiQualifier dynamic = definition.findQualifier("dynamic");
        return (dynamic != null && dynamic.isTrue()) || contents().source(definition.foldedName()) != null;
    }

    private static RepositoryException isAbstract(ClassDefinition definition) {
        return new RepositoryException(
                HResult.of(0x8004101E),
                FakeRule.STORE_ABSTRACT,
                "class " + definition.name() + " is abstract, so it has no instances");
    }

    private static RepositoryException storesNone(ClassDefinition definition) {
        return new RepositoryException(
                HResult.of(0x80041024),
                FakeRule.STORE_DYNAMIC,
                "class " + definition.name() + " is dynamic: its instances come from a function, none is stored");
    }

    private Contents contents() {
        return repository.contents(key);
    }

    private static @Nullable InstanceSource source(Contents contents, ClassDefinition definition) {
        InstanceSource source = contents.source(definition.foldedName());
        return source == null ? SystemInstances.of(definition) : source;
    }

    static void checkFlags(int flags, boolean present, String what) {
        if ((flags & CREATE_ONLY) != 0 && present) {
            throw new RepositoryException(HResult.WBEM_E_ALREADY_EXISTS, what + " is there already (create only)");
        }
        if ((flags & UPDATE_ONLY) != 0 && !present) {
            throw new RepositoryException(HResult.WBEM_E_NOT_FOUND, what + " is not there yet (update only)");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
