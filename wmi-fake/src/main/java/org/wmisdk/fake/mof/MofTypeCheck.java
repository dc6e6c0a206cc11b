package org.wmisdk.fake.mof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiProperty;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.Repository;

/**
 * Finds the mistakes that need the type of a property, before anything is carried out. Types come from the classes of the
 * text and from those that the repository has already; where neither knows a name, carrying out will say so.
 */
final class MofTypeCheck implements MofValues.Targets {
    private final MofFile file;
    private final @Nullable Repository repository;
    private final MofErrors errors;
    private final boolean complete;
    private final Map<String, Declared> declared = new HashMap<>();
    private String namespace = "";

    private MofTypeCheck(MofFile file, @Nullable Repository repository, MofErrors errors) {
        this.file = file;
        this.repository = repository;
        this.errors = errors;
        this.complete = !errors.hasGaps();
        for (MofFile.Located located : file.statements()) {
            if (located.statement() instanceof Mof.ClassDeclaration declaration) {
                declared.put(key(located.namespace(), declaration.name()), Declared.of(declaration));
            }
        }
    }

    /**
     * Reports mistakes. Where part of the text is not known, a name that is not defined may be defined there, and is not
     * reported.
     *
     * @param repository what is there already; null if nothing is known about that
     */
    static void run(MofFile file, @Nullable Repository repository, MofErrors errors) {
        MofTypeCheck check = new MofTypeCheck(file, repository, errors);
        for (MofFile.Located located : file.statements()) {
            check.namespace = located.namespace();
            if (located.statement() instanceof Mof.ClassDeclaration declaration) {
                check.declaration(declaration);
            } else if (located.statement() instanceof Mof.InstanceDeclaration instance) {
                check.instance(instance);
            }
        }
    }

    private void declaration(Mof.ClassDeclaration declaration) {
        declaration.properties().forEach(this::property);
        for (Mof.MethodDeclaration method : declaration.methods()) {
            method.parameters().forEach(this::property);
            if (method.result() != null) {
                known(method.result(), method.place(), "what method " + method.name() + " returns");
            }
        }
    }

    private void property(Mof.PropertyDeclaration property) {
        known(property.type(), property.place(), property.name());
        Mof.Value value = property.value();
        if (value != null) {
            check(property.type(), value);
        }
    }

    /** A class that nobody knows may come later. A name that is almost one of a type was hardly meant for a class. */
    private void known(Mof.Type type, Mof.Place place, String of) {
        String target = type.target();
        if (target != null && !isKnown(type) && MofTypes.isAlmostBase(target)) {
            errors.add(MofCode.UNRECOGNIZED_TYPE, place, target + " is no type of WMI and no known class: " + of);
        }
    }

    private boolean isKnown(Mof.Type type) {
        String target = type.target();
        return type.cim() != CimType.OBJECT
                || type.embedded()
                || target == null
                || declared.containsKey(key(namespace, target))
                || stored(target) != null;
    }

    private void instance(Mof.InstanceDeclaration instance) {
        for (Mof.Assignment assignment : instance.assignments()) {
            Mof.Value value = assignment.value();
            Mof.Type type = value == null ? null : type(instance.className(), assignment.name());
            if (value != null && type != null) {
                check(type, value);
            } else if (value != null) {
                values(value);
            }
        }
    }

    private void check(Mof.Type type, Mof.Value value) {
        if (isKnown(type)) {
            MofErrors.attempt(() -> MofValues.convert(errors, type, value, this));
        } else {
            values(value);
        }
    }

    /** What can be said of a value whose type nobody knows. */
    private void values(Mof.Value value) {
        if (value instanceof Mof.Braces braces) {
            braces.elements().forEach(this::values);
        } else if (value instanceof Mof.Embedded embedded) {
            instance(embedded.instance());
        } else if (value instanceof Mof.Alias alias) {
            defined(alias);
        }
    }

    @Override
    public String path(Mof.Alias alias) {
        defined(alias);
        return alias.name();
    }

    @Override
    public Object object(Mof.Alias alias) {
        defined(alias);
        file.embed(alias.name());
        return alias;
    }

    @Override
    public Object object(Mof.InstanceDeclaration embedded) {
        instance(embedded);
        return embedded;
    }

    private void defined(Mof.Alias alias) {
        if (complete && file.alias(alias.name()) == null) {
            errors.add(
                    MofCode.EXPECTED_ALIAS_NAME,
                    alias.place(),
                    "alias $" + alias.name() + " is not defined in this text");
        }
    }

    /** The type of a property, from the first class up the line of ancestors that declares it; null if nobody knows. */
    private Mof.@Nullable Type type(String className, String property) {
        Set<String> seen = new HashSet<>();
        String name = className;
        while (name != null && seen.add(Names.fold(name))) {
            Declared declaration = declared.get(key(namespace, name));
            if (declaration == null) {
                ClassDefinition definition = stored(name);
                WmiProperty found = definition == null ? null : definition.find(property);
                return found == null ? null : MofSchema.type(found);
            }
            Mof.Type type = declaration.types.get(Names.fold(property));
            if (type != null) {
                return type;
            }
            name = declaration.parent;
        }
        return null;
    }

    private @Nullable ClassDefinition stored(String className) {
        Namespace found = repository == null ? null : repository.find(namespace);
        return found == null ? null : found.find(className);
    }

    /** A class of the text: its parent, and the types of its properties by their folded names. */
    private record Declared(@Nullable String parent, Map<String, Mof.Type> types) {
        static Declared of(Mof.ClassDeclaration declaration) {
            Map<String, Mof.Type> types = new HashMap<>();
            declaration.properties().forEach(each -> types.putIfAbsent(Names.fold(each.name()), each.type()));
            return new Declared(declaration.parent(), types);
        }
    }

    private static String key(String namespace, String className) {
        return Names.fold(namespace) + ":" + Names.fold(className);
    }
}
