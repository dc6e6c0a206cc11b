package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.wmisdk.HResult;
import org.wmisdk.WmiEventListener;
import org.wmisdk.WmiEvents;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeNamespace;
import org.wmisdk.fake.FakeWmi;

/** What the suites of events have in common. The server's side is played by the data of the test. */
abstract class EventSuite extends Contract {
    static final String NAMESPACE = "root\\tck";
    static final String ALARMS = "SELECT * FROM TCK_Alarm";
    static final Duration LONG = Duration.ofSeconds(30);

    /** The two ways in which a listener gets its events; each rule of listeners holds for both. */
    static final List<Boolean> OVER_SINK = List.of(false, true);

    final FakeWmi source = FakeWmi.builder()
            .namespace(NAMESPACE)
            .mof("class TCK_Alarm : __ExtrinsicEvent { uint32 Level; };"
                    + "class TCK_Thing { [key] string Name; uint32 Size; };"
                    + "[dynamic, provider(\"p\")] class TCK_Served { [key] string Name; };")
            .build();

    final WmiNamespace events() {
        needs(Capability.OWN_DATA);
        return open(Setup.of(source)).locator().connect(NAMESPACE);
    }

    final FakeNamespace server() {
        return source.namespace(NAMESPACE);
    }

    final void alarm(int level) {
        server().raise("TCK_Alarm", Map.of("Level", level));
    }

    static WmiEvents prepared(WmiNamespace namespace, boolean overSink) {
        WmiEvents events = namespace.events(ALARMS);
        return overSink ? events.overSink() : events;
    }

    /** What a listener hears, in words. */
    static final class Heard implements WmiEventListener {
        final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        @Override
        public void onEvent(WmiObject event) {
            words.add("event " + event.getInt("Level"));
        }

        @Override
        public void onDropped(long count) {
            words.add("dropped " + count);
        }

        @Override
        public void onLost(WmiException reason) {
            words.add("lost " + reason.hresult().name());
        }

        List<String> next(int count) {
            List<String> heard = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                heard.add(String.valueOf(await(words)));
            }
            return heard;
        }
    }

    /** Passes when the gate is open. */
    static void await(CountDownLatch gate) {
        try {
            assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T await(BlockingQueue<T> queue) {
        try {
            return Objects.requireNonNull(queue.poll(30, TimeUnit.SECONDS), "nothing came");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static HResult code(Throwable thrown) {
        assertThat(thrown).isInstanceOf(WmiException.class);
        return ((WmiException) thrown).hresult();
    }
}
