package org.wmisdk.fake.query;

import org.wmisdk.HResult;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Namespace;

/** Finds what the path in the braces of an association query names. */
final class AssociationSource {
    private AssociationSource() {}

    /**
     * The source of a query without SchemaOnly.
     *
     * @throws QueryException if the path names no instance, or one that does not exist
     */
    static QueryScope.Located instance(WmiPath path, QueryScope scope) {
        Namespace home = home(path, scope);
        if (!path.isInstance()) {
            throw wrongKind(path, "only a query with SchemaOnly asks about classes");
        }
        String error = home.pathError(path);
        if (error != null) {
            throw wrongKind(path, error);
        }
        Instance instance = home.find(path);
        if (instance == null) {
            throw missing(path);
        }
        return new QueryScope.Located(instance, home);
    }

    /**
     * The source of a query with SchemaOnly, whose path names a class.
     *
     * @throws QueryException if the class does not exist
     */
    static ClassDefinition definition(WmiPath path, QueryScope scope) {
        return definition(path, home(path, scope));
    }

    private static Namespace home(WmiPath path, QueryScope scope) {
        Namespace home = scope.isThisMachine(path) ? scope.home(path) : null;
        if (home != scope.namespace()) {
            scope.rules().rely(FakeRule.ASSOCIATION_SOURCE_ELSEWHERE, "path " + path);
        }
        if (home == null) {
            throw missing(path);
        }
        return home;
    }

    private static ClassDefinition definition(WmiPath path, Namespace home) {
        ClassDefinition definition = path.className().map(home::find).orElse(null);
        if (definition == null) {
            throw missing(path);
        }
        return definition;
    }

    private static QueryException missing(WmiPath path) {
        return new QueryException(
                HResult.WBEM_E_NOT_FOUND, FakeRule.ASSOCIATION_SOURCE_MISSING, "path " + path + " names nothing here");
    }

    private static QueryException wrongKind(WmiPath path, String why) {
        return new QueryException(
                HResult.WBEM_E_INVALID_OBJECT_PATH, FakeRule.ASSOCIATION_SOURCE_KIND, "path " + path + ": " + why);
    }
}
