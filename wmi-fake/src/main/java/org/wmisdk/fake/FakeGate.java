package org.wmisdk.fake;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds calls of a fake, like a server that does not answer, until a test opens it or the library cancels the call. So a
 * deadline can be shown while the server is still silent, without sleeping.
 *
 * <p>Made by {@link FakeFaults#hold}. A gate that was opened stays open. Thread-safe.
 */
public final class FakeGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Thread> held = new HashSet<>();
    private final Set<Thread> cancelled = new HashSet<>();
    private boolean open;

    FakeGate() {}

    /** Lets all held calls go on, and all later ones pass. */
    public void open() {
        lock.lock();
        try {
            open = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many calls are held at this moment.
     *
     * @return the number of threads that wait here
     */
    public int held() {
        lock.lock();
        try {
            return held.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a call is held.
     *
     * @param atMost how long to wait
     * @return false if no call came in that time
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public boolean awaitHeld(Duration atMost) throws InterruptedException {
        return await(atMost, true);
    }

    /**
     * Waits until no call is held any more: the gate was opened, or the calls were cancelled.
     *
     * @param atMost how long to wait
     * @return false if a call is still held after that time
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public boolean awaitReleased(Duration atMost) throws InterruptedException {
        return await(atMost, false);
    }

    private boolean await(Duration atMost, boolean wanted) throws InterruptedException {
        long nanos = TimeUnit.NANOSECONDS.convert(atMost);
        lock.lock();
        try {
            while (held.isEmpty() == wanted) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits here as a call, deaf to interrupts as a native call is.
     *
     * @return false if the call was cancelled
     */
    boolean pass() {
        Thread caller = Thread.currentThread();
        lock.lock();
        try {
            held.add(caller);
            changed.signalAll();
            while (!open && !cancelled.contains(caller)) {
                changed.awaitUninterruptibly();
            }
            return !cancelled.remove(caller);
        } finally {
            held.remove(caller);
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Ends the call of a thread if it is held here. */
    void cancel(Thread caller) {
        lock.lock();
        try {
            if (held.contains(caller)) {
                cancelled.add(caller);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
