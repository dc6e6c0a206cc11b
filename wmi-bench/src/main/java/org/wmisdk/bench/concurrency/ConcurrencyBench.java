package org.wmisdk.bench.concurrency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import org.wmisdk.bench.report.Ratio;
import org.wmisdk.bench.report.Results;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;
import org.wmisdk.bench.report.Samples;
import org.wmisdk.bench.rounds.Rounds;
import org.wmisdk.bench.rounds.Rounds.Clock;
import org.wmisdk.bench.rounds.Rounds.Measured;
import org.wmisdk.bench.rounds.Rounds.Outcome;
import org.wmisdk.bench.rounds.Rounds.Pace;
import org.wmisdk.bench.server.CLibrary;
import org.wmisdk.bench.server.Server;

/**
 * How does the number of queries grow with the threads that ask, how even are their shares, and does a lock hold them up?
 *
 * <pre>./bench concurrency [--quick | --full]</pre>
 */
public final class ConcurrencyBench {
    private static final String C = "C client";
    private static final String FFM = "FFM";
    private static final String JNA = "JNA";
    private static final String FAKE = "the fake";
    private static final String X = "threads";

    /** Of the gain of C, which is as much as the machine and the server give. */
    private static final double LEAST_SHARE = 0.8;

    /** Of one thread; the rest is what the rounds scatter. */
    private static final double LEAST_GAIN = 0.9;

    private static final int BATCHES = 10;
    private static final int THOUSAND = 1000;

    private final Map<Load, Outcome> outcomes = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();

    private ConcurrencyBench() {}

    /** Measures and writes the results. */
    public static void main(String[] args) throws IOException, InterruptedException {
        ConcurrencyBench bench = new ConcurrencyBench();
        bench.measure(Arrays.asList(args));
        bench.alone();
        bench.outcomes.forEach(bench::gain);
        bench.outcomes.forEach(bench::fairness);
        bench.blocked();
        bench.handOvers();
        for (String name : List.of(FFM, JNA)) {
            bench.noGlobalLock(name);
            bench.noLoss(name);
        }
        Results.of("concurrency", "Threads that ask " + Server.name(), bench.sections, bench.goals)
                .save();
    }

    private void measure(List<String> options) {
        boolean quick = options.contains("--quick");
        boolean full = options.contains("--full");
        double millisEach = quick ? 2 : full ? 20 : 6;
        // One turn has all numbers of threads, and takes as long as that takes.
        Pace pace = new Pace(quick ? 2 : full ? 11 : 5, 1, quick ? 300 : 1000);
        try (Rounds rounds = new Rounds(pace, Clock.ELAPSED)) {
            contestants(rounds);
            for (boolean virtual : new boolean[] {false, true}) {
                for (boolean shared : new boolean[] {true, false}) {
                    Load load = new Load(virtual, shared, millisEach);
                    System.out.println("concurrency: " + load.words());
                    outcomes.put(load, rounds.measure(load.toString()));
                }
            }
        }
    }

    private static void contestants(Rounds rounds) {
        // The threads must not wait for the compiler, which the flags of a worker make them do.
        List<String> flags = List.of("-XX:+BackgroundCompilation");
        if (CLibrary.file().isPresent()) {
            rounds.add(C, task -> !Load.parse(task).virtual(), flags, CCrowd.class);
        } else {
            rounds.addUnavailable(C, CLibrary.whyAbsent());
        }
        rounds.add(FFM, task -> true, flags, LibraryCrowd.class, "ffm")
                .add(JNA, task -> true, flags, LibraryCrowd.class, "jna")
                .add(FAKE, task -> true, flags, FakeCrowd.class);
    }

    private static double[] observed(Measured measured, String what, int threads) {
        return Objects.requireNonNull(measured.observed().get(Crowd.word(what, threads)));
    }

    private void alone() {
        List<Entry> entries = new ArrayList<>();
        outcomes.forEach((load, outcome) -> {
            if (load.shared()) {
                outcome.measured().forEach((name, measured) -> {
                    Entry entry = Entry.of(
                            name + (load.virtual() ? ", virtual" : ""),
                            Samples.of(observed(measured, Crowd.QUERIES, 1)));
                    entries.add(measured.checksum().isEmpty() ? entry : entry.reading(measured.checksum()));
                });
            }
        });
        sections.add(new Section(
                "one-thread",
                "How many queries of one row does one thread have answered?",
                "queries/s",
                null,
                entries));
    }

    private void gain(Load load, Outcome outcome) {
        sections.add(curve(
                "gain-" + load.id(),
                "How many times the queries of one thread do many have answered: " + load.words() + "?",
                "times one thread",
                outcome,
                ConcurrencyBench::gains));
    }

