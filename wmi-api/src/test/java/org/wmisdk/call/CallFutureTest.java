package org.wmisdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.spi.CallClock;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.SessionException;

@DisplayName("A call whose caller holds a future")
class CallFutureTest {
    private static final Subject SUBJECT = Subject.ofQuery("root\\cimv2", "SELECT * FROM X");
    private static final Budget NO_LIMIT = Budget.of(null);
    private static final Executor HERE = Runnable::run;

    private final LinkedBlockingQueue<Object> cancelled = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> left = new LinkedBlockingQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile @Nullable String refusal;

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    private final CallThreads threads = new CallThreads() {
        @Override
        public boolean mayRunOnCaller() {
            return true;
        }

        @Override
        public Optional<String> whyNotOnWorker() {
            return Optional.ofNullable(refusal);
        }

        @Override
        public Object enterWorker() {
            return "worker";
        }

        @Override
        public void cancel(Object worker) {
            cancelled.add(worker);
        }
    };

    private final CallRunner runner = new CallRunner(new WorkerPool("test", threads, 1));

    private <T> CompletableFuture<T> start(Budget budget, Supplier<T> call, Executor executor) {
        return runner.start(
                SUBJECT,
                budget,
                new Work<T>() {
                    @Override
                    public T run(CallState state) {
                        return call.get();
                    }

                    @Override
                    public void releaseLate(@Nullable T result) {
                        left.add("late");
                    }

                    @Override
                    public void neverRun() {
                        left.add("never run");
                    }
                },
                executor,
                UnaryOperator.identity());
    }

