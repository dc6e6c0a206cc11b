package org.wmisdk.call;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.CallClock;

/**
 * One hand-over to a worker. Its state decides once who owns the result: the caller, or nobody, in which case the worker releases it.
 */
final class Job<T> implements Work.CallState {
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        ABANDONED
    }

    private final Work<T> work;
    private final CallClock.@Nullable Deadline deadline;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private final Consumer<Job<T>> whenDone;
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable T result; // written before done is counted down, read after
    private @Nullable Throwable failure;

    /** A hand-over whose caller waits until that deadline; without limit if it is null. */
    Job(Work<T> work, CallClock.@Nullable Deadline deadline) {
        this(work, deadline, ended -> {});
    }

    /** A hand-over whose caller does not wait, but is told. */
    Job(Work<T> work, CallClock.@Nullable Deadline deadline, Consumer<Job<T>> whenDone) {
        this.work = work;
        this.deadline = deadline;
        this.whenDone = whenDone;
    }

    @Override
    public boolean isAbandoned() {
        return state.get() == State.ABANDONED;
    }

    /** Claims the job for the current worker; false when its caller has gone already. */
    boolean claim() {
        return state.compareAndSet(State.QUEUED, State.RUNNING);
    }

    /** Runs a claimed job. Failures of a job whose caller has gone are returned, for the pool to log. */
    @Nullable
    Throwable run() {
        T value = null;
        Throwable thrown = null;
        if (deadline != null) {
            deadline.callBegins();
        }
        try {
            value = work.run(this);
        } catch (Throwable t) { // whatever it is belongs to the caller, not to the worker
            thrown = t;
        } finally {
            if (deadline != null) {
                deadline.callEnds();
            }
        }
        return end(value, thrown);
    }

    /** Ends a claimed job that cannot be run; the failure is returned when its caller has gone. */
    @Nullable
    Throwable fail(Throwable t) {
        work.neverRun();
        return end(null, t);
    }

    private @Nullable Throwable end(@Nullable T value, @Nullable Throwable thrown) {
        result = value;
        failure = thrown;
        try {
            if (state.compareAndSet(State.RUNNING, State.DONE)) {
                return null;
            }
            work.releaseLate(value);
            return thrown;
        } catch (Throwable late) {
            if (thrown != null) {
                late.addSuppressed(thrown);
            }
            return late;
        }
    }

    /** Tells a caller who does not wait, before the worker counts as free: what is told runs on it, and may take its time. */
    void tell() {
        whenDone.accept(this);
    }

    /** Lets a caller who waits go on, once the worker is free again. */
    void letGo() {
        done.countDown();
    }

    /**
     * The caller goes.
     *
     * @return the state the job was in: {@code DONE} means that the result is there after all
     */
    State abandon() {
        while (true) {
            State now = Objects.requireNonNull(state.get());
            if (now == State.DONE || now == State.ABANDONED) {
                return now;
            }
            if (state.compareAndSet(now, State.ABANDONED)) {
                if (now == State.QUEUED) {
                    work.neverRun();
                } else {
                    work.left();
                }
                return now;
            }
        }
    }

    /** Waits until the job is done or the deadline is over; false if it is over. */
    boolean await() throws InterruptedException {
        if (deadline != null) {
            return deadline.await(done);
        }
        done.await();
        return true;
    }

    /** The result of a job that is done, or its failure. */
    @SuppressWarnings("NullAway") // T may itself be nullable: the result is whatever the work returned
    T get() throws Throwable {
        Throwable thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        return result;
    }
}
