package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.WmiEvents;
import org.wmisdk.WmiException;
import org.wmisdk.WmiListening;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiSubscription;
import org.wmisdk.WmiTimeoutException;

/** Events: pulled, and told to a listener. */
@DisplayName("Events")
public abstract class EventContract extends EventSuite {
    private static final int MANY = 2_000;

    /** For the classes that run the suite in a world. */
    protected EventContract() {}

    @Test
    @DisplayName("EVENT-01 preparing a subscription asks the server nothing")
    void lazy() {
        try (WmiNamespace namespace = events()) {
            Trouble trouble = trouble();
            WmiEvents prepared = namespace.events(ALARMS).timeout(LONG).capacity(5);
            assertThat(trouble.count(Point.SUBSCRIBE)).isZero();
            prepared.subscribe().close();
            assertThat(trouble.count(Point.SUBSCRIBE)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("EVENT-02 events are pulled in their order, with their values and the class of the event")
    void pulled() {
        try (WmiNamespace namespace = events();
                WmiSubscription subscription =
                        namespace.events("SELECT * FROM __ExtrinsicEvent").subscribe()) {
            alarm(1);
            alarm(2);
            WmiObject first = subscription.take(LONG);
            assertThat(first.getInt("Level")).isEqualTo(1);
            assertThat(first.system().className()).isEqualTo("TCK_Alarm");
            assertThat(first.getBigInteger("TIME_CREATED")).isPositive();
            assertThat(subscription.take(LONG).getInt("Level")).isEqualTo(2);
        }
    }

    @Test
    @DisplayName(
            "EVENT-03 a change of an instance comes with the instance as it is and as it was, each with class and path")
    void instance() {
        try (WmiNamespace namespace = events();
                WmiSubscription subscription = namespace
                        .events("SELECT * FROM __InstanceOperationEvent WHERE TargetInstance ISA 'TCK_Thing'")
                        .subscribe()) {
            server().put("TCK_Thing", Map.of("Name", "a", "Size", 1));
            server().change("TCK_Thing.Name=\"a\"", Map.of("Size", 2));
            server().delete("TCK_Thing.Name=\"a\"");
            assertThat(subscription.take(LONG).system().className()).isEqualTo("__InstanceCreationEvent");
            WmiObject changed = subscription.take(LONG);
            assertThat(changed.system().className()).isEqualTo("__InstanceModificationEvent");
            WmiObject now = Objects.requireNonNull(changed.getObject("TargetInstance"));
            assertThat(now.getInt("Size")).isEqualTo(2);
            assertThat(now.system().className()).isEqualTo("TCK_Thing");
            assertThat(now.system().relpath()).isEqualTo("TCK_Thing.Name=\"a\"");
            WmiObject before = Objects.requireNonNull(changed.getObject("PreviousInstance"));
            assertThat(before.getInt("Size")).isEqualTo(1);
            assertThat(subscription.take(LONG).system().className()).isEqualTo("__InstanceDeletionEvent");
        }
    }

    @Test
    @DisplayName("EVENT-04 an event has no path")
    void noPath() {
        try (WmiNamespace namespace = events();
                WmiSubscription subscription = namespace.events(ALARMS).subscribe()) {
            alarm(1);
            WmiObject event = subscription.take(LONG);
            assertThat(event.system().path()).isNull();
            assertThat(event.system().relpath()).isNull();
        }
    }

    @Test
    @DisplayName("EVENT-05 when nothing comes in time poll is empty and take times out, and the subscription goes on")
    void nothingInTime() {
        try (WmiNamespace namespace = events();
                WmiSubscription subscription = namespace.events(ALARMS).subscribe()) {
            assertThat(subscription.poll(Duration.ZERO)).isEmpty();
            assertThatThrownBy(() -> subscription.take(Duration.ofMillis(1))).isInstanceOf(WmiTimeoutException.class);
            assertThat(subscription.isOpen()).isTrue();
            alarm(7);
            assertThat(subscription.take(LONG).getInt("Level")).isEqualTo(7);
        }
    }

    @Test
    @DisplayName("EVENT-06 a query that is none of events is refused when it is started, with WMI's code")
    void refused() {
        for (boolean overSink : OVER_SINK) {
            try (WmiNamespace namespace = events()) {
                assertThat(refusal(namespace, overSink, "SELECT * FROM TCK_Thing"))
                        .isEqualTo("0x80041059");
                assertThat(refusal(namespace, overSink, "SELECT * FROM TCK_Alarm WHERE"))
                        .isEqualTo("0x80041017");
            }
        }
    }

    @Test
    @DisplayName(
            "EVENT-07 a query that needs WITHIN and has none is refused with 0x80042002, and the error says what to add")
    void withinMissing() {
        String query = "SELECT * FROM __InstanceCreationEvent WHERE TargetInstance ISA 'TCK_Served'";
        for (boolean overSink : OVER_SINK) {
            try (WmiNamespace namespace = events()) {
                assertThat(refusal(namespace, overSink, query)).isEqualTo("0x80042002");
                assertThatThrownBy(() -> namespace.events(query).subscribe()).hasMessageContaining("WITHIN <seconds>");
            }
        }
    }

    private static String refusal(WmiNamespace namespace, boolean overSink, String query) {
        WmiEvents events = namespace.events(query);
        try {
            (overSink ? events.overSink() : events).listen(event -> {}).close();
            return "taken";
        } catch (WmiException e) {
            return e.hresult().hex();
        }
    }

    @Test
    @DisplayName(
            "EVENT-08 a flood of events reaches a listener whole and in order where its capacity allows, fetched or over a sink")
    void flood() {
        List<String> all =
                IntStream.range(0, MANY).mapToObj(level -> "event " + level).toList();
        for (boolean overSink : OVER_SINK) {
            Heard heard = new Heard();
            try (WmiNamespace namespace = events();
                    WmiListening listening =
                            prepared(namespace, overSink).capacity(MANY).listen(heard)) {
                for (int level = 0; level < MANY; level++) {
                    alarm(level);
                }
                assertThat(heard.next(MANY)).isEqualTo(all);
                assertThat(listening.isOpen()).isTrue();
            }
        }
    }

    @Test
    @DisplayName(
            "EVENT-09 a listener may close its own subscription, is called on a thread of the library, and hears nothing after that")
    void closeInside() {
        for (boolean overSink : OVER_SINK) {
            CompletableFuture<WmiListening> own = new CompletableFuture<>();
            BlockingQueue<String> words = new LinkedBlockingQueue<>();
            try (WmiNamespace namespace = events()) {
                own.complete(prepared(namespace, overSink).listen(event -> {
                    own.join().close();
                    words.add(Thread.currentThread().getName().replaceAll("[0-9]", "") + event.getInt("Level"));
                }));
                alarm(1);
                alarm(2);
                assertThat(await(words)).isEqualTo("wmi-events-1");
                assertThat(own.join().isOpen()).isFalse();
            }
            assertThat(words).isEmpty();
        }
    }

    @Test
    @DisplayName("EVENT-10 events come as a stream, which waits for each and ends the subscription when it is closed")
    void stream() {
        try (WmiNamespace namespace = events();
                WmiSubscription subscription = namespace.events(ALARMS).subscribe()) {
            Threads.Running<List<Integer>> reader = Threads.start("reader", () -> {
                try (Stream<WmiObject> events = subscription.stream()) {
                    return events.map(event -> event.getInt("Level")).limit(2).toList();
                }
            });
            alarm(1);
            alarm(2);
            assertThat(reader.await()).containsExactly(1, 2);
            assertThat(subscription.isOpen()).isFalse();
        }
    }
}
