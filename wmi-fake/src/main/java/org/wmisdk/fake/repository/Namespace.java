package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiPath;

/**
 * The classes and instances of one namespace. Changed only while a fake is built; afterwards read by any number of
 * threads.
 */
public final class Namespace {
    /** WBEM_FLAG_UPDATE_ONLY: what is put must be there already. */
    public static final int UPDATE_ONLY = 0x1;

    /** WBEM_FLAG_CREATE_ONLY: what is put must not be there yet. */
    public static final int CREATE_ONLY = 0x2;

    private final String name;
    private final Map<String, ClassDefinition> classes = new LinkedHashMap<>();
    private final Map<String, List<ClassDefinition>> children = new HashMap<>();
    private final Map<String, Map<String, Instance>> instances = new HashMap<>();
    private boolean encryptionRequired;

    Namespace(String name) {
        this.name = name;
    }

    /** A copy that shares the immutable parts. */
    Namespace copy() {
        Namespace copy = new Namespace(name);
        copy.classes.putAll(classes);
        children.forEach((parent, list) -> copy.children.put(parent, new ArrayList<>(list)));
        instances.forEach((owner, map) -> copy.instances.put(owner, new LinkedHashMap<>(map)));
        copy.encryptionRequired = encryptionRequired;
        return copy;
    }

    /** With {@code \} between the components and none in front, in the spelling of its author. */
    public String name() {
        return name;
    }

    public boolean encryptionRequired() {
        return encryptionRequired;
    }

    public void requireEncryption() {
        encryptionRequired = true;
    }

    /** The class of this name in any case, or null. */
    public @Nullable ClassDefinition find(String className) {
        return classes.get(Names.fold(className));
    }

    public Collection<ClassDefinition> classes() {
        return classes.values();
    }

    /**
     * The class and everything derived from it, each class before its subclasses, subclasses in the order in which they
     * were defined.
     */
    public List<ClassDefinition> withSubclasses(ClassDefinition definition) {
        List<ClassDefinition> all = new ArrayList<>();
        all.add(definition);
        for (int i = 0; i < all.size(); i++) {
            all.addAll(children.getOrDefault(Names.fold(all.get(i).name()), List.of()));
        }
        return all;
    }

    /** The instances of exactly this class, in the order in which they were stored. */
    public Collection<Instance> instancesOf(ClassDefinition definition) {
        return instances.getOrDefault(Names.fold(definition.name()), Map.of()).values();
    }

    /**
     * Defines a class.
     *
     * @param flags {@link #CREATE_ONLY}, {@link #UPDATE_ONLY} or 0
     * @throws RepositoryException if the flags forbid it, or if it would change a class that has subclasses or instances
     */
    public void put(ClassDefinition definition, int flags) {
        ClassDefinition present = find(definition.name());
        checkFlags(flags, present != null, "class " + definition.name());
        if (present != null && present.sameDeclaration(definition)) {
            return;
        }
        String folded = Names.fold(definition.name());
        if (present != null) {
            if (!children.getOrDefault(folded, List.of()).isEmpty()) {
                throw new RepositoryException(
                        HResult.of(0x80041025), "class " + present + " has subclasses, so it cannot be changed");
            }
            if (!instancesOf(present).isEmpty()) {
                throw new RepositoryException(
                        HResult.of(0x80041026), "class " + present + " has instances, so it cannot be changed");
            }
            unlink(present);
        }
        classes.put(folded, definition);
        ClassDefinition parent = definition.superclass();
        if (parent != null) {
            children.computeIfAbsent(Names.fold(parent.name()), key -> new ArrayList<>())
                    .add(definition);
        }
    }

    /**
     * Stores an instance; one with the same keys is replaced.
     *
     * @param values canonical values in the order of the class's shape; not to be changed afterwards
     * @param flags {@link #CREATE_ONLY}, {@link #UPDATE_ONLY} or 0
     * @throws RepositoryException if the class is abstract or has no key, a key is NULL, or the flags forbid it
     */
    public Instance put(ClassDefinition definition, @Nullable Object[] values, int flags) {
        if (definition.isAbstract()) {
            throw new RepositoryException(
                    HResult.of(0x8004101E), "class " + definition.name() + " is abstract, so it has no instances");
        }
        Instance instance = new Instance(definition, values);
        Map<String, Instance> siblings =
                instances.computeIfAbsent(Names.fold(definition.name()), key -> new LinkedHashMap<>());
        String identity = Keys.identity(instance.relativePath());
        checkFlags(flags, siblings.containsKey(identity), "instance " + instance.relativePath());
        siblings.put(identity, instance);
        return instance;
    }

    /**
     * Removes a class, its subclasses and the instances of all of them.
     *
     * @return false if there is no such class
     */
    public boolean deleteClass(String className) {
        ClassDefinition definition = find(className);
        if (definition == null) {
            return false;
        }
        for (ClassDefinition each : withSubclasses(definition)) {
            String folded = Names.fold(each.name());
            unlink(each);
            classes.remove(folded);
            children.remove(folded);
            instances.remove(folded);
        }
        return true;
    }

    /**
     * Removes an instance.
     *
     * @param path class and keys; host and namespace are not looked at
     * @return false if there is no such instance
     */
    public boolean deleteInstance(WmiPath path) {
        ClassDefinition definition = path.className().map(this::find).orElse(null);
        String canonical = definition == null ? null : Keys.relativePath(definition, path);
        return definition != null
                && canonical != null
                && instances
                                .getOrDefault(Names.fold(definition.name()), new HashMap<>())
                                .remove(Keys.identity(canonical))
                        != null;
    }

    private void unlink(ClassDefinition definition) {
        ClassDefinition parent = definition.superclass();
        if (parent != null) {
            children.getOrDefault(Names.fold(parent.name()), new ArrayList<>()).remove(definition);
        }
    }

    private static void checkFlags(int flags, boolean present, String what) {
        if ((flags & CREATE_ONLY) != 0 && present) {
            throw new RepositoryException(HResult.WBEM_E_ALREADY_EXISTS, what + " is there already (create only)");
        }
        if ((flags & UPDATE_ONLY) != 0 && !present) {
            throw new RepositoryException(HResult.WBEM_E_NOT_FOUND, what + " is not there yet (update only)");
        }
    }
}
