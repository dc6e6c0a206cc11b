package org.wmisdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Budget;
import org.wmisdk.call.CallRunner;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.spi.WmiCursor;

/**
 * The cursor behind a {@link WmiRows}, which refers to this and not the other way round, so that a forgotten one can be found. Decides
 * who releases the cursor: whoever holds the lock when it is closed and no call is under way.
 */
final class OpenRows implements OpenResult {
    private final WmiCursor cursor;
    private final CallRunner runner;
    private final boolean direct;
    private final boolean kept;
    private final Set<OpenResult> siblings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Why closed; // written under this
    private LeakNet.@Nullable Watch watch; // guarded by this
    private boolean released; // guarded by lock
    private volatile int warning; // 0 until the end, and then most often
    private volatile boolean atEnd;

    /** Why there are no more rows to be had. */
    enum Why {
        ENDED,
        FAILED,
        CLOSED,
        NAMESPACE_CLOSED
    }

    /**
     * @param kept whether the cursor stays open at its end, to be read again
     * @param siblings all that are open on the namespace, to which this is added
     */
    OpenRows(WmiCursor cursor, CallRunner runner, boolean direct, boolean kept, Set<OpenResult> siblings) {
        this.cursor = cursor;
        this.runner = runner;
        this.direct = direct;
        this.kept = kept;
        this.siblings = siblings;
        siblings.add(this);
    }

    /** The code of success with which the result ended, or 0. */
    int warning() {
        return warning;
    }

    @Nullable
    Why closed() {
        return closed;
    }

    boolean isKept() {
        return kept;
    }

    /** Whether there are no more rows although it is not closed. */
    boolean isAtEnd() {
        return atEnd;
    }

    /**
     * What one fetch brought.
     *
     * @param rows the rows, none if they are closed
     * @param failure what came after those rows, or null
     */
    record Batch(List<WmiObject> rows, @Nullable WmiException failure) {}

    /** Fetches a batch; afterwards the cursor is closed if that was the last one, or if somebody closed it meanwhile. */
    Batch fetch(Subject subject, Budget budget, int count) {
        lock.lock();
        try {
            if (closed != null) {
                return new Batch(List.of(), null); // the reader looks at why
            }
            Fetching work = new Fetching(budget, count);
            try {
                WmiCursor.Progress progress = run(subject, budget, work);
                if (progress == WmiCursor.Progress.END && kept) {
                    atEnd = true;
                } else if (progress == WmiCursor.Progress.END) {
                    released = true; // by the call itself
                    markClosed(Why.ENDED);
                } else if (progress == WmiCursor.Progress.TIMED_OUT && work.rows.isEmpty()) {
                    throw CallRunner.timedOut(subject, budget);
                }
                return new Batch(work.rows, null);
            } catch (WmiException e) {
                markClosed(Why.FAILED);
                if (work.left || work.rows.isEmpty()) {
                    throw e;
                }
                return new Batch(work.rows, e);
            } finally {
                released |= work.left;
            }
        } catch (RuntimeException | Error e) {
            markClosed(Why.FAILED);
            throw e;
        } finally {
            releaseIfClosed();
            lock.unlock();
            if (closed != null) {
                releaseUnlessBusy(); // somebody closed it between the two lines above
            }
        }
    }

    /**
     * Goes back before the first row.
     *
     * @return false if it is closed
     */
    boolean rewind(Subject subject, Budget budget) {
        lock.lock();
        try {
            if (closed != null) {
                return false;
            }
            Rewinding work = new Rewinding();
            try {
                run(subject, budget, work);
                atEnd = false;
                warning = 0;
                return true;
            } catch (RuntimeException | Error e) {
                markClosed(Why.FAILED);
                throw e;
            } finally {
                released |= work.left;
            }
        } finally {
            releaseIfClosed();
            lock.unlock();
            if (closed != null) {
                releaseUnlessBusy(); // somebody closed it between the two lines above
            }
        }
    }

    /** What was not opened by its caller itself is not read so either. */
    private <T> T run(Subject subject, Budget budget, Work<T> work) {
        return direct ? runner.run(subject, budget, work) : runner.runOnWorker(subject, budget, work);
    }

    /** The first batch was the last, and its call has closed the cursor unless it is kept; it had that warning. */
    void ended(int lastWarning) {
        warning = lastWarning;
        if (kept) {
            atEnd = true;
            return;
        }
        markClosed(Why.ENDED);
        lock.lock();
        try {
            released = true;
            releaseIfClosed();
        } finally {
            lock.unlock();
        }
    }

    /** There are no more rows, since there was a failure. */
    void end(Why why) {
        markClosed(why);
        releaseUnlessBusy();
    }

    void close() {
        markClosed(Why.CLOSED);
        releaseUnlessBusy();
    }

    @Override
    public void closeWithNamespace() {
        markClosed(Why.NAMESPACE_CLOSED);
        releaseUnlessBusy();
    }

    /** From the cleaner: nobody can be reading, though the namespace may be closing, and nothing may wait. */
    void releaseLeaked() {
        markClosed(Why.CLOSED);
        if (lock.tryLock()) {
            try {
                if (!released) {
                    released = true;
                    runner.releaseLater(cursor::close);
                }
                siblings.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Hands over the watch of the {@link WmiRows}, which ends with the first closing, whoever closes. */
    synchronized void watchedBy(LeakNet.Watch given) {
        if (closed == null) {
            watch = given;
        } else {
            given.closed();
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

    /** A thread that is fetching meanwhile releases when its call is done: closing must not wait for it. */
    private void releaseUnlessBusy() {
        if (lock.tryLock()) {
            try {
                releaseIfClosed();
            } finally {
                lock.unlock();
            }
        }
    }

    private void releaseIfClosed() {
        if (closed != null && !released) {
            released = true;
            runner.release(direct, cursor::close);
        }
        if (released) {
            siblings.remove(this);
        }
    }

    /** One batch. A call that its caller left owns the cursor from then on. */
    private final class Fetching implements Work<WmiCursor.Progress> {
        private final Budget budget;
        private final int count;
        private final List<WmiObject> rows;
        private boolean left;

        Fetching(Budget budget, int count) {
            this.budget = budget;
            this.count = count;
            this.rows = new ArrayList<>(Math.min(count, 64));
        }

        @Override
        public WmiCursor.Progress run(CallState call) {
            WmiCursor.Progress progress = ResultWork.next(cursor, budget, count, rows, call);
            if (progress == WmiCursor.Progress.END) {
                warning = cursor.warning();
                if (!kept) {
                    cursor.close(); // here, since a hand-over only for this would cost as much as the batch
                }
            }
            return progress;
        }

        @Override
        public void left() {
            left = true;
        }

        @Override
        public void releaseLate(WmiCursor.@Nullable Progress result) {
            cursor.close();
        }
    }
    /** Going back. A call that its caller left owns the cursor from then on. */
    private final class Rewinding implements Work<Boolean> {
        private boolean left;

        @Override
        public Boolean run(CallState call) {
            cursor.rewind();
            return true;
        }

        @Override
        public void left() {
            left = true;
        }

        @Override
        public void releaseLate(@Nullable Boolean result) {
            cursor.close();
        }
    }
}
