package org.wmisdk.junit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInfo;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeWmi;

/**
 * Measures what a fake of the sample machine adds to a test that does nothing, beside a parameter of JUnit's own: runs of each kind take turns, and the median of the
 * processor time for one test is printed. Reading the sample machine, once in a run, is in it. A program, no test: no test may depend on a time.
 */
final class CostPerTest {
    private static final int TESTS = 10_000;
    private static final int ROUNDS = 11;
    private static final List<Class<?>> KINDS =
            List.of(Empty.class, Parameter.class, NotAsked.class, WithFake.class, WithNamespace.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CostPerTest() {}

    static class Empty {
        @RepeatedTest(TESTS)
        void test() {}
    }

    static class Parameter {
        @RepeatedTest(TESTS)
        void test(TestInfo info) {}
    }

    @WmiFake(sampleMachine = true)
    static class NotAsked {
        @RepeatedTest(TESTS)
        void test() {}
    }

    @WmiFake(sampleMachine = true)
    static class WithFake {
        @RepeatedTest(TESTS)
        void test(FakeWmi fake) {}
    }

    @WmiFake(sampleMachine = true)
    static class WithNamespace {
        @RepeatedTest(TESTS)
        void test(WmiNamespace namespace) {}
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Map<Class<?>, List<Double>> micros = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Class<?> each : KINDS) {
                // The launcher runs them on this thread; what others do on the machine does not count.
                long begin = THREADS.getCurrentThreadCpuTime();
                Launched.run(each);
                micros.computeIfAbsent(each, key -> new ArrayList<>())
                        .add((THREADS.getCurrentThreadCpuTime() - begin) / 1_000.0 / TESTS);
            }
        }
        micros.forEach((kind, times) -> {
            times.sort(null);
            out.printf(Locale.ROOT, "%-14s %6.1f µs a test%n", kind.getSimpleName(), times.get(ROUNDS / 2));
        });
    }
}
