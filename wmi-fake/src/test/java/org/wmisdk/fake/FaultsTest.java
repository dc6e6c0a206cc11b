package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiCancelledException;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

@DisplayName("Faults, gates and the journal")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final HResult SHUTTING_DOWN = HResult.WBEM_E_SHUTTING_DOWN;
    private static final String ALL = "SELECT * FROM C";

    private final FakeWmi fake = fake(true);

    private static FakeWmi fake(boolean onCaller) {
        FakeWmiBuilder builder = FakeWmi.builder()
                .callsOnCaller(onCaller)
                .define(FakeClass.named("C").key("K", CimType.UINT32));
        for (int i = 0; i < 5; i++) {
            builder.instance("C", Map.of("K", i));
        }
        return builder.build();
    }

    private WmiSession session() {
        try (ConnectArguments arguments =
                ConnectArguments.builder("root\\cimv2").build()) {
            return fake.connectServerWmi(arguments);
        }
    }

    private static WmiCursor open(WmiSession session) {
        return session.execQuery(new QueryCall("WQL", ALL, QueryCall.RETURN_IMMEDIATELY, false, WmiContext.empty()));
    }

    private static HResult code(Runnable call) {
        SessionException thrown = catchThrowableOfType(SessionException.class, call::run);
        assertThat(thrown).isNotNull();
        return HResult.of(thrown.hresult());
    }

    @Test
    @DisplayName("the n-th call fails once, with any code; calls before and after it do not")
    void failures() {
        fake.faults().fail(FakeOperation.CONNECT, 2, SHUTTING_DOWN);
        WmiSession session = session();
        assertThat(code(this::session)).isEqualTo(SHUTTING_DOWN);
        session().close();
        fake.faults().fail(FakeOperation.EXEC_QUERY, 1, HResult.of(0x800706BE));
        assertThat(code(() -> open(session)).hex()).isEqualTo("0x800706BE");
        open(session).close();
        session.close();
        fake.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("a fetch fails after some rows, which stay; then the result fails for good")
    void failureWithRows() {
        fake.faults().failNext(2, 1, SHUTTING_DOWN);
        WmiSession session = session();
        WmiCursor cursor = open(session);
        List<WmiObject> rows = new ArrayList<>();
        assertThat(cursor.next(-1, 2, rows)).isEqualTo(WmiCursor.Progress.MORE);
        assertThat(code(() -> cursor.next(-1, 2, rows))).isEqualTo(SHUTTING_DOWN);
        assertThat(rows).hasSize(3);
        assertThat(code(() -> cursor.next(-1, 2, rows))).isEqualTo(SHUTTING_DOWN);
        cursor.close();
        session.close();
    }

    @Test
    @DisplayName("a fetch whose time is up delivers some rows and no error; the last one delivers rows with the end")
    void progress() {
        fake.faults().timeOutNext(1, 1);
        WmiSession session = session();
        WmiCursor cursor = open(session);
        List<WmiObject> rows = new ArrayList<>();
        assertThat(cursor.next(0, 2, rows)).isEqualTo(WmiCursor.Progress.TIMED_OUT);
        assertThat(rows).hasSize(1);
        assertThat(cursor.next(0, 2, rows)).isEqualTo(WmiCursor.Progress.MORE);
        assertThat(cursor.next(0, 3, rows)).isEqualTo(WmiCursor.Progress.END);
        assertThat(rows).hasSize(5);
        assertThat(cursor.next(0, 3, rows)).isEqualTo(WmiCursor.Progress.END);
        assertThat(rows).extracting(row -> row.getInt("K")).containsExactly(0, 1, 2, 3, 4);
        cursor.close();
        session.close();
        assertThat(fake.journal().entries(FakeOperation.NEXT))
                .extracting(FakeJournal.Entry::rows, FakeJournal.Entry::hresult)
                .startsWith(
                        tuple(1, HResult.WBEM_S_TIMEDOUT),
                        tuple(2, HResult.WBEM_S_NO_ERROR),
                        tuple(2, HResult.WBEM_S_FALSE));
    }

    @Test
    @DisplayName("a caller with a deadline is freed while the server's gate is still shut")
    void deadline() throws Exception {
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            // The first call starts a worker; without it a slow machine could spend the whole time on that.
            assertThat(namespace.query(ALL).timeout(LONG).list()).hasSize(5);
            FakeGate gate = fake.faults().hold(FakeOperation.NEXT, 1);
            try {
                assertThatExceptionOfType(WmiTimeoutException.class)
                        .isThrownBy(() -> namespace
                                .query(ALL)
                                .timeout(Duration.ofMillis(300))
                                .list());
                // The library cancels the call that it gave up, so the gate need not be opened.
                assertThat(gate.awaitReleased(LONG)).isTrue();
            } finally {
                gate.open();
            }
            assertThat(namespace.query(ALL).list()).hasSize(5);
        }
    }

    @Test
    @DisplayName("a call held at a gate goes on when the gate opens")
    void gate() throws Exception {
        FakeGate gate = fake.faults().hold(FakeOperation.EXEC_QUERY, 1);
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            CompletableFuture<List<WmiObject>> held =
                    CompletableFuture.supplyAsync(() -> namespace.query(ALL).list());
            assertThat(gate.awaitHeld(LONG)).isTrue();
            assertThat(gate.held()).isEqualTo(1);
            assertThat(held).isNotDone();
            gate.open();
            assertThat(held.get(LONG.toSeconds(), TimeUnit.SECONDS)).hasSize(5);
            assertThat(gate.held()).isZero();
        }
        fake.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("cancelling ends the held call of that worker alone, with RPC_E_CALL_CANCELED")
    void cancelling() throws Exception {
        FakeGate gate = fake.faults().hold(FakeOperation.CONNECT, 1);
        CompletableFuture<Object> token = new CompletableFuture<>();
        CompletableFuture<HResult> result = new CompletableFuture<>();
        Thread worker = new Thread(() -> {
            token.complete(fake.callThreads().enterWorker());
            result.complete(code(this::session));
        });
        worker.start();
        assertThat(gate.awaitHeld(LONG)).isTrue();
        fake.callThreads().cancel(Thread.currentThread());
        assertThat(gate.held()).isEqualTo(1);
        fake.callThreads().cancel(token.get());
        assertThat(result.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(HResult.RPC_E_CALL_CANCELED);
        worker.join();
    }

    @Test
    @DisplayName("a fake whose calls need workers still answers, and its waiting callers can be interrupted")
    void workers() throws Exception {
        FakeWmi onWorkers = fake(false);
        assertThat(onWorkers.callThreads().mayRunOnCaller()).isFalse();
        try (WmiNamespace namespace = onWorkers.locator().connect("root\\cimv2")) {
            assertThat(namespace.query(ALL).list()).hasSize(5);
            FakeGate gate = onWorkers.faults().hold(FakeOperation.NEXT, 1);
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
            assertThat(flag.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            gate.open();
        }
    }

    @Test
    @DisplayName("faults that have not struck can be taken back")
    void clearing() {
        fake.faults().fail(FakeOperation.CONNECT, 1, SHUTTING_DOWN);
        FakeGate gate = fake.faults().hold(FakeOperation.CONNECT, 1);
        fake.faults().clear();
        session().close();
        assertThat(gate.held()).isZero();
    }

    @Test
    @DisplayName("faults that make no sense are refused")
    void refusals() {
        FakeFaults faults = fake.faults();
        assertThatIllegalArgumentException().isThrownBy(() -> faults.fail(FakeOperation.CONNECT, 0, SHUTTING_DOWN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.fail(FakeOperation.CLOSE_SESSION, 1, SHUTTING_DOWN));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.fail(FakeOperation.NEXT, 1, HResult.WBEM_S_FALSE));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.failNext(1, -1, SHUTTING_DOWN));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.timeOutNext(1, -1));
    }

    @Test
    @DisplayName("what is not closed is named, with the stack that opened it")
    void leaks() {
        WmiSession session = session();
        WmiCursor cursor = open(session);
        assertThat(fake.journal().openSessions()).isEqualTo(1);
        assertThat(fake.journal().openResults()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> fake.journal().requireNothingOpen())
                .withMessageContaining("connection to root\\cimv2")
                .withMessageContaining("result of " + ALL)
                .satisfies(leak -> assertThat(leak.getSuppressed()[1].getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("leaks")));
        session.close();
        assertThat(cursor.next(-1, 9, new ArrayList<>()))
                .as("a result outlives its connection")
                .isEqualTo(WmiCursor.Progress.END);
        cursor.close();
        cursor.close();
        session.close();
        fake.journal().requireNothingOpen();
        assertThat(fake.journal().entries(FakeOperation.CLOSE_SESSION)).hasSize(1);
        fake.journal().clear();
        assertThat(fake.journal().entries()).isEmpty();
    }

    @Test
    @DisplayName("what is closed answers no more calls")
    void afterClosing() {
        WmiSession session = session();
        WmiCursor cursor = open(session);
        cursor.close();
        session.close();
        assertThat(code(() -> cursor.next(-1, 1, new ArrayList<>()))).isEqualTo(HResult.RPC_E_DISCONNECTED);
        assertThat(code(() -> open(session))).isEqualTo(HResult.RPC_E_DISCONNECTED);
    }
}
