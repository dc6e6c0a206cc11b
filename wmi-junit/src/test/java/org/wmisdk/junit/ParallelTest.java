package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wmisdk.junit.WmiAssertions.WMI_EXCEPTION;
import static org.wmisdk.junit.WmiAssertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeOperation;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;

@DisplayName("Tests in parallel")
class ParallelTest {
    private static final Map<String, String> PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    private static final int TESTS = 200;
    private static final Set<FakeWmi> FAKES = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger FILLED = new AtomicInteger();
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    static final class Counted implements Consumer<FakeWmiBuilder> {
        @Override
        public void accept(FakeWmiBuilder builder) {
            FILLED.incrementAndGet();
        }
    }

    @WmiFake(resources = "lamp.mof", filledBy = Counted.class)
    static class Fresh {
        @RepeatedTest(TESTS)
        void test(RepetitionInfo repetition, FakeWmi fake, WmiNamespace namespace) {
            FAKES.add(fake);
            String own = "SELECT Name FROM Lamp WHERE Name = \"" + repetition.getCurrentRepetition() + "\"";
            if (repetition.getCurrentRepetition() % 2 == 0) {
                fake.faults().on(FakeOperation.EXEC_QUERY).fail(HResult.WBEM_E_SHUTTING_DOWN);
                assertThatThrownBy(() -> namespace.query(own).list())
                        .asInstanceOf(WMI_EXCEPTION)
                        .hasHResult(HResult.WBEM_E_SHUTTING_DOWN);
            } else {
                assertThat(namespace.query(own).list()).isEmpty();
                assertThat(fake.journal()).hasNoFailures().queries().containsExactly(own);
            }
        }
    }

    @WmiFake(resources = "lamp.mof")
    static class AtOnce {
        @Test
        void one(WmiNamespace namespace) throws Exception {
            meet(namespace);
        }

        @Test
        void two(WmiNamespace namespace) throws Exception {
            meet(namespace);
        }

        private static void meet(WmiNamespace namespace) throws Exception {
            BOTH.await(30, TimeUnit.SECONDS); // fails if the other one does not come
            assertThat(WmiFakeTest.lamps(namespace)).isEmpty();
            BOTH.await(30, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("have a fake each: none sees a call or a fault of another one, and all are made of what was read once")
    void isolation() {
        Launched launched = Launched.run(Fresh.class, PARALLEL);

        launched.allSucceeded(TESTS);
        assertThat(FAKES).hasSize(TESTS);
        assertThat(FILLED).hasValue(1);
    }

    @Test
    @DisplayName("run at the same time indeed")
    void at_once() {
        Launched.run(AtOnce.class, PARALLEL).allSucceeded(2);
    }
}
