package org.wmisdk.call;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.internal.DaemonThread;
import org.wmisdk.internal.LibraryThread;
import org.wmisdk.spi.CallClock;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.SessionException;

/**
 * Runs work for a caller: directly where that is possible and the caller set no deadline, otherwise on a worker, so that the caller can
 * be freed while the call is still stuck.
 */
public final class CallRunner {
    private static final System.Logger LOG = System.getLogger("org.wmisdk.call");
    private static final long RELEASE_GRACE_NANOS = 1_000_000_000;
    private static final @Nullable MethodHandle IS_VIRTUAL = isVirtualHandle();

    private final WorkerPool pool;

    /** Runs calls with the workers of that pool. */
    public CallRunner(WorkerPool pool) {
        this.pool = pool;
    }

    /** The workers. */
    public WorkerPool pool() {
        return pool;
    }

    /** A budget of that much waiting by the clock of the backend; null for no limit. */
    public Budget budget(@Nullable Duration timeout) {
        return Budget.of(timeout, pool.threads().clock());
    }

    /** Whether a call without deadline would run on the current thread itself. */
    public boolean mayRunHere() {
        return !isVirtual(Thread.currentThread()) && pool.threads().mayRunOnCaller();
    }

    /**
     * Runs the work and waits for it as long as the budget allows. The budget is started and stopped here.
     *
     * @throws WmiException if the work failed with a {@link SessionException}, the time was up, the caller was interrupted while a
     *     worker ran the work (its interrupt flag is set again), all workers are held by abandoned calls, or the backend says that no
     *     worker may make this call ({@link CallThreads#whyNotOnWorker})
     */
    public <T> T run(Subject subject, Budget budget, Work<T> work) {
        if (budget.isLimited() || !mayRunHere()) {
            return runOnWorker(subject, budget, work);
        }
        budget.start();
        try {
            return work.run(() -> false);
        } catch (SessionException e) {
            throw subject.failed(e);
        } finally {
            budget.stop();
        }
    }

    /** As {@link #run}, on a worker in any case, so that the caller can be interrupted. */
    public <T> T runOnWorker(Subject subject, Budget budget, Work<T> work) {
        budget.start();
        try {
            return handOver(subject, budget, work);
        } catch (SessionException e) {
            throw subject.failed(e);
        } finally {
            budget.stop();
        }
    }

