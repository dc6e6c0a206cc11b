package org.wmisdk.fake;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;

/**
 * A call of a fake: what faults choose it by, and what the journal will say of it.
 *
 * @param operation which one
 * @param connection where it goes
 * @param text the query or the path, as the caller wrote it, or null
 * @param className the class that the text names, or null if there is none or the text is malformed
 * @param options what else was asked, by name, in order; no secrets
 */
record FakeCall(
        FakeOperation operation,
        Connection connection,
        @Nullable String text,
        @Nullable String className,
        Map<String, String> options) {
    FakeJournal.Entry entry(int rows, HResult hresult) {
        return new FakeJournal.Entry(
                operation, connection.machine(), connection.namespace(), text, className, options, rows, hresult);
    }
}
