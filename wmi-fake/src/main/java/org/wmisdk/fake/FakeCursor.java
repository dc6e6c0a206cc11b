package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.record.RecordedRows;
import org.wmisdk.fake.repository.RepositoryException;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;

/** The rows of a query over the fake. What needs the classes is checked at the first fetch, as in WMI. */
final class FakeCursor implements WmiCursor {
    private final FakeCalls calls;
    private final FakeCall query;
    private final List<FakeFault> faults;
    private final Set<FakeFault> counted = new HashSet<>(); // which have cut or slowed this result
    private final Supplier<Iterator<WmiObject>> source;
    private final boolean rewindable;
    private final Runnable release;
    private final List<FakeFault> postponed = new ArrayList<>();
    private @Nullable ResultRows rows;
    private @Nullable AwaitedRows awaited; // the same, where they come by themselves
    private int warning;
    private @Nullable SessionException failure;
    private HResult ending = HResult.WBEM_S_FALSE; // with which the last rows come
    private long delivered;
    private final List<FakeFault> owing = new ArrayList<>(); // which delay the next row
    private long owed; // nanoseconds by which they delay it
    private boolean rowIsPaid;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * A cursor before its first row.
     *
     * @param faults those of the query that are about its rows
     * @param source gives the rows when they are first asked for
     * @param rewindable whether the rows are kept, so that they can be read again
     * @param release closes what the rows come from
     */
    FakeCursor(
            FakeCalls calls,
            FakeCall query,
            List<FakeFault> faults,
            Supplier<Iterator<WmiObject>> source,
            boolean rewindable,
            Runnable release) {
        this.calls = calls;
        this.query = query;
        this.faults = faults;
        this.source = source;
        this.rewindable = rewindable;
        this.release = release;
    }

    /** Checks the query against the classes, unless that was done. */
    ResultRows start() {
        ResultRows started = rows;
        if (started == null) {
            Iterator<WmiObject> made = source.get();
            if (made instanceof RecordedRows recorded && !recorded.warning().equals(HResult.WBEM_S_NO_ERROR)) {
                ending = recorded.warning();
            }
            awaited = made instanceof AwaitedRows events ? events : null;
            started = new ResultRows(made, rewindable);
            rows = started;
        }
        return started;
    }

