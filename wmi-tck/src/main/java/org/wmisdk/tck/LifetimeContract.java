package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiCancelledException;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiRows;

/** Lifetime: who releases, when, and what a program that forgets to close is told. */
@DisplayName("Lifetime")
public abstract class LifetimeContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected LifetimeContract() {}

    @Test
    @DisplayName("LIFE-01 closing a namespace or a result again does nothing")
    void closeAgain() {
        WmiNamespace namespace = cimv2();
        WmiRows rows =
                namespace.query("SELECT Name FROM Win32_Process").batch(1).open();
        rows.close();
        rows.close();
        namespace.close();
        namespace.close();
        assertThat(namespace.isClosed()).isTrue();
    }

    @Test
    @DisplayName("LIFE-02 a closed namespace and a closed result say that they are closed")
    void useAfterClose() {
        WmiNamespace namespace = cimv2();
        WmiRows rows =
                namespace.query("SELECT Name FROM Win32_Process").batch(1).open();
        Iterator<WmiObject> iterator = rows.iterator();
        rows.close();
        assertThatIllegalStateException().isThrownBy(iterator::hasNext).withMessageContaining("closed");
        namespace.close();
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> namespace.query("SELECT Name FROM Win32_Process").list())
                .withMessageContaining("closed");
    }

    @Test
    @DisplayName("LIFE-03 a result closes itself when its last batch was fetched")
    void closesItself() {
        comServer();
        try (WmiNamespace namespace = data()) {
            WmiRows rows = numbers(namespace).batch(2).open();
            assertThat(held("IEnumWbemClassObject")).isEqualTo(1);
            rows.forEach(row -> assertThat(row.getLong("Id")).isNotNegative());
            assertThat(held("IEnumWbemClassObject")).isZero();
        }
    }

    private long held(String iface) {
        return comServer().outstanding().stream()
                .filter(held -> held.what().startsWith(iface))
                .count();
    }

    @Test
    @DisplayName("LIFE-04 a result that failed has released everything already")
    void failedResult() {
        Trouble trouble = trouble();
        comServer();
        try (WmiNamespace namespace = data()) {
            WmiRows rows = numbers(namespace).batch(2).open();
            trouble.fail(Point.NEXT, 1, HResult.WBEM_E_PROVIDER_FAILURE.value());
            assertThatThrownBy(() -> rows.forEach(row -> {})).isInstanceOf(WmiException.class);
            assertThat(held("IEnumWbemClassObject")).isZero();
        }
    }

    @Test
    @DisplayName("LIFE-05 rows are released as they are read: none is held while the program has them")
    void rowsAreReleased() {
        comServer();
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).batch(3).open()) {
            Iterator<WmiObject> iterator = rows.iterator();
            WmiObject kept = iterator.next();
            assertThat(held("IWbemClassObject")).isZero();
            iterator.next();
            assertThat(kept.getLong("Id")).isZero();
        }
    }

    @Test
    @DisplayName("LIFE-06 closing a namespace ends the results that are still open, and their readers learn why")
    void namespaceEndsResults() {
        WmiNamespace namespace = data();
        WmiRows rows = numbers(namespace).batch(2).open();
        Iterator<WmiObject> iterator = rows.iterator();
        iterator.next();
        namespace.close();
        assertThatThrownBy(() -> iterator.forEachRemaining(row -> {}))
                .isInstanceOf(WmiCancelledException.class)
                .hasMessageContaining("closed");
        stage().close(); // nothing is held although the result itself was never closed
    }

    @Test
    @DisplayName("LIFE-07 closing a namespace while another thread waits for rows returns, and that thread ends")
    void closeWhileWaiting() {
        Trouble trouble = trouble();
        WmiNamespace namespace = data();
        WmiRows rows = numbers(namespace).batch(2).open();
        Gate gate = trouble.holdDeaf(Point.NEXT, 1);
        Threads.Running<Throwable> reader = Threads.start("reader", () -> {
            try {
                rows.forEach(row -> {});
                return new AssertionError("all rows came");
            } catch (WmiException e) {
                return e;
            }
        });
        gate.awaitArrival();
        namespace.close();
        assertThat(reader.task().isDone()).isFalse();
        gate.open();
        assertThat(reader.await()).isInstanceOf(WmiCancelledException.class);
    }

    @Test
    @DisplayName(
            "LIFE-08 closing a result while another thread waits for its rows returns at once, and that thread releases")
    void closeRowsWhileWaiting() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiRows rows = numbers(namespace).batch(2).open();
            Gate gate = trouble.holdDeaf(Point.NEXT, 1);
            Threads.Running<Throwable> reader = Threads.start("reader", () -> {
                try {
                    rows.forEach(row -> {});
                    return new AssertionError("all rows came");
                } catch (RuntimeException e) {
                    return e;
                }
            });
            gate.awaitArrival();
            rows.close();
            gate.open();
            assertThat(reader.await()).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("LIFE-09 a result that is never closed is reported with the stack that opened it, and released")
    void leakedResult() {
        needs(Capability.OWN_DATA);
        try (LeakLog log = new LeakLog();
                WmiNamespace namespace = data()) {
            openAndForget(namespace);
            LogRecord report = log.awaitReport();
            assertThat(report.getMessage()).contains("WmiRows").contains(TestData.NUMBERS);
            assertThat(report.getThrown().getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("openAndForget"));
        }
    }

    private static void openAndForget(WmiNamespace namespace) {
        assertThat(numbers(namespace).batch(2).open().iterator().hasNext()).isTrue();
    }

    @Test
    @DisplayName("LIFE-10 a namespace that is never closed is reported with the stack that opened it, and released")
    void leakedNamespace() {
        needs(Capability.OWN_DATA);
        try (LeakLog log = new LeakLog()) {
            connectAndForget();
            LogRecord report = log.awaitReport();
            assertThat(report.getMessage()).contains("WmiNamespace");
            assertThat(report.getThrown().getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("connectAndForget"));
        }
    }

    private void connectAndForget() {
        assertThat(data().isClosed()).isFalse();
    }

    @Test
    @DisplayName("LIFE-11 leaving a loop early and closing gives back what was not read")
    void leaveEarly() {
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).batch(4).open()) {
            for (WmiObject row : rows) {
                if (row.getLong("Id") == 1) {
                    break;
                }
            }
        }
    }

    @Test
    @DisplayName("LIFE-12 several results of one namespace are open at once and do not disturb each other")
    void manyResults() {
        try (WmiNamespace namespace = data()) {
            List<WmiRows> results = Stream.generate(
                            () -> numbers(namespace).batch(1).open())
                    .limit(5)
                    .toList();
            List<Iterator<WmiObject>> iterators =
                    results.stream().map(WmiRows::iterator).toList();
            for (long id = 0; id < TestData.COUNT; id++) {
                for (Iterator<WmiObject> iterator : iterators) {
                    assertThat(iterator.next().getLong("Id")).isEqualTo(id);
                }
            }
            results.forEach(WmiRows::close);
        }
    }
}
