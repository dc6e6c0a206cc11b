package org.wmisdk.fake.mof;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiProperty;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.MofError;
import org.wmisdk.fake.MofException;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.Repository;
import org.wmisdk.fake.repository.RepositoryException;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.mof.MofRules;

/** From the instances of a text to values, objects and paths. Aliases may lead to what comes later in the text. */
final class MofInstances {
    /** A mistake that shows while a text is carried out ends it. */
    static final MofReporter REPORTER = (code, place, message) -> error(place, code.hresult(), message);

    /** Each alias in a key makes the path about twice as long, by its escapes; WMI takes no longer paths. */
    private static final int MAX_PATH = 8192;

    /** An alias that stands for an object may stand in several ones, whose aliases stand in several ones again. */
    private static final int MAX_COPIES = 100_000;

    private final MofFile file;
    private final Repository repository;
    private final Rules rules;
    private final Set<String> resolving = new HashSet<>();
    private int copies;
    private int nesting;

    MofInstances(MofFile file, Repository repository, Rules rules) {
        this.file = file;
        this.repository = repository;
        this.rules = rules;
    }

    static MofException error(Mof.Place place, HResult hresult, String message) {
        return new MofException(
                List.of(new MofError(place.source(), place.line(), place.column(), hresult, message)), 1);
    }

    private MofException unknown(Mof.Place place, HResult hresult, String message) {
        rules.rely(FakeRule.MOF_UNKNOWN_NAME, place + ": " + message);
        return error(place, hresult, message);
    }

    Namespace namespace(MofFile.Located located) {
        Namespace namespace = repository.find(located.namespace());
        if (namespace == null) {
            throw unknown(
                    located.statement().place(),
                    HResult.WBEM_E_INVALID_NAMESPACE,
                    "namespace " + located.namespace() + " does not exist");
        }
        return namespace;
    }

    ClassDefinition definition(Namespace namespace, Mof.InstanceDeclaration instance) {
        ClassDefinition definition = namespace.find(instance.className());
        if (definition == null) {
            throw unknown(
                    instance.place(),
                    HResult.WBEM_E_INVALID_CLASS,
                    "namespace " + namespace.name() + " has no class " + instance.className());
        }
        return definition;
    }

    /** Defaults of the class, then what the instance says; only its keys where that is all that is asked. */
    @Nullable
    Object[] values(
            Namespace namespace, ClassDefinition definition, Mof.InstanceDeclaration instance, boolean keysOnly) {
        @Nullable Object[] values = definition.defaults();
        for (Mof.Assignment assignment : instance.assignments()) {
            int index = definition.shape().indexOf(assignment.name());
            if (index < 0) {
                throw unknown(
                        assignment.place(),
                        assignment.name().startsWith("__") ? HResult.of(0x80041030) : HResult.WBEM_E_NOT_FOUND,
                        "class " + definition.name() + " has no property " + assignment.name()
                                + " that can be given a value");
            }
            WmiProperty property = definition.properties().get(index);
            Mof.Value value = assignment.value();
            if (value != null && (property.isKey() || !keysOnly)) {
                values[index] = MofValues.convert(REPORTER, MofSchema.type(property), value, in(namespace));
            }
        }
        return values;
    }

    /** What aliases and inline instances stand for in a namespace. */
    MofValues.Targets in(Namespace namespace) {
        return new MofValues.Targets() {
            @Override
            public String path(Mof.Alias alias) {
                return aliasPath(namespace, alias);
            }

            @Override
            public Object object(Mof.Alias alias) {
                return aliasObject(alias);
            }

            @Override
            public Object object(Mof.InstanceDeclaration embedded) {
                return embedded(namespace, embedded);
            }
        };
    }

    private WmiObject embedded(Namespace namespace, Mof.InstanceDeclaration instance) {
        ClassDefinition definition = definition(namespace, instance);
        nesting++;
        if (nesting > MofRules.MAX_NESTING) {
            throw error(
                    instance.place(),
                    MofCode.UNEXPECTED_ALIAS.hresult(),
                    "with what aliases stand for, objects nest more than " + MofRules.MAX_NESTING + " deep");
        }
        WmiObject object = definition.embedded(values(namespace, definition, instance, false));
        nesting--;
        return object;
    }

    /** The path of what the alias names: its keys are enough. */
    private String aliasPath(Namespace namespace, Mof.Alias alias) {
        MofFile.Located target = enter(alias);
        Namespace home = namespace(target);
        String relative;
        if (target.statement() instanceof Mof.InstanceDeclaration instance) {
            ClassDefinition definition = definition(home, instance);
            try {
                relative = definition.relativePath(values(home, definition, instance, true));
            } catch (RepositoryException e) {
                throw error(instance.place(), e.hresult(), String.valueOf(e.getMessage()));
            }
        } else {
            relative = ((Mof.ClassDeclaration) target.statement()).name();
        }
        leave(alias);
        if (relative.length() > MAX_PATH) {
            throw error(
                    alias.place(),
                    HResult.of(0x8004103A),
                    "the path that alias $" + alias.name() + " stands for is longer than " + MAX_PATH + " characters");
        }
        String path = home == namespace ? relative : "\\\\.\\" + home.name() + ":" + relative;
        rules.rely(FakeRule.MOF_ALIAS_PATH, alias.place() + ": $" + alias.name() + " is " + path);
        return path;
    }

    private WmiObject aliasObject(Mof.Alias alias) {
        MofFile.Located target = enter(alias);
        if (!(target.statement() instanceof Mof.InstanceDeclaration instance)) {
            throw unexpected(alias, "stands for a class, and an object is expected");
        }
        copies++;
        if (copies > MAX_COPIES) {
            throw unexpected(alias, "and others make more than " + MAX_COPIES + " objects in objects");
        }
        WmiObject object = embedded(namespace(target), instance);
        leave(alias);
        return object;
    }

    private MofFile.Located enter(Mof.Alias alias) {
        MofFile.Located target = file.alias(alias.name());
        if (target == null) {
            throw error(
                    alias.place(),
                    MofCode.EXPECTED_ALIAS_NAME.hresult(),
                    "alias $" + alias.name() + " is not defined in this text");
        }
        if (!resolving.add(Names.fold(alias.name()))) {
            throw unexpected(alias, "is part of what it stands for");
        }
        if (resolving.size() > MofRules.MAX_NESTING) {
            throw unexpected(alias, "leads over more than " + MofRules.MAX_NESTING + " others");
        }
        return target;
    }

    private void leave(Mof.Alias alias) {
        resolving.remove(Names.fold(alias.name()));
    }

    private static MofException unexpected(Mof.Alias alias, String what) {
        return error(alias.place(), MofCode.UNEXPECTED_ALIAS.hresult(), "alias $" + alias.name() + " " + what);
    }
}
