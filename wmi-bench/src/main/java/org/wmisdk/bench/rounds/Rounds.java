package org.wmisdk.bench.rounds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wmisdk.bench.report.Ratio;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Samples;
import org.wmisdk.bench.rounds.WorkerProcess.RefusedException;

/** The contestants in their processes, and what they need in rounds in which each has a turn. */
public final class Rounds implements AutoCloseable {
    private final Pace pace;
    /** A new process runs that many times longer before its first turn: its compiler has everything before it. */
    private static final int FIRST = 6;

    private final Map<String, Player> players = new LinkedHashMap<>();
    private boolean first = true;

    /**
     * How long is measured.
     *
     * @param rounds how many turns each contestant has
     * @param turnMillis how long a turn is, at least
     * @param warmMillis how long a contestant runs before its first turn of each task
     */
    public record Pace(int rounds, int turnMillis, int warmMillis) {
        /** The pace that the arguments of a main class ask for: {@code --quick}, {@code --full} or neither. */
        public static Pace of(String... arguments) {
            List<String> all = List.of(arguments);
            if (all.contains("--quick")) {
                return new Pace(3, 20, 60);
            }
            return all.contains("--full") ? new Pace(15, 100, 1000) : new Pace(7, 40, 250);
        }
    }

    /** What a contestant needed for one unit of a task: nanoseconds of processor time in each round, and bytes of heap. */
    public record Measured(List<Double> nanos, double bytes, String checksum) {
        private double[] array() {
            return nanos.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** The answers to one task; a contestant is in one of the two maps, or in none when the task is not for it. */
    public record Outcome(Map<String, Measured> measured, Map<String, String> unavailable) {
        /**
         * The rows of a table in nanoseconds.
         *
         * @param baseline what the others are compared with, if it could run
         * @param units of the measurement in one of the table, such as the columns of a row
         */
        public List<Entry> entries(String baseline, double units) {
            List<Entry> entries = new ArrayList<>();
            Measured base = measured.get(baseline);
            measured.forEach((name, one) -> {
                Entry entry =
                        Entry.of(name, Samples.of(one.array()).times(1 / units)).allocating(one.bytes / units);
                if (!one.checksum.isEmpty()) {
                    entry = entry.reading(one.checksum);
                }
                entries.add(base == null ? entry : entry.against(Ratio.ofRounds(one.array(), base.array())));
            });
            unavailable.forEach((name, why) -> entries.add(Entry.unavailable(name, why)));
            return entries;
        }

        /** The median of one contestant over that of another; null unless both were measured. */
        public @Nullable Double ratio(String contestant, String baseline) {
            Measured one = measured.get(contestant);
            Measured other = measured.get(baseline);
            return one == null || other == null
                    ? null
                    : Ratio.ofRounds(one.array(), other.array()).value();
        }
    }

    private static final class Player {
        final Predicate<String> takes;
        private @Nullable WorkerProcess worker;
        private String why = "";

        Player(Predicate<String> takes, @Nullable WorkerProcess worker, String why) {
            this.takes = takes;
            this.worker = worker;
            this.why = why;
        }

        String ask(String order) throws RefusedException {
            WorkerProcess running = worker;
            if (running == null) {
                throw new RefusedException(why);
            }
            return running.ask(order);
        }

        void end() {
            if (worker != null) {
                worker.close();
                worker = null;
            }
        }
    }

    public Rounds(Pace pace) {
        this.pace = pace;
    }

    /**
     * Adds a contestant and starts its process.
     *
     * @param name as in tables
     * @param takes the tasks that it takes part in: some ways are too slow for the large ones
     * @param type its class
     * @param arguments for its constructor
     */
    public Rounds add(String name, Predicate<String> takes, Class<? extends Contestant> type, String... arguments) {
        return add(name, takes, List.of(), type, arguments);
    }

    /** As {@link #add(String, Predicate, Class, String...)}, with arguments for its JVM. */
    public Rounds add(
            String name,
            Predicate<String> takes,
            List<String> jvmArguments,
            Class<? extends Contestant> type,
            String... arguments) {
        WorkerProcess worker = WorkerProcess.start(jvmArguments, type.getName(), List.of(arguments));
        players.put(name, new Player(takes, worker, ""));
        return this;
    }

    /** Adds a contestant that cannot run on this machine. */
    public Rounds addUnavailable(String name, String why) {
        players.put(name, new Player(task -> true, null, why));
        return this;
    }

    /**
     * Measures a task.
     *
     * @throws IllegalStateException if two contestants read different values
     */
    public Outcome measure(String task) {
        Map<String, String> checksums = new LinkedHashMap<>();
        Map<String, String> unavailable = new LinkedHashMap<>();
        Map<String, List<double[]>> turns = new LinkedHashMap<>();
        players.forEach((name, player) -> {
            if (player.takes.test(task)) {
                try {
                    checksums.put(name, player.ask(Worker.PREPARE + task));
                    turn(player, pace.warmMillis() * (first ? FIRST : 1));
                    turns.put(name, new ArrayList<>());
                } catch (RefusedException e) {
                    unavailable.put(name, Objects.requireNonNull(e.getMessage()));
                }
            }
        });
        requireEqual(task, checksums);
        first = false;
        for (int round = 0; round < pace.rounds(); round++) {
            for (String name : List.copyOf(turns.keySet())) {
                try {
                    Objects.requireNonNull(turns.get(name))
                            .add(turn(Objects.requireNonNull(players.get(name)), pace.turnMillis()));
                } catch (RefusedException e) {
                    turns.remove(name);
                    unavailable.put(name, Objects.requireNonNull(e.getMessage()));
                }
            }
        }
        Map<String, Measured> measured = new LinkedHashMap<>();
        turns.forEach((name, all) -> measured.put(
                name,
                new Measured(
                        all.stream().map(turn -> turn[0]).toList(),
                        Samples.of(all.stream().mapToDouble(turn -> turn[1]).toArray())
                                .median(),
                        Objects.requireNonNull(checksums.get(name)))));
        return new Outcome(measured, unavailable);
    }

    /** Nanoseconds and bytes of a unit. */
    private static double[] turn(Player player, int millis) throws RefusedException {
        List<String> answer =
                List.of(player.ask(Worker.MEASURE + millis * 1_000_000L).split(" ", -1));
        double units = Double.parseDouble(answer.get(0));
        return new double[] {Double.parseDouble(answer.get(1)) / units, Double.parseDouble(answer.get(2)) / units};
    }

    private static void requireEqual(String task, Map<String, String> checksums) {
        List<String> different = checksums.values().stream()
                .filter(sum -> !sum.isEmpty())
                .distinct()
                .toList();
        if (different.size() > 1) {
            throw new IllegalStateException(task + " was read differently: " + checksums);
        }
    }

    @Override
    public void close() {
        players.values().forEach(Player::end);
    }
}
