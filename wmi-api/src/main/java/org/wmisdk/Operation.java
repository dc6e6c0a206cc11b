package org.wmisdk;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.wmisdk.call.Budget;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;

/** A call that was checked and can be made: for a caller who waits, or for a future. The result is a plain value. */
record Operation<T>(WmiNamespace namespace, Subject subject, Budget budget, Work<T> work) {
    /** Makes it and waits. */
    T run() {
        return namespace.run(subject, budget, work);
    }

    /** Starts it; the future's own default executor completes it. */
    CompletableFuture<T> start() {
        return start(new CompletableFuture<T>().defaultExecutor());
    }

    /** Starts it; that executor completes the future. */
    CompletableFuture<T> start(Executor executor) {
        return namespace.start(subject, budget, work, Objects.requireNonNull(executor, "executor"));
    }
}
