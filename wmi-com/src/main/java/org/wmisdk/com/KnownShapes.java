package org.wmisdk.com;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that rows had in the results of earlier connections: a program that connects for each query is to learn them once too. What
 * is known here is only a guess for the next result, whose rows are checked against it. Safe for use by several threads.
 */
final class KnownShapes {
    private static final int KEPT = 256;

    /** What has a shape: a query, as far as the shape depends on it, of a namespace. */
    private record Place(String namespace, String query) {}

    private final Map<Place, ServerShape> shapes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, ServerShape> eldest) {
            return size() > KEPT;
        }
    };

    synchronized @Nullable ServerShape find(String namespace, @Nullable String query) {
        return query == null ? null : shapes.get(new Place(namespace, query));
    }

    synchronized void put(String namespace, @Nullable String query, ServerShape shape) {
        if (query != null) {
            shapes.put(new Place(namespace, query), shape);
        }
    }
}
