package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one namespace and who derives from whom, on top of the system classes, which all namespaces share. Names
 * are folded.
 */
final class ClassTree {
    /** Who may change this tree in place. */
    final Object owner;

    private final @Nullable ClassTree system;
    private final Map<String, ClassDefinition> classes;
    private final Map<String, List<String>> children;

    /** A tree without classes of its own. */
    ClassTree(Object owner, @Nullable ClassTree system) {
        this(owner, system, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    private ClassTree(
            Object owner,
            @Nullable ClassTree system,
            Map<String, ClassDefinition> classes,
            Map<String, List<String>> children) {
        this.owner = owner;
        this.system = system;
        this.classes = classes;
        this.children = children;
    }

    ClassTree copy(Object newOwner) {
        return new ClassTree(newOwner, system, new LinkedHashMap<>(classes), new LinkedHashMap<>(children));
    }

    @Nullable
    ClassDefinition find(String folded) {
        ClassDefinition found = classes.get(folded);
        return found == null && system != null ? system.find(folded) : found;
    }

    boolean isSystem(String folded) {
        return system != null && system.find(folded) != null;
    }

    /** Whether there are others than system classes. */
    boolean hasOwn() {
        return !classes.isEmpty();
    }

    /** System classes, then the own ones in the order of their definition. */
    Collection<ClassDefinition> all() {
        if (system == null) {
            return classes.values();
        }
        List<ClassDefinition> all = new ArrayList<>(system.all());
        all.addAll(classes.values());
        return all;
    }

    boolean hasChildren(String folded) {
        return !children.getOrDefault(folded, List.of()).isEmpty() || (system != null && system.hasChildren(folded));
    }

    /** The class and everything derived from it, level by level. */
    List<ClassDefinition> withSubclasses(ClassDefinition definition) {
        List<ClassDefinition> all = new ArrayList<>();
        all.add(definition);
        for (int i = 0; i < all.size(); i++) {
            addChildren(all.get(i).foldedName(), all);
        }
        return all;
    }

    private void addChildren(String folded, List<ClassDefinition> all) {
        if (system != null) {
            system.addChildren(folded, all);
        }
        for (String child : children.getOrDefault(folded, List.of())) {
            ClassDefinition definition = classes.get(child);
            if (definition != null) {
                all.add(definition);
            }
        }
    }

    /** Adds a class, or puts it in the place of the one of its name. */
    void put(ClassDefinition definition) {
        String folded = definition.foldedName();
        ClassDefinition before = classes.put(folded, definition);
        String oldParent = parent(before);
        String newParent = parent(definition);
        if (before != null && oldParent != null && !oldParent.equals(newParent)) {
            unlink(oldParent, folded);
        }
        if (newParent != null && !children.getOrDefault(newParent, List.of()).contains(folded)) {
            List<String> longer = new ArrayList<>(children.getOrDefault(newParent, List.of()));
            longer.add(folded);
            children.put(newParent, List.copyOf(longer));
        }
    }

    void remove(ClassDefinition definition) {
        String folded = definition.foldedName();
        classes.remove(folded);
        children.remove(folded);
        String parent = parent(definition);
        if (parent != null) {
            unlink(parent, folded);
        }
    }

    private void unlink(String parent, String child) {
        children.computeIfPresent(
                parent,
                (key, list) -> list.stream().filter(each -> !each.equals(child)).toList());
    }

    private static @Nullable String parent(@Nullable ClassDefinition definition) {
        ClassDefinition parent = definition == null ? null : definition.superclass();
        return parent == null ? null : parent.foldedName();
    }
}
