package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.MofException;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.Repository;
import org.wmisdk.fake.repository.RepositoryException;

/** Carries out the statements of a MOF text, in their order. */
public final class MofLoader {
    private final String source;
    private final MofFile file;
    private final Repository repository;
    private final Set<String> resolving = new HashSet<>();
    private int classFlags;
    private int instanceFlags;

    private MofLoader(String source, MofFile file, Repository repository) {
        this.source = source;
        this.file = file;
        this.repository = repository;
    }

    /**
     * Reads a text whole and then carries it out.
     *
     * @param source what the text is called in messages
     * @param text the text
     * @param repository what is changed
     * @param namespace where statements go before the first {@code #pragma namespace}
     * @param ownHost which host names mean this machine
     * @throws MofException if the text has a mistake, in which case nothing is changed, or a statement breaks a rule, in
     *     which case the statements before it stay
     */
    public static void load(
            String source, String text, Repository repository, String namespace, Predicate<String> ownHost) {
        MofTokens tokens = new MofTokens(source, text);
        MofFile file = new MofFile(new MofParser(tokens).file(), namespace, ownHost, tokens);
        MofCheck.run(file, repository);
        MofLoader loader = new MofLoader(source, file, repository);
        file.statements().forEach(loader::carryOut);
    }

    private void carryOut(MofFile.Located located) {
        Mof.Statement statement = located.statement();
        Namespace namespace = repository.find(located.namespace());
        if (namespace == null) {
            throw error(
                    statement.place(),
                    HResult.WBEM_E_INVALID_NAMESPACE,
                    "namespace " + located.namespace() + " does not exist");
        }
        try {
            if (statement instanceof Mof.ClassDeclaration declaration) {
                define(namespace, declaration);
            } else if (statement instanceof Mof.InstanceDeclaration instance) {
                store(namespace, instance);
            } else if (statement instanceof Mof.Pragma pragma) {
                pragma(namespace, pragma);
            }
        } catch (RepositoryException e) {
            throw error(statement.place(), e.hresult(), String.valueOf(e.getMessage()));
        }
    }

    private void pragma(Namespace namespace, Mof.Pragma pragma) {
        switch (pragma.name()) {
            case "classflags" -> classFlags = Objects.requireNonNullElse(MofPragmas.flags(pragma), 0);
            case "instanceflags" -> instanceFlags = Objects.requireNonNullElse(MofPragmas.flags(pragma), 0);
            case "deleteclass" -> delete(pragma, namespace.deleteClass(argument(pragma)));
            case "deleteinstance" -> delete(pragma, deleteInstance(namespace, pragma));
            default -> {
                // namespace was taken into account when the statements were sorted; the others have no effect here.
            }
        }
    }

    private static String argument(Mof.Pragma pragma) {
        return pragma.arguments().get(0).text();
    }

    private boolean deleteInstance(Namespace namespace, Mof.Pragma pragma) {
        try {
            return namespace.deleteInstance(WmiPath.of(argument(pragma)));
        } catch (WmiException e) {
            throw error(pragma.place(), e.hresult(), String.valueOf(e.getMessage()));
        }
    }

    private void delete(Mof.Pragma pragma, boolean found) {
        if (!found && Boolean.TRUE.equals(MofPragmas.failWord(pragma.arguments().get(1)))) {
            throw error(pragma.place(), HResult.WBEM_E_NOT_FOUND, "there is no " + argument(pragma) + " to delete");
        }
    }

    private void define(Namespace namespace, Mof.ClassDeclaration declaration) {
        ClassDefinition parent = null;
        if (declaration.parent() != null) {
            parent = namespace.find(declaration.parent());
            if (parent == null) {
                throw error(
                        declaration.place(),
                        HResult.of(0x8004100D),
                        "class " + declaration.name() + ": there is no parent class " + declaration.parent());
            }
        }
        List<WmiProperty> properties = new ArrayList<>();
        for (Mof.PropertyDeclaration property : declaration.properties()) {
            Mof.Value value = property.value();
            Object initial = value == null
                    ? null
                    : MofValues.convert(file.errors(), property.type(), property.array(), value, in(namespace));
            properties.add(new WmiProperty(
                    property.name(),
                    property.array()
                            ? CimValue.ofArray(property.type(), initial)
                            : CimValue.of(property.type(), initial),
                    property.target(),
                    declaration.name(),
                    true,
                    property.qualifiers()));
        }
        namespace.put(
                ClassDefinition.of(declaration.name(), parent, declaration.qualifiers(), properties, List.of()),
                classFlags);
    }

