package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiCancelledException;
import org.wmisdk.WmiEventListener;
import org.wmisdk.WmiEvents;
import org.wmisdk.WmiException;
import org.wmisdk.WmiListening;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiOverflow;
import org.wmisdk.WmiSubscription;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.fake.FakeNamespace;

/** Events in trouble: what is lost is said, and nothing is held. */
@DisplayName("Events in trouble")
public abstract class EventTroubleContract extends EventSuite {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int FLOOD = 50;
    private static final int CAPACITY = 10;

    /** For the classes that run the suite in a world. */
    protected EventTroubleContract() {}

    private static Point starting(boolean overSink) {
        return overSink ? Point.SUBSCRIBE_ASYNC : Point.SUBSCRIBE;
    }

    @Test
    @DisplayName(
            "EVENT-11 a subscription over the quota is refused with WBEM_E_QUOTA_VIOLATION, and nothing is left of it")
    void quota() {
        for (boolean overSink : OVER_SINK) {
            try (WmiNamespace namespace = events()) {
                trouble().fail(starting(overSink), 1, HResult.WBEM_E_QUOTA_VIOLATION.value());
                assertThatThrownBy(() -> prepared(namespace, overSink).listen(event -> {}))
                        .satisfies(e -> assertThat(code(e)).isEqualTo(HResult.WBEM_E_QUOTA_VIOLATION))
                        .hasMessageContaining("close results and subscriptions");
            }
        }
    }

