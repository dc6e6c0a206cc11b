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
final class MofCheck {
    private final MofFile file;
    private final Repository repository;
    private final Map<String, Mof.ClassDeclaration> declared = new HashMap<>();

    private MofCheck(MofFile file, Repository repository) {
        this.file = file;
        this.repository = repository;
        for (MofFile.Located located : file.statements()) {
            if (located.statement() instanceof Mof.ClassDeclaration declaration) {
                declared.put(key(located.namespace(), declaration.name()), declaration);
            }
        }
    }

    static void run(MofFile file, Repository repository) {
        MofCheck check = new MofCheck(file, repository);
        for (MofFile.Located located : file.statements()) {
            if (located.statement() instanceof Mof.ClassDeclaration declaration) {
                declaration.properties().forEach(property -> check.property(located.namespace(), property));
            } else if (located.statement() instanceof Mof.InstanceDeclaration instance) {
                check.instance(located.namespace(), instance);
            }
        }
    }

    private void property(String namespace, Mof.PropertyDeclaration property) {
        String target = property.target();
        boolean unknownType = property.type() == CimType.OBJECT
                && target != null
                && !declared.containsKey(key(namespace, target))
                && stored(namespace, target) == null;
        if (unknownType) {
            throw file.errors()
                    .error(
                            MofCode.EXPECTED_BRACE_OR_BAD_TYPE,
                            property.place(),
                            target + " is no type and no class: property " + property.name());
        }
        Mof.Value value = property.value();
        if (value != null) {
            check(namespace, property.type(), property.array(), value);
        }
    }

    private void instance(String namespace, Mof.InstanceDeclaration instance) {
        for (Mof.Assignment assignment : instance.assignments()) {
            Mof.Value value = assignment.value();
            Type type = value == null ? null : type(namespace, instance.className(), assignment.name());
            if (value != null && type != null) {
                check(namespace, type.type, type.array, value);
            }
        }
    }

    private void check(String namespace, CimType type, boolean array, Mof.Value value) {
        MofValues.convert(file.errors(), type, array, value, new MofValues.Objects() {
            @Override
            public String path(Mof.Alias alias) {
                if (file.alias(alias.name()) == null) {
                    throw file.errors()
                            .error(
                                    MofCode.EXPECTED_ALIAS_NAME,
                                    alias.place(),
                                    "alias $" + alias.name() + " is not defined in this text");
                }
                return alias.name();
            }

            @Override
            public Object object(Mof.InstanceDeclaration embedded) {
                instance(namespace, embedded);
                return embedded;
            }
        });
    }

    /** The type of a property, from the first class up the line of ancestors that declares it; null if nobody knows. */
    private @Nullable Type type(String namespace, String className, String property) {
        Set<String> seen = new HashSet<>();
        String name = className;
        while (name != null && seen.add(Names.fold(name))) {
            Mof.ClassDeclaration declaration = declared.get(key(namespace, name));
            if (declaration == null) {
                ClassDefinition definition = stored(namespace, name);
                WmiProperty found = definition == null ? null : definition.find(property);
                return found == null ? null : new Type(found.type(), found.isArray());
            }
            for (Mof.PropertyDeclaration each : declaration.properties()) {
                if (each.name().equalsIgnoreCase(property)) {
                    return new Type(each.type(), each.array());
                }
            }
            name = declaration.parent();
        }
        return null;
    }

    private @Nullable ClassDefinition stored(String namespace, String className) {
        Namespace found = repository.find(namespace);
        return found == null ? null : found.find(className);
    }

    private static String key(String namespace, String className) {
        return Names.fold(namespace) + ":" + Names.fold(className);
    }

    private record Type(CimType type, boolean array) {}
}
