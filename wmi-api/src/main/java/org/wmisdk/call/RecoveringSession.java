package org.wmisdk.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.NamespaceCall;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiAsyncCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.spi.WmiSink;

/**
 * A connection that is made again where it broke. What reads is asked once more, as long as nothing of its answer was delivered; what may
 * change something is never repeated, but the next call goes over a new connection. Safe for use by several threads: of those that meet the
 * same broken connection one connects, and the others wait for it.
 */
public final class RecoveringSession implements WmiSession {
    private static final System.Logger LOG = System.getLogger("org.wmisdk.recovery");

    private final Connector connector;
    private final ReentrantLock connecting = new ReentrantLock();
    private WmiSession current; // this and the others guarded by this
    private boolean broken;
    private boolean closed;
    private int reconnections;

    /** Makes a connection as the first one was made. */
    public interface Connector extends AutoCloseable {
        /**
         * Connects.
         *
         * @throws SessionException if that fails
         */
        WmiSession connect();

        /** Forgets what it knows for that; afterwards it is not asked any more. */
        @Override
        void close();
    }

    /**
     * @param first the connection that was made, which is closed here
     * @param connector makes the next ones; closed here
     */
    public RecoveringSession(WmiSession first, Connector connector) {
        this.current = first;
        this.connector = connector;
    }

    /** How many times it was connected again. */
    public synchronized int reconnections() {
        return reconnections;
    }

    @Override
    public WmiCursor execQuery(QueryCall call) {
        return rows(session -> session.execQuery(call));
    }

    @Override
    public WmiClass classDefinition(ClassCall call) {
        return new Reading().run(session -> session.classDefinition(call));
    }

    @Override
    public WmiObject getObject(ObjectCall call) {
        return new Reading().run(session -> session.getObject(call));
    }

    @Override
    public WmiObject execMethod(MethodCall call) {
        return once(session -> session.execMethod(call));
    }

    @Override
    public Optional<String> putInstance(PutCall call) {
        return once(session -> session.putInstance(call));
    }

    @Override
    public void putClass(PutClassCall call) {
        change(session -> session.putClass(call));
    }

    @Override
    public void deleteInstance(ObjectCall call) {
        change(session -> session.deleteInstance(call));
    }

    @Override
    public void deleteClass(ClassCall call) {
        change(session -> session.deleteClass(call));
    }

    private void change(Consumer<WmiSession> call) {
        once(session -> {
            call.accept(session);
            return true;
        });
    }

    @Override
    public WmiCursor createInstanceEnum(InstancesCall call) {
        return rows(session -> session.createInstanceEnum(call));
    }

    @Override
    public List<String> classNames(ClassesCall call) {
        return new Reading().run(session -> session.classNames(call));
    }

    @Override
    public List<WmiClass> classDefinitions(ClassesCall call) {
        return new Reading().run(session -> session.classDefinitions(call));
    }

    /** It is opened again through this one, which must be open then. */
    @Override
    public WmiSession openNamespace(NamespaceCall call) {
        return new RecoveringSession(open(call), new Connector() {
            @Override
            public WmiSession connect() {
                return open(call);
            }

            @Override
            public void close() {
                // It knows nothing: what a connection is made with belongs to the one around.
            }
        });
    }

    private WmiSession open(NamespaceCall call) {
        return new Reading().run(session -> session.openNamespace(call));
    }

    /** A subscription that has begun is not made again: nobody would know which events were missed. */
    @Override
    public WmiCursor execNotificationQuery(QueryCall call) {
        return new Reading().run(session -> new Events(session, session.execNotificationQuery(call)));
    }

    /** Asked once: the sink may have heard of the failure. */
    @Override
    public WmiAsyncCall execNotificationQueryAsync(QueryCall call, WmiSink sink) {
        return once(session -> session.execNotificationQueryAsync(call, sink));
    }

    @Override
    public void close() {
        WmiSession last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        connector.close();
        last.close();
    }

    private WmiCursor rows(Function<WmiSession, WmiCursor> query) {
        Reading reading = new Reading();
        return reading.run(session -> new Rows(reading, query, session, query.apply(session)));
    }

    /** A call that must not be made twice. */
    private <T> T once(Function<WmiSession, T> call) {
        WmiSession session = usable();
        try {
            return call.apply(session);
        } catch (SessionException e) {
            noteIfBroken(session, e);
            throw e;
        }
    }

    /** The connection, a new one if the last is known to be broken. Of one that was closed meanwhile, the backend says so. */
    private WmiSession usable() {
        if (isUsable()) {
            return current();
        }
        connecting.lock();
        try {
            if (!isUsable()) {
                connect();
            }
            return current();
        } finally {
            connecting.unlock();
        }
    }

    private synchronized boolean isUsable() {
        return !broken || closed;
    }

