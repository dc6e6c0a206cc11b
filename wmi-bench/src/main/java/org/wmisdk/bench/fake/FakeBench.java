package org.wmisdk.bench.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.wmisdk.bench.report.JmhFile;
import org.wmisdk.bench.report.JmhFile.Measured;
import org.wmisdk.bench.report.Ratio;
import org.wmisdk.bench.report.Results;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;
import org.wmisdk.bench.report.Samples;

/**
 * The group {@code fake}. About two minutes; {@code --quick} one minute, up to a hundred thousand rows only; {@code --full} ten.
 *
 * <pre>./bench fake [--quick|--full] [JMH options]</pre>
 */
public final class FakeBench {
    private static final String THE_FAKE = "the fake";
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    private final List<Measured> measured;
    private final Map<String, double[]> tests;
    private final List<String> sizes;

    private FakeBench(List<Measured> measured, Map<String, double[]> tests, List<String> sizes) {
        this.measured = measured;
        this.tests = tests;
        this.sizes = sizes;
    }

    public static void main(String[] args) throws IOException, RunnerException, CommandLineOptionException {
        List<String> options = new ArrayList<>(Arrays.asList(args));
        boolean quick = options.remove("--quick");
        boolean full = options.remove("--full");
        List<String> sizes = quick ? List.of("1000", "10000", "100000") : List.of("1000", "10000", "100000", "1000000");
        Path file = Files.createDirectories(Results.folder()).resolve("fake-jmh.json");
        ChainedOptionsBuilder jmh = new OptionsBuilder()
                .parent(new CommandLineOptions(options.toArray(new String[0])))
                .include("\\.Fake(Growth|Text)\\.")
                .param("size", sizes.toArray(new String[0]))
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(file.toString());
        if (quick) {
            jmh.warmupTime(TimeValue.milliseconds(300)).measurementTime(TimeValue.milliseconds(300));
        }
        if (full) {
            jmh.forks(3).measurementIterations(5);
        }
        new Runner(jmh.build()).run();
        System.out.println("Tests with and without a fake take turns in the JUnit launcher.");
        Map<String, double[]> tests = JUnitCost.measure(quick ? 5 : full ? 41 : 15);
        new FakeBench(JmhFile.read(file), tests, sizes).results().save();
    }

    private Results results() {
        return Results.of(
                "fake",
                "The fake",
                List.of(
                        growth("key", "How does a query by key grow with the rows of its class?", "keyLookup", "rows"),
                        growth(
                                "scan",
                                "How does a query grow that looks at every row, with two terms?",
                                "scan",
                                "rows"),
                        growth(
                                "like",
                                "How does a query grow that compares every row with a pattern?",
                                "scanLike",
                                "rows"),
                        growth(
                                "associators",
                                "How does ASSOCIATORS OF one object with ten partners grow with all associations?",
                                "associators",
                                "associations"),
                        queries(),
                        texts(),
                        memory(),
                        junit()),
                List.of(scanGoal(), keyGoal(), associatorsGoal(), junitGoal()));
    }

    private Measured growing(String benchmark, String size) {
        return JmhFile.find(measured, "FakeGrowth." + benchmark, Map.of("size", size));
    }

    private Measured text(String benchmark) {
        return JmhFile.find(measured, "FakeText." + benchmark, Map.of());
    }

    private Section growth(String id, String question, String benchmark, String xName) {
        List<Entry> entries = sizes.stream()
                .map(size -> growing(benchmark, size).entry(THE_FAKE).at(Double.parseDouble(size)))
                .toList();
        return new Section(id, question, "ns", null, xName, entries);
    }

    private Section queries() {
        List<Entry> entries = new ArrayList<>();
        Map.of(
                        "oneRow",
                        "the operating system: one row, three properties",
                        "someRows",
                        "the running services, selected by a term")
                .forEach((benchmark, what) -> {
                    Samples time = text(benchmark).samples();
                    // The less time, the more queries: the quartiles change places.
                    entries.add(Entry.of(
                            what,
                            new Samples(
                                    NANOS_PER_SECOND / time.high(),
                                    NANOS_PER_SECOND / time.median(),
                                    NANOS_PER_SECOND / time.low(),
                                    time.count())));
                });
        entries.sort((one, other) -> other.contestant().compareTo(one.contestant()));
        return new Section(
                "queries",
                "How many queries of the sample machine does one thread get answered, from text to rows?",
                "queries/s",
                null,
                entries);
    }

