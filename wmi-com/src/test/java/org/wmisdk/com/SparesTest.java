package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Spares")
class SparesTest {
    private static final int MORE_THAN_ARE_KEPT = 20;

    private final List<String> ended = new ArrayList<>();
    private final Spares<String> spares = new Spares<>(ended::add);

    @Test
    @DisplayName("are taken by the key with which they were put, each once")
    void keys() {
        spares.put("a", "first");
        spares.put("b", "other");
        spares.put("a", "second");

        assertThat(List.of(String.valueOf(spares.take("a")), String.valueOf(spares.take("a"))))
                .containsExactlyInAnyOrder("first", "second");
        assertThat(spares.take("a")).isNull();
        assertThat(spares.take("b")).isEqualTo("other");
        assertThat(ended).isEmpty();
    }

    @Test
    @DisplayName("of which there are too many end, each once, and the last one is kept")
    void many() {
        for (int i = 0; i < MORE_THAN_ARE_KEPT; i++) {
            spares.put("key " + i, "thing " + i);
        }

        assertThat(ended).isNotEmpty().doesNotHaveDuplicates();
        assertThat(spares.take("key " + (MORE_THAN_ARE_KEPT - 1))).isEqualTo("thing " + (MORE_THAN_ARE_KEPT - 1));
    }

    @Test
    @DisplayName("end when they are closed, once, and so does what is put later")
    void closed() {
        spares.put("a", "before");
        spares.close();
        spares.close();
        spares.put("a", "after");

        assertThat(ended).containsExactly("before", "after");
        assertThat(spares.take("a")).isNull();
    }

    /** Knows whether somebody has it in his hands. */
    private static final class Thing {
        final AtomicBoolean used = new AtomicBoolean();
        final AtomicInteger ends = new AtomicInteger();
    }

    @Test
    @DisplayName("are in the hands of one thread at a time, and all end once although threads go on after the closing")
    void threads() throws Exception {
        Set<Thing> made = ConcurrentHashMap.newKeySet();
        Spares<Thing> shared = new Spares<>(thing -> thing.ends.incrementAndGet());
        int threads = 4;
        CountDownLatch halfWay = new CountDownLatch(threads);
        Callable<Integer> use = () -> {
            int clashes = 0;
            for (int i = 0; i < 20_000; i++) {
                if (i == 10_000) {
                    halfWay.countDown();
                }
                String key = "key " + i % 3;
                @Nullable Thing thing = shared.take(key);
                if (thing == null) {
                    thing = new Thing();
                    made.add(thing);
                }
                clashes += thing.used.getAndSet(true) ? 1 : 0;
                clashes += thing.ends.get();
                thing.used.set(false);
                shared.put(key, thing);
            }
            return clashes;
        };
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(executor.submit(use));
            }
            halfWay.await();
            shared.close();
            for (Future<Integer> one : all) {
                assertThat(one.get()).isZero();
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(made).isNotEmpty().allSatisfy(thing -> assertThat(thing.ends).hasValue(1));
    }
}
