package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.wmisdk.fake.Calls.ALL;
import static org.wmisdk.fake.Calls.code;
import static org.wmisdk.fake.Calls.connect;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wmisdk.HResult;
import org.wmisdk.WmiCancelledException;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.spi.WmiSession;

@DisplayName("Calls that are held")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GateTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FakeClock clock = new FakeClock();
    private final FakeWmi fake = Calls.builder().clock(clock).build();

    @AfterEach
    void nothingIsLeftOpen() {
        fake.faults().clear();
        fake.journal().requireNothingOpen();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("a caller is freed when its time is up, while the server is still silent")
    void deadline() throws Exception {
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            FakeGate gate = fake.faults().on(FakeOperation.NEXT).nth(1).hold();
            CompletableFuture<WmiException> refusal = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                    WmiException.class,
                    () -> namespace.query(ALL).timeout(Duration.ofMinutes(10)).list()));
            assertThat(gate.awaitHeld(LONG)).isTrue();
            clock.advance(Duration.ofMinutes(10).minusNanos(1));
            assertThat(gate.held()).isEqualTo(1);
            assertThat(refusal).isNotDone();
            clock.advance(Duration.ofNanos(1));
            assertThat(get(refusal)).isInstanceOf(WmiTimeoutException.class);
            // The library cancels the call that it gave up, so the gate need not be opened.
            assertThat(gate.awaitReleased(LONG)).isTrue();
            assertThat(namespace.query(ALL).list()).hasSize(5);
        }
    }

    @Test
    @DisplayName("without a clock of the test's own the time is real")
    void realTime() throws Exception {
        FakeWmi real = Calls.builder().build();
        try (WmiNamespace namespace = real.locator().connect("root\\cimv2")) {
            FakeGate gate = real.faults().on(FakeOperation.NEXT).nth(1).hold();
            assertThatExceptionOfType(WmiTimeoutException.class)
                    .isThrownBy(() ->
                            namespace.query(ALL).timeout(Duration.ofMillis(300)).list());
            assertThat(gate.awaitReleased(LONG)).isTrue();
        }
        real.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("a held call goes on when the gate opens, and later calls pass")
    void opening() throws Exception {
        FakeGate gate = fake.faults().on(FakeOperation.EXEC_QUERY).hold();
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            CompletableFuture<List<WmiObject>> held =
                    CompletableFuture.supplyAsync(() -> namespace.query(ALL).list());
            assertThat(gate.awaitHeld(LONG)).isTrue();
            assertThat(gate.held()).isEqualTo(1);
            assertThat(held).isNotDone();
            gate.open();
            assertThat(get(held)).hasSize(5);
            assertThat(gate.held()).isZero();
            assertThat(namespace.query(ALL).list()).hasSize(5);
        }
    }

    @Test
    @DisplayName("clearing the faults opens all gates")
    void clearing() throws Exception {
        FakeGate gate = fake.faults().on(FakeOperation.CONNECT).hold();
        CompletableFuture<WmiSession> held = CompletableFuture.supplyAsync(() -> connect(fake));
        assertThat(gate.awaitHeld(LONG)).isTrue();
        fake.faults().clear();
        get(held).close();
        connect(fake).close();
    }

    @Test
    @DisplayName("cancelling ends the held call of that worker alone, with RPC_E_CALL_CANCELED")
    void cancelling() throws Exception {
        FakeGate gate = fake.faults().on(FakeOperation.CONNECT).nth(1).hold();
        CompletableFuture<Object> token = new CompletableFuture<>();
        CompletableFuture<HResult> result = new CompletableFuture<>();
        Thread worker = new Thread(() -> {
            token.complete(fake.callThreads().enterWorker());
            result.complete(code(() -> connect(fake)));
        });
        worker.start();
        assertThat(gate.awaitHeld(LONG)).isTrue();
        fake.callThreads().cancel(Thread.currentThread());
        assertThat(gate.held()).isEqualTo(1);
        fake.callThreads().cancel(token.get());
        assertThat(get(result)).isEqualTo(HResult.RPC_E_CALL_CANCELED);
        worker.join();
    }

    @Test
    @DisplayName("an interrupt does not reach a held call, as it reaches no native one, and is kept")
    void interrupts() throws Exception {
        FakeGate gate = fake.faults().on(FakeOperation.CONNECT).nth(1).hold();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            connect(fake).close();
            flag.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        assertThat(gate.awaitHeld(LONG)).isTrue();
        caller.interrupt();
        assertThat(gate.held()).isEqualTo(1);
        gate.open();
        assertThat(get(flag)).isTrue();
        caller.join();
    }

    @Test
    @DisplayName("a fake whose calls need workers still answers, and its waiting callers can be interrupted")
    void workers() throws Exception {
        FakeWmi onWorkers = Calls.builder().callsOnCaller(false).build();
        assertThat(onWorkers.callThreads().mayRunOnCaller()).isFalse();
        try (WmiNamespace namespace = onWorkers.locator().connect("root\\cimv2")) {
            assertThat(namespace.query(ALL).list()).hasSize(5);
            FakeGate gate = onWorkers.faults().on(FakeOperation.NEXT).nth(1).hold();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                WmiException thrown = catchThrowableOfType(
                        WmiException.class, () -> namespace.query(ALL).list());
                flag.complete(thrown instanceof WmiCancelledException
                        && Thread.currentThread().isInterrupted());
            });
            caller.start();
            assertThat(gate.awaitHeld(LONG)).isTrue();
            caller.interrupt();
            assertThat(get(flag)).isTrue();
            gate.open();
        }
        onWorkers.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("closing is held too, and not ended by being cancelled")
    void closing() throws Exception {
        FakeGate gate = fake.faults().on(FakeOperation.CLOSE_SESSION).hold();
        WmiSession session = connect(fake);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(session::close);
        assertThat(gate.awaitHeld(LONG)).isTrue();
        assertThat(closed).isNotDone();
        assertThat(fake.journal().openSessions()).isEqualTo(1);
        gate.open();
        get(closed);
    }
}
