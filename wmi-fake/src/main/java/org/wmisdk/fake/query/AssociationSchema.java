package org.wmisdk.fake.query;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wmisdk.CimType;
import org.wmisdk.WmiProperty;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.ClassDefinition;

/** Association queries with SchemaOnly: which classes can be linked, whether or not there are instances that are. */
final class AssociationSchema {
    private final QueryScope scope;
    private final AssociationClauses clauses;
    private final ClassDefinition source;

    AssociationSchema(QueryScope scope, AssociationClauses clauses) {
        this.scope = scope;
        this.clauses = clauses;
        this.source = AssociationSource.definition(clauses.source(), scope);
    }

    /** The association classes that can refer to the source class. */
    List<ClassDefinition> associations() {
        return scope.namespace().classes().stream()
                .filter(each -> each.isAssociation()
                        && clauses.association().passes(each, scope.rules())
                        && references(each).stream().anyMatch(this::canLeadToSource))
                .toList();
    }

    /** The classes that those associations refer to in their other properties. */
    Collection<ClassDefinition> endpoints() {
        Set<ClassDefinition> endpoints = new LinkedHashSet<>();
        for (ClassDefinition association : associations()) {
            List<WmiProperty> references = references(association);
            for (WmiProperty reference : references) {
                if (clauses.isResultRole(reference.name())
                        && references.stream()
                                .anyMatch(other -> !other.name().equals(reference.name()) && canLeadToSource(other))) {
                    add(association, reference, endpoints);
                }
            }
        }
        return endpoints;
    }

    private void add(ClassDefinition association, WmiProperty reference, Set<ClassDefinition> endpoints) {
        // A reference to any class, or to one that is not here, leads to no class that could be delivered.
        String className = reference.className();
        ClassDefinition endpoint = className == null ? null : scope.namespace().find(className);
        if (endpoint == null || !clauses.endpoint().passes(endpoint, scope.rules())) {
            return;
        }
        if (!endpoints.add(endpoint)) {
            scope.rules()
                    .rely(
                            FakeRule.ASSOCIATION_SCHEMA_ONCE,
                            "class " + endpoint.name() + " is an endpoint of " + association.name() + " too");
        }
    }

    private boolean canLeadToSource(WmiProperty reference) {
        String className = reference.className();
        return clauses.isRole(reference.name()) && (className == null || source.isA(className));
    }

    private static List<WmiProperty> references(ClassDefinition association) {
        return association.properties().stream()
                .filter(each -> each.type() == CimType.REFERENCE && !each.isArray())
                .toList();
    }
}
