package org.wmisdk.tck;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Threads for tests: each runs one task, and its end is waited for with a guard against tests that would hang. */
final class Threads {
    private static final long GUARD_SECONDS = 60;

    private Threads() {}

    /** A task in a thread of its own. */
    record Running<T>(Thread thread, FutureTask<T> task) {
        /** The result; fails when it does not come. */
        T await() {
            try {
                return task.get(GUARD_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError("the task of " + thread.getName() + " failed", e.getCause());
            } catch (TimeoutException e) {
                AssertionError stuck = new AssertionError(thread.getName() + " is stuck", e);
                stuck.setStackTrace(thread.getStackTrace());
                throw stuck;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + thread.getName(), e);
            }
        }
    }

    /** Starts a task in a platform thread. */
    static <T> Running<T> start(String name, Callable<T> body) {
        return start(name, body, thread -> {});
    }

    /** As {@link #start(String, Callable)}, after the thread was shown to {@code before}. */
    static <T> Running<T> start(String name, Callable<T> body, Consumer<Thread> before) {
        FutureTask<T> task = new FutureTask<>(body);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        before.accept(thread);
        thread.start();
        return new Running<>(thread, task);
    }

    /** Waits for what another thread does and nothing tells; fails when it does not happen. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GUARD_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came that " + what);
            }
            Thread.onSpinWait();
        }
    }

    /** Why this Java has no virtual threads. */
    static Optional<String> whyNotVirtual() {
        return Runtime.version().feature() >= 21
                ? Optional.empty()
                : Optional.of("Java " + Runtime.version().feature() + " has no virtual threads.");
    }

    /** Runs a task in a virtual thread; only where there are any. */
    static <T> T inVirtualThread(Callable<T> body) {
        try {
            Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
            FutureTask<T> task = new FutureTask<>(body);
            return new Running<>((Thread) start.invoke(null, task), task).await();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this Java has no virtual threads", e);
        }
    }
}
