package org.wmisdk.fake.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlSelect;

/**
 * Runs a query for instances. Rows come class by class, a class before its subclasses, and within a class in the order in
 * which the instances were stored; Windows promises no order at all.
 */
final class DataQuery {
    private static final RowTest<Instance> ALL = instance -> Truth.TRUE;

    private DataQuery() {}

    static Iterator<WmiObject> run(WqlSelect select, QueryScope scope, int flags, boolean systemProperties) {
        Namespace namespace = scope.namespace();
        ClassDefinition queried = definition(select.className(), namespace, FakeRule.QUERY_SCHEMA);
        WqlCondition where = select.where();
        boolean locatable = (flags & Query.ENSURE_LOCATABLE) != 0;
        Place place = systemProperties ? scope.place() : null;
        List<Part> parts = new ArrayList<>();
        // The first one is the queried class itself: the list and the condition can only name what it has.
        for (ClassDefinition each :
                (flags & Query.DIRECT_READ) != 0 ? List.of(queried) : namespace.withSubclasses(queried)) {
            RowTest<Instance> test = where == null
                    ? ALL
                    : new ConditionCompiler<>(Columns.of(each, scope.place()), scope.rules()).compile(where);
            parts.add(new Part(each, test, Projection.of(select, each, locatable, place, scope.rules())));
        }
        if ((flags & Query.PROTOTYPE) != 0) {
            return List.of(parts.get(0).projection.prototype()).iterator();
        }
        WmiPath path = where == null ? null : KeyLookup.path(queried, where);
        Instance found = path == null ? null : namespace.find(path);
        if (path != null && found == null) {
            return List.<WmiObject>of().iterator();
        }
        if (found != null) {
            parts.removeIf(part -> part.definition != found.definition());
            return new Rows(parts, part -> List.of(found), scope.rules());
        }
        return new Rows(parts, part -> namespace.instancesOf(part.definition), scope.rules());
    }

    /** All properties of the instances of a class, and unless exactly those are wanted of its subclasses. */
    static Iterator<WmiObject> instances(
            String className, QueryScope scope, boolean exactly, boolean systemProperties) {
        Namespace namespace = scope.namespace();
        ClassDefinition wanted = definition(className, namespace, FakeRule.INSTANCES_CLASS);
        Place place = systemProperties ? scope.place() : null;
        List<Part> parts = new ArrayList<>();
        for (ClassDefinition each : exactly ? List.of(wanted) : namespace.withSubclasses(wanted)) {
            parts.add(new Part(each, ALL, Projection.whole(each, place)));
        }
        return new Rows(parts, part -> namespace.instancesOf(part.definition), scope.rules());
    }

    private static ClassDefinition definition(String className, Namespace namespace, FakeRule rule) {
        ClassDefinition definition = namespace.find(className);
        if (definition == null) {
            throw new QueryException(
                    HResult.WBEM_E_INVALID_CLASS, rule, "namespace " + namespace.name() + " has no class " + className);
        }
        return definition;
    }

    /** The query, prepared for the instances of one class. */
    private record Part(ClassDefinition definition, RowTest<Instance> test, Projection projection) {}

    private interface Source {
        Collection<Instance> of(Part part);
    }

    /** Looks at one instance after the other; nothing is made of those that are not selected. */
    private static final class Rows implements Iterator<WmiObject> {
        private final Iterator<Part> parts;
        private final Source source;
        private final Rules rules;
        private final boolean undecidedRefused;
        private @Nullable Part part;
        private Iterator<Instance> instances = Collections.emptyIterator();
        private @Nullable WmiObject next;

        Rows(List<Part> parts, Source source, Rules rules) {
            this.parts = parts.iterator();
            this.source = source;
            this.rules = rules;
            this.undecidedRefused = rules.refuses(FakeRule.COMPARISON_NULL);
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                Part current = part;
                if (current != null && instances.hasNext()) {
                    next = selected(current, instances.next());
                } else if (parts.hasNext()) {
                    part = parts.next();
                    instances = source.of(part).iterator();
                } else {
                    return false;
                }
            }
            return true;
        }

        private @Nullable WmiObject selected(Part current, Instance instance) {
            Truth truth = current.test.test(instance);
            if (truth == Truth.UNKNOWN && undecidedRefused) {
                rules.rely(FakeRule.COMPARISON_NULL, "instance " + instance.relativePath() + " was not selected");
            }
            return truth == Truth.TRUE ? current.projection.row(instance) : null;
        }

        @Override
        public WmiObject next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            WmiObject row = Objects.requireNonNull(next);
            next = null;
            return row;
        }
    }
}
