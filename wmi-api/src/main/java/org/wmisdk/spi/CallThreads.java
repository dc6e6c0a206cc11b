package org.wmisdk.spi;

/** What a backend asks of the threads that call it. Its methods never throw. */
public interface CallThreads {
    /**
     * Whether the current thread, a platform thread whose caller set no deadline, may call the backend itself. Otherwise the call is
     * handed to a worker.
     */
    boolean mayRunOnCaller();

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
