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
 */
public record Subject(
        String operation,
        @Nullable String namespace,
        @Nullable String query) {
    /** The one place where a failure of a backend becomes what the user sees. */
    public WmiException failed(SessionException e) {
        String detail = e.detail();
        return WmiException.builder(HResult.of(e.hresult()))
                .operation(operation)
                .namespace(namespace)
                .query(query)
                .detail("from " + e.call() + (detail == null || detail.isBlank() ? "" : ": " + detail.strip()))
                .cause(e)
                .build();
    }

    /** A failure that the library itself decides. */
    public WmiException failed(HResult code, String detail, @Nullable String hint) {
        return WmiException.builder(code)
                .operation(operation)
                .namespace(namespace)
                .query(query)
                .detail(detail)
                .hint(hint)
                .build();
    }
}
