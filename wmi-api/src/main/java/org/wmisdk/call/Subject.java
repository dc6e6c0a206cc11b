package org.wmisdk.call;

import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.spi.SessionException;

/**
 * What an operation is about, for the text of its failures.
 *
 * @param operation the operation in the words of the API, such as {@code query}
 * @param namespace the namespace as the user wrote it, or null where there is none
 * @param query the query text, or null where there is none
 * @param objectPath the object or class that was asked for, or null where there is none
 */
public record Subject(
        String operation,
        @Nullable String namespace,
        @Nullable String query,
        @Nullable String objectPath) {
    /** An operation on a connection or a namespace as a whole. */
    public static Subject of(String operation, @Nullable String namespace) {
        return new Subject(operation, namespace, null, null);
    }

    /** A query. */
    public static Subject ofQuery(String namespace, String query) {
        return new Subject("query", namespace, query, null);
    }

    /** A subscription to events. */
    public static Subject ofEvents(String namespace, String query) {
        return new Subject("watch", namespace, query, null);
    }

    /** An operation on one object or class. */
    public static Subject ofObject(String operation, String namespace, String objectPath) {
        return new Subject(operation, namespace, null, objectPath);
    }

    /** The one place where a failure of a backend becomes what the user sees. */
    public WmiException failed(SessionException e) {
        String detail = e.detail();
        return builder(HResult.of(e.hresult()))
                .detail("from " + e.call() + (detail == null || detail.isBlank() ? "" : ": " + detail.strip()))
                .extendedStatus(e.status())
                .statusText(e.statusText())
                .cause(e)
                .build();
    }

    /** A failure that the library itself decides. */
    public WmiException failed(HResult code, String detail, @Nullable String hint) {
        return builder(code).detail(detail).hint(hint).build();
    }

    private WmiException.Builder builder(HResult code) {
        return WmiException.builder(code)
                .operation(operation)
                .namespace(namespace)
                .query(query)
                .objectPath(objectPath);
    }
}
