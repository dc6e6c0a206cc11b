package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.FakeMethodBody;

/**
 * What one namespace holds. Copies of a repository share it; who changes it while it is shared changes a copy, which
 * shares the tables that are not touched. Names are folded.
 */
final class Contents {
    /** Who may change this in place. */
    final Object owner;

    final String name;
    private ClassTree classes;
    private final Map<String, InstanceTable> tables;

    /** By the class that introduces the keys: the classes that share them and have a table. */
    private final Map<String, List<String>> families;

    /** Where the instances of dynamic classes come from. */
    private final Map<String, InstanceSource> sources;

    private final Map<String, FakeMethodBody> bodies;

    private boolean encryptionRequired;

    /** Made of the rest when it is first asked for. */
    private volatile @Nullable ReferenceIndex references;

    Contents(Object owner, String name, @Nullable ClassTree system) {
        this.owner = owner;
        this.name = name;
        this.classes = new ClassTree(owner, system);
        this.tables = new HashMap<>();
        this.families = new HashMap<>();
        this.sources = new HashMap<>();
        this.bodies = new HashMap<>();
    }

    private Contents(Object owner, Contents other) {
        this.owner = owner;
        this.name = other.name;
        this.classes = other.classes;
        this.tables = new HashMap<>(other.tables);
        this.families = new HashMap<>(other.families);
        this.sources = new HashMap<>(other.sources);
        this.bodies = new HashMap<>(other.bodies);
        this.encryptionRequired = other.encryptionRequired;
        this.references = other.references;
    }

    Contents copy(Object newOwner) {
        return new Contents(newOwner, this);
    }

    ClassTree classes() {
        return classes;
    }

    ClassTree classesToChange() {
        if (classes.owner != owner) {
            classes = classes.copy(owner);
        }
        return classes;
    }

    @Nullable
    InstanceTable table(String folded) {
        return tables.get(folded);
    }

    InstanceTable tableToChange(ClassDefinition definition) {
        references = null;
        String folded = definition.foldedName();
        InstanceTable table = tables.get(folded);
        if (table == null) {
            table = new InstanceTable(owner);
            tables.put(folded, table);
            List<String> family = new ArrayList<>(family(definition));
            family.add(folded);
            families.put(definition.keyRoot().foldedName(), List.copyOf(family));
        } else if (table.owner != owner) {
            table = table.copy(owner);
            tables.put(folded, table);
        }
        return table;
    }

    /** Whether nothing was put here. */
    boolean isEmpty() {
        return !classes.hasOwn() && tables.isEmpty() && sources.isEmpty() && !encryptionRequired;
    }

    /** The classes that have a table and share the keys of this one. */
    List<String> family(ClassDefinition definition) {
        return families.getOrDefault(definition.keyRoot().foldedName(), List.of());
    }

    boolean hasInstances(ClassDefinition definition) {
        InstanceTable table = tables.get(definition.foldedName());
        return table != null && table.size() > 0;
    }

    @Nullable
    InstanceSource source(String folded) {
        return sources.get(folded);
    }

    boolean hasSources() {
        return !sources.isEmpty();
    }

    void setSource(String folded, InstanceSource source) {
        sources.put(folded, source);
    }

    /** What the method does that a class declares, or overrides; null if it was not said. */
    @Nullable
    FakeMethodBody body(String foldedClass, String foldedMethod) {
        return bodies.get(foldedClass + "." + foldedMethod);
    }

    void setBody(String foldedClass, String foldedMethod, FakeMethodBody body) {
        bodies.put(foldedClass + "." + foldedMethod, body);
    }

    /** Puts a class in the place of the one of its name, if there is one; stored instances stay. */
    void put(ClassDefinition definition) {
        references = null;
        String folded = definition.foldedName();
        ClassDefinition old = classes.find(folded);
        InstanceTable table = tables.get(folded);
        if (old != null && table != null) {
            if (table.size() == 0) {
                dropTable(old);
            } else {
                tables.put(folded, table.of(definition, owner));
            }
        }
        classesToChange().put(definition);
    }

    /** Removes a class with its instances, but not its subclasses. */
    void remove(ClassDefinition definition) {
        references = null;
        classesToChange().remove(definition);
        sources.remove(definition.foldedName());
        bodies.keySet().removeIf(each -> each.startsWith(definition.foldedName() + "."));
        dropTable(definition);
    }

    private void dropTable(ClassDefinition definition) {
        String folded = definition.foldedName();
        if (tables.remove(folded) != null) {
            families.computeIfPresent(
                    definition.keyRoot().foldedName(),
                    (key, family) ->
                            family.stream().filter(each -> !each.equals(folded)).toList());
        }
    }

    @Nullable
    ReferenceIndex references() {
        return references;
    }

    void setReferences(ReferenceIndex made) {
        references = made;
    }

    boolean encryptionRequired() {
        return encryptionRequired;
    }

    void requireEncryption() {
        encryptionRequired = true;
    }
}