    @Override
    public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("count", String.valueOf(count));
        if (timeoutMillis >= 0) {
            options.put("timeout", timeoutMillis + " ms");
        }
        FakeCall call = call(FakeOperation.NEXT, Collections.unmodifiableMap(options));
        List<FakeFault> struck = new ArrayList<>(postponed);
        struck.addAll(calls.enter(call));
        postponed.clear();
        requireUsable(call);
        try {
            return new Fetch(call, timeoutMillis, count, into).run(struck);
        } catch (SessionException e) {
            failure = e; // the code stays: after an error there are no more rows
            throw e;
        }
    }

    private void requireUsable(FakeCall call) {
        if (closed.get()) {
            throw calls.failed(call, 0, HResult.RPC_E_DISCONNECTED, "the result was closed");
        }
        SessionException before = failure;
        if (before != null) {
            throw calls.failed(call, 0, HResult.of(before.hresult()), before.detail());
        }
    }

    FakeCall call(FakeOperation operation, Map<String, String> options) {
        return new FakeCall(operation, query.connection(), query.text(), query.className(), options);
    }

    @Override
    public int warning() {
        return warning;
    }

    @Override
    public void rewind() {
        FakeCall call = call(FakeOperation.RESET, Map.of());
        calls.enter(call);
        requireUsable(call);
        if (!rewindable) {
            throw calls.failed(call, 0, HResult.WBEM_E_INVALID_OPERATION, "the result was asked for with FORWARD_ONLY");
        }
        if (rows != null) {
            rows.rewind();
        }
        warning = 0;
        calls.succeeded(call, 0, HResult.WBEM_S_NO_ERROR);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) { // of events from two threads
            FakeCall call = call(FakeOperation.CLOSE_RESULT, Map.of());
            calls.enter(call);
            calls.succeeded(call, 0, released());
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

    /** One call of {@link #next}. */
    private final class Fetch {
        private final FakeCall call;
        private final int count;
        private final List<WmiObject> into;
        private long left; // nanoseconds that the fetch may take
        private int fetched;
        private @Nullable FakeFault cutBy;
        private long cutAt;
        private final List<FakeFault> slow = new ArrayList<>();

        Fetch(FakeCall call, int timeoutMillis, int count, List<WmiObject> into) {
            this.call = call;
            this.count = count;
            this.into = into;
            this.cutAt = count + 1L;
            this.left = timeoutMillis < 0 ? WaitingRoom.FOR_EVER : TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        }

        Progress run(List<FakeFault> struck) {
            for (FakeFault fault : struck) {
                if (fault.effect() instanceof FakeEffect.Delay delay) {
                    fault.count();
                    owe(FakeCalls.nanos(delay.time()), fault);
                } else {
                    postponed.add(fault);
                }
            }
            if (!settle()) {
                return end(HResult.WBEM_S_TIMEDOUT);
            }
            postponed.clear();
            calls.failIfStruck(call, struck);
            ResultRows from;
            try {
                from = start();
            } catch (QueryException e) {
                throw calls.failed(call, 0, e.hresult(), e.getMessage());
            } catch (RepositoryException e) {
                throw calls.failed(call, 0, e.hresult(), e.getMessage());
            }
            faults.forEach(fault -> consider(fault, true));
            struck.forEach(fault -> consider(fault, false));
            while (fetched < Math.min(count, cutAt)) {
                if (awaited != null && !arrives(awaited)) {
                    return end(HResult.WBEM_S_TIMEDOUT);
                }
                if (!hasNext(from)) {
                    break;
                }
                if (!rowIsPaid) {
                    pay();
                }
                if (!settle()) {
                    return end(HResult.WBEM_S_TIMEDOUT);
                }
                into.add(from.next());
                rowIsPaid = false;
                fetched++;
                delivered++;
            }
            FakeFault cut = cutBy;
            if (cut != null && fetched == cutAt && cut.effect() instanceof FakeEffect.Cut how) {
                cut.count();
                counted.add(cut);
                return cut(how.hresult(), from);
            }
            return end(fetched == count ? HResult.WBEM_S_NO_ERROR : ending);
        }

        /** Waits for a row that comes by itself; false if the time of this fetch is up before. */
        private boolean arrives(AwaitedRows events) {
            while (!events.isReady()) {
                if (left == 0) {
                    return false;
                }
                long due = calls.isTimeOfTest() && left == WaitingRoom.FOR_EVER
                        ? WaitingRoom.FOR_EVER // only the test lets time pass
                        : events.nanosToNextDue();
                long now = Math.min(left, due);
                WaitingRoom.End end = calls.await(now, events::isKnown);
                if (end == WaitingRoom.End.CANCELLED) {
                    throw calls.cancelled(call, fetched);
                }
                if (end == WaitingRoom.End.TIME_UP) {
                    left = left == WaitingRoom.FOR_EVER ? left : left - now;
                    if (calls.isTimeOfTest()) {
                        events.waited(now);
                    }
                }
            }
            return true;
        }

        /** Rows that are computed may end in a failure, which comes after those before it. */
        private boolean hasNext(Iterator<WmiObject> from) {
            try {
                return from.hasNext();
            } catch (QueryException e) {
                throw calls.failed(call, fetched, e.hresult(), e.getMessage());
            } catch (RepositoryException e) {
                throw calls.failed(call, fetched, e.hresult(), e.getMessage());
            } catch (SessionException e) {
                throw calls.failed(call, fetched, HResult.of(e.hresult()), e.detail());
            }
        }

        /** Takes a fault about rows into account. Of several cuts the first in the result counts. */
        private void consider(FakeFault fault, boolean ofResult) {
            if (fault.isRemoved()) {
                return;
            }
            if (fault.effect() instanceof FakeEffect.SlowRows) {
                slow.add(fault);
            } else if (fault.effect() instanceof FakeEffect.Cut how && !(ofResult && counted.contains(fault))) {
                long at = ofResult ? Math.max(0, how.rows() - delivered) : how.rows();
                if (at < cutAt) {
                    cutAt = at;
                    cutBy = fault;
                }
            }
        }

        /** The next row costs what rows cost now. */
        private void pay() {
            rowIsPaid = true;
            for (FakeFault fault : slow) {
                if (fault.effect() instanceof FakeEffect.SlowRows how) {
                    owe(FakeCalls.nanos(how.time()), fault);
                }
                if (counted.add(fault)) {
                    fault.count();
                }
            }
        }

        private void owe(long nanos, FakeFault to) {
            owed = nanos > Long.MAX_VALUE - owed ? Long.MAX_VALUE : owed + nanos;
            owing.add(to);
        }

        /** Lets the time pass that is owed; false if the time of this fetch is up before. */
        private boolean settle() {
            BooleanSupplier over = () -> owing.stream().anyMatch(FakeFault::isRemoved);
            if (owed == 0 || over.getAsBoolean()) {
                return settled();
            }
            boolean enough = owed <= left;
            long now = Math.min(owed, left);
            WaitingRoom.End end = enough ? calls.pass(now, over) : calls.waitOut(now, over);
            if (end == WaitingRoom.End.CANCELLED) {
                throw calls.cancelled(call, fetched);
            }
            owed -= now;
            left = left == WaitingRoom.FOR_EVER ? left : left - now;
            return (enough || end == WaitingRoom.End.OVER) && settled();
        }

        private boolean settled() {
            owed = 0;
            owing.clear();
            return true;
        }

        private Progress cut(HResult hresult, ResultRows from) {
            if (hresult.isFailure()) {
                throw calls.failed(call, fetched, hresult, null);
            }
            if (!hresult.equals(HResult.WBEM_S_TIMEDOUT)) {
                from.cut();
                awaited = null;
                ending = hresult;
            }
            return end(hresult);
        }

        private Progress end(HResult hresult) {
            calls.succeeded(call, fetched, hresult);
            if (hresult.equals(HResult.WBEM_S_TIMEDOUT)) {
                return Progress.TIMED_OUT;
            }
            if (hresult.equals(HResult.WBEM_S_NO_ERROR)) {
                return Progress.MORE;
            }
            if (!hresult.equals(HResult.WBEM_S_FALSE)) {
                warning = hresult.value();
            }
            return Progress.END;
        }
    }
}
