package org.wmisdk.fake;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Where calls of a fake wait, deaf to interrupts as native calls are, until they may go on or are cancelled. */
final class WaitingRoom {
    /** Wait without limit. */
    static final long FOR_EVER = Long.MAX_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Thread> waiting = new HashSet<>();
    private final Set<Thread> cancelled = new HashSet<>();

    /** Why a wait ended. */
    enum End {
        /** What it waited for happened. */
        OVER,
        /** The time was up. */
        TIME_UP,
        /** The library cancelled the call. */
        CANCELLED
    }

    /**
     * Lets the current thread, a call, wait until something is so.
     *
     * @param over asked with the lock held, and again after each {@link #change}
     * @param nanos how long at most, or {@link #FOR_EVER}
     */
    End await(BooleanSupplier over, long nanos) {
        Thread caller = Thread.currentThread();
        boolean interrupted = false;
        lock.lock();
        try {
            waiting.add(caller);
            changed.signalAll();
            long left = nanos;
            long start = System.nanoTime();
            while (true) {
                if (cancelled.contains(caller)) {
                    return End.CANCELLED;
                }
                if (over.getAsBoolean()) {
                    return End.OVER;
                }
                if (left <= 0) {
                    return End.TIME_UP;
                }
                if (nanos == FOR_EVER) {
                    changed.awaitUninterruptibly();
                } else {
                    try {
                        changed.awaitNanos(left);
                    } catch (InterruptedException e) {
                        interrupted = true; // the flag is set again below
                    }
                    left = nanos - (System.nanoTime() - start);
                }
            }
        } finally {
            waiting.remove(caller);
            cancelled.remove(caller);
            changed.signalAll();
            lock.unlock();
            if (interrupted) {
                caller.interrupt();
            }
        }
    }

    /** Changes something that calls or tests wait for, or tells them that it has changed. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the call of a thread if it waits here. */
    void cancel(Thread caller) {
        change(() -> {
            if (waiting.contains(caller)) {
                cancelled.add(caller);
            }
        });
    }

    /** Lets a test wait until something is so; false if it was not in that time. */
    boolean observe(BooleanSupplier wanted, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (!wanted.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Runs with the lock held, which a thread may hold already. */
    <T> T locked(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }
}
