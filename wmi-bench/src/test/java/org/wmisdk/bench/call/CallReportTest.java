package org.wmisdk.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.wmisdk.bench.report.JmhFile.Measured;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;

@DisplayName("Tables and goals of one call")
class CallReportTest {
    private static final String NO_C = "There is no C compiler.";

    /** Times in each round; all others need 100 ns. */
    private static List<List<Measured>> rounds(Map<String, double[]> nanoseconds, double bytes) {
        return IntStream.range(0, 3)
                .mapToObj(round -> {
                    List<Measured> measured = new ArrayList<>();
                    for (Operation operation : Operation.values()) {
                        for (Contestant one : Contestant.in(operation)) {
                            double[] times = nanoseconds.get(one.name() + " " + operation.method());
                            measured.add(new Measured(
                                    one.benchmark(operation),
                                    one.parameters(),
                                    iterations(times == null ? 100 : times[round]),
                                    bytes,
                                    Map.of()));
                        }
                    }
                    return measured;
                })
                .toList();
    }

    /** A third of the iterations is disturbed. */
    private static List<Double> iterations(double time) {
        return List.of(time, time, 7 * time);
    }

    private static Section section(CallReport report, String id) {
        return report.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Entry entry(Section section, String contestant) {
        return section.entries().stream()
                .filter(entry -> entry.contestant().equals(contestant))
                .findFirst()
                .orElseThrow();
    }

    private static Goal goal(CallReport report, String id) {
        return report.goals().stream()
                .filter(goal -> goal.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("Each way is compared with C, round by round")
    void comparesWithC() {
        CallReport report = new CallReport(
                rounds(Map.of("FFM get", new double[] {400, 300, 200}, "C get", new double[] {100, 100, 50}), 0), "");

        Section get = section(report, "get");
        assertThat(get.baseline()).isEqualTo("C");
        Entry ffm = entry(get, "FFM");
        assertThat(ffm.median()).isEqualTo(300);
        assertThat(ffm.ratio()).isEqualTo(3);
        assertThat(ffm.ratioHigh()).isEqualTo(4);
        assertThat(ffm.bytes()).isZero();
        assertThat(ffm.checksum()).isEqualTo(entry(get, "C").checksum()).isNotNull();
    }

    @Test
    @DisplayName("Without C, what needs it says why, and the others are compared with a bare handle")
    void saysWhyThereIsNoC() {
        CallReport report = new CallReport(rounds(Map.of("FFM get", new double[] {200, 200, 200}), 0), NO_C);

        Section get = section(report, "get");
        assertThat(get.baseline()).isEqualTo(Contestant.HANDLE);
        assertThat(entry(get, "C").unavailable()).isEqualTo(NO_C);
        assertThat(entry(get, "raw JNA, direct mapping").unavailable()).isEqualTo(NO_C);
        assertThat(entry(get, "FFM").ratio()).isEqualTo(2);
        assertThat(entry(get, "FFM").checksum()).isNull();

        Section bstr = section(report, "bstr");
        assertThat(bstr.baseline()).isNull();
        assertThat(bstr.entries()).extracting(Entry::unavailable).containsOnly(NO_C);
        assertThat(section(report, "variant").entries())
                .filteredOn(entry -> entry.unavailable() == null)
                .extracting(Entry::contestant)
                .contains("FFM", "JNA", "jna-platform")
                .doesNotContain("C");
    }

    @Test
    @DisplayName("A goal is about the shape that is worst, and its note has them all")
    void goalIsTheWorst() {
        CallReport report = new CallReport(
                rounds(
                        Map.of(
                                "FFM get", new double[] {105, 105, 105},
                                "FFM release", new double[] {130, 120, 500},
                                "JNA next", new double[] {125, 125, 125}),
                        0.2),
                "");

        Goal ffm = goal(report, "call-ffm");
        assertThat(ffm.value()).isEqualTo(1.3);
        assertThat(ffm.met()).isFalse();
        assertThat(ffm.note())
                .isEqualTo("connect 1.00 (+0.0 ns), get 1.05 (+5.0 ns), next 1.00 (+0.0 ns), release 1.30 (+30.0 ns)");
        assertThat(goal(report, "call-ffm-both").met()).isTrue();
        assertThat(goal(report, "call-jna").value()).isEqualTo(1.25);
        assertThat(goal(report, "call-jna").met()).isTrue();
        assertThat(goal(report, "call-bytes-jna").met()).isTrue();
    }

    @Test
    @DisplayName("An object for each call misses the goal of no bytes")
    void objectIsSeen() {
        CallReport report = new CallReport(rounds(Map.of(), 16.1), "");

        assertThat(goal(report, "call-bytes-ffm").value()).isEqualTo(16.1);
        assertThat(goal(report, "call-bytes-ffm").met()).isFalse();
    }

    @Test
    @DisplayName("Every benchmark of every way is an operation, and no contestant is twice in a table")
    void allBenchmarksAreOperations() {
        List<String> operations =
                Arrays.stream(Operation.values()).map(Operation::method).toList();
        for (Contestant contestant : Contestant.ALL) {
            assertThat(Arrays.stream(contestant.way().getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(Benchmark.class))
                            .map(method -> method.getName()))
                    .isNotEmpty()
                    .isSubsetOf(operations);
        }
        for (Operation operation : Operation.values()) {
            assertThat(Contestant.in(operation)).extracting(Contestant::name).doesNotHaveDuplicates();
        }
    }
}