    private String stuck() {
        begun.countDown();
        boolean interrupted = false;
        while (true) {
            try {
                gate.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // as a native call, which does not notice
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return "the result";
    }

    @Test
    @DisplayName("runs on a worker although its caller could make it")
    void onWorker() {
        assertThat(start(NO_LIMIT, () -> Thread.currentThread().getName(), HERE).join())
                .contains("worker");
    }

    @Test
    @DisplayName("is completed by the executor")
    void executor() throws Exception {
        LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        CompletableFuture<String> future = start(NO_LIMIT, () -> "row", queue::add);
        Runnable completion = queue.poll(10, TimeUnit.SECONDS);
        assertThat(future).isNotDone();
        assertThat(completion).isNotNull();
        completion.run();
        assertThat(future).isCompletedWithValue("row");
    }

    @Test
    @DisplayName("is completed all the same when the executor takes nothing any more, or breaks")
    void rejected() {
        for (RuntimeException refusal :
                List.of(new RejectedExecutionException("shut down"), new IllegalStateException("broken"))) {
            Executor refusing = completion -> {
                throw refusal;
            };
            assertThat(start(NO_LIMIT, () -> "row", refusing).join()).isEqualTo("row");
        }
    }

    @Test
    @DisplayName(
            "has what depends on it run where it may wait for another call, also with an executor that runs everything at once")
    void dependents() {
        CompletableFuture<String> second = start(NO_LIMIT, () -> "one", HERE)
                .thenApply(one -> one + start(NO_LIMIT, () -> ", two", HERE).join());
        assertThat(second.join()).isEqualTo("one, two"); // there is one worker
    }

    @Test
    @DisplayName("fails with the exception of the code that the backend gave")
    void failure() {
        CompletableFuture<String> future = start(
                NO_LIMIT,
                () -> {
                    throw new SessionException("IWbemServices::GetObject", 0x80041002, "no such thing");
                },
                HERE);
        assertThatThrownBy(future::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(WmiNotFoundException.class)
                .hasMessageContaining("no such thing");
    }

    @Test
    @DisplayName("fails with an error of the work as it is")
    void error() {
        AssertionError error = new AssertionError("a mistake of a backend");
        CompletableFuture<String> future = start(
                NO_LIMIT,
                () -> {
                    throw error;
                },
                HERE);
        assertThatThrownBy(future::join).hasCause(error);
    }

    @Test
    @DisplayName("is cancelled on the server when the future is cancelled, and what comes late is released")
    void cancel() throws Exception {
        CompletableFuture<String> future = start(NO_LIMIT, this::stuck, HERE);
        begun.await();
        assertThat(future.cancel(true)).isTrue();
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        assertThat(cancelled.poll(10, TimeUnit.SECONDS)).isEqualTo("worker");
        assertThat(runner.pool().stuck()).isEqualTo(1);
        gate.countDown();
        assertThat(left.poll(10, TimeUnit.SECONDS)).isEqualTo("late");
    }

    @Test
    @DisplayName("is cancelled on the server whoever completes the future in its place")
    void completedByOthers() throws Exception {
        CompletableFuture<String> future = start(NO_LIMIT, this::stuck, HERE);
        begun.await();
        future.complete("something else");
        assertThat(cancelled.poll(10, TimeUnit.SECONDS)).isEqualTo("worker");
    }

    @Test
    @DisplayName("that is cancelled before a worker was free never runs")
    void cancelledInQueue() throws Exception {
        CompletableFuture<String> holder = start(NO_LIMIT, this::stuck, HERE);
        begun.await();
        CompletableFuture<String> waiting = start(NO_LIMIT, () -> "row", HERE);
        waiting.cancel(true);
        assertThat(left.poll(10, TimeUnit.SECONDS)).isEqualTo("never run");
        gate.countDown();
        assertThat(holder.join()).isEqualTo("the result");
    }

    /** Time that is up when a test says so. */
    private static final class Hourglass implements CallClock {
        private final Queue<Runnable> told = new ArrayDeque<>();
        private int ended;

        @Override
        public Deadline begin(long nanos) {
            return new Deadline() {
                @Override
                public long leftNanos() {
                    return nanos;
                }

                @Override
                public boolean await(CountDownLatch returned) {
                    throw new AssertionError("nobody waits");
                }

                @Override
                public void whenUp(Runnable action) {
                    told.add(action);
                }

                @Override
                public void end() {
                    ended++;
                }
            };
        }
    }

    @Test
    @DisplayName("fails when its time is up, although the server still does not answer")
    void timeout() throws Exception {
        Hourglass hourglass = new Hourglass();
        CompletableFuture<String> future = start(Budget.of(Duration.ofDays(1), hourglass), this::stuck, HERE);
        begun.await();
        assertThat(future).isNotDone();
        hourglass.told.remove().run();
        assertThatThrownBy(future::join).hasCauseInstanceOf(WmiTimeoutException.class);
        assertThat(gate.getCount()).isEqualTo(1);
        assertThat(cancelled.poll(10, TimeUnit.SECONDS)).isEqualTo("worker");
        assertThat(hourglass.ended).isEqualTo(1);
    }

    @Test
    @DisplayName("whose time was up fails for that reason, even when the call returns before the future is completed")
    void timeoutBeforeReturn() throws Exception {
        Hourglass hourglass = new Hourglass();
        LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        CompletableFuture<String> future = start(Budget.of(Duration.ofDays(1), hourglass), this::stuck, queue::add);
        begun.await();
        hourglass.told.remove().run();
        gate.countDown();
        assertThat(left.poll(10, TimeUnit.SECONDS)).isEqualTo("late");
        awaitFree();
        assertThat(queue).hasSize(1);
        queue.remove().run();
        assertThatThrownBy(future::join).hasCauseInstanceOf(WmiTimeoutException.class);
    }

    /** A release is queued even while the only worker is held, and runs when that worker has let go of what it ran. */
    private void awaitFree() throws InterruptedException {
        CountDownLatch free = new CountDownLatch(1);
        runner.releaseLater(free::countDown);
        assertThat(free.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("that returned in time gives its time back")
    void inTime() {
        Hourglass hourglass = new Hourglass();
        assertThat(start(Budget.of(Duration.ofDays(1), hourglass), () -> "row", HERE)
                        .join())
                .isEqualTo("row");
        assertThat(hourglass.told).hasSize(1);
        assertThat(hourglass.ended).isEqualTo(1);
    }

    @Test
    @DisplayName("goes by the clock of the computer unless the backend has another")
    void realTime() {
        CompletableFuture<String> future = start(Budget.of(Duration.ofMillis(1)), this::stuck, HERE);
        assertThatThrownBy(future::join).hasCauseInstanceOf(WmiTimeoutException.class);
    }

    @Test
    @DisplayName("that no worker may make fails with the reason, and never runs")
    void refused() throws Exception {
        refusal = "the thread is somebody else";
        CompletableFuture<String> future = start(NO_LIMIT, () -> "row", HERE);
        assertThatThrownBy(future::join)
                .cause()
                .isInstanceOfSatisfying(
                        WmiException.class, e -> assertThat(e.hresult().name()).isEqualTo("CO_E_FAILEDTOIMPERSONATE"));
        assertThat(left.poll(10, TimeUnit.SECONDS)).isEqualTo("never run");
        assertThat(left).isEmpty();
    }

    @Test
    @DisplayName("fails at once when all workers are held by abandoned calls")
    void noWorkers() throws Exception {
        CompletableFuture<String> stuck = start(NO_LIMIT, this::stuck, HERE);
        begun.await();
        stuck.cancel(true);
        assertThatThrownBy(start(NO_LIMIT, () -> "row", HERE)::join)
                .cause()
                .isInstanceOfSatisfying(
                        WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.of(0x80010101)));
    }
}
