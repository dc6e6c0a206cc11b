package org.wmisdk.fake.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlSelect;

/**
 * A data query over one namespace. Rows come class by class, a class before its subclasses, and within a class in the
 * order in which the instances were stored; Windows promises no order at all.
 */
public final class Query {
    private static final int ENSURE_LOCATABLE = 0x100;

    private final List<Part> parts;

    private Query(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Checks the query against the classes.
     *
     * @param server the machine's name, for paths
     * @param flags WBEM_FLAG bits; only ENSURE_LOCATABLE matters here
     * @param systemProperties whether rows carry their system properties
     * @throws QueryException if the class does not exist, a property does not, or a constant does not fit
     */
    public static Query prepare(
            WqlSelect select, Namespace namespace, String server, int flags, boolean systemProperties) {
        if (select.className().equalsIgnoreCase("meta_class")) {
            throw new QueryException(
                    HResult.WBEM_E_NOT_SUPPORTED, "schema queries (meta_class) are not supported by this fake yet");
        }
        ClassDefinition queried = namespace.find(select.className());
        if (queried == null) {
            throw new QueryException(
                    HResult.WBEM_E_INVALID_CLASS,
                    "namespace " + namespace.name() + " has no class " + select.className());
        }
        // The list and the condition name properties of the queried class; a subclass's own ones do not exist for them.
        Projection.of(select, queried, false);
        SystemProperty.Place place = new SystemProperty.Place(server, namespace.name());
        List<Part> parts = new ArrayList<>();
        for (ClassDefinition each : namespace.withSubclasses(queried)) {
            WqlCondition where = select.where();
            RowTest test = where == null ? instance -> Truth.TRUE : new ConditionCompiler(each, place).compile(where);
            Projection projection = Projection.of(select, each, (flags & ENSURE_LOCATABLE) != 0);
            parts.add(new Part(namespace.instancesOf(each), test, projection, systemProperties ? place : null));
        }
        return new Query(parts);
    }

    /** The rows; each is computed when it is asked for. */
    public Iterator<WmiObject> rows() {
        return parts.stream().flatMap(Part::rows).iterator();
    }

    private record Part(
            Collection<Instance> instances, RowTest test, Projection projection, SystemProperty.@Nullable Place place) {
        Stream<WmiObject> rows() {
            return instances.stream()
                    .filter(instance -> test.test(instance) == Truth.TRUE)
                    .map(instance -> place == null ? projection.row(instance) : projection.row(instance, place));
        }
    }
}
