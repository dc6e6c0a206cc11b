package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.ConnectRequest;
import org.wmisdk.HResult;
import org.wmisdk.RecoveryPolicy;
import org.wmisdk.WmiDepth;
import org.wmisdk.WmiEventListener;
import org.wmisdk.WmiEvents;
import org.wmisdk.WmiException;
import org.wmisdk.WmiListening;
import org.wmisdk.WmiMethodCall;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiRows;
import org.wmisdk.WmiSubscription;
import org.wmisdk.fake.FakeNamespace;

/** Connections that break, and what is asked again. */
@DisplayName("Recovery")
public abstract class RecoveryContract extends Contract {
    /** By which a connection is known to be gone. */
    private static final List<HResult> GONE = List.of(
            HResult.RPC_S_SERVER_UNAVAILABLE,
            HResult.RPC_E_DISCONNECTED,
            HResult.of(0x800706BE), // RPC_S_CALL_FAILED
            HResult.of(0x80041015)); // WBEM_E_TRANSPORT_FAILURE

    private static final HResult TOO_BUSY = HResult.of(0x80041045); // WBEM_E_SERVER_TOO_BUSY
    private static final int BATCH = 10;

    /** For the classes that run the suite in a world. */
    protected RecoveryContract() {}

    private WmiNamespace recovering() {
        needs(Capability.OWN_DATA);
        return locator()
                .connect(ConnectRequest.builder(TestData.NAMESPACE)
                        .recovery(RecoveryPolicy.REPEAT_READS)
                        .build());
    }

    /** Everything that reads, by where it can break. */
    private record Read(Point point, Consumer<WmiNamespace> call) {}

    private static List<Read> reads() {
        Consumer<WmiNamespace> list =
                namespace -> assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
        Consumer<WmiNamespace> open = namespace -> {
            try (WmiRows rows = numbers(namespace).batch(BATCH).open()) {
                assertThat(rows.stream().count()).isEqualTo(TestData.COUNT);
            }
        };
        return List.of(
                new Read(Point.QUERY, list),
                new Read(Point.NEXT, list),
                new Read(Point.QUERY, open),
                new Read(Point.NEXT, open),
                new Read(
                        Point.QUERY,
                        namespace -> assertThat(numbers(namespace).listAsync().join())
                                .hasSize(TestData.COUNT)),
                new Read(
                        Point.INSTANCES,
                        namespace -> assertThat(
                                        namespace.instances(TestData.NUMBERS).list())
                                .hasSize(TestData.COUNT)),
                new Read(
                        Point.CLASSES,
                        namespace -> assertThat(namespace.classNames(TestData.BASE, WmiDepth.DEEP))
                                .containsExactly("TCK_Derived")),
                new Read(
                        Point.GET_OBJECT,
                        namespace -> assertThat(namespace
                                        .get(WmiPath.of(TestData.NUMBERS + ".Id=3"))
                                        .getLong("Id"))
                                .isEqualTo(3)),
                new Read(
                        Point.GET_OBJECT,
                        namespace -> assertThat(namespace
                                        .classDefinition(TestData.NUMBERS)
                                        .name())
                                .isEqualTo(TestData.NUMBERS)));
    }

