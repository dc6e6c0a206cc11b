package org.wmisdk.spi;

import java.util.Optional;

/** What a backend asks of the threads that call it. Its methods never throw. */
public interface CallThreads {
    /**
     * Whether the current thread, a platform thread whose caller set no deadline, may call the backend itself. Otherwise the call is
     * handed to a worker.
     */
    boolean mayRunOnCaller();

    /**
     * Why a call of the current thread may not be handed to a worker: the thread acts for a user for whom the worker would not act. Asked
     * on a platform thread, before each hand-over; the call is then refused with {@code CO_E_FAILEDTOIMPERSONATE}. Releasing what a call
     * has returned is never refused.
     *
     * @return a sentence without its full stop for the user, or empty when a worker may make the call
     */
    default Optional<String> whyNotOnWorker() {
        return Optional.empty();
    }

    /** The time by which the deadlines of the calls count: that of the computer, unless the backend has one of its own. */
    default CallClock clock() {
        return CallClock.SYSTEM;
    }

    /**
     * Prepares a worker thread; called by that thread once, before its first call.
     *
     * @return what {@link #cancel} needs to know of it
     */
    Object enterWorker();

    /**
     * Tries to end the call that a worker is in, from another thread. Must return soon; whether the call really ends is not promised.
     *
     * @param worker what {@link #enterWorker} returned to that worker
     */
    void cancel(Object worker);
}
