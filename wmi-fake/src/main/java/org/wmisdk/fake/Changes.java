package org.wmisdk.fake;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.query.ObjectByPath;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.query.QueryScope;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.PutClassCall;

/** Carries out one change that a session asks for, by the rights of its user and by what the class lets be done. */
final class Changes {
    private final Namespace live;
    private final QueryScope scope;
    private final Set<FakeRight> rights;

    /** What can be done with an instance, and which qualifiers of a dynamic class say so. */
    private enum Deed {
        CREATE("SupportsCreate", "CreateBy", "PutInstance"),
        UPDATE("SupportsUpdate", null, ""),
        DELETE("SupportsDelete", "DeleteBy", "DeleteInstance");

        private final String supports;
        private final @Nullable String by;
        private final String operation;

        Deed(String supports, @Nullable String by, String operation) {
            this.supports = supports;
            this.by = by;
            this.operation = operation;
        }

        boolean isSupportedBy(ClassDefinition definition) {
            WmiQualifier flag = definition.findQualifier(supports);
            WmiQualifier way = by == null ? null : definition.findQualifier(by);
            return flag != null
                    && flag.isTrue()
                    && (way == null
                            || operation.equalsIgnoreCase(
                                    String.valueOf(way.value().raw())));
        }
    }

    /**
     * Begins a change.
     *
     * @param live the namespace as it is now, which is changed
     * @param scope the namespace as it was when the call came
     */
    Changes(Namespace live, QueryScope scope, Set<FakeRight> rights) {
        this.live = live;
        this.scope = scope;
        this.rights = rights;
    }

    /**
     * Writes an instance.
     *
     * @return its relative path
     */
    String put(PutCall call) {
        String path = call.path();
        Instance read = path == null ? null : ObjectByPath.locate(path, scope);
        ClassDefinition definition = read == null ? definition(call.className()) : read.definition();
        ChangedValues values = new ChangedValues(scope, definition, read);
        call.properties().forEach(values::set);
        Set<String> named = named(call.putContext());
        synchronized (live.repository()) { // what is not named stays as it is when the rest is written
            Instance present = live.find(WmiPath.of(values.relativePath()));
            if (named != null && present != null) {
                scope.rules().rely(FakeRule.CHANGE_PARTIAL, "a part of " + present);
                values.keepAllBut(named, present);
            }
            require(present == null ? Deed.CREATE : Deed.UPDATE, definition);
            values.check(present != null && live.isProvided(definition) ? present : null);
            return live.put(definition, values.all(), call.flags()).relativePath();
        }
    }

    private ClassDefinition definition(String className) {
        ClassDefinition definition = scope.namespace().find(className);
        if (definition == null) {
            throw new QueryException(
                    HResult.WBEM_E_INVALID_CLASS, null, "namespace " + live.name() + " has no class " + className);
        }
        return definition;
    }

    /** The properties that the context of a put names, folded; null where it names none. */
    private static @Nullable Set<String> named(WmiContext context) {
        CimValue extended = context.values().get(PutCall.EXTENSIONS);
        CimValue names = context.values().get(PutCall.EXTENSION_PROPERTIES);
        if (extended == null || names == null || !names.isArray() || !Boolean.TRUE.equals(extended.raw())) {
            return null;
        }
        List<CimValue> elements = names.elements();
        return elements == null
                ? null
                : elements.stream()
                        .map(each -> Names.fold(String.valueOf(each.raw())))
                        .collect(Collectors.toSet());
    }

    /** Writes a class. */
    void putClass(PutClassCall call) {
        require(FakeRight.FULL_WRITE_REP);
        String superclass = call.superclass();
        ClassDefinition parent = superclass == null ? null : live.find(superclass);
        if (superclass != null && parent == null) {
            throw noClass(superclass);
        }
        ClassDefinition definition =
                ClassDefinition.of(call.className(), parent, call.qualifiers(), call.properties(), List.of());
        definition.tell(scope.rules());
        live.put(definition, call.flags());
    }

    private QueryException noClass(String className) {
        return new QueryException(
                HResult.WBEM_E_NOT_FOUND, null, "namespace " + live.name() + " has no class " + className);
    }

    /** Deletes an instance. */
    void delete(String text) {
        Instance found = ObjectByPath.locate(text, scope);
        require(Deed.DELETE, found.definition());
        WmiPath path = WmiPath.of(text);
        if (!live.deleteInstance(path, scope.rules())) {
            throw ObjectByPath.missing(path);
        }
    }

    /** Deletes a class. */
    void deleteClass(String className) {
        require(FakeRight.FULL_WRITE_REP);
        if (!live.deleteClass(className)) {
            throw noClass(className);
        }
    }

    private void require(Deed deed, ClassDefinition definition) {
        boolean dynamic = live.isProvided(definition);
        if (definition.name().startsWith("__")) {
            require(FakeRight.FULL_WRITE_REP);
        } else if (dynamic) {
            require(FakeRight.WRITE_PROVIDER);
        } else {
            require(FakeRight.FULL_WRITE_REP, FakeRight.PARTIAL_WRITE_REP);
        }
        if (dynamic && !definition.name().startsWith("__")) {
            String verdict = "class " + definition.name() + " is dynamic, and its qualifiers "
                    + (deed.isSupportedBy(definition) ? "say " : "do not say ") + deed.supports;
            scope.rules().rely(FakeRule.CHANGE_CAPABLE, verdict);
            if (!deed.isSupportedBy(definition)) {
                throw new QueryException(HResult.WBEM_E_PROVIDER_NOT_CAPABLE, FakeRule.CHANGE_CAPABLE, verdict);
            }
        }
    }

    private void require(FakeRight right, FakeRight... orOneOf) {
        boolean granted = rights.contains(right) || Set.of(orOneOf).stream().anyMatch(rights::contains);
        if (!granted) {
            throw new QueryException(
                    HResult.WBEM_E_ACCESS_DENIED,
                    FakeRule.CHANGE_RIGHTS,
                    "the user lacks the right " + right.title() + " on " + live.name());
        }
    }
}