    private void store(Namespace namespace, Mof.InstanceDeclaration instance) {
        if (instance.className().equalsIgnoreCase("__Namespace")) {
            createNamespace(namespace, instance);
        } else if (instance.className().equalsIgnoreCase("__SystemSecurity")) {
            for (WmiQualifier qualifier : instance.qualifiers()) {
                if (qualifier.name().equalsIgnoreCase("RequiresEncryption") && qualifier.isTrue()) {
                    namespace.requireEncryption();
                }
            }
        } else {
            ClassDefinition definition = definition(namespace, instance);
            namespace.put(definition, values(namespace, definition, instance, false), instanceFlags);
        }
    }

    /** An instance of {@code __Namespace} is a namespace: its name is below the one that it is put into. */
    private void createNamespace(Namespace parent, Mof.InstanceDeclaration instance) {
        for (Mof.Assignment assignment : instance.assignments()) {
            if (assignment.name().equalsIgnoreCase("Name") && assignment.value() instanceof Mof.Text name) {
                repository.create(parent.name() + "\\" + name.value());
                return;
            }
        }
        throw error(instance.place(), HResult.WBEM_E_ILLEGAL_NULL, "a namespace needs its key: Name = \"...\"");
    }

    private ClassDefinition definition(Namespace namespace, Mof.InstanceDeclaration instance) {
        ClassDefinition definition = namespace.find(instance.className());
        if (definition == null) {
            throw error(
                    instance.place(),
                    HResult.WBEM_E_INVALID_CLASS,
                    "namespace " + namespace.name() + " has no class " + instance.className());
        }
        return definition;
    }

    /** Defaults of the class, then what the instance says; only its keys where that is all that is asked. */
    private @Nullable Object[] values(
            Namespace namespace, ClassDefinition definition, Mof.InstanceDeclaration instance, boolean keysOnly) {
        @Nullable Object[] values = definition.defaults();
        for (Mof.Assignment assignment : instance.assignments()) {
            int index = definition.shape().indexOf(assignment.name());
            if (index < 0) {
                throw error(
                        assignment.place(),
                        assignment.name().startsWith("__") ? HResult.of(0x80041030) : HResult.WBEM_E_NOT_FOUND,
                        "class " + definition.name() + " has no property " + assignment.name()
                                + " that can be given a value");
            }
            WmiProperty property = definition.properties().get(index);
            Mof.Value value = assignment.value();
            if (value != null && (property.isKey() || !keysOnly)) {
                values[index] =
                        MofValues.convert(file.errors(), property.type(), property.isArray(), value, in(namespace));
            }
        }
        return values;
    }

    private MofValues.Objects in(Namespace namespace) {
        return new MofValues.Objects() {
            @Override
            public String path(Mof.Alias alias) {
                return aliasPath(namespace, alias);
            }

            @Override
            public Object object(Mof.InstanceDeclaration embedded) {
                ClassDefinition definition = definition(namespace, embedded);
                return definition.embedded(values(namespace, definition, embedded, false));
            }
        };
    }

    /** The path of what the alias names, which may come later in the text: its keys are enough. */
    private String aliasPath(Namespace namespace, Mof.Alias alias) {
        MofFile.Located target = file.alias(alias.name());
        Namespace home = target == null ? null : repository.find(target.namespace());
        if (target == null || home == null) {
            throw error(
                    alias.place(),
                    MofCode.EXPECTED_ALIAS_NAME.hresult(),
                    "alias $" + alias.name() + " does not lead to an instance of this text");
        }
        String relative;
        if (target.statement() instanceof Mof.InstanceDeclaration instance) {
            if (!resolving.add(Names.fold(alias.name()))) {
                throw error(
                        alias.place(),
                        MofCode.UNEXPECTED_ALIAS.hresult(),
                        "alias $" + alias.name() + " is part of its own key");
            }
            ClassDefinition definition = definition(home, instance);
            relative = definition.relativePath(values(home, definition, instance, true));
            resolving.remove(Names.fold(alias.name()));
        } else {
            relative = ((Mof.ClassDeclaration) target.statement()).name();
        }
        return home == namespace ? relative : "\\\\.\\" + home.name() + ":" + relative;
    }

    private MofException error(Mof.Place place, HResult hresult, String message) {
        return new MofException(source, place.line(), place.column(), hresult, message);
    }
}
