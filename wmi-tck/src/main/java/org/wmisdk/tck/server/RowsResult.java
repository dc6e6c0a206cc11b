package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiCursor.Progress;

/** The rows of a cursor of the source, which is opened when the first row is asked for. */
final class RowsResult implements EnumObject.Result {
    private final Supplier<WmiCursor> query;
    private @Nullable WmiCursor cursor;
    private @Nullable SessionException failure;

    RowsResult(Supplier<WmiCursor> query) {
        this.query = query;
    }

    @Override
    public int fetch(int timeoutMillis, int count, List<ObjectContent> into) {
        if (failure != null) {
            throw failure;
        }
        List<WmiObject> rows = new ArrayList<>();
        Progress progress;
        try {
            progress = open().next(timeoutMillis, count, rows);
        } catch (SessionException e) {
            failure = e;
            if (rows.isEmpty()) {
                throw e;
            }
            progress = Progress.TIMED_OUT; // these rows first, the error with the next call
        }
        rows.forEach(row -> into.add(ObjectContent.of(row)));
        return switch (progress) {
            case MORE -> Codes.S_OK;
            case TIMED_OUT -> Codes.WBEM_S_TIMEDOUT;
            case END ->
                rows.size() == count ? Codes.S_OK : open().warning() == 0 ? Codes.WBEM_S_FALSE : open().warning();
        };
    }

    @Override
    public void rewind() {
        if (failure != null) {
            throw failure;
        }
        open().rewind();
    }

    private WmiCursor open() {
        WmiCursor opened = cursor;
        if (opened == null) {
            opened = query.get();
            cursor = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
        }
    }
}
