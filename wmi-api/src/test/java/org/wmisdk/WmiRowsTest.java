package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.wmisdk.ScriptedBackend.fails;
import static org.wmisdk.ScriptedBackend.row;
import static org.wmisdk.ScriptedBackend.rows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wmisdk.ScriptedBackend.Held;
import org.wmisdk.spi.WmiCursor.Progress;

@DisplayName("A query and its rows")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WmiRowsTest {
    private static final String ALL = "SELECT * FROM C";
    private static final HResult SHUTTING_DOWN = HResult.WBEM_E_SHUTTING_DOWN;

    private final ScriptedBackend backend = new ScriptedBackend();

    private static int id(WmiObject row) {
        return row.getInt("Id");
    }

    private void nothingIsHeld() {
        assertThat(backend.openResults()).isZero();
    }

    @Test
    @DisplayName("a query asks nothing before it is run, and then batch by batch as it is read")
    void lazy() {
        backend.script(rows(Progress.MORE, 1, 2), rows(Progress.MORE, 3), rows(Progress.END));
        try (WmiNamespace namespace = backend.connect()) {
            WmiQuery query = namespace.query(ALL).batch(2);
            assertThat(backend.calls()).isEmpty();
            try (WmiRows rows = query.open()) {
                assertThat(backend.calls()).containsExactly("query", "next 2");
                Iterator<WmiObject> iterator = rows.iterator();
                assertThat(id(iterator.next())).isEqualTo(1);
                assertThat(id(iterator.next())).isEqualTo(2);
                assertThat(backend.calls()).hasSize(2);
                assertThat(id(iterator.next())).isEqualTo(3);
                assertThat(backend.calls()).hasSize(3);
            }
        }
        nothingIsHeld();
        assertThat(backend.openSessions()).isZero();
    }

    @Test
    @DisplayName("options make copies")
    void copies() {
        try (WmiNamespace namespace = backend.connect()) {
            WmiQuery query = namespace.query(ALL);
            assertThat(query.batch(7).timeout(Duration.ofDays(1))).isNotSameAs(query);
            query.list();
            assertThat(backend.calls()).contains("next 64");
            assertThat(backend.waits()).containsExactly(-1);
        }
    }

    @Test
    @DisplayName("rows are read once")
    void oneShot() {
        backend.script(rows(Progress.END, 1));
        try (WmiNamespace namespace = backend.connect();
                WmiRows rows = namespace.query(ALL).open()) {
            assertThat(rows.iterator()).isNotNull();
            assertThatIllegalStateException().isThrownBy(rows::iterator).withMessageContaining("once");
            assertThatIllegalStateException().isThrownBy(rows::stream).withMessageContaining("once");
        }
    }

    @Test
    @DisplayName("the last fetch releases, though its rows are still to be read")
    void closesItself() {
        backend.script(rows(Progress.MORE, 1), rows(Progress.END, 2));
        try (WmiNamespace namespace = backend.connect()) {
            Iterator<WmiObject> iterator = namespace.query(ALL).batch(1).open().iterator();
            assertThat(id(iterator.next())).isEqualTo(1);
            assertThat(backend.openResults()).isEqualTo(1);
            assertThat(iterator.hasNext()).isTrue();
            nothingIsHeld();
            assertThat(id(iterator.next())).isEqualTo(2);
            assertThat(iterator.hasNext()).isFalse();
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    @Test
    @DisplayName("a failure comes after the rows before it, in whichever batch it is")
    void failureAfterRows() {
        for (boolean first : new boolean[] {true, false}) {
            if (!first) {
                backend.script(rows(Progress.MORE, 1));
            }
            backend.script(fails(SHUTTING_DOWN, 2, 3));
            try (WmiNamespace namespace = backend.connect();
                    WmiRows rows = namespace.query(ALL).open()) {
                List<Integer> seen = new ArrayList<>();
                Iterator<WmiObject> iterator = rows.iterator();
                assertThatExceptionOfType(WmiServerUnavailableException.class)
                        .isThrownBy(() -> iterator.forEachRemaining(row -> seen.add(id(row))))
                        .satisfies(e -> assertThat(e.query()).isEqualTo(ALL));
                assertThat(seen).isEqualTo(first ? List.of(2, 3) : List.of(1, 2, 3));
                nothingIsHeld();
                assertThatIllegalStateException().isThrownBy(iterator::hasNext).withMessageContaining("failed");
            }
        }
    }

    @Test
    @DisplayName("a failure before any row is thrown by what runs the query, and nothing is held")
    void failureAtOnce() {
        try (WmiNamespace namespace = backend.connect()) {
            backend.script(fails(HResult.WBEM_E_INVALID_CLASS));
            assertThatThrownBy(() -> namespace.query(ALL).open()).isInstanceOf(WmiInvalidClassException.class);
            backend.script(fails(HResult.WBEM_E_INVALID_CLASS));
            assertThatThrownBy(() -> namespace.query(ALL).first()).isInstanceOf(WmiInvalidClassException.class);
            backend.script(fails(HResult.WBEM_E_INVALID_CLASS, 1));
            assertThatThrownBy(() -> namespace.query(ALL).list()).isInstanceOf(WmiInvalidClassException.class);
            nothingIsHeld();
        }
    }

    @Test
    @DisplayName("what no server could read is refused before one is asked")
    void refusedText() {
        try (WmiNamespace namespace = backend.connect()) {
            assertThatThrownBy(() -> namespace.query(" ").list()).isInstanceOf(WmiInvalidParameterException.class);
            assertThatThrownBy(() -> namespace.query("SELECT\0").open()).isInstanceOf(WmiInvalidQueryException.class);
            assertThat(backend.calls()).isEmpty();
        }
    }

    @Test
    @DisplayName("first() asks for one row and releases")
    void first() {
        backend.script(rows(Progress.MORE, 1));
        try (WmiNamespace namespace = backend.connect()) {
            assertThat(namespace.query(ALL).first()).contains(row(1));
            assertThat(backend.calls()).containsExactly("query", "next 1", "close");
            assertThat(namespace.query(ALL).first()).isEmpty();
        }
    }

    @Test
    @DisplayName("list() has all rows, released, and cannot be changed")
    void list() {
        backend.script(rows(Progress.MORE, 1), rows(Progress.TIMED_OUT), rows(Progress.END, 2));
        try (WmiNamespace namespace = backend.connect()) {
            List<WmiObject> rows = namespace.query(ALL).list();
            assertThat(rows).containsExactly(row(1), row(2));
            nothingIsHeld();
            assertThatThrownBy(() -> rows.add(row(3))).isInstanceOf(UnsupportedOperationException.class);
            assertThat(namespace.query(ALL).list()).isEmpty();
        }
    }

    @Test
    @DisplayName("without a timeout the library goes on waiting where the server's own wait ends")
    void waitsOn() {
        backend.script(
                rows(Progress.TIMED_OUT), rows(Progress.TIMED_OUT, 1), rows(Progress.TIMED_OUT), rows(Progress.END, 2));
        try (WmiNamespace namespace = backend.connect();
                WmiRows rows = namespace.query(ALL).open()) {
            assertThat(rows).containsExactly(row(1), row(2));
        }
    }

    @Test
    @DisplayName("an exception of the action ends the query and is thrown on")
    void forEachAction() {
        backend.script(rows(Progress.MORE, 1));
        RuntimeException stop = new RuntimeException("enough");
        try (WmiNamespace namespace = backend.connect()) {
            assertThat(catchThrowable(() -> namespace.query(ALL).forEach(row -> {
                        throw stop;
                    })))
                    .isSameAs(stop);
            nothingIsHeld();
        }
    }

    @Test
    @DisplayName("a closed result hands out no rows, neither those of an unfinished nor those of a finished query")
    void closed() {
        for (Progress progress : new Progress[] {Progress.MORE, Progress.END}) {
            backend.script(rows(progress, 1, 2));
            try (WmiNamespace namespace = backend.connect()) {
                WmiRows rows = namespace.query(ALL).open();
                Iterator<WmiObject> iterator = rows.iterator();
                iterator.next();
                rows.close();
                rows.close();
                assertThatIllegalStateException().isThrownBy(iterator::next).withMessageContaining("closed");
                nothingIsHeld();
            }
        }
    }

    @Test
    @DisplayName("closing a stream closes its rows")
    void streamClose() {
        backend.script(rows(Progress.MORE, 1));
        try (WmiNamespace namespace = backend.connect()) {
            try (var stream = namespace.query(ALL).open().stream()) {
                assertThat(stream.findFirst()).contains(row(1));
            }
            nothingIsHeld();
        }
    }

    @Test
    @DisplayName("closing while another thread fetches returns at once; that thread releases and learns of it")
    void closeWhileFetching() {
        for (boolean direct : new boolean[] {true, false}) {
            ScriptedBackend server = direct ? new ScriptedBackend() : new ScriptedBackend().onWorkers();
            Held held = new Held(rows(Progress.MORE, 2));
            server.script(rows(Progress.MORE, 1), held);
            try (WmiNamespace namespace = server.connect()) {
                WmiRows rows = namespace.query(ALL).batch(1).open();
                CompletableFuture<Throwable> reader = reading(rows);
                ScriptedBackend.awaitUninterrupted(held.begun);
                rows.close();
                assertThat(server.openResults()).isEqualTo(1); // it is in use
                held.gate.countDown();
                assertThat(reader.join())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("closed");
                assertThat(server.openResults()).isZero();
            }
        }
    }

    /** Reads to the end on another thread, and gives what was thrown there. */
    private static CompletableFuture<Throwable> reading(WmiRows rows) {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread reader = new Thread(() -> thrown.complete(catchThrowable(() -> rows.forEach(row -> {}))), "reader");
        reader.setDaemon(true);
        reader.start();
        return thrown;
    }

    @Test
    @DisplayName(
            "closing the namespace ends its results: fetched rows still come, then the reader learns why there are no more")
    void namespaceClosed() {
        backend.script(rows(Progress.MORE, 1, 2));
        WmiNamespace namespace = backend.connect();
        Iterator<WmiObject> iterator = namespace.query(ALL).open().iterator();
        assertThat(id(iterator.next())).isEqualTo(1);
        namespace.close();
        nothingIsHeld();
        assertThat(backend.openSessions()).isZero();
        assertThat(id(iterator.next())).isEqualTo(2);
        assertThatThrownBy(iterator::hasNext)
                .isInstanceOf(WmiCancelledException.class)
                .hasMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> namespace.query(ALL).list());
    }

    @Test
    @DisplayName("a query that is opened while its namespace closes holds nothing afterwards")
    void namespaceClosedWhileOpening() {
        Held held = new Held(rows(Progress.MORE, 1));
        backend.script(held);
        WmiNamespace namespace = backend.connect();
        CompletableFuture<Throwable> reader = new CompletableFuture<>();
        Thread thread = new Thread(() ->
                reader.complete(catchThrowable(() -> namespace.query(ALL).open().forEach(row -> {}))));
        thread.setDaemon(true);
        thread.start();
        ScriptedBackend.awaitUninterrupted(held.begun);
        namespace.close();
        held.gate.countDown();
        assertThat(reader.join()).isInstanceOf(WmiCancelledException.class);
        nothingIsHeld();
    }

    @Test
    @DisplayName("a query whose connection was closed before it reached the server is cancelled, not a broken server")
    void namespaceClosedBeforeStart() {
        try (WmiNamespace namespace = backend.connect()) {
            backend.beforeQuery(namespace::close);
            assertThatThrownBy(() -> namespace.query(ALL).list())
                    .isInstanceOf(WmiCancelledException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    @DisplayName("when the time is up the caller is freed though the server is silent, and what comes late is released")
    void timeout() {
        Held held = new Held(rows(Progress.MORE, 1));
        backend.script(held);
        try (WmiNamespace namespace = backend.connect()) {
            assertThatThrownBy(() ->
                            namespace.query(ALL).timeout(Duration.ofMillis(1)).open())
                    .isInstanceOf(WmiTimeoutException.class)
                    .hasMessageContaining("PT0.001S");
            held.gate.countDown();
            backend.awaitNoOpenResults();
        }
    }

    @Test
    @DisplayName("a timeout is one for the whole result, and the server is told what is left of it")
    void budget() {
        backend.script(rows(Progress.MORE, 1), rows(Progress.MORE, 2), rows(Progress.END));
        try (WmiNamespace namespace = backend.connect();
                WmiRows rows =
                        namespace.query(ALL).timeout(Duration.ofMinutes(10)).open()) {
            assertThat(rows).hasSize(2);
            List<Integer> waits = backend.waits();
            assertThat(waits).hasSize(3).allMatch(wait -> wait > 0 && wait <= 600_000);
            assertThat(waits).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        }
    }

    @Test
    @DisplayName("an interrupt frees the reader of a worker, keeps its flag, and the worker releases")
    void interrupted() {
        backend.onWorkers();
        Held held = new Held(rows(Progress.MORE, 2));
        backend.script(rows(Progress.MORE, 1), held);
        try (WmiNamespace namespace = backend.connect();
                WmiRows rows = namespace.query(ALL).batch(1).open()) {
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                Throwable thrown = catchThrowable(() -> rows.forEach(row -> {}));
                flag.complete(thrown instanceof WmiCancelledException
                        && Thread.currentThread().isInterrupted());
            });
            reader.setDaemon(true);
            reader.start();
            ScriptedBackend.awaitUninterrupted(held.begun);
            reader.interrupt();
            assertThat(flag.join()).isTrue();
            assertThat(backend.openResults()).isEqualTo(1); // the server is still silent
            held.gate.countDown();
            backend.awaitNoOpenResults();
        }
    }

    @Test
    @DisplayName("what is never closed is reported with the stack that opened it, and released")
    void leak() throws Exception {
        backend.script(rows(Progress.MORE, 1), rows(Progress.MORE, 2));
        try (LeakLog log = new LeakLog()) {
            WmiNamespace namespace = backend.connect();
            openAndForget(namespace);
            LeakLog.Report report = log.await("WmiRows of " + ALL);
            assertThat(report.thrown().getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("openAndForget"));
            backend.awaitNoOpenResults();
            namespace.close();
        }
    }

    private static void openAndForget(WmiNamespace namespace) {
        assertThat(namespace.query(ALL).batch(1).open().iterator().hasNext()).isTrue();
    }

    @Test
    @DisplayName("what its namespace closed is no leak")
    void noLeak() throws Exception {
        backend.script(rows(Progress.MORE, 1), rows(Progress.MORE, 2));
        try (LeakLog log = new LeakLog()) {
            WmiNamespace closed = backend.connect();
            openAndForget(closed);
            closed.close();
            connectAndForget();
            log.await("WmiNamespace root\\cimv2");
            assertThat(log.reports()).noneMatch(report -> report.message().contains("WmiRows"));
        }
    }

    private void connectAndForget() {
        assertThat(backend.connect().isClosed()).isFalse();
    }

    @Test
    @DisplayName("workers keep nothing of the caller that started them")
    void workersInheritNothing() throws Exception {
        InheritableThreadLocal<String> callers = new InheritableThreadLocal<>();
        callers.set("of the caller");
        backend.onWorkers();
        CompletableFuture<String> seen = new CompletableFuture<>();
        backend.script((timeoutMillis, count, into) -> {
            seen.complete(String.valueOf(callers.get()));
            return Progress.END;
        });
        try (WmiNamespace namespace = backend.connect()) {
            namespace.query(ALL).list();
        }
        assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("null");
    }
}