    /** Queries of many threads over those of one, in each round. */
    private static double[] gains(Measured measured, int threads) {
        return ratios(observed(measured, Crowd.QUERIES, threads), observed(measured, Crowd.QUERIES, 1));
    }

    static double[] ratios(double[] these, double[] those) {
        double[] ratios = new double[these.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = these[i] / those[i];
        }
        return ratios;
    }

    private void fairness(Load load, Outcome outcome) {
        sections.add(curve(
                "fairness-" + load.id(),
                "What does the slowest get: " + load.words() + "?",
                "of the fastest's answers",
                outcome,
                (measured, threads) -> observed(measured, Crowd.FAIRNESS, threads)));
    }

    private Section curve(
            String id, String question, String unit, Outcome outcome, BiFunction<Measured, Integer, double[]> rounds) {
        List<Entry> entries = new ArrayList<>();
        outcome.measured().forEach((name, measured) -> {
            for (int threads : Load.THREADS) {
                entries.add(Entry.of(name, Samples.of(rounds.apply(measured, threads)))
                        .at(threads));
            }
        });
        outcome.unavailable().forEach((name, why) -> entries.add(Entry.unavailable(name, why)));
        return new Section(id, question, unit, null, X, entries);
    }

    private void blocked() {
        List<Entry> entries = new ArrayList<>();
        outcomes.forEach((load, outcome) -> outcome.measured()
                .forEach((name, measured) -> entries.add(Entry.of(
                        name + ", " + load.words(),
                        Samples.of(observed(measured, Crowd.BLOCKED, Load.MOST_THREADS))
                                .times(THOUSAND)))));
        sections.add(new Section(
                "blocked",
                "How many times do a thousand queries wait for another to leave a monitor, of " + Load.MOST_THREADS
                        + " threads?",
                "times",
                null,
                entries));
    }

    private void handOvers() throws InterruptedException {
        List<Entry> entries = new ArrayList<>();
        double most = 0;
        for (String port : List.of("ffm", "jna")) {
            for (HandOvers.Reading reading : HandOvers.Reading.values()) {
                for (int batches : new int[] {1, BATCHES}) {
                    double perBatch = HandOvers.perBatch(port, reading, batches);
                    most = Math.max(most, perBatch);
                    entries.add(Entry.of(port.toUpperCase(Locale.ROOT) + ", " + reading.text, Samples.of(perBatch))
                            .at(batches));
                }
            }
        }
        sections.add(new Section(
                "hand-overs",
                "How many hand-overs to a worker does a query of a virtual thread have, for each batch of 64 rows, the last not full?",
                "hand-overs",
                null,
                "batches",
                entries));
        goals.add(Goal.atMost(
                "hand-overs-virtual", "hand-overs of a query of a virtual thread, for each batch <= 1", 1, most));
    }

    /** Whether a lock holds up all threads shows beside C, which has none: its gain is all that the machine and the server give. */
    private void noGlobalLock(String name) {
        Outcome outcome = outcome(false);
        Measured one = outcome.measured().get(name);
        Measured c = outcome.measured().get(C);
        String id = "threads-own-namespaces-" + name.toLowerCase(Locale.ROOT);
        String text = "gain of 2 to 64 threads with a namespace each, the least, " + name
                + " / C client >= 0.8 (there is no lock for all)";
        if (one == null || c == null) {
            goals.add(Goal.notMeasured(id, text, LEAST_SHARE, why(outcome, one == null ? name : C)));
            return;
        }
        goals.add(Goal.atLeast(
                id,
                text,
                LEAST_SHARE,
                least(threads ->
                        Ratio.ofRounds(gains(one, threads), gains(c, threads)).value())));
    }

    /** Threads that share a connection do share something; but they shall not hinder each other so much that one alone would do more. */
    private void noLoss(String name) {
        Outcome outcome = outcome(true);
        Measured one = outcome.measured().get(name);
        String id = "threads-one-namespace-" + name.toLowerCase(Locale.ROOT);
        String text = "queries of 2 to 64 threads on one namespace, the fewest, / those of one thread >= 0.9, " + name;
        goals.add(
                one == null
                        ? Goal.notMeasured(id, text, LEAST_GAIN, why(outcome, name))
                        : Goal.atLeast(
                                id,
                                text,
                                LEAST_GAIN,
                                least(threads -> Samples.of(gains(one, threads)).median())));
    }

    private Outcome outcome(boolean shared) {
        return outcomes.entrySet().stream()
                .filter(entry -> !entry.getKey().virtual() && entry.getKey().shared() == shared)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static String why(Outcome outcome, String name) {
        return String.valueOf(outcome.unavailable().get(name));
    }

    private static double least(IntToDoubleFunction ofThreads) {
        return Load.THREADS.stream()
                .filter(threads -> threads > 1)
                .mapToDouble(ofThreads::applyAsDouble)
                .min()
                .orElseThrow();
    }
}
