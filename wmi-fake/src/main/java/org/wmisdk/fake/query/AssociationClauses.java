package org.wmisdk.fake.query;

import org.jspecify.annotations.Nullable;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.wql.WqlAssociators;
import org.wmisdk.wql.WqlReferences;

/**
 * The clauses of an association query, with those of the association and those of the result told apart. In {@code
 * REFERENCES OF} the result are the associations, so that its clauses for the result are for them.
 */
record AssociationClauses(
        WmiPath source,
        Filter association,
        Filter endpoint,
        @Nullable String role,
        @Nullable String resultRole,
        boolean classDefsOnly,
        boolean keysOnly,
        boolean schemaOnly) {
    static AssociationClauses of(WqlAssociators query) {
        return new AssociationClauses(
                query.source(),
                new Filter(query.assocClass(), query.requiredAssocQualifier()),
                new Filter(query.resultClass(), query.requiredQualifier()),
                query.role(),
                query.resultRole(),
                query.classDefsOnly(),
                query.keysOnly(),
                query.schemaOnly());
    }

    static AssociationClauses of(WqlReferences query) {
        return new AssociationClauses(
                query.source(),
                new Filter(query.resultClass(), query.requiredQualifier()),
                new Filter(null, null),
                query.role(),
                null,
                query.classDefsOnly(),
                query.keysOnly(),
                query.schemaOnly());
    }

    /** Whether the source may be in this property of an association. */
    boolean isRole(String property) {
        return role == null || role.equalsIgnoreCase(property);
    }

    /** Whether the endpoint may be in this property of an association. */
    boolean isResultRole(String property) {
        return resultRole == null || resultRole.equalsIgnoreCase(property);
    }

    /**
     * What is asked of a class.
     *
     * @param className it is this class or derives from it; null for any
     * @param qualifier it has this qualifier; null for any
     */
    record Filter(@Nullable String className, @Nullable String qualifier) {
        boolean passes(ClassDefinition definition, Rules rules) {
            if (className != null && !definition.isA(className)) {
                return false;
            }
            if (qualifier == null) {
                return true;
            }
            WmiQualifier found = definition.findQualifier(qualifier);
            if (found != null && !found.has(QualifierFlavor.TO_INSTANCE)) {
                rules.rely(
                        FakeRule.ASSOCIATION_QUALIFIER_FLAVOR,
                        "class " + definition.name() + " has " + found.name() + " without ToInstance");
            }
            return found != null;
        }
    }
}
