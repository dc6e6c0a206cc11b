package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wmisdk.fake.Calls.ALL;
import static org.wmisdk.fake.Calls.connect;
import static org.wmisdk.fake.Calls.fetch;
import static org.wmisdk.fake.Calls.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wmisdk.ConnectRequest;
import org.wmisdk.HResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiRows;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

@DisplayName("Delays on a clock of the test's own")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FakeClockTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeClock clock = new FakeClock();
    private final FakeWmi fake = Calls.builder().clock(clock).build();
    private final FakeFaults faults = fake.faults();

    @AfterEach
    void nothingIsLeftOpen() {
        fake.journal().requireNothingOpen();
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeOperation.class,
            names = {"EXEC_QUERY", "NEXT"})
    @DisplayName("a delay beyond the timeout strikes it at once; a shorter one and a call without timeout go through")
    void queries(FakeOperation operation) {
        FakeFault fault = faults.on(operation).delay(HOUR);
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            for (Duration tooShort : List.of(SECOND, HOUR)) {
                assertThatExceptionOfType(WmiTimeoutException.class)
                        .isThrownBy(() -> namespace.query(ALL).timeout(tooShort).list())
                        .withMessageContaining("timeout of " + tooShort);
            }
            assertThat(namespace.query(ALL).timeout(HOUR.plusMillis(1)).list()).hasSize(5);
            assertThat(namespace.query(ALL).list()).hasSize(5);
        }
        assertThat(fault.struck()).isEqualTo(4);
    }

    @Test
    @DisplayName("a future fails when a delay is beyond its timeout, or when the clock is advanced beyond it")
    void futures() throws Exception {
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            FakeFault fault = faults.on(FakeOperation.EXEC_QUERY).delay(HOUR);
            assertThat(namespace.query(ALL).timeout(SECOND).listAsync())
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(WmiTimeoutException.class);
            assertThat(namespace.query(ALL).timeout(HOUR.plusMillis(1)).listAsync())
                    .succeedsWithin(Duration.ofSeconds(30));
            fault.remove();
            FakeGate gate = faults.on(FakeOperation.NEXT).hold();
            CompletableFuture<List<WmiObject>> held =
                    namespace.query(ALL).timeout(HOUR).listAsync();
            assertThat(gate.awaitHeld(Duration.ofSeconds(30))).isTrue();
            clock.advance(HOUR.minusNanos(1));
            assertThat(held).isNotDone();
            clock.advance(Duration.ofNanos(1));
            assertThat(held)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(WmiTimeoutException.class);
            gate.open();
        }
    }

    @Test
    @DisplayName("connecting has its timeout too")
    void connecting() {
        faults.on(FakeOperation.CONNECT).nth(2).delay(HOUR);
        ConnectRequest request =
                ConnectRequest.builder("root\\cimv2").timeout(SECOND).build();
        fake.locator().connect(request).close();
        assertThatExceptionOfType(WmiTimeoutException.class)
                .isThrownBy(() -> fake.locator().connect(request));
        fake.locator().connect(request).close();
    }

    @Test
    @DisplayName("what a query uses up in one call is missing in the next")
    void budget() {
        faults.on(FakeOperation.EXEC_QUERY).delay(Duration.ofSeconds(3));
        faults.on(FakeOperation.NEXT).delay(Duration.ofSeconds(2));
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            // 3 seconds to start, 2 for each of the three fetches of 2, 2 and 1 rows
            assertThat(namespace
                            .query(ALL)
                            .batch(2)
                            .timeout(Duration.ofMillis(9001))
                            .list())
                    .hasSize(5);
            assertThatExceptionOfType(WmiTimeoutException.class)
                    .isThrownBy(() -> namespace
                            .query(ALL)
                            .batch(2)
                            .timeout(Duration.ofMillis(8999))
                            .list());
        }
    }

    @Test
    @DisplayName("slow rows come as far as the timeout allows, then it strikes")
    void slowRows() {
        FakeFault fault = faults.on(FakeOperation.EXEC_QUERY).ofClass("C").slowRows(SECOND);
        List<Integer> seen = new ArrayList<>();
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2");
                WmiRows rows =
                        namespace.query(ALL).timeout(Duration.ofMillis(3500)).open()) {
            assertThatExceptionOfType(WmiTimeoutException.class)
                    .isThrownBy(() -> rows.forEach(row -> seen.add(row.getInt("K"))));
            assertThat(namespace.query(ALL).timeout(Duration.ofMillis(5001)).list())
                    .hasSize(5);
            assertThat(namespace
                            .query("SELECT * FROM D")
                            .timeout(Duration.ofMillis(1))
                            .list())
                    .hasSize(1);
        }
        assertThat(seen).containsExactly(0, 1, 2);
        assertThat(fault.struck()).isEqualTo(2);
    }

    @Test
    @DisplayName("a fetch that is given less time says so, and the next one waits for the rest")
    void fetches() {
        WmiSession session = connect(fake);
        WmiCursor cursor = query(session, ALL);
        faults.on(FakeOperation.NEXT).nth(1).delay(Duration.ofMillis(250));
        assertThat(fetch(cursor, 100, 2)).isEqualTo("TIMED_OUT");
        assertThat(fetch(cursor, 100, 2)).isEqualTo("TIMED_OUT");
        assertThat(fetch(cursor, 100, 2)).isEqualTo("0 1 MORE");
        faults.on(FakeOperation.NEXT).first(2).slowRows(Duration.ofMillis(60));
        assertThat(fetch(cursor, 100, 2)).isEqualTo("2 TIMED_OUT");
        assertThat(fetch(cursor, 100, 2)).isEqualTo("3 4 MORE");
        cursor.close();
        session.close();
        assertThat(fake.journal().entries(FakeOperation.NEXT).get(0).hresult()).isEqualTo(HResult.WBEM_S_TIMEDOUT);
    }

    @Test
    @DisplayName("a failure that a delay puts off comes with the fetch after it")
    void postponed() {
        WmiSession session = connect(fake);
        WmiCursor cursor = query(session, ALL);
        FakeTrigger first = faults.on(FakeOperation.NEXT).nth(1);
        first.delay(Duration.ofMillis(150));
        first.failAfter(1, HResult.WBEM_E_SHUTTING_DOWN);
        assertThat(fetch(cursor, 100, 2)).isEqualTo("TIMED_OUT");
        assertThat(fetch(cursor, 100, 2)).isEqualTo("0 WBEM_E_SHUTTING_DOWN");
        cursor.close();
        session.close();
    }

    @Test
    @DisplayName("a delay costs nobody but the call that it strikes")
    void othersAreNotDelayed() throws Exception {
        FakeGate gate = faults.on(FakeOperation.NEXT).ofClass("D").hold();
        faults.on(FakeOperation.NEXT).ofClass("C").delay(HOUR);
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() ->
                    namespace.query("SELECT * FROM D").timeout(SECOND).list().size());
            assertThat(gate.awaitHeld(Duration.ofSeconds(30))).isTrue();
            assertThat(namespace.query(ALL).timeout(HOUR.plus(SECOND)).list()).hasSize(5);
            gate.open();
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a call that was given up is cancelled, and recorded so when it ends")
    void cancelled() {
        faults.on(FakeOperation.EXEC_QUERY).delay(HOUR);
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            assertThatExceptionOfType(WmiTimeoutException.class)
                    .isThrownBy(() -> namespace.query(ALL).timeout(SECOND).list());
            while (fake.locator().abandonedCalls() > 0) {
                Thread.onSpinWait(); // it ends without anybody's help
            }
        }
        assertThat(fake.journal().entries(FakeOperation.EXEC_QUERY))
                .singleElement()
                .satisfies(entry -> assertThat(entry.hresult()).isEqualTo(HResult.RPC_E_CALL_CANCELED));
    }

    @Test
    @DisplayName("a delay that is removed delays no more, also a result that waits for it")
    void removed() {
        WmiSession session = connect(fake);
        WmiCursor cursor = query(session, ALL);
        FakeFault fault = faults.on(FakeOperation.NEXT).nth(1).delay(HOUR);
        assertThat(fetch(cursor, 1000, 2)).isEqualTo("TIMED_OUT");
        fault.remove();
        assertThat(fetch(cursor, 1000, 2)).isEqualTo("0 1 MORE");
        cursor.close();
        session.close();
    }

    @Test
    @DisplayName("of the computer: a delay takes as long as it says, unless the faults are cleared")
    void realTime() throws Exception {
        FakeWmi real = Calls.builder().build();
        real.faults().on(FakeOperation.CONNECT).nth(1).delay(Duration.ofMillis(20));
        long start = System.nanoTime();
        connect(real).close();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        FakeFault fault = real.faults().on(FakeOperation.CONNECT).delay(Duration.ofDays(1));
        CompletableFuture<Void> slow =
                CompletableFuture.runAsync(() -> connect(real).close());
        while (fault.struck() == 0) {
            Thread.onSpinWait();
        }
        real.faults().clear();
        slow.get(30, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("does not go back, and can be advanced for ever")
    void advancing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
                .withMessageContaining("time: PT-0.000000001S");
        clock.advance(Duration.ofSeconds(Long.MAX_VALUE));
        clock.advance(Duration.ofSeconds(Long.MAX_VALUE));
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            assertThat(namespace.query(ALL).timeout(SECOND).list()).hasSize(5);
        }
    }
}