    private Section texts() {
        int kilobytes = FakeText.largeMof().length() / 1024;
        return new Section(
                "parse",
                "How long does it take to read a query, and MOF?",
                "ns",
                null,
                List.of(
                        text("parse").entry("a query of " + FakeText.QUERY.length() + " characters"),
                        text("sampleMachine").entry("all MOF of the sample machine, loaded"),
                        text("largeFile")
                                .entry("a MOF text of " + kilobytes + " KB, " + FakeText.CLASSES + " classes and "
                                        + FakeText.CLASSES * FakeText.INSTANCES_EACH + " instances, loaded")));
    }

    private Section memory() {
        Double bytes =
                JmhFile.find(measured, "FakeGrowth.memory", Map.of()).counters().get("bytesPerRow");
        if (bytes == null) {
            throw new IllegalStateException("JMH has no bytesPerRow");
        }
        return new Section(
                "memory",
                "What does a row of four properties keep on the heap?",
                "B",
                null,
                List.of(Entry.of("key of ten characters, two numbers, a text of its own", Samples.of(bytes))));
    }

    private Section junit() {
        double[] empty = rounds(JUnitCost.EMPTY);
        return new Section(
                "junit",
                "What does a fresh fake of the sample machine cost a JUnit test?",
                "ns",
                JUnitCost.EMPTY,
                tests.entrySet().stream()
                        .map(kind -> Entry.of(kind.getKey(), Samples.of(kind.getValue()))
                                .against(Ratio.ofRounds(kind.getValue(), empty)))
                        .toList());
    }

    private double[] rounds(String kind) {
        double[] rounds = tests.get(kind);
        if (rounds == null) {
            throw new IllegalStateException("nothing was measured of: " + kind);
        }
        return rounds;
    }

    private String most() {
        return sizes.get(sizes.size() - 1);
    }

    /** How many times as long the largest takes as the smallest. */
    private double growth(String benchmark) {
        return growing(benchmark, most()).samples().median()
                / growing(benchmark, sizes.get(0)).samples().median();
    }

    private Goal scanGoal() {
        double seconds = growing("scan", most()).samples().median() / NANOS_PER_SECOND;
        return Goal.atLeast(
                "fake-scan",
                "rows that a query with two terms looks at in a second, on one core >= 1,000,000",
                1_000_000,
                Double.parseDouble(most()) / seconds);
    }

    private Goal keyGoal() {
        return Goal.atMost(
                "fake-key",
                "query by key, " + most() + " rows / 1000 rows <= 2 (constant, but for caches)",
                2,
                growth("keyLookup"));
    }

    private Goal associatorsGoal() {
        return Goal.atMost(
                "fake-associators",
                "ASSOCIATORS OF one object, " + most() + " associations / 1000 <= 2 (constant, but for caches)",
                2,
                growth("associators"));
    }

    private Goal junitGoal() {
        double[] empty = rounds(JUnitCost.EMPTY);
        double[] bare = rounds(JUnitCost.BARE);
        double[] filled = rounds(JUnitCost.FAKE);
        double[] shares = new double[empty.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (filled[i] - bare[i]) / empty[i];
        }
        Goal goal = Goal.atMost(
                "fake-junit",
                "what the classes of the sample machine add to a JUnit test with a fresh fake / empty test <= 0.05",
                0.05,
                Samples.of(shares).median());
        return goal.noting(String.format(
                Locale.ROOT,
                "an empty test is %.1f µs of JUnit's own; beside it a parameter of JUnit's own is at %.2f, a fresh fake at %.2f",
                Samples.of(empty).median() / NANOS_PER_MICRO,
                Ratio.ofRounds(rounds(JUnitCost.PARAMETER), empty).value(),
                Ratio.ofRounds(filled, empty).value()));
    }
}
