package org.wmisdk.fake.repository;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.FakeRule;

/** One class put into a namespace: new, or in the place of another one, with all that depends on it. */
final class ClassChange {
    /** Qualifiers that make instances or subclasses something else; all others may change at any time. */
    private static final Set<String> IMPORTANT =
            Set.of("key", "indexed", "singleton", "dynamic", "abstract", "association", "indication");

    private final Contents contents;
    private final boolean systemClasses;
    private final int flags;

    ClassChange(Contents contents, boolean systemClasses, int flags) {
        this.contents = contents;
        this.systemClasses = systemClasses;
        this.flags = flags;
    }

    void put(ClassDefinition definition) {
        if (!systemClasses) {
            SchemaRules.checkName("class", definition.name());
        }
        checkParent(definition);
        checkTargets(definition);
        ClassDefinition present = contents.classes().find(definition.foldedName());
        Namespace.checkFlags(flags, present != null, "class " + definition.name());
        if (present == null) {
            contents.put(definition);
        } else if (!present.sameDeclaration(definition)) {
            change(present, definition);
        }
    }

    private void checkParent(ClassDefinition definition) {
        ClassDefinition parent = definition.superclass();
        if (parent == null) {
            return;
        }
        if (parent.isA(definition.name())) {
            throw SchemaRules.broken(
                    0x80041047, "class " + definition.name() + " would be its own ancestor through " + parent.name());
        }
        if (contents.classes().find(parent.foldedName()) != parent) {
            throw SchemaRules.broken(
                    0x8004100D,
                    "class " + definition.name() + ": there is no parent class " + parent.name() + " of that shape");
        }
    }

    /**
     * An embedded object may be declared anew for a subclass of its class, where the namespace knows it. A reference may be
     * declared anew for any class: classes of Windows XP do so, such as Win32_SystemProgramGroups with its Setting.
     */
    private void checkTargets(ClassDefinition definition) {
        ClassDefinition parent = definition.superclass();
        for (WmiProperty property : definition.own()) {
            WmiProperty base = parent == null ? null : parent.find(property.name());
            String general = base == null ? null : base.className();
            if (general == null || property.type() != CimType.OBJECT) {
                continue;
            }
            String narrow = property.className();
            ClassDefinition target = narrow == null
                    ? null
                    : narrow.equalsIgnoreCase(definition.name())
                            ? definition
                            : contents.classes().find(Names.fold(narrow));
            boolean wider = narrow == null || (target != null && !target.isA(general));
            if (wider && !general.equalsIgnoreCase(narrow)) {
                throw SchemaRules.broken(
                        0x80041052,
                        FakeRule.STORE_TARGET,
                        "property " + property.name() + " of class " + definition.name() + " is of class "
                                + (narrow == null ? "object" : narrow) + ", which does not derive from " + general
                                + " as the parent class demands");
            }
        }
    }

    private void change(ClassDefinition present, ClassDefinition definition) {
        List<ClassDefinition> family = contents.classes().withSubclasses(present);
        boolean harmless = isHarmless(present, definition);
        if (!harmless && family.stream().anyMatch(contents::hasInstances)) {
            throw SchemaRules.broken(
                    0x80041026,
                    "class " + present + " or a subclass has instances, so that only qualifiers such as Description can"
                            + " be changed. Delete them first");
        }
        if (!harmless
                && family.size() > 1
                && (flags & (Namespace.UPDATE_SAFE_MODE | Namespace.UPDATE_FORCE_MODE)) == 0) {
            throw SchemaRules.broken(
                    0x80041025,
                    "class " + present + " has subclasses, so that only qualifiers such as Description can be changed,"
                            + " unless the flag safeupdate or forceupdate is given");
        }
        checkNewNames(present, definition, family);
        Map<String, ClassDefinition> changed = new HashMap<>();
        changed.put(definition.foldedName(), definition);
        for (ClassDefinition each : family.subList(1, family.size())) {
            ClassDefinition parent = each.superclass();
            ClassDefinition newParent = parent == null ? null : changed.get(parent.foldedName());
            changed.put(each.foldedName(), follow(each, newParent));
        }
        // Nothing is put before all have followed: a refusal leaves the namespace as it was.
        family.forEach(each -> contents.put(changed.getOrDefault(each.foldedName(), each)));
    }

    private ClassDefinition follow(ClassDefinition subclass, @Nullable ClassDefinition newParent) {
        try {
            return newParent != null && (flags & Namespace.UPDATE_FORCE_MODE) != 0
                    ? subclass.withoutOverridesOf(newParent)
                    : subclass.below(newParent);
        } catch (RepositoryException e) {
            int code = switch (e.hresult().value()) {
                case 0x8004101A -> 0x80041053;
                case 0x80041034 -> 0x80041054;
                default -> e.hresult().value();
            };
            throw new RepositoryException(
                    HResult.of(code),
                    code == e.hresult().value() ? e.rule() : null,
                    "subclass " + subclass.name() + " cannot follow: " + e.getMessage(),
                    e);
        }
    }

    /** Only the force mode makes a property that a subclass introduced one that the subclass overrides. */
    private void checkNewNames(ClassDefinition present, ClassDefinition definition, List<ClassDefinition> family) {
        if ((flags & Namespace.UPDATE_FORCE_MODE) != 0) {
            return;
        }
        Set<String> added = new HashSet<>();
        definition.properties().forEach(property -> added.add(Names.fold(property.name())));
        present.properties().forEach(property -> added.remove(Names.fold(property.name())));
        for (ClassDefinition each : family.subList(1, family.size())) {
            for (WmiProperty property : each.own()) {
                if (added.contains(Names.fold(property.name()))) {
                    throw SchemaRules.broken(
                            0x80041025,
                            FakeRule.STORE_UPDATE_CONFLICT,
                            "subclass " + each.name() + " has a property " + property.name()
                                    + " of its own already; the flag forceupdate makes them one");
                }
            }
        }
    }

    private static boolean isHarmless(ClassDefinition present, ClassDefinition definition) {
        return present.superclass() == definition.superclass()
                && important(present.ownQualifiers()).equals(important(definition.ownQualifiers()))
                && properties(present).equals(properties(definition))
                && methods(present).equals(methods(definition));
    }

    private static Map<String, WmiProperty> properties(ClassDefinition definition) {
        Map<String, WmiProperty> all = new HashMap<>();
        for (WmiProperty each : definition.own()) {
            all.put(
                    Names.fold(each.name()),
                    new WmiProperty(
                            Names.fold(each.name()),
                            each.defaultValue(),
                            each.className(),
                            null,
                            true,
                            List.copyOf(important(each.qualifiers()))));
        }
        return all;
    }

    private static Map<String, WmiMethod> methods(ClassDefinition definition) {
        Map<String, WmiMethod> all = new HashMap<>();
        for (WmiMethod each : definition.ownMethods()) {
            all.put(
                    Names.fold(each.name()),
                    new WmiMethod(
                            Names.fold(each.name()), each.parameters(), each.returnValue(), null, true, List.of()));
        }
        return all;
    }

    private static Set<WmiQualifier> important(List<WmiQualifier> qualifiers) {
        Set<WmiQualifier> important = new HashSet<>();
        for (WmiQualifier each : qualifiers) {
            if (IMPORTANT.contains(Names.fold(each.name()))) {
                important.add(new WmiQualifier(Names.fold(each.name()), each.value(), each.flavors()));
            }
        }
        return important;
    }
}
