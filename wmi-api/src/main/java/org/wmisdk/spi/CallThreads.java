package org.wmisdk.spi;

import java.util.List;
import java.util.Optional;
import org.wmisdk.HResult;

/** What a backend asks of the threads that call it. Its methods never throw but for {@link #enablePrivileges}. */
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

    /**
     * Enables privileges for the calls that the current thread makes until they are given back, on the same thread.
     *
     * @param names such as {@code SeDebugPrivilege}
     * @throws SessionException {@code WBEM_E_PRIVILEGE_NOT_HELD} if the account lacks one of them, {@code WBEM_E_NOT_SUPPORTED} if the backend
     *     knows no privileges, or why they cannot be enabled; then none is
     */
    default Privileges enablePrivileges(List<String> names) {
        throw new SessionException(
                "AdjustTokenPrivileges", HResult.WBEM_E_NOT_SUPPORTED.value(), "this backend knows no privileges");
    }

    /** Privileges that are enabled. */
    interface Privileges extends AutoCloseable {
        /** Gives them back: the thread is what it was before. */
        @Override
        void close();
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
