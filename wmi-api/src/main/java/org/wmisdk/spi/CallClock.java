package org.wmisdk.spi;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The time by which the deadlines of calls count. A backend in memory may bring a clock of its own, so that a call that takes an hour
 * by it ends at its deadline without anybody waiting. Thread-safe; neither it nor what it begins throws, but for an interrupt.
 */
@FunctionalInterface
public interface CallClock {
    /** The clock of the computer. */
    CallClock SYSTEM = reading(System::nanoTime);

    /**
     * A clock that is read from a counter, while waiting takes real time.
     *
     * @param nanoTime counts nanoseconds as {@link System#nanoTime} does: from anywhere, and over the end of its numbers
     */
    static CallClock reading(LongSupplier nanoTime) {
        return nanos -> {
            long started = nanoTime.getAsLong();
            return new Deadline() {
                private final AtomicReference<Future<?>> timer = new AtomicReference<>();

                @Override
                public long leftNanos() {
                    return nanos - (nanoTime.getAsLong() - started);
                }

                @Override
                public void whenUp(Runnable action) {
                    timer.set(CallTimer.after(leftNanos(), action));
                }

                @Override
                public void end() {
                    Future<?> running = timer.getAndSet(null);
                    if (running != null) {
                        running.cancel(false);
                    }
                }

                @Override
                public boolean await(CountDownLatch returned) throws InterruptedException {
                    return returned.await(leftNanos(), TimeUnit.NANOSECONDS);
                }
            };
        };
    }

    /**
     * A caller begins to wait.
     *
     * @param nanos how long it will at most; 0 or less if its time is up already
     * @return the time that runs now, to be ended by that caller
     */
    Deadline begin(long nanos);

    /** The time of one caller that waits for one call; used by one thread at a time, where a method does not say otherwise. */
    interface Deadline {
        /** What is left, in nanoseconds; 0 or less when the time is up. Any thread may ask. */
        long leftNanos();

        /**
         * Waits until the call has returned or the time is up.
         *
         * @param returned is counted down when the call has returned; the clock may do the same when the time is up
         * @return false if the time is up, though the call may have returned meanwhile
         * @throws InterruptedException if the caller is interrupted while it waits
         */
        boolean await(CountDownLatch returned) throws InterruptedException;

        /**
         * Tells when the time is up, unless {@link #end} comes first; asked once at most, and instead of {@link #await}.
         *
         * @param action is quick and throws nothing; may be run on any thread, even this one if the time is up already
         */
        void whenUp(Runnable action);

        /** The current thread, a worker, begins the call that the caller waits for. */
        default void callBegins() {}

        /** The current thread, a worker, has ended that call. */
        default void callEnds() {}

        /** The caller waits no more. */
        default void end() {}
    }
}
