package org.wmisdk.com;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;

/** A running query: an {@code IEnumWbemClassObject}. */
final class ComCursor implements WmiCursor, Batch.Reader<WmiObject> {
    private static final String RESET = "IEnumWbemClassObject::Reset";

    /** More rows than it makes sense to ask for at once; each needs a pointer of memory before the call. */
    private static final int MAX_COUNT = 1 << 16;

    /** How long a wait for events may last in one call, so that whoever waits can look whether it should go on. */
    private static final int EVENT_WAIT_MILLIS = 1_000;

    private final Com com;
    private final long enumerator;
    private final SelectList columns;
    private final boolean system;
    private final @Nullable Identity identity;
    private final Readers readers;
    private final ObjectReader reader;
    private final Gate gate = new Gate(this::end);

    /** Whether a thread is in {@link #next}, which also hands what that thread wrote here to the next one. */
    private final AtomicBoolean reading = new AtomicBoolean();

    private @Nullable Thread opener = Thread.currentThread();
    private int warning;
    private boolean events;
    private boolean ended;
    private boolean failed;

    /**
     * @param enumerator the reference, which is the cursor's from now on
     * @param readers where the reader of the rows comes from and goes back to
     * @param identity the credentials of the enumerator's blanket, held until it is released
     */
    ComCursor(
            Com com,
            long enumerator,
            SelectList columns,
            boolean system,
            Readers readers,
            @Nullable Identity identity) {
        this.com = com;
        this.enumerator = enumerator;
        this.columns = columns;
        this.system = system;
        this.readers = readers;
        this.reader = readers.take(columns);
        this.identity = identity;
        if (identity != null) {
            identity.hold();
        }
    }

    /** The rows are events, which come for ever. Before the first fetch. */
    ComCursor ofEvents() {
        events = true;
        return this;
    }

    @Override
    public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
        if (timeoutMillis < -1) {
            throw new IllegalArgumentException("timeoutMillis must be -1 or more, was " + timeoutMillis);
        }
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("count must be 1 to " + MAX_COUNT + ", was " + count);
        }
        if (!gate.enter()) {
            throw new SessionException(Batch.NEXT, Codes.RPC_E_DISCONNECTED, "the result is closed");
        }
        try {
            if (!reading.compareAndSet(false, true)) {
                throw new IllegalStateException("two threads read one result at the same time");
            }
            try {
                boolean waitsLong = timeoutMillis < 0 || timeoutMillis > EVENT_WAIT_MILLIS;
                return fetch(events && waitsLong ? EVENT_WAIT_MILLIS : timeoutMillis, count, into);
            } finally {
                reading.set(false);
            }
        } finally {
            gate.leave();
        }
    }

    private Progress fetch(int timeoutMillis, int count, List<WmiObject> into) {
        if (failed) {
            throw new IllegalStateException("the query has failed; its result can only be closed");
        }
        if (ended) {
            return Progress.END;
        }
        failed = true; // unless all goes well
        long block = reader.room(count);
        int before = into.size();
        forgetErrors();
        int hr = Batch.next(com, enumerator, timeoutMillis, count, block, this, into);
        Progress progress = Batch.progress(hr, into.size() - before, count);
        if (hr != Codes.S_OK && hr != Codes.WBEM_S_FALSE && hr != Codes.WBEM_S_TIMEDOUT) {
            warning = hr;
        }
        failed = false;
        ended = progress == Progress.END;
        return progress;
    }

    /** Not again on the thread that ran the query a moment ago: it has forgotten them, and nothing failed on it since. */
    private void forgetErrors() {
        if (!Thread.currentThread().equals(opener)) {
            com.errors.forget();
        }
        opener = null;
    }

    @Override
    public WmiObject read(long row) {
        return reader.row(row, columns.columns(), system);
    }

    @Override
    public int warning() {
        return warning;
    }

    @Override
    public void rewind() {
        if (!gate.enter()) {
            throw new SessionException(RESET, Codes.RPC_E_DISCONNECTED, "the result is closed");
        }
        try {
            if (failed) {
                throw new IllegalStateException("the query has failed; its result can only be closed");
            }
            com.errors.forget();
            int hr = com.port.callPI(com.method(enumerator, Slots.ENUM_RESET), enumerator);
            if (hr < 0) {
                throw com.errors.failure(RESET, hr);
            }
            ended = false;
            warning = Codes.S_OK;
        } finally {
            gate.leave();
        }
    }

    @Override
    public void close() {
        gate.close();
    }

    private void end() {
        com.release(enumerator);
        readers.giveBack(columns, reader);
        if (identity != null) {
            identity.letGo();
        }
    }
}