    private static void fails(Runnable call, HResult code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        WmiException.class, e -> assertThat(e.hresult()).isEqualTo(code));
    }

    @Test
    @DisplayName("RECOVERY-01 without a policy nothing is repeated and nothing connected again")
    void withoutPolicy() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            int connected = trouble.count(Point.CONNECT);
            trouble.fail(Point.QUERY, 1, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            fails(() -> numbers(namespace).list(), HResult.RPC_S_SERVER_UNAVAILABLE);
            assertThat(trouble.count(Point.QUERY)).isEqualTo(1);
            assertThat(trouble.count(Point.CONNECT)).isEqualTo(connected);
            assertThat(namespace.reconnections()).isZero();
        }
    }

    @Test
    @DisplayName(
            "RECOVERY-02 what reads is asked once more over a new connection where the old one is gone, also with its first row")
    void reconnects() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering()) {
            int expected = 0;
            for (HResult gone : GONE) {
                for (Read read : reads()) {
                    int connected = trouble.count(Point.CONNECT);
                    trouble.fail(read.point, 1, gone.value());
                    read.call.accept(namespace);
                    assertThat(trouble.count(Point.CONNECT)).isEqualTo(connected + 1);
                    assertThat(namespace.reconnections()).isEqualTo(++expected);
                }
            }
        }
    }

    @Test
    @DisplayName("RECOVERY-03 what reads is asked once more over the same connection where the server was not ready")
    void retries() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering()) {
            int connected = trouble.count(Point.CONNECT);
            for (Read read : reads()) {
                trouble.fail(read.point, 1, TOO_BUSY.value());
                read.call.accept(namespace);
            }
            assertThat(trouble.count(Point.CONNECT)).isEqualTo(connected);
            assertThat(namespace.reconnections()).isZero();
        }
    }

    @Test
    @DisplayName("RECOVERY-04 a second failure is thrown, with the first one behind it")
    void once() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering()) {
            trouble.fail(Point.QUERY, 1, HResult.RPC_E_DISCONNECTED.value());
            trouble.fail(Point.QUERY, 2, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            assertThatThrownBy(() -> numbers(namespace).list()).isInstanceOfSatisfying(WmiException.class, e -> {
                assertThat(e.hresult()).isEqualTo(HResult.RPC_S_SERVER_UNAVAILABLE);
                assertThat(e.getCause())
                        .satisfies(cause ->
                                assertThat(cause.getSuppressed()[0]).hasMessageContaining("RPC_E_DISCONNECTED"));
            });
            assertThat(trouble.count(Point.QUERY)).isEqualTo(2);
            trouble.fail(Point.QUERY, 1, TOO_BUSY.value());
            trouble.fail(Point.NEXT, 1, TOO_BUSY.value());
            fails(() -> numbers(namespace).list(), TOO_BUSY);
            assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
        }
    }

    @Test
    @DisplayName("RECOVERY-05 any other failure is thrown at once")
    void others() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering()) {
            for (HResult code : List.of(
                    HResult.WBEM_E_ACCESS_DENIED, HResult.WBEM_E_TIMED_OUT, HResult.E_FAIL, HResult.of(0x8004FEED))) {
                for (Read read : reads()) {
                    int before = trouble.count(read.point);
                    trouble.fail(read.point, 1, code.value());
                    assertThatThrownBy(() -> read.call.accept(namespace))
                            .as(code + " of " + read.point)
                            .hasMessageContaining(code.hex());
                    assertThat(trouble.count(read.point)).isEqualTo(before + 1);
                }
            }
            assertThat(namespace.reconnections()).isZero();
        }
    }

    @Test
    @DisplayName("RECOVERY-06 a method is never repeated; the call after it goes over a new connection")
    void methods() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering()) {
            WmiMethodCall add =
                    namespace.method(WmiPath.of(TestData.METHODS), "Add").arg("A", 1);
            add.call();
            for (HResult code : List.of(HResult.RPC_E_DISCONNECTED, TOO_BUSY)) {
                int before = trouble.count(Point.METHOD);
                trouble.fail(Point.METHOD, 1, code.value());
                fails(add::call, code);
                assertThat(trouble.count(Point.METHOD)).isEqualTo(before + 1);
                assertThat(add.call().get("Sum").asLong()).isEqualTo(11);
            }
            assertThat(namespace.reconnections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("RECOVERY-07 rows that break after the first ones are not asked again, and the failure says so")
    void midway() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering()) {
            List<WmiObject> rows = new ArrayList<>();
            trouble.fail(Point.NEXT, 2, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            assertThatThrownBy(() -> numbers(namespace).batch(BATCH).forEach(rows::add))
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult()).isEqualTo(HResult.RPC_S_SERVER_UNAVAILABLE))
                    .hasMessageContaining("not asked again after its first rows");
            assertThat(rows).hasSize(BATCH);
            assertThat(namespace.reconnections()).isZero();
            assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
            assertThat(namespace.reconnections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "RECOVERY-08 where connecting again fails the failure stays what it was and says why; the next call tries again")
    void connectingFails() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering()) {
            trouble.fail(Point.QUERY, 1, HResult.RPC_E_DISCONNECTED.value());
            trouble.fail(Point.CONNECT, 1, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            assertThatThrownBy(() -> numbers(namespace).list())
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.RPC_E_DISCONNECTED))
                    .hasMessageContaining("connecting again failed")
                    .hasMessageContaining("RPC_S_SERVER_UNAVAILABLE");
            assertThat(trouble.count(Point.QUERY)).isEqualTo(1);
            assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
        }
    }

    @Test
    @DisplayName("RECOVERY-09 results of the broken connection that are still open are read to their end")
    void openResults() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering();
                WmiRows rows = numbers(namespace).batch(BATCH).open()) {
            trouble.fail(Point.QUERY, 1, HResult.RPC_E_DISCONNECTED.value());
            assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
            assertThat(rows.stream().count()).isEqualTo(TestData.COUNT);
        }
    }

    @Test
    @DisplayName("RECOVERY-10 a namespace that was opened through another one is opened through it again")
    void child() {
        needs(Capability.OWN_DATA);
        Trouble trouble = trouble();
        ConnectRequest root = ConnectRequest.builder("root")
                .recovery(RecoveryPolicy.REPEAT_READS)
                .build();
        WmiNamespace child;
        try (WmiNamespace parent = locator().connect(root)) {
            child = parent.openNamespace("tck");
            trouble.fail(Point.QUERY, 1, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            trouble.fail(Point.OPEN_NAMESPACE, 1, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            assertThat(numbers(child).list()).hasSize(TestData.COUNT);
            assertThat(child.reconnections()).isEqualTo(1);
            assertThat(parent.reconnections()).isEqualTo(1);
        }
        try (child) {
            trouble.fail(Point.QUERY, 1, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            assertThatThrownBy(() -> numbers(child).list())
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult()).isEqualTo(HResult.RPC_S_SERVER_UNAVAILABLE))
                    .hasMessageContaining("connecting again failed");
        }
    }

    @Test
    @DisplayName(
            "RECOVERY-11 a subscription whose start breaks is started once more, one that is lost later is not: the loss is told")
    void subscriptions() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering()) {
            WmiEvents events = namespace.events("SELECT * FROM __ExtrinsicEvent");
            trouble.fail(Point.SUBSCRIBE, 1, HResult.RPC_E_DISCONNECTED.value());
            try (WmiSubscription subscription = events.subscribe()) {
                assertThat(namespace.reconnections()).isEqualTo(1);
                int started = trouble.count(Point.SUBSCRIBE);
                trouble.fail(Point.NEXT, 1, HResult.RPC_S_SERVER_UNAVAILABLE.value());
                fails(() -> subscription.take(Duration.ofSeconds(30)), HResult.RPC_S_SERVER_UNAVAILABLE);
                assertThat(trouble.count(Point.SUBSCRIBE)).isEqualTo(started);
            }
            events.subscribe().close();
            assertThat(namespace.reconnections()).isEqualTo(2);
        }
    }

    /** Tells all that it hears, as text. */
    private static final class Heard implements WmiEventListener {
        private final BlockingQueue<String> all = new LinkedBlockingQueue<>();

        @Override
        public void onEvent(WmiObject event) {
            all.add("event " + event.getString("TimerId"));
        }

        @Override
        public void onGap(WmiException reason) {
            all.add("gap " + reason.hresult().name());
        }

        @Override
        public void onLost(WmiException reason) {
            all.add("lost " + reason.hresult().name());
        }

        String next() {
            try {
                return String.valueOf(all.poll(60, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for an event", e);
            }
        }
    }

    @Test
    @DisplayName(
            "RECOVERY-12 a listener that wants it is subscribed once more and hears of the gap; lost again before any event, it hears of that")
    void resubscribing() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering()) {
            Heard heard = new Heard();
            FakeNamespace server = TestData.source().namespace(TestData.NAMESPACE);
            WmiEvents events = namespace.events("SELECT * FROM __TimerEvent").resubscribing();
            trouble.fail(Point.NEXT, 2, GONE.get(0).value()); // the first looks whether the query is good
            try (WmiListening listening = events.listen(heard)) {
                assertThat(heard.next()).isEqualTo("gap " + GONE.get(0).name());
                assertThat(namespace.reconnections()).isEqualTo(1);
                server.raise("__TimerEvent", Map.of("TimerId", "first"));
                assertThat(heard.next()).isEqualTo("event first");
                trouble.fail(Point.NEXT, 1, GONE.get(0).value());
                server.raise(
                        "__TimerEvent",
                        Map.of("TimerId", "with the loss")); // wakes who fetches; it comes before the gap, or not
                String word = heard.next();
                assertThat(word.startsWith("event") ? heard.next() : word)
                        .isEqualTo("gap " + GONE.get(0).name());
                assertThat(listening.isOpen()).isTrue();
                server.raise("__TimerEvent", Map.of("TimerId", "last"));
                assertThat(heard.next()).isEqualTo("event last");
            }
            trouble.fail(Point.NEXT, 2, GONE.get(0).value());
            trouble.fail(Point.NEXT, 4, GONE.get(0).value());
            try (WmiListening listening = events.listen(heard)) {
                assertThat(heard.next()).isEqualTo("gap " + GONE.get(0).name());
                assertThat(heard.next()).isEqualTo("lost " + GONE.get(0).name());
                assertThat(listening.isOpen()).isFalse();
            }
            assertThat(heard.all).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "RECOVERY-13 a listener is not subscribed again for a failure that does not pass, nor when it cannot be")
    void notResubscribed() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = recovering()) {
            WmiEvents events = namespace.events("SELECT * FROM __TimerEvent").resubscribing();
            Heard heard = new Heard();
            trouble.fail(Point.NEXT, 2, HResult.WBEM_E_ACCESS_DENIED.value());
            try (WmiListening listening = events.listen(heard)) {
                assertThat(listening.text()).isEqualTo(events.text());
                assertThat(heard.next()).isEqualTo("lost WBEM_E_ACCESS_DENIED");
            }
            trouble.fail(Point.SUBSCRIBE, 2, HResult.WBEM_E_ACCESS_DENIED.value());
            trouble.fail(Point.NEXT, 2, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            try (WmiListening listening = events.listen(heard)) {
                assertThat(listening.text()).isEqualTo(events.text());
                assertThat(heard.next()).isEqualTo("lost RPC_S_SERVER_UNAVAILABLE");
            }
            assertThatIllegalStateException().isThrownBy(events::overSink).withMessageContaining("resubscribing()");
            assertThatIllegalStateException()
                    .isThrownBy(namespace.events(events.text()).overSink()::resubscribing)
                    .withMessageContaining("overSink()");
        }
    }
}
