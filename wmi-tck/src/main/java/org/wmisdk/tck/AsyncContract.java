package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
}
