package org.wmisdk.bench.fake;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInfo;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.junit.WmiFake;

/**
 * What does a fake of its own cost a test? Tests that do nothing, in the JUnit launcher: without a parameter, with one of JUnit's own, with a
 * fresh fake that has nothing, and with one of the sample machine. The kinds take turns. The time is that of the processor on the launcher's thread, which runs the
 * tests, from the end of the first test: reading the sample machine, once in each run, is in the first.
 */
final class JUnitCost {
    private static final int TESTS = 5_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static final String EMPTY = "empty test";
    static final String PARAMETER = "with a parameter of JUnit's own";
    static final String BARE = "with a fresh fake that has nothing";
    static final String FAKE = "with a fresh fake of the sample machine";

    private static final Map<String, Class<?>> KINDS = kinds();

    private JUnitCost() {}

    private static Map<String, Class<?>> kinds() {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        kinds.put(EMPTY, Empty.class);
        kinds.put(PARAMETER, Parameter.class);
        kinds.put(BARE, WithBareFake.class);
        kinds.put(FAKE, WithFake.class);
        return kinds;
    }

    static class Empty {
        @RepeatedTest(TESTS)
        void test() {}
    }

    static class Parameter {
        @RepeatedTest(TESTS)
        void test(TestInfo info) {}
    }

    @WmiFake
    static class WithBareFake {
        @RepeatedTest(TESTS)
        void test(FakeWmi fake) {}
    }

    @WmiFake(sampleMachine = true)
    static class WithFake {
        @RepeatedTest(TESTS)
        void test(FakeWmi fake) {}
    }

    /** Nanoseconds for one test, by kind and round; a round before the first warms up. */
    static Map<String, double[]> measure(int rounds) {
        Map<String, double[]> nanoseconds = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<String, Class<?>> kind : KINDS.entrySet()) {
                double each = run(kind.getValue());
                if (round >= 0) {
                    nanoseconds.computeIfAbsent(kind.getKey(), key -> new double[rounds])[round] = each;
                }
            }
        }
        return nanoseconds;
    }

    private static double run(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build());
        Times times = new Times();
        launcher.execute(request, times);
        if (times.succeeded != TESTS) {
            throw new IllegalStateException(tests + ": " + times.succeeded + " of " + TESTS + " tests succeeded");
        }
        return (times.last - times.first) / (double) (TESTS - 1);
    }

    /** When the first test ended, and the last, by the processor's time. */
    private static final class Times implements TestExecutionListener {
        private int succeeded;
        private long first;
        private long last;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                last = THREADS.getCurrentThreadCpuTime();
                first = succeeded == 0 ? last : first;
                succeeded++;
            }
        }
    }
}
