package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor.Progress;

@DisplayName("Events")
class WmiEventsTest {
    private static final String QUERY = "SELECT * FROM T_Alarm";

    private final ScriptedBackend backend = new ScriptedBackend();

    /** What a listener hears, in words; waits at a gate before it goes on from its first event. */
    private static final class Heard implements WmiEventListener {
        final BlockingQueue<String> words = new LinkedBlockingQueue<>();
        final CountDownLatch first = new CountDownLatch(1);
        final CountDownLatch gate = new CountDownLatch(1);

        @Override
        public void onEvent(WmiObject event) {
            words.add("event " + event.getInt("Id"));
            if (first.getCount() > 0) {
                first.countDown();
                ScriptedBackend.awaitUninterrupted(gate);
            }
        }

        @Override
        public void onDropped(long count) {
            words.add("dropped " + count);
        }

        @Override
        public void onLost(WmiException reason) {
            words.add("lost " + reason.hresult().name());
        }

        String next() {
            try {
                return String.valueOf(words.poll(30, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        List<String> next(int count) {
            List<String> heard = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                heard.add(next());
            }
            return heard;
        }
    }

    private static ScriptedBackend.Step nothing() {
        return ScriptedBackend.rows(Progress.TIMED_OUT);
    }

    private void bring(int... ids) {
        for (int id : ids) {
            backend.sink().indicate(List.of(ScriptedBackend.row(id)));
        }
    }

    @Test
    @DisplayName("that came together are fetched together, and handed out one by one")
    void batch() {
        backend.script(
                nothing(), ScriptedBackend.rows(Progress.MORE, 1), ScriptedBackend.rows(Progress.TIMED_OUT, 2, 3));
        try (WmiNamespace namespace = backend.connect();
                WmiSubscription subscription = namespace.events(QUERY).subscribe()) {
            for (int id = 1; id <= 3; id++) {
                assertThat(subscription.take(Duration.ofMinutes(1)).getInt("Id"))
                        .isEqualTo(id);
            }
        }
        assertThat(backend.calls()).containsExactly("watch", "next 1", "next 1", "next 63", "close");
    }

    @Test
    @DisplayName("that came before a failure are handed out before it")
    void failureAfterEvents() {
        backend.script(
                nothing(),
                ScriptedBackend.rows(Progress.MORE, 1),
                ScriptedBackend.fails(HResult.RPC_E_DISCONNECTED, 2));
        try (WmiNamespace namespace = backend.connect();
                WmiSubscription subscription = namespace.events(QUERY).subscribe()) {
            assertThat(subscription.take(Duration.ofMinutes(1)).getInt("Id")).isEqualTo(1);
            assertThat(subscription.take(Duration.ofMinutes(1)).getInt("Id")).isEqualTo(2);
            assertThatThrownBy(() -> subscription.poll(Duration.ZERO)).isInstanceOf(WmiException.class);
            assertThatThrownBy(() -> subscription.poll(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(backend.openResults()).isZero();
    }

    @Test
    @DisplayName("end with a failure when the server ends the subscription without one")
    void silentEnd() {
        backend.script(nothing());
        try (WmiNamespace namespace = backend.connect();
                WmiSubscription subscription = namespace.events(QUERY).subscribe()) {
            assertThatThrownBy(() -> subscription.poll(Duration.ofMinutes(1)))
                    .isInstanceOf(WmiException.class)
                    .hasMessageContaining("without saying why");
            assertThat(subscription.isOpen()).isFalse();
        }
    }

    @Test
    @DisplayName("end for a thread that waits when the namespace is closed, with a failure that says so")
    void namespaceClosed() {
        ScriptedBackend.Held held = new ScriptedBackend.Held(nothing());
        backend.script(nothing(), held);
        WmiNamespace namespace = backend.connect();
        WmiSubscription subscription = namespace.events(QUERY).subscribe();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                subscription.forEach(event -> {});
            } catch (WmiException e) {
                thrown.set(e);
            }
        });
        waiting.start();
        ScriptedBackend.awaitUninterrupted(held.begun);
        namespace.close();
        held.gate.countDown();
        join(waiting);
        assertThat(thrown.get())
                .isInstanceOf(WmiCancelledException.class)
                .hasMessageContaining("closed under its subscription");
    }

    @Test
    @DisplayName("end when the thread that waits is interrupted: its flag is set, and the subscription released")
    void interrupted() {
        ScriptedBackend.Held held = new ScriptedBackend.Held(nothing());
        backend.script(nothing(), held);
        try (WmiNamespace namespace = backend.connect();
                WmiSubscription subscription = namespace.events(QUERY).subscribe()) {
            AtomicReference<String> seen = new AtomicReference<>();
            Thread waiting = new Thread(() -> {
                try {
                    subscription.take(Duration.ofDays(1));
                } catch (WmiCancelledException e) {
                    seen.set("interrupted " + Thread.currentThread().isInterrupted());
                }
            });
            waiting.start();
            ScriptedBackend.awaitUninterrupted(held.begun);
            waiting.interrupt();
            join(waiting);
            assertThat(seen).hasValue("interrupted true");
            assertThat(subscription.isOpen()).isFalse();
            held.gate.countDown();
        }
        backend.awaitNoOpenResults();
    }

    @Test
    @DisplayName(
            "that nobody pulls any more, and never closed, are reported with the stack that subscribed, and released")
    void leak() throws Exception {
        backend.script(nothing());
        try (LeakLog log = new LeakLog()) {
            WmiNamespace namespace = backend.connect();
            subscribeAndForget(namespace);
            LeakLog.Report report = log.await("WmiSubscription to " + QUERY);
            assertThat(report.thrown().getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("subscribeAndForget"));
            backend.awaitNoOpenResults();
            namespace.close();
        }
    }

    private static void subscribeAndForget(WmiNamespace namespace) {
        assertThat(namespace.events(QUERY).subscribe().isOpen()).isTrue();
    }

    private static void join(Thread thread) {
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thread.isAlive()).as("still waiting").isFalse();
    }

    @Test
    @DisplayName("reach a listener on a thread of the library, in order, and its loss last")
    void listen() {
        Heard heard = new Heard();
        heard.gate.countDown();
        try (WmiNamespace namespace = backend.connect();
                WmiListening listening = namespace.events(QUERY).overSink().listen(heard)) {
            bring(1, 2);
            backend.sink().ended(new SessionException("SetStatus", 0x80041033, null), 0);
            bring(3);
            assertThat(heard.next(3)).containsExactly("event 1", "event 2", "lost WBEM_E_SHUTTING_DOWN");
            assertThat(listening.isOpen()).isFalse();
        }
        assertThat(heard.words).isEmpty();
        backend.awaitNoOpenResults();
        assertThat(backend.calls()).containsExactly("watch over sink", "cancel");
    }

    @Test
    @DisplayName("that a listener is too slow for push out the oldest: it hears how many, where they are missing")
    void dropOldest() {
        assertThat(overflow(WmiOverflow.DROP_OLDEST, 4)).containsExactly("event 1", "dropped 3", "event 5", "event 6");
    }

    @Test
    @DisplayName(
            "that a listener is too slow for are thrown away when it says so: it hears how many, where they are missing")
    void dropNewest() {
        assertThat(overflow(WmiOverflow.DROP_NEWEST, 4)).containsExactly("event 1", "event 2", "event 3", "dropped 3");
    }

    @Test
    @DisplayName("that a listener is too slow for end the subscription when it says so, after those that wait")
    void lose() {
        assertThat(overflow(WmiOverflow.LOSE, 4))
                .containsExactly("event 1", "event 2", "event 3", "lost WBEM_E_QUEUE_OVERFLOW");
    }

    private List<String> overflow(WmiOverflow policy, int words) {
        Heard heard = new Heard();
        try (WmiNamespace namespace = backend.connect();
                WmiListening listening = namespace
                        .events(QUERY)
                        .overSink()
                        .capacity(2)
                        .onOverflow(policy)
                        .listen(heard)) {
            bring(1);
            ScriptedBackend.awaitUninterrupted(heard.first);
            bring(2, 3, 4, 5, 6);
            heard.gate.countDown();
            assertThat(listening.text()).isEqualTo(QUERY);
            return heard.next(words);
        }
    }

    @Test
    @DisplayName("go on after a listener has thrown, which is reported")
    void listenerThrows() throws ReflectiveOperationException {
        LinkedBlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
        try (LeakLog log = new LeakLog("org.wmisdk.events");
                WmiNamespace namespace = backend.connect();
                WmiListening listening = namespace.events(QUERY).overSink().listen(event -> {
                    heard.add(event.getInt("Id"));
                    if (event.getInt("Id") == 1) {
                        throw new IllegalArgumentException("no such thing");
                    }
                })) {
            bring(1, 2);
            assertThat(poll(heard)).isEqualTo(1);
            assertThat(poll(heard)).isEqualTo(2);
            assertThat(listening.isOpen()).isTrue();
            assertThat(log.reports()).singleElement().satisfies(report -> {
                assertThat(report.message()).contains("A listener to events of " + QUERY);
                assertThat(report.thrown()).hasMessage("no such thing");
            });
        }
    }

    private static <T> T poll(BlockingQueue<T> queue) {
        try {
            return queue.poll(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("end when a listener closes its own subscription: it hears nothing more, not of a loss either")
    void closeInside() {
        BlockingQueue<String> words = new LinkedBlockingQueue<>();
        AtomicReference<WmiListening> own = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        try (WmiNamespace namespace = backend.connect()) {
            own.set(namespace.events(QUERY).overSink().listen(new WmiEventListener() {
                @Override
                public void onEvent(WmiObject event) {
                    ScriptedBackend.awaitUninterrupted(known);
                    own.get().close();
                    words.add("closed at " + event.getInt("Id"));
                }

                @Override
                public void onLost(WmiException reason) {
                    words.add("lost");
                }
            }));
            known.countDown();
            bring(1, 2);
            assertThat(poll(words)).isEqualTo("closed at 1");
        }
        backend.awaitNoOpenResults();
        assertThat(words).isEmpty();
    }

    @Test
    @DisplayName("are lost for a listener when the namespace is closed")
    void namespaceClosedUnderListener() {
        Heard heard = new Heard();
        WmiNamespace namespace = backend.connect();
        WmiListening listening = namespace.events(QUERY).overSink().listen(heard);
        namespace.close();
        assertThat(heard.next()).isEqualTo("lost WBEM_E_CALL_CANCELLED");
        assertThat(listening.isOpen()).isFalse();
        backend.awaitNoOpenResults();
    }

    @Test
    @DisplayName("that are pulled for a listener end with the failure of the fetch")
    void pulledListener() {
        backend.script(
                nothing(),
                ScriptedBackend.rows(Progress.MORE, 1),
                ScriptedBackend.rows(Progress.TIMED_OUT),
                ScriptedBackend.fails(HResult.RPC_E_DISCONNECTED));
        Heard heard = new Heard();
        heard.gate.countDown();
        try (WmiNamespace namespace = backend.connect();
                WmiListening listening = namespace.events(QUERY).listen(heard)) {
            assertThat(heard.next(2)).containsExactly("event 1", "lost RPC_E_DISCONNECTED");
            assertThat(listening.isOpen()).isFalse();
        }
        backend.awaitNoOpenResults();
    }

    @Test
    @DisplayName("are not asked for by a text that cannot be sent, nor with options out of range")
    void refused() {
        try (WmiNamespace namespace = backend.connect()) {
            assertThatThrownBy(() -> namespace.events(" ").subscribe())
                    .isInstanceOf(WmiInvalidParameterException.class)
                    .hasMessageContaining("the query text is empty");
            assertThatThrownBy(() -> namespace.events(QUERY + '\0').listen(event -> {}))
                    .isInstanceOf(WmiInvalidQueryException.class)
                    .hasMessageContaining("NUL");
            assertThatThrownBy(() -> namespace.events(QUERY).capacity(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("capacity must be from 1 to 1000000");
            assertThatThrownBy(() -> namespace.events(QUERY).timeout(Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(backend.calls()).isEmpty();
    }
}
