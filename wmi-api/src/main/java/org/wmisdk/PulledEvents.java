package org.wmisdk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Budget;
import org.wmisdk.call.CallRunner;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/**
 * The cursor behind a {@link WmiSubscription} or a {@link WmiListening}, which refer to this and not the other way round, so that a
 * forgotten one can be found. A cursor of events may be closed while a thread waits in it.
 */
final class PulledEvents implements OpenResult {
    /** What a fetch may take beyond the time that it was given to wait, before the server counts as one that does not answer. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Without end, but with a limit: only calls with a limit can be interrupted. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** What is there already when an event has come is fetched with it. */
    private static final int MORE = 63;

    private final WmiNamespace namespace;
    private final Subject subject;
    private final WmiCursor cursor;
    private final CallRunner runner;
    private final AtomicBoolean released = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock(); // one thread at a time fetches
    private final Deque<WmiObject> buffer; // guarded by lock
    private @Nullable Throwable failure; // unchecked; comes after what is in the buffer; guarded by lock
    private volatile @Nullable Why closed; // written under this
    private LeakNet.@Nullable Watch watch; // guarded by this

    /** Why no more is fetched. */
    private enum Why {
        LOST,
        CLOSED,
        NAMESPACE_CLOSED
    }

    /** How a fetch waits. */
    enum Waiting {
        /** On a worker, so that the caller can be interrupted. */
        INTERRUPTIBLE,
        /** On the caller where that is possible: a thread of the library, which nobody interrupts. */
        ON_OWN_THREAD
    }

    private PulledEvents(WmiNamespace namespace, Subject subject, WmiCursor cursor, List<WmiObject> first) {
        this.namespace = namespace;
        this.subject = subject;
        this.cursor = cursor;
        this.runner = namespace.runner();
        this.buffer = new ArrayDeque<>(first);
    }

    /** Subscribes. */
    static PulledEvents start(WmiNamespace namespace, Subject subject, QueryCall call, @Nullable Duration timeout) {
        WmiSession session = namespace.session();
        Started started = namespace.run(subject, namespace.runner().budget(timeout), new Starting(session, call));
        PulledEvents events = new PulledEvents(namespace, subject, started.cursor, started.first);
        namespace.openResults().add(events);
        if (started.ended) {
            events.lose(endedByServer(subject, started.warning));
        } else if (namespace.isClosed()) {
            events.closeWithNamespace(); // it was closed before this was known to it
        }
        return events;
    }

    /** Begins to look whether the owner is forgotten. */
    synchronized void watchedBy(LeakNet.Watch given) {
        if (closed == null) {
            watch = given;
        } else {
            given.closed();
        }
    }

    boolean isOpen() {
        return closed == null;
    }

    /** Whether the program has closed it, so that it ends without a failure. */
    boolean isClosedByUser() {
        return closed == Why.CLOSED;
    }

    /**
     * The next event.
     *
     * @param timeout how long to wait, 0 or more, also for other threads that fetch; null without limit
     * @return null if none came in that time, or the program closed this
     */
    @Nullable
    WmiObject next(@Nullable Duration timeout, Waiting waiting) {
        Duration left = timeout;
        if (!lock.tryLock()) {
            long begun = System.nanoTime();
            if (!enter(timeout)) {
                return null;
            }
            left = timeout == null ? null : left(timeout, System.nanoTime() - begun);
        }
        try {
            WmiObject ready = ready();
            if (ready == null && closed == null) {
                fetch(left, waiting);
                ready = ready();
            }
            return ready;
        } finally {
            lock.unlock();
        }
    }

