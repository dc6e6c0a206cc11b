package org.wmisdk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Budget;
import org.wmisdk.call.CallRunner;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.spi.RowsCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/** What is handed over at once when a result is asked for: the call that starts it and the first rows, or all of them. */
final class ResultWork {
    static final int DEFAULT_BATCH = 64;

    private ResultWork() {}

    /** Waits for rows until some came, the query ended, the time is up or nobody waits any more. */
    static WmiCursor.Progress next(
            WmiCursor cursor, Budget budget, int count, List<WmiObject> into, Work.CallState call) {
        WmiCursor.Progress progress;
        do {
            progress = cursor.next(budget.leftMillis(), count, into);
        } while (progress == WmiCursor.Progress.TIMED_OUT
                && into.isEmpty()
                && !call.isAbandoned()
                && budget.leftMillis() != 0);
        return progress;
    }

    /** Where the first batch ended in a failure, its rows come before that. */
    record Opened(
            WmiCursor cursor,
            List<WmiObject> rows,
            WmiCursor.Progress progress,
            int warning,
            @Nullable SessionException failure) {}

    /** The call and the first batch, in one hand-over. */
    record Opening(WmiSession session, RowsCall call, Budget budget, int batch, Subject subject)
            implements Work<Opened> {
        @Override
        public Opened run(CallState state) {
            WmiCursor cursor = call.start(session);
            List<WmiObject> rows = new ArrayList<>(Math.min(batch, DEFAULT_BATCH));
            try {
                WmiCursor.Progress progress = ResultWork.next(cursor, budget, batch, rows, state);
                if (progress == WmiCursor.Progress.TIMED_OUT && rows.isEmpty() && !state.isAbandoned()) {
                    throw CallRunner.timedOut(subject, budget);
                }
                int warning = 0;
                if (progress == WmiCursor.Progress.END) {
                    warning = cursor.warning();
                    if (!call.keepsRows()) {
                        cursor.close(); // here, since a hand-over only for this would cost as much as the whole query
                    }
                }
                return new Opened(cursor, rows, progress, warning, null);
            } catch (RuntimeException | Error e) {
                if (e instanceof SessionException failure && !rows.isEmpty()) {
                    return new Opened(cursor, rows, WmiCursor.Progress.END, 0, failure);
                }
                cursor.close();
                throw e;
            }
        }

        @Override
        public void releaseLate(@Nullable Opened opened) {
            if (opened != null) {
                opened.cursor.close();
            }
        }
    }

    /** The whole result, in one hand-over. */
    record Collecting(WmiSession session, RowsCall call, Budget budget, int batch, int limit, Subject subject)
            implements Work<List<WmiObject>> {
        @Override
        public List<WmiObject> run(CallState state) {
            List<WmiObject> rows = new ArrayList<>();
            WmiCursor cursor = call.start(session);
            try {
                while (!state.isAbandoned()) {
                    int before = rows.size();
                    WmiCursor.Progress progress = cursor.next(budget.leftMillis(), batch, rows);
                    if (progress == WmiCursor.Progress.END || rows.size() >= limit) {
                        break;
                    }
                    if (progress == WmiCursor.Progress.TIMED_OUT && rows.size() == before && budget.leftMillis() == 0) {
                        throw CallRunner.timedOut(subject, budget);
                    }
                }
            } finally {
                cursor.close();
            }
            return Collections.unmodifiableList(rows);
        }

        @Override
        public void releaseLate(@Nullable List<WmiObject> rows) {
            // Rows are plain values, and the cursor was closed above: nothing is held.
        }
    }
}
