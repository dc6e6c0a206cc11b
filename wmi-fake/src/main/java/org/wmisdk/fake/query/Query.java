package org.wmisdk.fake.query;

import java.util.Iterator;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.wql.WqlAssociators;
import org.wmisdk.wql.WqlReferences;
import org.wmisdk.wql.WqlSchemaSelect;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlStatement;

/** Runs the queries that ExecQuery takes, of data, of the schema, and of associations; and what CreateInstanceEnum asks for. */
public final class Query {
    /** WBEM_FLAG_SHALLOW: for enumerations. */
    static final int SHALLOW = 0x1;

    /** WBEM_FLAG_PROTOTYPE: what a result looks like, instead of the result. */
    static final int PROTOTYPE = 0x2;

    /** WBEM_FLAG_ENSURE_LOCATABLE: paths although keys are not selected. */
    static final int ENSURE_LOCATABLE = 0x100;

    /** WBEM_FLAG_DIRECT_READ: only the class itself. */
    static final int DIRECT_READ = 0x200;

    private Query() {}

    /**
     * Checks a query against the classes and prepares its result.
     *
     * @param flags WBEM_FLAG bits; those that do not change the rows are not looked at
     * @param systemProperties whether rows carry their system properties
     * @return the rows; each is computed when it is asked for
     * @throws QueryException if the schema does not allow the query
     */
    public static Iterator<WmiObject> run(
            WqlStatement statement, QueryScope scope, int flags, boolean systemProperties) {
        try {
            if ((flags & SHALLOW) != 0) {
                scope.rules().rely(FakeRule.FLAG_SHALLOW, "flag 0x1");
            }
            if (statement instanceof WqlSelect select) {
                return DataQuery.run(select, scope, flags, systemProperties);
            }
            if ((flags & PROTOTYPE) != 0) {
                throw new QueryException(
                        HResult.WBEM_E_NOT_SUPPORTED,
                        FakeRule.FLAG_PROTOTYPE_OTHER,
                        "flag PROTOTYPE is for data queries");
            }
            if (statement instanceof WqlSchemaSelect select) {
                return SchemaQuery.run(select, scope, systemProperties);
            }
            if (statement instanceof WqlAssociators associators) {
                return new AssociationQuery(scope, systemProperties, AssociationClauses.of(associators)).associators();
            }
            if (statement instanceof WqlReferences references) {
                return new AssociationQuery(scope, systemProperties, AssociationClauses.of(references)).references();
            }
            throw QueryException.invalid(
                    FakeRule.QUERY_EVENT, "event queries have no result: they are for ExecNotificationQuery");
        } catch (QueryException e) {
            tell(e, scope.rules());
            throw e;
        }
    }

    /**
     * Prepares what CreateInstanceEnum delivers.
     *
     * @param flags WBEM_FLAG bits; those that do not change the rows are not looked at
     * @param systemProperties whether rows carry their system properties
     * @return the rows; each is computed when it is asked for
     * @throws QueryException if there is no such class
     */
    public static Iterator<WmiObject> instances(
            String className, QueryScope scope, int flags, boolean systemProperties) {
        try {
            return DataQuery.instances(className, scope, (flags & (SHALLOW | DIRECT_READ)) != 0, systemProperties);
        } catch (QueryException e) {
            tell(e, scope.rules());
            throw e;
        }
    }

    /**
     * An instance with all that it has, system properties included.
     *
     * @param server the name of its machine
     * @param namespace the namespace that it is in
     */
    public static WmiObject whole(Instance instance, String server, Namespace namespace) {
        return Projection.whole(instance.definition(), new Place(server, namespace.name()))
                .row(instance);
    }

    static void tell(QueryException refusal, Rules rules) {
        FakeRule rule = refusal.rule();
        if (rule != null) {
            rules.rely(rule, String.valueOf(refusal.getMessage()));
        }
    }
}
