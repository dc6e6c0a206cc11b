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
    private final Clock clock;

    /** A new process runs that many times longer before its first turn: its compiler has everything before it. */
    private static final int FIRST = 6;

    private final Map<String, Player> players = new LinkedHashMap<>();
    private boolean first = true;

    /** Which time is measured. */
    public enum Clock {
        /** That of the processor for the thread that runs: what else the machine does costs none. */
        PROCESSOR,
        /** That of a watch: for contestants that wait for threads of their own. */
        ELAPSED
    }

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

        /** The same with so many times the warm-up: for tasks that take the compiler long to get through. */
        public Pace warming(int times) {
            return new Pace(rounds, turnMillis, warmMillis * times);
        }
    }

    /**
     * What a contestant needed for one unit of a task.
     *
     * @param nanos by the clock, in each round
     * @param bytes of heap
     * @param checksum of what it read
     * @param observed what it has {@link Contestant#observed() observed} besides, a number for each round
     */
    public record Measured(List<Double> nanos, double bytes, String checksum, Map<String, double[]> observed) {
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

    /** Rounds in processor time. */
    public Rounds(Pace pace) {
        this(pace, Clock.PROCESSOR);
    }

    /** Rounds by that clock. */
    public Rounds(Pace pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
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
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
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
        turns.forEach((name, all) -> measured.put(name, measured(all, Objects.requireNonNull(checksums.get(name)))));
        return new Outcome(measured, unavailable);
    }

    private static Measured measured(List<Turn> turns, String checksum) {
        Map<String, double[]> observed = new LinkedHashMap<>();
        for (String word : turns.get(0).observed.keySet()) {
            observed.put(
                    word,
                    turns.stream()
                            .mapToDouble(turn -> Objects.requireNonNull(turn.observed.get(word)))
                            .toArray());
        }
        double bytes =
                Samples.of(turns.stream().mapToDouble(Turn::bytes).toArray()).median();
        return new Measured(turns.stream().map(Turn::nanos).toList(), bytes, checksum, observed);
    }

    /** What a unit needed in one turn. */
    record Turn(double nanos, double bytes, Map<String, Double> observed) {
        /** Of a worker's answer. */
        static Turn parse(String answer) {
            List<String> parts = List.of(answer.split(" ", -1));
            double units = Double.parseDouble(parts.get(0));
            Map<String, Double> observed = new LinkedHashMap<>();
            for (String part : parts.subList(3, parts.size())) {
                int equals = part.indexOf('=');
                observed.put(part.substring(0, equals), Double.parseDouble(part.substring(equals + 1)));
            }
            return new Turn(
                    Double.parseDouble(parts.get(1)) / units, Double.parseDouble(parts.get(2)) / units, observed);
        }
    }

    private Turn turn(Player player, int millis) throws RefusedException {
        return Turn.parse(player.ask(Worker.MEASURE + clock + " " + millis * 1_000_000L));
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