    private boolean enter(@Nullable Duration timeout) {
        try {
            if (timeout == null) {
                lock.lockInterruptibly();
                return true;
            }
            return lock.tryLock(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            WmiException cancelled =
                    subject.failed(HResult.WBEM_E_CALL_CANCELLED, "the waiting thread was interrupted", null);
            cancelled.addSuppressed(e);
            throw cancelled;
        }
    }

    private static Duration left(Duration timeout, long nanos) {
        Duration left = timeout.minusNanos(nanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private @Nullable WmiObject ready() {
        Why why = closed;
        if (why == Why.CLOSED) {
            return null;
        }
        if (why == Why.NAMESPACE_CLOSED) {
            throw namespaceClosed(namespace, subject);
        }
        WmiObject event = buffer.poll();
        if (event != null) {
            return event;
        }
        Throwable lost = failure;
        failure = null;
        if (lost instanceof Error error) { // such as the refusal of a strict fake
            throw error;
        }
        if (lost instanceof RuntimeException exception) {
            throw exception;
        }
        if (why == Why.LOST) {
            throw new IllegalStateException("The subscription was lost before. Subscribe again.");
        }
        return null;
    }

    private void fetch(@Nullable Duration timeout, Waiting waiting) {
        Duration limit = timeout == null
                ? (waiting == Waiting.INTERRUPTIBLE ? FOR_EVER : null)
                : timeout.compareTo(FOR_EVER) > 0 ? FOR_EVER : timeout.plus(GRACE);
        Budget budget = runner.budget(limit);
        Fetching work = new Fetching(budget, timeout == null);
        try {
            WmiCursor.Progress progress = runner.run(subject, budget, work);
            buffer.addAll(work.events);
            if (progress == WmiCursor.Progress.END) {
                lose(endedByServer(subject, cursor.warning()));
            }
        } catch (RuntimeException | Error e) {
            if (!work.left) {
                buffer.addAll(work.events); // what has come is told before that
            }
            lose(e);
        }
    }

    /** @param said a code of success by which the server may have said why; 0 if it did not */
    static WmiException endedByServer(Subject subject, int said) {
        return subject.failed(
                HResult.WBEM_E_UNEXPECTED,
                "the server ended the subscription "
                        + (said == 0
                                ? "without saying why"
                                : "with " + HResult.of(said) + ": "
                                        + HResult.of(said).meaning()),
                "Subscribe again, and look at what may have changed meanwhile.");
    }

    static WmiException namespaceClosed(WmiNamespace namespace, Subject subject) {
        return subject.failed(
                HResult.WBEM_E_CALL_CANCELLED,
                "the namespace " + namespace.path() + " was closed under its subscription",
                null);
    }

    private void lose(Throwable why) {
        failure = why;
        markClosed(Why.LOST);
        release();
    }

    void close() {
        markClosed(Why.CLOSED);
        release();
    }

    @Override
    public void closeWithNamespace() {
        markClosed(Why.NAMESPACE_CLOSED);
        release();
    }

    /** From the cleaner: nothing may wait. */
    void releaseLeaked() {
        markClosed(Why.CLOSED);
        namespace.openResults().remove(this);
        if (released.compareAndSet(false, true)) {
            runner.releaseLater(cursor::close);
        }
    }

    private synchronized void markClosed(Why why) {
        if (closed == null) {
            closed = why;
            if (watch != null) {
                watch.closed();
                watch = null;
            }
        }
    }

    private void release() {
        namespace.openResults().remove(this);
        if (released.compareAndSet(false, true)) {
            runner.release(false, cursor::close);
        }
    }

    /** One fetch: an event, and those that are there with it. */
    private final class Fetching implements Work<WmiCursor.Progress> {
        private final Budget budget;
        private final boolean endless;
        private final List<WmiObject> events = new ArrayList<>();
        private boolean left;

        Fetching(Budget budget, boolean endless) {
            this.budget = budget;
            this.endless = endless;
        }

        @Override
        public WmiCursor.Progress run(CallState call) {
            WmiCursor.Progress progress;
            do {
                progress = cursor.next(leftMillis(), 1, events);
            } while (progress == WmiCursor.Progress.TIMED_OUT
                    && events.isEmpty()
                    && leftMillis() != 0
                    && closed == null
                    && !call.isAbandoned());
            if (progress == WmiCursor.Progress.MORE && !events.isEmpty()) {
                progress = cursor.next(0, MORE, events);
            }
            return progress;
        }

        private int leftMillis() {
            return endless ? -1 : Math.max(0, budget.leftMillis() - (int) GRACE.toMillis());
        }

        @Override
        public void left() {
            left = true;
        }

        @Override
        public void releaseLate(WmiCursor.@Nullable Progress result) {
            // The cursor is closed by whoever left, also while the call runs; events are plain values.
        }
    }

    private record Started(WmiCursor cursor, List<WmiObject> first, boolean ended, int warning) {}

    /** Subscribes, and looks once, since an error of the query may show only then. */
    private record Starting(WmiSession session, QueryCall call) implements Work<Started> {
        @Override
        public Started run(CallState state) {
            WmiCursor cursor = session.execNotificationQuery(call);
            try {
                List<WmiObject> first = new ArrayList<>();
                WmiCursor.Progress progress = cursor.next(0, 1, first);
                boolean ended = progress == WmiCursor.Progress.END;
                return new Started(cursor, first, ended, ended ? cursor.warning() : 0);
            } catch (RuntimeException | Error e) {
                cursor.close();
                throw e;
            }
        }

        @Override
        public void releaseLate(@Nullable Started started) {
            if (started != null) {
                started.cursor.close();
            }
        }
    }
}
