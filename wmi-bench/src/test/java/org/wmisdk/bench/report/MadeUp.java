package org.wmisdk.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;

/** Results that nobody measured, for tests alone. */
final class MadeUp {
    static final Machine MACHINE = new Machine("a processor", 2, "an OS 1, x", "a Java 25");

    private MadeUp() {}

    private static Entry entry(String contestant, double times) {
        return Entry.of(contestant, Samples.of(times * 1000, times * 1100, times * 1200))
                .against(new Ratio(times, times * 0.5, times * 1.5))
                .reading("ab12");
    }

    /** C, both backends and two peers, and one that cannot run. */
    static Section section(String id, double ffm, double jna, double peer) {
        return new Section(
                id,
                "What does " + id + " cost?",
                "ns",
                "C client",
                List.of(
                        entry("C client", 1),
                        entry("FFM", ffm).allocating(120),
                        entry("JNA", jna),
                        entry("OSHI's FFM way", 4),
                        entry("OSHI", peer),
                        Entry.unavailable("wmi-java", "there is none | here")));
    }

    static Section curve() {
        List<Entry> entries = new ArrayList<>();
        for (double rows : new double[] {1, 10, 100}) {
            entries.add(Entry.of("FFM", Samples.of(100 * rows)).at(rows));
            entries.add(Entry.of("JNA", Samples.of(400 * rows)).at(rows));
        }
        return new Section("growth", "How does it grow?", "ns", null, "rows", entries);
    }

    static Results service(double ffm, double jna) {
        return results(
                "service",
                List.of(section("connect", ffm, jna, 3), section("rows", ffm, jna, 240)),
                List.of(
                        Goal.atMost("rows-ffm", "rows, FFM / C <= 1.15", 1.15, ffm),
                        Goal.notMeasured("set", "working set <= 2 MB", 2, "needs Windows")));
    }

    static Results results(String group, List<Section> sections, List<Goal> goals) {
        return new Results(group, "Title of " + group, "./bench " + group, "2025-01-02", MACHINE, sections, goals);
    }

    static Report report() {
        return new Report(List.of(results("rows", List.of(curve()), List.of()), service(1.04, 1.2)));
    }
}
