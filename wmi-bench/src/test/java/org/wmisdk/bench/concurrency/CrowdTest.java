package org.wmisdk.bench.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A crowd")
class CrowdTest {
    private static final Load PLATFORM_OWN = new Load(false, false, 0.01);
    private static final Load VIRTUAL_SHARED = new Load(true, true, 0.01);

    /** Counts, and remembers who asked on what. */
    private static final class Counted extends Crowd {
        final AtomicInteger queries = new AtomicInteger();
        final Set<Integer> usedConnections = ConcurrentHashMap.newKeySet();
        final Set<Boolean> virtual = ConcurrentHashMap.newKeySet();
        private int connections;

        @Override
        Connection connect() {
            int number = connections++;
            return () -> {
                usedConnections.add(number);
                virtual.add(Thread.currentThread().isVirtual());
                queries.incrementAndGet();
            };
        }

        @Override
        String checksum() {
            return "sum";
        }
    }

    @Test
    @DisplayName("a load is what its text was written from")
    void text() {
        assertThat(Load.parse(PLATFORM_OWN.toString())).isEqualTo(PLATFORM_OWN);
        assertThat(Load.parse(VIRTUAL_SHARED.toString())).isEqualTo(VIRTUAL_SHARED);
    }

    @Test
    @DisplayName("a turn counts every query of every number of threads, and observes a rate and a share for each")
    void turn() throws Throwable {
        Counted crowd = new Counted();

        assertThat(crowd.prepare(PLATFORM_OWN.toString())).isEqualTo("sum");
        long units = crowd.run();

        assertThat(units).isGreaterThanOrEqualTo(crowd.queries.get());
        for (int threads : Load.THREADS) {
            assertThat(crowd.observed().get(Crowd.word(Crowd.QUERIES, threads))).isNotNegative();
            assertThat(crowd.observed().get(Crowd.word(Crowd.FAIRNESS, threads)))
                    .isBetween(0.0, 1.0);
        }
        assertThat(crowd.virtual).containsOnly(false);
    }

    @Test
    @DisplayName("on one namespace all threads ask on the same connection")
    void shared() throws Throwable {
        Counted crowd = new Counted();
        crowd.prepare(VIRTUAL_SHARED.toString());
        crowd.run();

        assertThat(crowd.usedConnections).isSubsetOf(Set.of(0));
        assertThat(crowd.virtual).isSubsetOf(Set.of(true));
    }

    @Test
    @DisplayName("a query that fails fails the turn")
    void failure() throws Throwable {
        Crowd crowd = new Crowd() {
            @Override
            Connection connect() {
                return () -> {
                    throw new IllegalStateException("no answer");
                };
            }

            @Override
            String checksum() {
                return "";
            }
        };
        crowd.prepare(new Load(false, true, 1).toString());

        assertThatThrownBy(crowd::run).isInstanceOf(IllegalStateException.class).hasMessage("no answer");
    }
}
