package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A gate")
class GateTest {
    private final AtomicInteger ended = new AtomicInteger();
    private final Gate gate = new Gate(ended::incrementAndGet);

    @Test
    @DisplayName("that is closed with nobody inside ends at once, and only once")
    void closedEmpty() {
        gate.close();
        gate.close();
        assertThat(ended).hasValue(1);
        assertThat(gate.enter()).isFalse();
    }

    @Test
    @DisplayName("that is closed with somebody inside ends when the last one leaves")
    void closedInside() {
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isTrue();
        gate.close();
        assertThat(gate.enter()).as("nobody comes in any more").isFalse();
        gate.leave();
        assertThat(ended).hasValue(0);
        gate.leave();
        assertThat(ended).hasValue(1);
    }

    @Test
    @DisplayName("that is open stays when the last one leaves")
    void open() {
        assertThat(gate.enter()).isTrue();
        gate.leave();
        assertThat(ended).hasValue(0);
        assertThat(gate.enter()).isTrue();
        gate.leave();
    }

    @Test
    @DisplayName("that threads pass while it is closed ends once, and nobody is inside then or later")
    void threads() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        Gate shared = new Gate(() -> wrong.addAndGet(inside.get() + (ended.getAndIncrement())));
        CountDownLatch passed = new CountDownLatch(3 * 1000);
        Runnable pass = () -> {
            while (shared.enter()) {
                inside.incrementAndGet();
                wrong.addAndGet(ended.get());
                passed.countDown();
                inside.decrementAndGet();
                shared.leave();
            }
        };
        List<Thread> threads = List.of(new Thread(pass), new Thread(pass), new Thread(pass));
        threads.forEach(Thread::start);
        passed.await();
        shared.close();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ended).hasValue(1);
        assertThat(wrong).hasValue(0);
    }
}
