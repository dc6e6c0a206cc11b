package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiCancelledException;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiTimeoutException;

/** Calls whose caller holds a future. */
@DisplayName("Futures")
public abstract class AsyncContract extends Contract {
    /** A guard against a test that would hang. */
    private static final long GUARD_SECONDS = 60;

    /** For the classes that run the suite in a world. */
    protected AsyncContract() {}

    @Test
    @DisplayName("ASYNC-01 a query gives all its rows to a future, as to a caller who waits")
    void rows() {
        try (WmiNamespace namespace = data()) {
            assertThat(numbers(namespace).batch(3).listAsync().join())
                    .isEqualTo(numbers(namespace).list());
        }
    }

    @Test
    @DisplayName("ASYNC-02 the call runs on a worker, and the future is completed by the given executor")
    void threads() throws InterruptedException {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            LinkedBlockingQueue<Runnable> executor = new LinkedBlockingQueue<>();
            CompletableFuture<List<WmiObject>> future = numbers(namespace).listAsync(executor::add);
            Runnable completion = executor.poll(GUARD_SECONDS, TimeUnit.SECONDS);
            assertThat(completion).isNotNull();
            assertThat(future).isNotDone();
            completion.run();
            assertThat(future).isCompleted();
            assertThat(executor).isEmpty();
            for (Point point : List.of(Point.QUERY, Point.NEXT)) {
                assertThat(trouble.lastThread(point).getName()).contains("worker");
            }
        }
    }

    @Test
    @DisplayName("ASYNC-03 a failure of the query is the cause with which the future fails")
    void failure() {
        needs(Capability.WINDOWS_CODES);
        try (WmiNamespace namespace = cimv2()) {
            assertThatThrownBy(namespace.query("SELECT * FROM No_Such_Class").listAsync()::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_CLASS));
        }
    }

    @Test
    @DisplayName("ASYNC-04 a text that is no query at all is refused by the call itself")
    void refusedAtOnce() {
        try (WmiNamespace namespace = cimv2()) {
            assertThatThrownBy(() -> namespace.query(" ").listAsync()).isInstanceOf(WmiException.class);
        }
    }

    @Test
    @DisplayName("ASYNC-05 cancelling the future cancels the call on the server")
    void cancel() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            for (Point point : List.of(Point.QUERY, Point.NEXT)) {
                Gate gate = trouble.hold(point, 1);
                CompletableFuture<List<WmiObject>> future = numbers(namespace).listAsync();
                gate.awaitArrival();
                assertThat(future.cancel(true)).isTrue();
                gate.awaitOpened(); // by the cancellation: nobody else opens it
                assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
                Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
            }
            assertThat(numbers(namespace).listAsync().join()).hasSize(TestData.COUNT);
        }
    }

    @Test
    @DisplayName("ASYNC-06 at its timeout the future fails although the server still does not answer")
    void timeout() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            Gate gate = trouble.holdDeaf(Point.QUERY, 1);
            CompletableFuture<List<WmiObject>> future =
                    numbers(namespace).timeout(Duration.ofMillis(1)).listAsync();
            assertThatThrownBy(future::join).hasCauseInstanceOf(WmiTimeoutException.class);
            assertThat(gate.isOpen()).isFalse();
            gate.open();
            Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
        }
    }

    @Test
    @DisplayName("ASYNC-07 many futures at a time each get their own rows")
    void many() {
        try (WmiNamespace namespace = data()) {
            List<CompletableFuture<List<WmiObject>>> futures = IntStream.range(0, 50)
                    .mapToObj(i -> namespace
                            .query("SELECT Id FROM " + TestData.NUMBERS + " WHERE Id = " + i % TestData.COUNT)
                            .listAsync())
                    .toList();
            for (int i = 0; i < futures.size(); i++) {
                long id = i % TestData.COUNT;
                assertThat(futures.get(i).join())
                        .singleElement()
                        .satisfies(row -> assertThat(row.getLong("Id")).isEqualTo(id));
            }
        }
    }

    @Test
    @DisplayName("ASYNC-08 closing the namespace under a call lets its future end, with rows or cancelled")
    void closedMeanwhile() {
        Trouble trouble = trouble();
        WmiNamespace namespace = data();
        Gate gate = trouble.holdDeaf(Point.NEXT, 1);
        CompletableFuture<List<WmiObject>> future = numbers(namespace).listAsync();
        gate.awaitArrival();
        namespace.close();
        gate.open();
        Throwable failure = future.handle((rows, thrown) -> thrown).join();
        assertThat(failure)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        some -> assertThat(some).isInstanceOf(WmiCancelledException.class));
    }

    /** Runs what an executor was given; tells whether its thread was left interrupted. */
    private static Threads.Running<Boolean> start(Queue<Runnable> given) {
        Runnable task = given.remove();
        assertThat(given).isEmpty();
        return Threads.start("reader", () -> {
            task.run();
            return Thread.interrupted();
        });
    }

    @Test
    @DisplayName(
            "ASYNC-09 rows are handed to an action on a thread of the executor, in order, all of them before the future ends")
    void handedOver() {
        try (WmiNamespace namespace = data()) {
            Queue<Runnable> given = new ArrayDeque<>();
            List<WmiObject> rows = new ArrayList<>();
            Set<Thread> threads = new HashSet<>();
            CompletableFuture<Void> future = numbers(namespace)
                    .batch(3)
                    .forEachAsync(
                            row -> {
                                rows.add(row);
                                threads.add(Thread.currentThread());
                            },
                            given::add);
            assertThat(future).isNotDone();
            Threads.Running<Boolean> reader = start(given);
            assertThat(future.join()).isNull();
            assertThat(threads).containsExactly(reader.thread());
            assertThat(rows).isEqualTo(numbers(namespace).list());
        }
    }

    @Test
    @DisplayName(
            "ASYNC-10 cancelling the handing over cancels the call on the server, at the start and between rows, and no row comes after")
    void cancelHandingOver() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            for (Point point : List.of(Point.QUERY, Point.NEXT)) {
                AtomicInteger rows = new AtomicInteger();
                Queue<Runnable> given = new ArrayDeque<>();
                Gate gate = trouble.hold(point, point == Point.NEXT ? 2 : 1);
                CompletableFuture<Void> future =
                        numbers(namespace).batch(2).forEachAsync(row -> rows.incrementAndGet(), given::add);
                Threads.Running<Boolean> reader = start(given);
                gate.awaitArrival();
                assertThat(rows).hasValue(point == Point.NEXT ? 2 : 0);
                assertThat(future.cancel(true)).isTrue();
                gate.awaitOpened(); // by the cancellation: nobody else opens it
                assertThat(reader.await())
                        .as("the thread of the executor is left interrupted")
                        .isFalse();
                assertThat(rows).hasValue(point == Point.NEXT ? 2 : 0);
                Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
            }
        }
    }

    @Test
    @DisplayName("ASYNC-11 an action that throws ends the query, and is why the future fails")
    void actionFails() {
        try (WmiNamespace namespace = data()) {
            IllegalArgumentException enough = new IllegalArgumentException("enough");
            Queue<Runnable> given = new ArrayDeque<>();
            CompletableFuture<Void> future = numbers(namespace)
                    .batch(2)
                    .forEachAsync(
                            row -> {
                                throw enough;
                            },
                            given::add);
            start(given).await();
            assertThatThrownBy(future::join).hasCause(enough);
        }
    }

    @Test
    @DisplayName("ASYNC-12 a query that its own action cancels ends after that row, and leaves no interrupt behind")
    void cancelledByTheAction() {
        try (WmiNamespace namespace = data()) {
            AtomicInteger rows = new AtomicInteger();
            AtomicReference<CompletableFuture<Void>> self = new AtomicReference<>();
            Queue<Runnable> given = new ArrayDeque<>();
            self.set(numbers(namespace)
                    .batch(2)
                    .forEachAsync(
                            row -> {
                                rows.incrementAndGet();
                                Objects.requireNonNull(self.get()).cancel(true);
                            },
                            given::add));
            assertThat(start(given).await()).isFalse();
            assertThat(self.get()).isCancelled();
            assertThat(rows).hasValue(1);
        }
    }

    @Test
    @DisplayName("ASYNC-13 a query that is cancelled before the executor begins with it asks nothing of the server")
    void cancelledBefore() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            Queue<Runnable> given = new ArrayDeque<>();
            CompletableFuture<Void> future = numbers(namespace).forEachAsync(row -> {}, given::add);
            Gate gate = trouble.hold(Point.QUERY, 1);
            future.cancel(false);
            start(given).await();
            assertThat(gate.isOpen()).isFalse();
            assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
            gate.open();
        }
    }
}
