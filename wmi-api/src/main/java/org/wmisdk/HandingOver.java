package org.wmisdk;

import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A result that is read on one thread and handed to an action there, row by row, for a future. Whoever completes that future before the end
 * frees the thread from the call that it waits for, but never interrupts the action.
 */
final class HandingOver implements Runnable {
    private final Supplier<WmiRows> opening;
    private final Consumer<? super WmiObject> action;
    private final CompletableFuture<@Nullable Void> future = new CompletableFuture<>();
    private @Nullable Thread waiting; // guarded by this
    private boolean interrupted; // guarded by this

    /** @param opening waits for the first rows, and can be interrupted */
    HandingOver(Supplier<WmiRows> opening, Consumer<? super WmiObject> action) {
        this.opening = opening;
        this.action = action;
    }

    /** The future, which ends the result when it is completed by others. */
    @SuppressWarnings(
            "FutureReturnValueIgnored") // what whenComplete returns is the same future with what it was told to do
    CompletableFuture<@Nullable Void> future() {
        future.whenComplete((nothing, failure) -> stop());
        return future;
    }

    @Override
    public void run() {
        try (WmiRows rows = await(opening)) {
            Iterator<WmiObject> each = rows.iterator();
            while (await(each::hasNext) && !future.isDone()) {
                action.accept(each.next());
            }
            future.complete(null);
        } catch (Throwable t) { // whoever waits is to see it, whatever it is; somebody who has ended this has heard
            // already
            future.completeExceptionally(t);
        }
    }

    /** Makes a call that waits for the server, unless or until the future is completed by others. */
    private <T> T await(Supplier<T> call) {
        synchronized (this) {
            if (future.isDone()) {
                throw new CancellationException();
            }
            waiting = Thread.currentThread();
        }
        try {
            return call.get();
        } finally {
            synchronized (this) {
                waiting = null;
                if (interrupted) {
                    interrupted = false;
                    Thread.interrupted(); // it was for the call alone: the thread belongs to the executor
                }
            }
        }
    }

    private synchronized void stop() {
        if (waiting != null && waiting != Thread.currentThread()) {
            interrupted = true;
            waiting.interrupt();
        }
    }
}
