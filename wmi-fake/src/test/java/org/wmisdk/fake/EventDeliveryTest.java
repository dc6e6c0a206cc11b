package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiEventListener;
import org.wmisdk.WmiException;
import org.wmisdk.WmiListening;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiSubscription;
import org.wmisdk.WmiTimeoutException;

@DisplayName("A subscription to events of a fake")
class EventDeliveryTest {
    private static final String ALARMS = "SELECT * FROM T_Alarm";
    private static final String LIVE =
            "SELECT * FROM __InstanceOperationEvent WITHIN 5 WHERE TargetInstance ISA 'T_Live'";

    private final FakeClock clock = new FakeClock();
    private final ConcurrentLinkedQueue<Map<String, Object>> rows = new ConcurrentLinkedQueue<>();
    private FakeWmi fake = build(clock);

    private FakeWmi build(FakeClock time) {
        FakeWmiBuilder builder = FakeWmi.builder()
                .mof("class T_Alarm : __ExtrinsicEvent { uint32 Level; };"
                        + "class T_Stored { [key] string Name; uint32 Size; };"
                        + "[dynamic, provider(\"p\")] class T_Served { [key] string Name; };")
                .define(FakeClass.named("T_Live").key("Name", CimType.STRING).property("Size", CimType.UINT32))
                .rows("T_Live", rows::stream);
        return (time == null ? builder : builder.clock(time)).build();
    }

    private final List<WmiNamespace> clients = new ArrayList<>();

    private WmiNamespace cimv2() {
        WmiNamespace client = fake.locator().connect("root\\cimv2");
        clients.add(client);
        return client;
    }

    private FakeNamespace server() {
        return fake.namespace("root\\cimv2");
    }

    private void alarm(int level) {
        server().raise("T_Alarm", Map.of("Level", level));
    }

    @AfterEach
    void nothingIsLeftOpen() {
        clients.forEach(WmiNamespace::close);
        fake.journal().requireNothingOpen();
    }

    private static String kinds(WmiSubscription subscription) {
        StringBuilder kinds = new StringBuilder();
        for (WmiObject event = subscription.poll(Duration.ZERO).orElse(null);
                event != null;
                event = subscription.poll(Duration.ZERO).orElse(null)) {
            WmiObject target = event.getObject("TargetInstance");
            kinds.append(String.valueOf(event.system().className()).replaceAll("__Instance|Event", ""))
                    .append(' ')
                    .append(target == null ? "" : target.getString("Name"))
                    .append(' ');
        }
        return kinds.toString().strip();
    }

    @Test
    @Shows(FakeRule.EVENT_POLLED)
    @DisplayName(
            "compares what a function delivers every WITHIN seconds of the clock; what comes and goes between is not seen")
    void polled() {
        rows.add(Map.of("Name", "a", "Size", 1));
        rows.add(Map.of("Name", "b"));
        try (WmiSubscription subscription = cimv2().events(LIVE).subscribe()) {
            clock.advance(Duration.ofSeconds(5));
            assertThat(kinds(subscription)).isEmpty();

            rows.clear();
            rows.add(Map.of("Name", "a", "Size", 2));
            rows.add(Map.of("Name", "c"));
            clock.advance(Duration.ofMillis(4_999));
            assertThat(kinds(subscription)).isEmpty();
            clock.advance(Duration.ofMillis(1));
            assertThat(kinds(subscription)).isEqualTo("Modification a Creation c Deletion b");

            rows.add(Map.of("Name", "d"));
            rows.removeIf(row -> row.containsValue("d"));
            clock.advance(Duration.ofSeconds(5));
            assertThat(kinds(subscription)).isEmpty();
        }
    }

    @Test
    @Shows(FakeRule.EVENT_POLLED)
    @DisplayName("polls a stored class that says a provider serves it, and hears at once of one that does not")
    void servedByQualifier() {
        try (WmiSubscription subscription = cimv2().events("SELECT * FROM __InstanceCreationEvent WITHIN 10")
                .subscribe()) {
            server().put("T_Served", Map.of("Name", "late"));
            server().put("T_Stored", Map.of("Name", "soon"));
            assertThat(kinds(subscription)).isEqualTo("Creation soon");
            clock.advance(Duration.ofSeconds(10));
            assertThat(kinds(subscription)).isEqualTo("Creation late");
        }
    }

    @Test
    @DisplayName(
            "that waits by the clock of the test lets that time pass for itself alone, and so meets its next comparison")
    void waitingTakesTime() {
        try (WmiSubscription patient = cimv2().events(LIVE).subscribe();
                WmiSubscription other = cimv2().events(LIVE).subscribe()) {
            rows.add(Map.of("Name", "a"));
            assertThat(patient.poll(Duration.ofSeconds(4))).isEmpty();
            assertThat(patient.poll(Duration.ofSeconds(1))).isPresent();
            assertThat(other.poll(Duration.ofSeconds(1))).isEmpty();
        }
    }

