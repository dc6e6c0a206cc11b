package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.ConnectRequest;
import org.wmisdk.HResult;
import org.wmisdk.WmiCancelledException;
import org.wmisdk.WmiDepth;
import org.wmisdk.WmiEvents;
import org.wmisdk.WmiException;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiPutMode;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;
import org.wmisdk.WmiTimeoutException;

/** Threads: where calls run, and how a caller is freed from a server that does not answer. */
@DisplayName("Threads")
public abstract class ThreadContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected ThreadContract() {}

    /** Long enough for a worker to reach the gate on a slow machine, short enough to wait for. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    @DisplayName("THREAD-01 without a deadline a call runs on the thread that makes it")
    void direct() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            assertThat(trouble.lastThread(Point.CONNECT)).isSameAs(Thread.currentThread());
            numbers(namespace).list();
            assertThat(trouble.lastThread(Point.QUERY)).isSameAs(Thread.currentThread());
            assertThat(trouble.lastThread(Point.NEXT)).isSameAs(Thread.currentThread());
        }
    }

    @Test
    @DisplayName("THREAD-02 with a deadline it runs on a daemon thread of the library")
    void worker() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            numbers(namespace).timeout(Duration.ofMinutes(1)).list();
            for (Point point : List.of(Point.QUERY, Point.NEXT)) {
                assertThat(trouble.lastThread(point)).isNotSameAs(Thread.currentThread());
                assertThat(trouble.lastThread(point).isDaemon()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("THREAD-03 at the deadline the caller is freed although the server still does not answer")
    void deadline() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            for (Point point : List.of(Point.QUERY, Point.NEXT)) {
                Gate gate = trouble.holdDeaf(point, 1);
                assertThatThrownBy(() -> numbers(namespace).timeout(SHORT).list())
                        .isInstanceOfSatisfying(
                                WmiTimeoutException.class,
                                e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_TIMED_OUT))
                        .hasMessageContaining("timeout");
                assertThat(gate.isOpen()).isFalse();
                gate.open();
            }
        }
    }

    @Test
    @DisplayName("THREAD-04 at the deadline the call is cancelled, and the worker that made it is free again")
    void cancelled() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            Gate gate = trouble.hold(Point.NEXT, 1);
            assertThatThrownBy(() -> numbers(namespace).timeout(SHORT).list()).isInstanceOf(WmiTimeoutException.class);
            gate.awaitOpened(); // by the cancellation: nobody else opens it
            awaitNoneAbandoned(locator());
        }
    }

    private static void awaitNoneAbandoned(WmiLocator locator) {
        Threads.await("no call is abandoned", () -> locator.abandonedCalls() == 0);
    }

    @Test
    @DisplayName("THREAD-05 a call that stays stuck after its deadline is counted until it returns")
    void counted() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            assertThat(locator().abandonedCalls()).isZero();
            Gate gate = trouble.holdDeaf(Point.NEXT, 1);
            assertThatThrownBy(() -> numbers(namespace).timeout(SHORT).list()).isInstanceOf(WmiTimeoutException.class);
            assertThat(locator().abandonedCalls()).isEqualTo(1);
            gate.open();
            awaitNoneAbandoned(locator());
        }
    }

    @Test
    @DisplayName("THREAD-06 when all workers are stuck further calls fail at once and say why; later they work again")
    void bounded() {
        needs(Capability.TROUBLE);
        String old = System.getProperty(WmiLocator.WORKERS_PROPERTY);
        System.setProperty(WmiLocator.WORKERS_PROPERTY, "2");
        try {
            Trouble trouble = trouble();
            try (WmiNamespace namespace = data()) {
                WmiQuery query = numbers(namespace).timeout(SHORT);
                List<Gate> gates = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    gates.add(trouble.holdDeaf(Point.QUERY, 1));
                    assertThatThrownBy(query::list).isInstanceOf(WmiTimeoutException.class);
                }
                assertThatThrownBy(query.timeout(Duration.ofHours(1))::list)
                        .isInstanceOf(WmiException.class)
                        .hasMessageContaining("2 worker");
                assertThat(gates).noneMatch(Gate::isOpen);
                gates.forEach(Gate::open);
                awaitNoneAbandoned(locator());
                assertThat(query.timeout(Duration.ofMinutes(1)).list()).hasSize(TestData.COUNT);
            }
        } finally {
            if (old == null) {
                System.clearProperty(WmiLocator.WORKERS_PROPERTY);
            } else {
                System.setProperty(WmiLocator.WORKERS_PROPERTY, old);
            }
        }
    }

    @Test
    @DisplayName("THREAD-07 connecting has a deadline too; a connection that comes after it is released")
    void connectDeadline() {
        Trouble trouble = trouble();
        needs(Capability.OWN_DATA);
        Gate gate = trouble.holdDeaf(Point.CONNECT, 1);
        ConnectRequest request =
                ConnectRequest.builder(TestData.NAMESPACE).timeout(SHORT).build();
        assertThatThrownBy(() -> locator().connect(request))
                .isInstanceOfSatisfying(
                        WmiTimeoutException.class,
                        e -> assertThat(e.operation()).isEqualTo("connect"));
        assertThat(gate.isOpen()).isFalse();
        gate.open();
        awaitNoneAbandoned(locator());
    }

    @Test
    @DisplayName("THREAD-08 an interrupt frees a caller that waits for a worker, and its flag stays set")
    void interrupt() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            Gate gate = trouble.holdDeaf(Point.NEXT, 1);
            Threads.Running<Boolean> caller = Threads.start("caller", () -> {
                assertThatThrownBy(() ->
                                numbers(namespace).timeout(Duration.ofHours(1)).list())
                        .isInstanceOf(WmiCancelledException.class);
                return Thread.currentThread().isInterrupted();
            });
            gate.awaitArrival();
            caller.thread().interrupt();
            assertThat(caller.await()).isTrue();
            assertThat(gate.isOpen()).isFalse();
        }
    }

    @Test
    @DisplayName("THREAD-09 a deadline holds between batches too: for the whole result, at a later fetch")
    void laterDeadline() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).batch(2).timeout(SHORT).open()) {
            Gate gate = trouble.holdDeaf(Point.NEXT, 1);
            List<Long> seen = new ArrayList<>();
            assertThatThrownBy(() -> rows.forEach(row -> seen.add(row.getLong("Id"))))
                    .isInstanceOf(WmiTimeoutException.class);
            assertThat(seen).containsExactly(0L, 1L);
            assertThat(gate.isOpen()).isFalse();
        }
    }

    /** Goes past every point behind the connect, and says how many rows there were. */
    private int everyCall(WmiNamespace namespace) {
        assertThat(namespace.classDefinition(TestData.NUMBERS).keys()).hasSize(1);
        assertThat(namespace
                        .method(WmiPath.of(TestData.METHODS), "Add")
                        .arg("A", 1)
                        .call()
                        .returnCode())
                .isZero();
        try (WmiRows rows = namespace.instances(TestData.NUMBERS).rewindable().open()) {
            rows.rewind();
        }
        assertThat(namespace.classNames(TestData.BASE, WmiDepth.DEEP)).hasSize(1);
        try (WmiNamespace root = locator().connect("root");
                WmiNamespace child = root.openNamespace("tck")) {
            assertThat(child.isClosed()).isFalse();
        }
        WmiEvents events = namespace.events("SELECT * FROM __TimerEvent");
        events.subscribe().close();
        events.overSink().listen(event -> {}).close();
        assertThatThrownBy(() -> namespace
                        .create(TestData.NUMBERS)
                        .set("Id", 4711)
                        .mode(WmiPutMode.UPDATE_ONLY)
                        .put())
                .isInstanceOf(WmiNotFoundException.class);
        assertThatThrownBy(() -> namespace
                        .createClass("TCK_None")
                        .mode(WmiPutMode.UPDATE_ONLY)
                        .put())
                .isInstanceOf(WmiNotFoundException.class);
        assertThatThrownBy(() -> namespace.delete(WmiPath.of("TCK_Numbers.Id=4711")))
                .isInstanceOf(WmiNotFoundException.class);
        assertThatThrownBy(() -> namespace.deleteClass("TCK_None")).isInstanceOf(WmiNotFoundException.class);
        return numbers(namespace).list().size();
    }

    @Test
    @DisplayName("THREAD-10 a virtual thread never makes a call itself")
    void virtualThread() {
        needs(Capability.VIRTUAL_THREADS);
        Trouble trouble = trouble();
        needs(Capability.OWN_DATA);
        int rows = Threads.inVirtualThread(() -> {
            try (WmiNamespace namespace = data()) {
                return everyCall(namespace);
            }
        });
        assertThat(rows).isEqualTo(TestData.COUNT);
        for (Point point : Point.values()) {
            assertThat(trouble.lastThread(point).getName()).contains("worker");
        }
    }

    @Test
    @DisplayName("THREAD-11 many threads share a namespace and each gets its own rows")
    void shared() {
        try (WmiNamespace namespace = data()) {
            List<Threads.Running<Boolean>> readers = IntStream.range(0, 8)
                    .mapToObj(i -> Threads.start("reader-" + i, () -> {
                        WmiQuery query = namespace
                                .query("SELECT Id, Name FROM " + TestData.NUMBERS + " WHERE Id = " + i)
                                .batch(1 + i);
                        for (int round = 0; round < 20; round++) {
                            WmiQuery run = round % 2 == 0 ? query : query.timeout(Duration.ofMinutes(1));
                            assertThat(run.list())
                                    .singleElement()
                                    .satisfies(
                                            row -> assertThat(row.getLong("Id")).isEqualTo(i));
                        }
                        return true;
                    }))
                    .toList();
            assertThat(readers).allMatch(Threads.Running::await);
        }
    }

    @Test
    @DisplayName("THREAD-12 a host thread in a single-threaded apartment never makes a call itself")
    void staHost() {
        needs(Capability.COM_SERVER);
        Trouble trouble = trouble();
        Threads.Running<Integer> host = Threads.start(
                "sta-host",
                () -> {
                    try (WmiNamespace namespace = data()) {
                        return everyCall(namespace);
                    }
                },
                thread -> comServer().putIntoSta(thread));
        assertThat(host.await()).isEqualTo(TestData.COUNT);
        for (Point point : Point.values()) {
            assertThat(trouble.lastThread(point).getName()).contains("worker");
        }
    }

    @Test
    @DisplayName("THREAD-13 COM is initialised on no thread, its security is left alone, and one MTA is kept")
    void leavesComAlone() {
        needs(Capability.COM_SERVER);
        try (WmiNamespace namespace = data()) {
            numbers(namespace).list();
            numbers(namespace).timeout(Duration.ofMinutes(1)).list();
        }
        assertThat(comServer().faults().count("CoInitializeEx")).isZero();
        assertThat(comServer().faults().count("CoUninitialize")).isZero();
        assertThat(comServer().faults().count("CoInitializeSecurity")).isZero();
        assertThat(comServer().faults().count("CoIncrementMTAUsage")).isEqualTo(1);
    }

    @Test
    @DisplayName("THREAD-14 a query may be run inside the call of another one, on the same thread")
    void nested() {
        needs(Capability.OWN_DATA);
        List<Integer> inner = new ArrayList<>();
        NestedSource source = new NestedSource(TestData.source(), () -> {
            try (WmiNamespace namespace = locator().connect(TestData.NAMESPACE)) {
                inner.add(numbers(namespace).batch(3).list().size());
            }
        });
        open(Setup.of(source));
        try (WmiNamespace namespace = data()) {
            assertThat(numbers(namespace).batch(4).list()).hasSize(TestData.COUNT);
        }
        assertThat(inner).isNotEmpty().containsOnly(TestData.COUNT);
        assertThat(source.threads()).containsOnly(Thread.currentThread());
    }

    @Test
    @DisplayName(
            "THREAD-15 an impersonating thread makes its calls itself; one that a worker would have to make is refused")
    void impersonating() {
        needs(Capability.COM_SERVER);
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiQuery withDeadline = numbers(namespace).timeout(Duration.ofMinutes(1));
            ConnectRequest connectWithDeadline = ConnectRequest.builder(TestData.NAMESPACE)
                    .timeout(Duration.ofMinutes(1))
                    .build();
            int connects = comServer().connects().size();
            comServer().impersonate(Thread.currentThread(), true);
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    withDeadline::list, () -> locator().connect(connectWithDeadline))) {
                assertThatThrownBy(call)
                        .isInstanceOfSatisfying(
                                WmiException.class,
                                e -> assertThat(e.hresult().name()).isEqualTo("CO_E_FAILEDTOIMPERSONATE"))
                        .hasMessageContaining("impersonates")
                        .hasMessageContaining("without a timeout");
            }
            assertThat(comServer().faults().count("IWbemServices::ExecQuery")).isZero();
            assertThat(comServer().connects()).hasSize(connects);
            assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
            assertThat(trouble.lastThread(Point.QUERY)).isSameAs(Thread.currentThread());
            comServer().impersonate(Thread.currentThread(), false);
            assertThat(withDeadline.list()).hasSize(TestData.COUNT);
        }
    }
}