    private <T> T handOver(Subject subject, Budget budget, Work<T> work) {
        Job<T> job = new Job<>(work, budget.running());
        submit(subject, job, work);
        try {
            if (!job.await() && pool.abandon(job) != Job.State.DONE) {
                throw timedOut(subject, budget);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (pool.abandon(job) != Job.State.DONE) {
                WmiException cancelled =
                        subject.failed(HResult.WBEM_E_CALL_CANCELLED, "the waiting thread was interrupted", null);
                cancelled.addSuppressed(e);
                throw cancelled;
            }
        }
        try {
            return job.get();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable checked) { // work declares none; a backend could only throw one sneakily
            throw new IllegalStateException(checked);
        }
    }

    /**
     * Starts the work on a worker and returns at once. Who completes the future otherwise, such as by cancelling it, has the call cancelled as
     * a caller who goes.
     *
     * @param work its result is a plain value: nothing has to be released that nobody takes
     * @param executor completes the future, and so runs what depends on it: never a worker, whose thread belongs to COM
     * @param explained what the user sees of a failure
     * @return fails with what {@link #run} throws
     */
    @SuppressWarnings(
            "FutureReturnValueIgnored") // what whenComplete returns is the same future with what it was told to do
    public <T> CompletableFuture<T> start(
            Subject subject, Budget budget, Work<T> work, Executor executor, UnaryOperator<WmiException> explained) {
        CompletableFuture<T> future = new CompletableFuture<>();
        budget.start();
        Job<T> job = new Job<>(work, budget.running(), ended -> {
            if (!ended.isAbandoned()) { // otherwise who abandoned it says how the future ends
                on(executor, () -> settle(future, ended, subject, explained));
            }
        });
        try {
            submit(subject, job, work);
        } catch (WmiException refused) {
            budget.stop();
            future.completeExceptionally(explained.apply(refused));
            return future;
        }
        budget.whenUp(() -> {
            if (pool.abandon(job) != Job.State.DONE) {
                // Not on the thread that tells the time to all: the executor may make whoever gives it something wait.
                complete(() -> on(executor, () -> future.completeExceptionally(timedOut(subject, budget))));
            }
        });
        future.whenComplete((value, failure) -> {
            budget.stop();
            pool.abandon(job); // where the call has returned, there is nothing left to abandon
        });
        return future;
    }

    private static <T> void settle(
            CompletableFuture<T> future, Job<T> job, Subject subject, UnaryOperator<WmiException> explained) {
        try {
            future.complete(job.get());
        } catch (SessionException e) {
            future.completeExceptionally(explained.apply(subject.failed(e)));
        } catch (WmiException e) {
            future.completeExceptionally(explained.apply(e));
        } catch (Throwable t) { // whoever waits is to see it, whatever it is
            future.completeExceptionally(t);
        }
    }

    /**
     * Hands a completion to an executor. What depends on a future may wait for another call, so it never runs on a thread that calls are made
     * by: neither with an executor that runs everything at once, nor with one that takes nothing any more.
     */
    private static void on(Executor executor, Runnable completion) {
        try {
            executor.execute(() -> {
                if (LibraryThread.isCurrent()) {
                    complete(completion);
                } else {
                    completion.run();
                }
            });
        } catch (Throwable t) { // such as one that was shut down: whoever waits is still to hear
            LOG.log(System.Logger.Level.DEBUG, "The executor of an asynchronous call took no completion.", t);
            complete(completion);
        }
    }

    /** Completes a future on a thread of its own. */
    private static void complete(Runnable completion) {
        DaemonThread.start(completion, "wmi-completion");
    }

    /** Queues a job, or refuses it; then its work never runs. */
    private <T> void submit(Subject subject, Job<T> job, Work<T> work) {
        Optional<String> refusal = whyNotOnWorker();
        if (refusal.isPresent()) {
            work.neverRun();
            throw impersonates(
                    subject,
                    refusal.get(),
                    "Call synchronously and without a timeout, on a platform thread outside a single-threaded apartment, "
                            + "or give the credentials to the connection instead of impersonating.");
        }
        boolean queued = false;
        try {
            queued = pool.submit(job);
        } finally {
            if (!queued) { // also when not even one thread could be started
                work.neverRun();
            }
        }
        if (!queued) {
            throw subject.failed(
                    HResult.of(0x80010101), // RPC_E_OUT_OF_RESOURCES
                    "all " + pool.bound()
                            + " worker threads are held by calls that did not return after their callers had gone",
                    "The server does not answer those calls. Wait for them, end this process, or allow more workers with -Dwmi.workers=N.");
        }
    }

    /**
     * Before work is left to a thread of the library other than a worker.
     *
     * @throws WmiException if the current thread has an identity of its own, which that thread would not have
     */
    public void requireNoTokenOfThread(Subject subject) {
        whyNotOnWorker().ifPresent(why -> {
            throw impersonates(subject, why, "Give the credentials to the connection instead of impersonating.");
        });
    }

    private static WmiException impersonates(Subject subject, String why, String hint) {
        return subject.failed(HResult.of(0x80010123), why, hint); // CO_E_FAILEDTOIMPERSONATE
    }

    /** A virtual thread is not asked: a token belongs to the platform thread below it, which it may change at any time. */
    private Optional<String> whyNotOnWorker() {
        return isVirtual(Thread.currentThread())
                ? Optional.empty()
                : pool.threads().whyNotOnWorker();
    }

    /** The failure of an operation whose budget is used up. */
    public static WmiException timedOut(Subject subject, Budget budget) {
        return subject.failed(
                HResult.WBEM_E_TIMED_OUT,
                "not done within the timeout of " + budget.whole(),
                "The call was cancelled and its result will be released. Allow more time, or ask for less.");
    }

    /**
     * Releases what a call has returned. Where the call could run on its caller, so does the release; otherwise a worker does it and is
     * waited for a moment only, since releasing may have to ask a server that does not answer.
     *
     * @param here whether the current thread may call, and the operation was one without deadline
     */
    public void release(boolean here, Runnable release) {
        if (here && mayRunHere()) {
            release.run();
            return;
        }
        Job<?> job = queueRelease(release, CallClock.SYSTEM.begin(RELEASE_GRACE_NANOS));
        try {
            if (!job.await()) {
                pool.leave(job);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the worker goes on; only the waiting ends
        }
    }

    /** Queues a release and does not wait: for a cleaner thread, which must never call a server. */
    public void releaseLater(Runnable release) {
        queueRelease(release, null);
    }

    private Job<?> queueRelease(Runnable release, CallClock.@Nullable Deadline grace) {
        Job<Boolean> job = new Job<>(
                new Work<Boolean>() {
                    @Override
                    public Boolean run(CallState call) {
                        release.run();
                        return true;
                    }

                    @Override
                    public void releaseLate(@Nullable Boolean result) {
                        // What ran was itself the release: its result is nothing that could be held.
                    }
                },
                grace);
        pool.submitRelease(job);
        return job;
    }

    private static @Nullable MethodHandle isVirtualHandle() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (NoSuchMethodException | IllegalAccessException javaOlderThan21) {
            return null; // then there are no virtual threads either
        }
    }

    private static boolean isVirtual(Thread thread) {
        if (IS_VIRTUAL == null) {
            return false;
        }
        try {
            return (boolean) IS_VIRTUAL.invokeExact(thread);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) { // Thread.isVirtual declares nothing
            throw new IllegalStateException(impossible);
        }
    }
}