    private synchronized WmiSession current() {
        return current;
    }

    private void connect() {
        WmiSession unused = connector.connect();
        synchronized (this) {
            if (!closed) {
                WmiSession fresh = unused;
                unused = current;
                current = fresh;
                broken = false;
                reconnections++;
            }
        }
        unused.close();
    }

    private synchronized void noteIfBroken(WmiSession session, SessionException failure) {
        if (recovery(failure) == HResult.Recovery.RECONNECT && current == session) {
            broken = true;
        }
    }

    private static HResult.Recovery recovery(SessionException failure) {
        return HResult.of(failure.hresult()).recovery();
    }

    private static SessionException saying(SessionException failure, String more) {
        String detail = failure.detail();
        return new SessionException(
                failure.call(),
                failure.hresult(),
                detail == null || detail.isBlank() ? more : detail.strip() + "; " + more,
                failure.status(),
                failure.statusText(),
                failure);
    }

    /** One operation that reads, which may be repeated once. By one thread at a time. */
    private final class Reading {
        private @Nullable SessionException first;

        <T> T run(Function<WmiSession, T> call) {
            WmiSession session = usable();
            try {
                return call.apply(session);
            } catch (SessionException e) {
                return repeat(call, session, e);
            }
        }

        /** Makes a call that has failed again, or throws its failure where that is of no use. */
        <T> T repeat(Function<WmiSession, T> call, WmiSession failed, SessionException failure) {
            WmiSession session = other(failed, failure);
            try {
                return call.apply(session);
            } catch (SessionException e) {
                noteIfBroken(session, e);
                if (e != failure) {
                    e.addSuppressed(failure);
                }
                throw e;
            }
        }

        private WmiSession other(WmiSession failed, SessionException failure) {
            noteIfBroken(failed, failure);
            HResult.Recovery recovery = recovery(failure);
            if (first != null || recovery == HResult.Recovery.NEVER) {
                throw failure;
            }
            first = failure;
            LOG.log(System.Logger.Level.DEBUG, () -> "Asks once more after " + failure.getMessage());
            if (recovery == HResult.Recovery.RETRY) {
                return failed;
            }
            try {
                return usable();
            } catch (SessionException e) {
                SessionException both = saying(failure, "connecting again failed: " + e.getMessage());
                both.addSuppressed(e);
                throw both;
            }
        }
    }

    /** Events as they come. May be closed while they are fetched. */
    private final class Events implements WmiCursor {
        private final WmiSession session;
        private final WmiCursor cursor;
        private volatile boolean closed;

        Events(WmiSession session, WmiCursor cursor) {
            this.session = session;
            this.cursor = cursor;
        }

        @Override
        public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
            try {
                return cursor.next(timeoutMillis, count, into);
            } catch (SessionException e) {
                if (!closed) { // else it may be no more than that
                    noteIfBroken(session, e);
                }
                throw e;
            }
        }

        @Override
        public int warning() {
            return cursor.warning();
        }

        @Override
        public void rewind() {
            cursor.rewind();
        }

        @Override
        public void close() {
            closed = true;
            cursor.close();
        }
    }

    /** A result. It is asked for again only as long as nothing of it was delivered. */
    private final class Rows implements WmiCursor {
        private final Reading reading;
        private final Function<WmiSession, WmiCursor> query;
        private WmiSession session;
        private WmiCursor cursor;
        private boolean begun;

        Rows(Reading reading, Function<WmiSession, WmiCursor> query, WmiSession session, WmiCursor cursor) {
            this.reading = reading;
            this.query = query;
            this.session = session;
            this.cursor = cursor;
        }

        @Override
        public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
            int before = into.size();
            try {
                Progress progress = cursor.next(timeoutMillis, count, into);
                begun |= progress == Progress.END || into.size() > before;
                return progress;
            } catch (SessionException e) {
                if (begun || into.size() > before) {
                    noteIfBroken(session, e);
                    throw recovery(e) == HResult.Recovery.NEVER
                            ? e
                            : saying(
                                    e,
                                    "not asked again after its first rows, since rows could be missing or come twice");
                }
                return reading.repeat(
                        other -> {
                            take(other, query.apply(other));
                            Progress progress = cursor.next(timeoutMillis, count, into);
                            begun |= progress == Progress.END || into.size() > before;
                            return progress;
                        },
                        session,
                        e);
            }
        }

        private void take(WmiSession other, WmiCursor fresh) {
            WmiCursor failed = cursor;
            session = other;
            cursor = fresh;
            failed.close();
        }

        @Override
        public int warning() {
            return cursor.warning();
        }

        @Override
        public void rewind() {
            try {
                cursor.rewind();
            } catch (SessionException e) {
                noteIfBroken(session, e);
                throw e;
            }
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
