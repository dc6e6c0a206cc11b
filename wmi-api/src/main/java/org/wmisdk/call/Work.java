package org.wmisdk.call;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.spi.SessionException;

/**
 * What a call does, and what becomes of it when its caller has gone.
 *
 * @param <T> the result
 */
public interface Work<T> {
    /** A call in one step whose result is a plain value: nothing is held by it that would have to be released. */
    static <T> Work<T> ofValue(Supplier<T> call) {
        return ofSteps(state -> call.get());
    }

    /** As {@link #ofValue}, in steps, between which it may look whether somebody still waits. */
    static <T> Work<T> ofSteps(Function<CallState, T> call) {
        return new Work<>() {
            @Override
            public T run(CallState state) {
                return call.apply(state);
            }

            @Override
            public void releaseLate(@Nullable T result) {
                // A plain value: nothing is held.
            }
        };
    }

    /** A call in one step without a result. */
    static Work<Boolean> ofAction(Runnable call) {
        return ofValue(() -> {
            call.run();
            return true;
        });
    }

    /**
     * Runs the call, on the caller or on a worker.
     *
     * @param call asked between steps, so that work which nobody waits for any more ends early
     */
    T run(CallState call);

    /**
     * The caller went while the work ran, which has ended now: releases what it leaves. On the worker that ran it.
     *
     * @param result what {@link #run} returned, or null when it failed
     */
    void releaseLate(@Nullable T result);

    /** The caller goes while the work runs: from now on {@link #releaseLate} owns what the work holds. On the caller. */
    default void left() {}

    /** The work will never run, since its caller went before a worker was free. On the caller. */
    default void neverRun() {}

    /** Whether somebody still waits. */
    interface CallState {
        /** Whether the caller has gone: what is fetched now is thrown away. */
        boolean isAbandoned();

        /**
         * Ends work that is about to change something of which nobody would learn.
         *
         * @param call what is not made then
         * @throws SessionException if the caller has gone
         */
        default void requireCaller(String call) {
            if (isAbandoned()) {
                throw new SessionException(
                        call, HResult.WBEM_E_CALL_CANCELLED.value(), "the caller has gone; the call was not made");
            }
        }
    }
}