    @Test
    @DisplayName("EVENT-12 a subscription that is lost says so at the next pull, and again afterwards")
    void lost() {
        try (WmiNamespace namespace = events();
                WmiSubscription subscription = namespace.events(ALARMS).subscribe()) {
            trouble().fail(Point.NEXT, 1, HResult.RPC_E_DISCONNECTED.value());
            assertThatThrownBy(() -> subscription.poll(LONG))
                    .satisfies(e -> assertThat(code(e)).isEqualTo(HResult.RPC_E_DISCONNECTED));
            assertThat(subscription.isOpen()).isFalse();
            assertThatThrownBy(() -> subscription.poll(LONG)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("EVENT-13 a listener hears why a fetch failed, and then nothing more")
    void lostFetch() {
        Heard heard = new Heard();
        try (WmiNamespace namespace = events()) {
            trouble()
                    .fail(
                            Point.NEXT,
                            2,
                            HResult.RPC_E_DISCONNECTED.value()); // the first looks whether the query is good
            try (WmiListening listening = namespace.events(ALARMS).listen(heard)) {
                alarm(1);
                List<String> words = heard.next(1);
                while (!words.get(0).startsWith("lost")) { // the event may have come with the first look
                    words = heard.next(1);
                }
                assertThat(words).containsExactly("lost RPC_E_DISCONNECTED");
                assertThat(listening.isOpen()).isFalse();
            }
        }
    }

    @Test
    @DisplayName(
            "EVENT-14 a listener hears why the server has ended its subscription, after the events that came before")
    void endedByServer() {
        for (boolean overSink : OVER_SINK) {
            source.namespace("root").put("__NAMESPACE", Map.of("Name", "gone"));
            FakeNamespace gone = source.namespace("root\\gone");
            Heard heard = new Heard();
            needs(Capability.OWN_DATA);
            try (WmiNamespace namespace = open(Setup.of(source)).locator().connect("root\\gone");
                    WmiListening listening = listenToTimers(namespace, overSink, heard)) {
                gone.raise("__TimerEvent", Map.of("TimerId", "t"));
                source.namespace("root").delete("__NAMESPACE.Name=\"gone\"");
                assertThat(heard.next(2)).containsExactly("event t", "lost WBEM_E_INVALID_NAMESPACE");
                assertThat(listening.isOpen()).isFalse();
            }
        }
    }

    private static WmiListening listenToTimers(WmiNamespace namespace, boolean overSink, Heard heard) {
        WmiEvents timers = namespace.events("SELECT * FROM __TimerEvent");
        return (overSink ? timers.overSink() : timers).listen(new WmiEventListener() {
            @Override
            public void onEvent(WmiObject event) {
                heard.words.add("event " + event.getString("TimerId"));
            }

            @Override
            public void onLost(WmiException reason) {
                heard.onLost(reason);
            }
        });
    }

    @Test
    @DisplayName("EVENT-15 an event that cannot be read ends the subscription, and the listener hears why")
    void unreadable() {
        for (boolean overSink : OVER_SINK) {
            Heard heard = new Heard();
            needs(Capability.COM_SERVER);
            try (WmiNamespace namespace = events();
                    WmiListening listening = prepared(namespace, overSink).listen(heard)) {
                comServer().faults().answer("IWbemClassObject::Get", 1, HResult.WBEM_E_FAILED.value());
                alarm(1);
                assertThat(heard.next(1)).containsExactly("lost WBEM_E_FAILED");
                assertThat(listening.isOpen()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("EVENT-16 a namespace that is closed under its subscription ends it with WBEM_E_CALL_CANCELLED")
    void namespaceClosed() {
        WmiNamespace namespace = events();
        WmiSubscription subscription = namespace.events(ALARMS).subscribe();
        namespace.close();
        assertThatThrownBy(() -> subscription.poll(Duration.ZERO)).isInstanceOf(WmiCancelledException.class);
        subscription.close();
    }

    @Test
    @DisplayName("EVENT-17 a listener hears that its subscription is lost when the namespace is closed")
    void namespaceClosedUnderListener() {
        for (boolean overSink : OVER_SINK) {
            Heard heard = new Heard();
            WmiNamespace namespace = events();
            WmiListening listening = prepared(namespace, overSink).listen(heard);
            namespace.close();
            assertThat(heard.next(1)).containsExactly("lost WBEM_E_CALL_CANCELLED");
            listening.close();
        }
    }

    /** Holds what tells events until the test lets it go. */
    private static final class Slow implements WmiEventListener {
        private final Heard heard = new Heard();
        private final CountDownLatch gate = new CountDownLatch(1);

        @Override
        public void onEvent(WmiObject event) {
            await(gate);
            heard.onEvent(event);
        }

        @Override
        public void onDropped(long count) {
            heard.onDropped(count);
        }

        @Override
        public void onLost(WmiException reason) {
            heard.onLost(reason);
        }
    }

    @Test
    @DisplayName(
            "EVENT-18 of a flood that a slow listener cannot take each event is told or counted as dropped, in order")
    void dropped() {
        for (boolean overSink : OVER_SINK) {
            for (WmiOverflow policy : List.of(WmiOverflow.DROP_OLDEST, WmiOverflow.DROP_NEWEST)) {
                Slow slow = new Slow();
                try (WmiNamespace namespace = events();
                        WmiListening listening = prepared(namespace, overSink)
                                .capacity(CAPACITY)
                                .onOverflow(policy)
                                .listen(slow)) {
                    for (int level = 0; level < FLOOD; level++) {
                        alarm(level);
                    }
                    slow.gate.countDown();
                    int at = 0;
                    while (at < FLOOD) {
                        String word = slow.heard.next(1).get(0);
                        int number = Integer.parseInt(word.substring(word.indexOf(' ') + 1));
                        if (word.startsWith("dropped")) {
                            at += number;
                        } else {
                            assertThat(number).as(policy.name()).isEqualTo(at);
                            at++;
                        }
                    }
                    assertThat(listening.isOpen()).isTrue();
                }
            }
        }
    }

    @Test
    @DisplayName(
            "EVENT-19 a flood ends the subscription of a slow listener that says so: it hears what waited, then why")
    void lostByFlood() {
        for (boolean overSink : OVER_SINK) {
            Slow slow = new Slow();
            try (WmiNamespace namespace = events();
                    WmiListening listening = prepared(namespace, overSink)
                            .capacity(CAPACITY)
                            .onOverflow(WmiOverflow.LOSE)
                            .listen(slow)) {
                for (int level = 0; level < FLOOD; level++) {
                    alarm(level);
                }
                Threads.await("the subscription has ended", () -> !listening.isOpen());
                slow.gate.countDown();
                List<String> words = slow.heard.next(CAPACITY);
                assertThat(words).first().isEqualTo("event 0");
                String next = slow.heard.next(1).get(0);
                if (next.startsWith("event")) { // one more than wait may be in the listener
                    next = slow.heard.next(1).get(0);
                }
                assertThat(next).isEqualTo("lost WBEM_E_QUEUE_OVERFLOW");
            }
        }
    }

    @Test
    @DisplayName("EVENT-20 a listener that throws is told of the next event")
    void throwing() {
        for (boolean overSink : OVER_SINK) {
            Heard heard = new Heard();
            try (WmiNamespace namespace = events();
                    WmiListening listening = prepared(namespace, overSink).listen(event -> {
                        heard.onEvent(event);
                        throw new IllegalStateException("of the test");
                    })) {
                alarm(1);
                alarm(2);
                assertThat(heard.next(2)).containsExactly("event 1", "event 2");
                assertThat(listening.isOpen()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("EVENT-21 starting a subscription has a deadline; one that comes after it is ended")
    void startDeadline() {
        for (boolean overSink : OVER_SINK) {
            try (WmiNamespace namespace = events()) {
                Gate gate = trouble().holdDeaf(starting(overSink), 1);
                assertThatThrownBy(() ->
                                prepared(namespace, overSink).timeout(SHORT).listen(event -> {}))
                        .isInstanceOfSatisfying(
                                WmiTimeoutException.class,
                                e -> assertThat(e.operation()).isEqualTo("watch"));
                assertThat(gate.isOpen()).isFalse();
                gate.open();
                Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
            }
        }
    }

    @Test
    @DisplayName(
            "EVENT-22 an interrupt frees a thread that waits for an event, its flag stays set, and the subscription ends")
    void interrupted() {
        try (WmiNamespace namespace = events();
                WmiSubscription subscription = namespace.events(ALARMS).subscribe()) {
            Gate gate = trouble().holdDeaf(Point.NEXT, 1);
            Threads.Running<Boolean> reader = Threads.start("reader", () -> {
                assertThatThrownBy(() -> subscription.take(Duration.ofHours(1)))
                        .isInstanceOf(WmiCancelledException.class);
                return Thread.currentThread().isInterrupted();
            });
            gate.awaitArrival();
            reader.thread().interrupt();
            assertThat(reader.await()).isTrue();
            assertThat(subscription.isOpen()).isFalse();
            gate.open();
            Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
        }
    }

    @Test
    @DisplayName("EVENT-23 closing a subscription ends a thread that waits in it, without a failure")
    void closedUnderReader() {
        try (WmiNamespace namespace = events()) {
            WmiSubscription subscription = namespace.events(ALARMS).subscribe();
            CountDownLatch first = new CountDownLatch(1);
            Threads.Running<Integer> reader = Threads.start("reader", () -> {
                int count = 0;
                for (WmiObject event : subscription) {
                    count += event.getInt("Level");
                    first.countDown();
                }
                return count;
            });
            alarm(1);
            await(first);
            subscription.close();
            assertThat(reader.await()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "EVENT-24 an impersonating thread cannot subscribe: threads of the library would fetch as somebody else")
    void impersonating() {
        needs(Capability.COM_SERVER);
        try (WmiNamespace namespace = events()) {
            WmiEvents events = namespace.events(ALARMS);
            comServer().impersonate(Thread.currentThread(), true);
            for (ThrowingCallable start : List.<ThrowingCallable>of(
                    events::subscribe,
                    () -> events.listen(event -> {}),
                    () -> events.overSink().listen(event -> {}))) {
                assertThatThrownBy(start)
                        .satisfies(e -> assertThat(code(e).name()).isEqualTo("CO_E_FAILEDTOIMPERSONATE"))
                        .hasMessageContaining("impersonates");
            }
            assertThat(comServer().faults().count("IWbemServices::ExecNotificationQuery"))
                    .isZero();
            comServer().impersonate(Thread.currentThread(), false);
            events.subscribe().close();
        }
    }

    @Test
    @DisplayName("EVENT-25 closing a subscription over a sink twice, or after its loss, cancels the call once")
    void cancelledOnce() {
        needs(Capability.COM_SERVER);
        try (WmiNamespace namespace = events()) {
            WmiListening closed = namespace.events(ALARMS).overSink().listen(event -> {});
            closed.close();
            closed.close();
            alarm(1); // reaches nobody
            assertThat(comServer().faults().count("IWbemServices::CancelAsyncCall"))
                    .isEqualTo(1);

            Heard heard = new Heard();
            WmiListening lost = namespace.events(ALARMS).overSink().listen(heard);
            comServer().faults().answer("IWbemClassObject::Get", 1, HResult.WBEM_E_FAILED.value());
            alarm(2);
            assertThat(heard.next(1)).containsExactly("lost WBEM_E_FAILED");
            lost.close();
            assertThat(comServer().faults().count("IWbemServices::CancelAsyncCall"))
                    .isEqualTo(2);
        }
    }
}
