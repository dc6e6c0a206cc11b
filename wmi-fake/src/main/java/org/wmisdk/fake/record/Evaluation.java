package org.wmisdk.fake.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.record.RecordedCall.Target;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/** What the classes of a recording answer by themselves. */
final class Evaluation implements AutoCloseable {
    private static final int BATCH = 1000;

    private final FakeWmi fake;
    private final Map<String, @Nullable WmiSession> sessions = new HashMap<>();

    Evaluation(FakeWmi fake) {
        this.fake = fake;
    }

    /** Whether the answer is the recorded one: the same rows in the same order, with the same system properties, to their end. */
    boolean answersAs(RecordedCall.Query query) {
        if (!query.outcome().isWhole()) {
            return false;
        }
        WmiSession session = session(query.target());
        if (session == null) {
            return false;
        }
        try {
            List<WmiObject> rows = new ArrayList<>();
            WmiCursor cursor = session.execQuery(
                    new QueryCall(query.language(), query.text(), query.flags(), true, WmiContext.empty()));
            try {
                while (cursor.next(-1, BATCH, rows) == WmiCursor.Progress.MORE) {
                    // Until the end.
                }
            } finally {
                cursor.close();
            }
            return rows.equals(query.rows());
        } catch (SessionException notTheRecordedAnswer) {
            return false;
        }
    }

    /** Whether the answer is the recorded one: the same object, with the same system properties. */
    boolean answersAs(RecordedCall.Get get) {
        WmiSession session = session(get.target());
        if (session == null || get.object() == null) {
            return false;
        }
        try {
            return session.getObject(new ObjectCall(get.path(), get.flags(), WmiContext.empty()))
                    .equals(get.object());
        } catch (SessionException notTheRecordedAnswer) {
            return false;
        }
    }

    private @Nullable WmiSession session(Target target) {
        return sessions.computeIfAbsent(RecordedParts.key(target), key -> connect(target));
    }

    private @Nullable WmiSession connect(Target target) {
        String path = target.host().equals(".") ? target.namespace() : target.toString();
        try (ConnectArguments arguments = ConnectArguments.builder(path).build()) {
            return fake.connectServerWmi(arguments);
        } catch (SessionException notRecorded) {
            return null;
        }
    }

    @Override
    public void close() {
        sessions.values().forEach(session -> {
            if (session != null) {
                session.close();
            }
        });
    }
}
