package org.wmisdk.fake;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.repository.RepositoryException;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;

/** The rows of a query over the fake. What needs the classes is checked at the first fetch, as in WMI. */
final class FakeCursor implements WmiCursor {
    private final FakeCalls calls;
    private final String query;
    private final Supplier<Iterator<WmiObject>> source;
    private final Runnable release;
    private @Nullable Iterator<WmiObject> rows;
    private @Nullable SessionException failure;
    private volatile boolean closed;

    /**
     * A cursor before its first row.
     *
     * @param source gives the rows when they are first asked for
     * @param release closes what the rows come from
     */
    FakeCursor(FakeCalls calls, String query, Supplier<Iterator<WmiObject>> source, Runnable release) {
        this.calls = calls;
        this.query = query;
        this.source = source;
        this.release = release;
    }

    /** Checks the query against the classes, unless that was done. */
    Iterator<WmiObject> start() {
        Iterator<WmiObject> started = rows;
        if (started == null) {
            started = source.get();
            rows = started;
        }
        return started;
    }

    @Override
    public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
        FakeFaults.Effect cut = calls.enter(FakeOperation.NEXT, query);
        if (closed) {
            throw fail(0, HResult.RPC_E_DISCONNECTED, "the result was closed");
        }
        if (failure != null) {
            throw failure;
        }
        int delivered = deliver(cut == null ? count : Math.min(cut.rows(), count), into);
        if (cut != null) {
            HResult code = cut.hresult();
            if (code != null) {
                throw fail(delivered, code, null);
            }
            calls.succeeded(FakeOperation.NEXT, query, delivered, HResult.WBEM_S_TIMEDOUT);
            return Progress.TIMED_OUT;
        }
        boolean more = delivered == count;
        calls.succeeded(FakeOperation.NEXT, query, delivered, more ? HResult.WBEM_S_NO_ERROR : HResult.WBEM_S_FALSE);
        return more ? Progress.MORE : Progress.END;
    }

    private int deliver(int count, List<WmiObject> into) {
        int delivered = 0;
        try {
            Iterator<WmiObject> from = start();
            while (delivered < count && from.hasNext()) {
                into.add(from.next());
                delivered++;
            }
        } catch (QueryException e) {
            throw fail(delivered, e.hresult(), e.getMessage());
        } catch (RepositoryException e) {
            throw fail(delivered, e.hresult(), e.getMessage());
        }
        return delivered;
    }

    /** The code stays: after an error there are no more rows. */
    private SessionException fail(int delivered, HResult hresult, @Nullable String detail) {
        SessionException thrown = calls.failed(FakeOperation.NEXT, query, delivered, hresult, detail);
        failure = thrown;
        return thrown;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            calls.enter(FakeOperation.CLOSE_RESULT, query);
            calls.succeeded(FakeOperation.CLOSE_RESULT, query, 0, released());
            calls.journal().closed(this);
        }
    }

    /** Closing does not fail; that a function could not close its rows is seen in the journal. */
    private HResult released() {
        try {
            release.run();
            return HResult.WBEM_S_NO_ERROR;
        } catch (RepositoryException e) {
            return e.hresult();
        }
    }
}
