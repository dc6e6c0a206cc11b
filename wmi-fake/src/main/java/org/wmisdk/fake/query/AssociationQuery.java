package org.wmisdk.fake.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiShape;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.ReferenceIndex.Reference;
import org.wmisdk.fake.rules.Rules;

/**
 * Runs {@code ASSOCIATORS OF} and {@code REFERENCES OF}. The associations of an object are found through an index, so that a
 * query takes time in proportion to their number. They come class by class, as they were stored.
 */
final class AssociationQuery {
    private final QueryScope scope;
    private final boolean systemProperties;
    private final AssociationClauses clauses;
    private final Rules rules;
    private final Map<Kind, Projection> projections = new HashMap<>();

    AssociationQuery(QueryScope scope, boolean systemProperties, AssociationClauses clauses) {
        this.scope = scope;
        this.systemProperties = systemProperties;
        this.clauses = clauses;
        this.rules = scope.rules();
    }

    /** The rows of {@code REFERENCES OF}. */
    Iterator<WmiObject> references() {
        requireClass(clauses.association());
        if (clauses.schemaOnly()) {
            return classes(new AssociationSchema(scope, clauses).associations());
        }
        return rows(links(AssociationSource.instance(clauses.source(), scope)).stream()
                .map(link -> {
                    if (link.columns.size() > 1) {
                        rules.rely(
                                FakeRule.ASSOCIATION_SELF,
                                link.association.relativePath() + " refers to its source twice");
                    }
                    return new QueryScope.Located(link.association, scope.namespace());
                }));
    }

    /** The rows of {@code ASSOCIATORS OF}. */
    Iterator<WmiObject> associators() {
        requireClass(clauses.association());
        requireClass(clauses.endpoint());
        if (clauses.schemaOnly()) {
            return classes(new AssociationSchema(scope, clauses).endpoints());
        }
        return rows(links(AssociationSource.instance(clauses.source(), scope)).stream()
                .flatMap(link -> endpoints(link).stream()));
    }

    private void requireClass(AssociationClauses.Filter filter) {
        String className = filter.className();
        if (className != null && scope.namespace().find(className) == null) {
            throw new QueryException(
                    HResult.WBEM_E_INVALID_CLASS,
                    FakeRule.ASSOCIATION_CLASS_MISSING,
                    "namespace " + scope.namespace().name() + " has no class " + className);
        }
    }

    /** The associations that refer to the source where the query looks, in their order. */
    private List<Link> links(QueryScope.Located source) {
        Namespace namespace = scope.namespace();
        List<Link> links = new ArrayList<>();
        Link link = null;
        for (Reference reference : namespace
                .references()
                .to(
                        source.instance(),
                        source.home() == namespace ? null : source.home().name(),
                        scope.hosts())) {
            Instance association = reference.association();
            if (!clauses.isRole(association.definition().shape().name(reference.column()))
                    || !clauses.association().passes(association.definition(), rules)) {
                continue;
            }
            requireCanonical(reference.text(), source);
            // The references of one association follow each other.
            if (link == null || link.association != association) {
                link = new Link(association, new ArrayList<>(1));
                links.add(link);
            }
            link.columns.add(reference.column());
        }
        return links;
    }

    /** The objects that an association links to its source. */
    private List<QueryScope.Located> endpoints(Link link) {
        Instance association = link.association;
        WmiShape shape = association.definition().shape();
        List<QueryScope.Located> endpoints = new ArrayList<>(1);
        for (int column = 0; column < shape.size(); column++) {
            if (shape.type(column) == CimType.REFERENCE
                    && !shape.isArray(column)
                    && link.canLeadAway(column)
                    && clauses.isResultRole(shape.name(column))
                    && association.value(column) instanceof String reference) {
                add(endpoints, link, reference);
            }
        }
        return endpoints;
    }

    private void add(List<QueryScope.Located> endpoints, Link link, String reference) {
        QueryScope.Located endpoint = scope.follow(reference);
        if (endpoint == null) {
            rules.rely(FakeRule.ASSOCIATION_DANGLING, "reference " + reference + " leads to nothing here");
            return;
        }
        if (!clauses.endpoint().passes(endpoint.instance().definition(), rules)) {
            return;
        }
        requireCanonical(reference, endpoint);
        if (endpoint.home() != scope.namespace()) {
            rules.rely(FakeRule.ASSOCIATION_ELSEWHERE, "reference " + reference);
        }
        boolean twice = endpoints.stream().anyMatch(endpoint::isSame);
        if (twice || link.columns.size() > 1) {
            rules.rely(FakeRule.ASSOCIATION_SELF, link.association.relativePath() + " refers to one object twice");
        }
        if (!twice) {
            endpoints.add(endpoint);
        }
    }

    /** For strict fakes: a reference that is written as the path of its object needs no rule. */
    private void requireCanonical(String reference, QueryScope.Located target) {
        if (!rules.refuses(FakeRule.ASSOCIATION_REFERENCE)) {
            return;
        }
        String folded = Names.fold(reference);
        String relative = target.instance().relativePath();
        boolean canonical = folded.equals(Names.fold(relative))
                || folded.equals(Names.fold(new Place(".", target.home().name()).path(relative)))
                || folded.equals(Names.fold(scope.placeOf(target.home()).path(relative)));
        if (!canonical) {
            rules.rely(FakeRule.ASSOCIATION_REFERENCE, "reference " + reference + " was read as " + relative);
        }
    }

    private Iterator<WmiObject> rows(Stream<QueryScope.Located> found) {
        return clauses.classDefsOnly()
                ? found.map(each -> new Kind(each.instance().definition(), each.home()))
                        .distinct()
                        .map(this::classRow)
                        .iterator()
                : found.map(this::row).iterator();
    }

    private Iterator<WmiObject> classes(Collection<ClassDefinition> found) {
        return found.stream()
                .map(each -> classRow(new Kind(each, scope.namespace())))
                .iterator();
    }

    private WmiObject classRow(Kind kind) {
        return SchemaQuery.row(kind.definition, scope.placeOf(kind.home), systemProperties);
    }

    private WmiObject row(QueryScope.Located located) {
        return projections
                .computeIfAbsent(new Kind(located.instance().definition(), located.home()), this::projection)
                .row(located.instance());
    }

    private Projection projection(Kind kind) {
        Place place = systemProperties ? scope.placeOf(kind.home) : null;
        return clauses.keysOnly()
                ? Projection.keysOnly(kind.definition, place)
                : Projection.whole(kind.definition, place);
    }

    /** An association, and its properties that refer to the source. */
    private record Link(Instance association, List<Integer> columns) {
        /** Whether the property leads to an endpoint: there is another one that leads to the source. */
        boolean canLeadAway(int column) {
            return columns.size() > 1 || columns.get(0) != column;
        }
    }

    /** A class in a namespace: system classes are in all of them. */
    private record Kind(ClassDefinition definition, Namespace home) {}
}
