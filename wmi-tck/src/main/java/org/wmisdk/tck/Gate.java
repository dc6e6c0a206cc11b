package org.wmisdk.tck;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A place at which one call is held until a test lets it go. While it is shut, a test can show what a client does meanwhile; nothing
 * depends on time.
 */
public final class Gate implements AutoCloseable {
    /** A guard against tests that would hang: far above what any of them needs. */
    private static final long GUARD_SECONDS = 60;

    private final String call;
    private final boolean cancellable;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile boolean cancelled;

    /** A shut gate for one call; whether a cancellation opens it is up to {@code cancellable}. */
    public Gate(String call, boolean cancellable) {
        this.call = call;
        this.cancellable = cancellable;
    }

    /** Waits until the call stands at the gate. Fails when none comes. */
    public void awaitArrival() {
        await(arrived, "no call of " + call + " came to the gate");
    }

    /** Whether the gate was opened. */
    public boolean isOpen() {
        return opened.getCount() == 0;
    }

    /** Waits until the gate is opened. Fails when nobody does. */
    public void awaitOpened() {
        await(opened, "nobody opened the gate for " + call);
    }

    /** Lets the call go on. */
    public void open() {
        opened.countDown();
    }

    /** As {@link #open}. */
    @Override
    public void close() {
        open();
    }

    /** The call arrives and waits; returns whether it was cancelled meanwhile. */
    public boolean pass() {
        arrived.countDown();
        awaitOpened();
        return cancelled;
    }

    /** Opens the gate for a call that is cancelled, and says whether this gate listens to that. */
    public boolean cancel() {
        if (cancellable) {
            cancelled = true;
            opened.countDown();
        }
        return cancellable;
    }

    private static void await(CountDownLatch latch, String otherwise) {
        boolean interrupted = false;
        try {
            long left = TimeUnit.SECONDS.toNanos(GUARD_SECONDS);
            long end = System.nanoTime() + left;
            while (true) {
                try {
                    if (!latch.await(left, TimeUnit.NANOSECONDS)) {
                        throw new AssertionError(otherwise);
                    }
                    return;
                } catch (InterruptedException e) {
                    interrupted =
                            true; // a native call does not notice an interrupt either; the flag is set again below
                    left = end - System.nanoTime();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
