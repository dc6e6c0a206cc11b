package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/** Asks a fake as a backend is asked, so that a test sees which call an error comes from. */
final class Answers {
    static final int SEMISYNCHRONOUS = QueryCall.RETURN_IMMEDIATELY | QueryCall.FORWARD_ONLY;

    private Answers() {}

    /**
     * What a query came to.
     *
     * @param error null for success
     * @param where the call that failed, null for success
     */
    record Answer(
            List<WmiObject> rows,
            @Nullable HResult error,
            @Nullable String where) {
        List<String> keys(String property) {
            return rows.stream()
                    .map(row -> String.valueOf(row.get(property).raw()))
                    .toList();
        }
    }

    /** What is expected: words with a space between them. */
    static List<String> words(String expected) {
        return Arrays.stream(expected.split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static Answer ask(FakeWmi fake, String namespace, String language, String query, int flags) {
        List<WmiObject> rows = new ArrayList<>();
        try (ConnectArguments arguments = ConnectArguments.builder(namespace).build()) {
            WmiSession session = fake.connectServerWmi(arguments);
            try {
                WmiCursor cursor = session.execQuery(new QueryCall(language, query, flags, true, WmiContext.empty()));
                try {
                    while (cursor.next(-1, 2, rows) == WmiCursor.Progress.MORE) {
                        // Each round appends its rows.
                    }
                } finally {
                    cursor.close();
                }
            } finally {
                session.close();
            }
        } catch (SessionException e) {
            return new Answer(rows, HResult.of(e.hresult()), e.call());
        }
        return new Answer(rows, null, null);
    }

    /** The code with which a subscription is refused, {@code 0x0} if it is not. */
    static String subscribe(FakeWmi fake, String namespace, String query, int flags) {
        try (ConnectArguments arguments = ConnectArguments.builder(namespace).build()) {
            WmiSession session = fake.connectServerWmi(arguments);
            try {
                session.execNotificationQuery(new QueryCall("WQL", query, flags, true, WmiContext.empty()))
                        .close();
                return "0x0";
            } catch (SessionException e) {
                return HResult.of(e.hresult()).hex();
            } finally {
                session.close();
            }
        }
    }
}