    @Test
    @DisplayName("is lost, with the code of the function, when what it compares cannot be read")
    void pollFails() {
        try (WmiSubscription subscription = cimv2().events(LIVE).subscribe()) {
            rows.add(Map.of("Size", 1)); // no key
            clock.advance(Duration.ofSeconds(5));
            assertThatThrownBy(() -> subscription.poll(Duration.ZERO)).isInstanceOf(WmiException.class);
            assertThat(subscription.isOpen()).isFalse();
            assertThatThrownBy(() -> subscription.poll(Duration.ZERO))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("lost");
        }
    }

    @Test
    @DisplayName("says when nothing comes: poll with nothing, take with a timeout, and goes on")
    void nothingComes() {
        try (WmiSubscription subscription = cimv2().events(ALARMS).subscribe()) {
            assertThat(subscription.poll(Duration.ofHours(1))).isEmpty();
            assertThatThrownBy(() -> subscription.take(Duration.ofSeconds(2)))
                    .isInstanceOf(WmiTimeoutException.class)
                    .hasMessageContaining("no event came within PT2S");
            alarm(3);
            assertThat(subscription.take(Duration.ofSeconds(2)).getInt("Level")).isEqualTo(3);
        }
    }

    @Test
    @DisplayName(
            "wakes a thread that waits without limit when an event comes, and ends its iteration when it is closed")
    void iteration() throws Exception {
        WmiSubscription subscription = cimv2().events(ALARMS).subscribe();
        FakeGate reached = fake.faults().on(FakeOperation.NEXT).hold();
        CompletableFuture<List<Integer>> levels = CompletableFuture.supplyAsync(() -> {
            try (Stream<WmiObject> events = subscription.stream()) {
                return events.map(event -> event.getInt("Level"))
                        .peek(level -> {
                            if (level == 2) {
                                subscription.close();
                            }
                        })
                        .toList();
            }
        });
        assertThat(reached.awaitHeld(Duration.ofSeconds(30))).isTrue();
        reached.open();
        alarm(1);
        alarm(2);
        assertThat(levels.get(30, TimeUnit.SECONDS)).containsExactly(1, 2);
        assertThatThrownBy(() -> subscription.poll(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    @DisplayName("is lost when the server does not answer within ten seconds after the time of a pull is up")
    void deafServer() throws Exception {
        try (WmiSubscription subscription = cimv2().events(ALARMS).subscribe()) {
            FakeGate held = fake.faults().on(FakeOperation.NEXT).hold();
            CompletableFuture<Boolean> pull = CompletableFuture.supplyAsync(
                    () -> subscription.poll(Duration.ofSeconds(1)).isPresent());
            assertThat(held.awaitHeld(Duration.ofSeconds(30))).isTrue();
            clock.advance(Duration.ofMillis(10_999));
            assertThat(pull).isNotDone();
            clock.advance(Duration.ofMillis(1));
            assertThat(pull)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(WmiTimeoutException.class);
            assertThat(subscription.isOpen()).isFalse();
        }
    }

    @Test
    @DisplayName("gets what a method changes")
    void changedByMethod() {
        fake = FakeWmi.builder().sampleMachine().clock(clock).build();
        WmiNamespace client = cimv2();
        try (WmiSubscription services = client.events(
                        "SELECT * FROM __InstanceModificationEvent WITHIN 5"
                                + " WHERE TargetInstance ISA 'Win32_Service' AND TargetInstance.State <> PreviousInstance.State")
                .subscribe()) {
            WmiPath spooler = WmiPath.of("Win32_Service.Name=\"Spooler\"");
            assertThat(client.method(spooler, "StopService").call().returnCode())
                    .isZero();
            assertThat(services.poll(Duration.ZERO)).isEmpty();
            clock.advance(Duration.ofSeconds(5));
            assertThat(kinds(services)).isEqualTo("Modification Spooler");
        }
    }

    @Test
    @Shows(FakeRule.EVENT_QUEUE)
    @DisplayName("that nobody pulls ends when ten thousand events wait: they come, then the loss")
    void flood() {
        try (WmiSubscription subscription = cimv2().events(ALARMS).subscribe()) {
            for (int i = 1; i <= 10_001; i++) {
                alarm(i);
            }
            for (int i = 1; i <= 10_000; i++) {
                assertThat(subscription.take(Duration.ZERO).getInt("Level")).isEqualTo(i);
            }
            assertThatThrownBy(() -> subscription.poll(Duration.ZERO))
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_QUOTA_VIOLATION));
        }
    }

    @Test
    @Shows(FakeRule.EVENT_NAMESPACE_DELETED)
    @DisplayName("is lost when its namespace is deleted, which the one above hears of as an event")
    void namespaceDeleted() {
        server().put("__NAMESPACE", Map.of("Name", "below"));
        try (WmiNamespace below = fake.locator().connect("root\\cimv2\\below");
                WmiSubscription inside =
                        below.events("SELECT * FROM __NamespaceOperationEvent").subscribe();
                WmiSubscription above =
                        cimv2().events("SELECT * FROM __NamespaceDeletionEvent").subscribe()) {
            server().delete("__NAMESPACE.Name=\"below\"");
            assertThatThrownBy(() -> inside.poll(Duration.ZERO))
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_NAMESPACE));
            WmiObject event = above.take(Duration.ZERO);
            assertThat(Objects.requireNonNull(event.getObject("TargetNamespace"))
                            .getString("Name"))
                    .isEqualTo("below");
        }
    }

    @Test
    @Shows(FakeRule.EVENT_SUBSCRIBE_RIGHT)
    @DisplayName("needs the right Subscribe")
    void right() {
        fake = FakeWmi.builder()
                .machine("web01")
                .user("ops", "secret".toCharArray())
                .rights("ops", FakeRight.ENABLE, FakeRight.REMOTE_ACCESS)
                .build();
        try (Credentials ops = Credentials.of("ops", "secret".toCharArray());
                WmiNamespace client = fake.locator()
                        .connect(ConnectRequest.builder("\\\\web01\\root\\cimv2")
                                .credentials(ops)
                                .build())) {
            assertThatThrownBy(() ->
                            client.events("SELECT * FROM __ClassCreationEvent").subscribe())
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED));
        }
    }

    @Test
    @Shows(FakeRule.EVENT_FLAGS)
    @DisplayName("needs the flag that lets the call return at once")
    void flags() {
        assertThat(Answers.subscribe(fake, "root\\cimv2", ALARMS, 0x20)).isEqualTo("0x80041008");
        assertThat(Answers.subscribe(fake, "root\\cimv2", ALARMS, 0x30)).isEqualTo("0x0");
    }

    @Test
    @DisplayName("is in the journal, and can be failed like any call")
    void journalAndFaults() {
        fake.faults().on(FakeOperation.EXEC_NOTIFICATION_QUERY).fail(HResult.WBEM_E_QUOTA_VIOLATION);
        assertThatThrownBy(() -> cimv2().events(ALARMS).subscribe())
                .isInstanceOfSatisfying(
                        WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_QUOTA_VIOLATION));
        fake.faults().clear();
        try (WmiSubscription subscription = cimv2().events(ALARMS).subscribe()) {
            assertThat(fake.journal().openResults()).isEqualTo(1);
            fake.faults().on(FakeOperation.NEXT).fail(HResult.RPC_E_DISCONNECTED);
            assertThatThrownBy(() -> subscription.poll(Duration.ZERO)).isInstanceOf(WmiException.class);
            assertThat(subscription.isOpen()).isFalse();
        }
        assertThat(fake.journal().toString()).contains("EXEC_NOTIFICATION_QUERY");
    }

    @Test
    @DisplayName("can be made to end or fail after some events, pulled or over a sink")
    void cut() throws Exception {
        fake.faults().on(FakeOperation.EXEC_NOTIFICATION_QUERY).endAfter(1);
        try (WmiSubscription subscription = cimv2().events(ALARMS).subscribe()) {
            alarm(1);
            alarm(2);
            assertThat(subscription.take(Duration.ZERO).getInt("Level")).isEqualTo(1);
            assertThatThrownBy(() -> subscription.poll(Duration.ofHours(1)))
                    .isInstanceOf(WmiException.class)
                    .hasMessageContaining("without saying why");
        }
        fake.faults().on(FakeOperation.EXEC_NOTIFICATION_QUERY_ASYNC).failAfter(1, HResult.RPC_E_DISCONNECTED);
        CompletableFuture<WmiException> lost = new CompletableFuture<>();
        try (WmiListening listening = cimv2().events(ALARMS).overSink().listen(new WmiEventListener() {
            @Override
            public void onEvent(WmiObject event) {
                assertThat(event.getInt("Level")).isEqualTo(3);
            }

            @Override
            public void onLost(WmiException reason) {
                lost.complete(reason);
            }
        })) {
            alarm(3);
            assertThat(lost.get(30, TimeUnit.SECONDS).hresult()).isEqualTo(HResult.RPC_E_DISCONNECTED);
            assertThat(listening.isOpen()).isFalse();
        }
    }

    @Test
    @DisplayName("refuses to raise what is no event, and to change a key")
    void raise() {
        assertThatThrownBy(() -> server().raise("T_Stored", Map.of("Name", "a")))
                .isInstanceOfSatisfying(
                        WmiException.class, e -> assertThat(e.hresult().hex()).isEqualTo("0x80041059"));
        server().put("T_Stored", Map.of("Name", "a"));
        assertThatThrownBy(() -> server().change("T_Stored.Name=\"a\"", Map.of("name", "b")))
                .isInstanceOf(WmiException.class)
                .hasMessageContaining("is a key");
    }
}
