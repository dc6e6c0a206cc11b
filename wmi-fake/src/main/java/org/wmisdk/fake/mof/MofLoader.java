package org.wmisdk.fake.mof;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.MofException;
import org.wmisdk.fake.MofSource;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.Repository;
import org.wmisdk.fake.repository.RepositoryException;
import org.wmisdk.fake.rules.Rules;

/** Carries out the statements of a MOF text, in their order. */
public final class MofLoader {
    private final MofFile file;
    private final Repository repository;
    private final Rules rules;
    private final MofInstances instances;
    private int classFlags;
    private int instanceFlags;

    private MofLoader(MofFile file, Repository repository, Rules rules) {
        this.file = file;
        this.repository = repository;
        this.rules = rules;
        this.instances = new MofInstances(file, repository, rules);
    }

    /**
     * Reads a text whole and then carries it out.
     *
     * @param source the text
     * @param repository what is changed
     * @param namespace where statements go before the first {@code #pragma namespace}
     * @param ownHost which host names mean this machine
     * @param rules is told on which rules rests what the text comes to
     * @throws IOException if the text cannot be read
     * @throws MofException if the text has mistakes, in which case nothing is changed, or a statement breaks a rule, in
     *     which case the statements before it stay
     */
    public static void load(
            MofSource source, Repository repository, String namespace, Predicate<String> ownHost, Rules rules)
            throws IOException {
        load(source, source.text(), repository, namespace, ownHost, rules);
    }

    /**
     * As the other {@code load}, for a text of this library: it is there already, includes nothing, and may rest on any rule.
     *
     * @param name what the text is called in messages
     */
    public static void load(
            String name, String text, Repository repository, String namespace, Predicate<String> ownHost) {
        load(MofSource.of(name, text), text, repository, namespace, ownHost, Rules.LENIENT);
    }

    private static void load(
            MofSource source,
            String text,
            Repository repository,
            String namespace,
            Predicate<String> ownHost,
            Rules rules) {
        MofReading reading = new MofReading(rules);
        MofFile file = new MofFile(reading.read(source, text), namespace, ownHost, reading.errors());
        MofTypeCheck.run(file, repository, reading.errors());
        reading.errors().throwIfAny();
        MofLoader loader = new MofLoader(file, repository, rules);
        file.statements().forEach(loader::carryOut);
    }

    private void carryOut(MofFile.Located located) {
        Mof.Statement statement = located.statement();
        try {
            Namespace namespace = instances.namespace(located);
            if (statement instanceof Mof.ClassDeclaration declaration) {
                define(namespace, declaration);
            } else if (statement instanceof Mof.InstanceDeclaration instance) {
                store(namespace, instance);
            } else if (statement instanceof Mof.Pragma pragma) {
                pragma(namespace, pragma);
            }
        } catch (RepositoryException e) {
            e.tell(rules);
            throw MofInstances.error(statement.place(), e.hresult(), String.valueOf(e.getMessage()));
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
            return namespace.deleteInstance(WmiPath.of(argument(pragma)), rules);
        } catch (WmiException e) {
            throw MofInstances.error(pragma.place(), e.hresult(), String.valueOf(e.getMessage()));
        }
    }

    private static void delete(Mof.Pragma pragma, boolean found) {
        if (!found && Boolean.TRUE.equals(MofPragmas.failWord(pragma.arguments().get(1)))) {
            throw MofInstances.error(
                    pragma.place(), HResult.WBEM_E_NOT_FOUND, "there is no " + argument(pragma) + " to delete");
        }
    }

    private void define(Namespace namespace, Mof.ClassDeclaration declaration) {
        String parentName = declaration.parent();
        ClassDefinition parent = parentName == null ? null : namespace.find(parentName);
        if (parentName != null && parent == null) {
            throw MofInstances.error(
                    declaration.place(),
                    HResult.of(0x8004100D),
                    "class " + declaration.name() + ": there is no parent class " + parentName + " in namespace "
                            + namespace.name() + MofDsc.hint(parentName));
        }
        MofSchema schema = new MofSchema(MofInstances.REPORTER, instances.in(namespace));
        ClassDefinition definition = schema.define(declaration, parent);
        definition.tell(rules);
        namespace.put(definition, classFlags);
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
            ClassDefinition definition = instances.definition(namespace, instance);
            @Nullable Object[] values = instances.values(namespace, definition, instance, false);
            if (!file.isOnlyValue(instance, definition)) {
                namespace.put(definition, values, instanceFlags);
            }
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
        throw MofInstances.error(
                instance.place(), HResult.WBEM_E_ILLEGAL_NULL, "a namespace needs its key: Name = \"...\"");
    }
}
