package org.wmisdk.bench.connect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.wmisdk.bench.connect.FirstQuery.Phase;
import org.wmisdk.bench.report.Ratio;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;
import org.wmisdk.bench.report.Samples;
import org.wmisdk.bench.server.CLibrary;

/** What the first query costs in a new JVM: whole processes, each contestant one in each round. */
final class ColdStarts {
    private static final String LINKED = "a main that links one handle";
    private static final String EMPTY = "an empty main";
    private static final String FFM = "FFM";
    private static final String JNA = "JNA";
    private static final String FFM_ARCHIVE = "FFM, class archive";
    private static final String JNA_ARCHIVE = "JNA, class archive";
    private static final String FAKE = "the fake";
    private static final double MILLI = 1e-6;
    private static final double MOST_MILLIS = 150;
    private static final String GOAL_ID = "cold-start-ffm";
    private static final String GOAL =
            "first query in a cold JVM over a server that does no work, FFM less a main that links one handle <= 150 ms";

    private final Program program;
    private final int rounds;
    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Map<String, List<Start>> starts = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    ColdStarts(Program program, int rounds) {
        this.program = program;
        this.rounds = rounds;
    }

    /** Starts all of them; the sections and the goal are added to what is there. */
    void measure(List<Section> sections, List<Goal> goals) {
        boolean inC = CLibrary.file().isPresent();
        commands.put(EMPTY, main(FirstQuery.EMPTY));
        commands.put(LINKED, main(FirstQuery.LINKED));
        if (inC) {
            commands.put(FFM, command(Program.Backend.FFM));
            commands.put(JNA, command(Program.Backend.JNA));
            archived(FFM_ARCHIVE, Program.Backend.FFM);
            archived(JNA_ARCHIVE, Program.Backend.JNA);
        } else {
            List.of(FFM, JNA, FFM_ARCHIVE, JNA_ARCHIVE)
                    .forEach(name ->
                            failures.put(name, "The server would itself start in Java: " + CLibrary.whyAbsent()));
        }
        commands.put(FAKE, command(Program.Backend.FAKE));
        for (int round = 0; round < rounds; round++) {
            for (String name : List.copyOf(commands.keySet())) {
                start(name);
            }
        }
        sections.add(wholes());
        if (inC) {
            sections.add(phases("cold-start-phases-ffm", FFM, Program.Backend.FFM));
            sections.add(phases("cold-start-phases-jna", JNA, Program.Backend.JNA));
        }
        sections.add(phases("cold-start-phases-fake", FAKE, Program.Backend.FAKE));
        goals.add(goal());
    }

    private List<String> main(String mode, String... flags) {
        return program.command(Program.Backend.NONE, List.of(flags), FirstQuery.class, mode);
    }

    private List<String> command(Program.Backend backend, String... flags) {
        return program.command(backend, List.of(flags), FirstQuery.class, backend.word);
    }

    /** One process leaves the archive behind, all others begin with it. */
    private void archived(String name, Program.Backend backend) {
        String archive = program.beside(backend.word + ".jsa").toString();
        try {
            Start.run(
                    command(backend, "-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
            commands.put(name, command(backend, "-XX:SharedArchiveFile=" + archive));
        } catch (IOException e) {
            failures.put(name, "Its archive could not be made: " + e.getMessage());
        }
    }

    private void start(String name) {
        try {
            Start start = Start.run(Objects.requireNonNull(commands.get(name)));
            starts.computeIfAbsent(name, key -> new ArrayList<>()).add(start);
        } catch (IOException e) {
            failures.put(name, "Its process failed: " + e.getMessage());
            commands.remove(name);
            starts.remove(name);
        }
    }

    private double[] millis(String name, ToDoubleFunction<Start> part) {
        return Objects.requireNonNull(starts.get(name)).stream()
                .mapToDouble(start -> part.applyAsDouble(start) * MILLI)
                .toArray();
    }

    private double @Nullable [] wholes(String name) {
        return starts.containsKey(name) ? millis(name, Start::nanos) : null;
    }

    private Section wholes() {
        List<Entry> entries = new ArrayList<>();
        double[] linked = wholes(LINKED);
        for (String name : List.of(EMPTY, LINKED, FFM, FFM_ARCHIVE, JNA, JNA_ARCHIVE, FAKE)) {
            double[] millis = wholes(name);
            if (millis == null) {
                entries.add(Entry.unavailable(name, Objects.requireNonNull(failures.get(name))));
                continue;
            }
            Entry entry = Entry.of(name, Samples.of(millis));
            entry = linked == null ? entry : entry.against(Ratio.ofRounds(millis, linked));
            entries.add(noted(name, entry));
        }
        return new Section(
                "cold-start",
                "How long does a new JVM take to its first row, from the start of the process?",
                "ms",
                linked == null ? null : LINKED,
                entries);
    }

    private static Entry noted(String name, Entry entry) {
        return switch (name) {
            case FFM_ARCHIVE, JNA_ARCHIVE ->
                entry.noting("java -XX:SharedArchiveFile=A, after one run with -XX:ArchiveClassesAtExit=A.");
            case FAKE -> entry.noting("It reads the MOF of the sample machine first.");
            default -> entry;
        };
    }

    private Section phases(String id, String name, Program.Backend backend) {
        List<Entry> entries = new ArrayList<>();
        String before = "the JVM starts";
        if (starts.containsKey(name)) {
            Map<Phase, Start.Classes> classes = classes(command(backend, Start.LOG_CLASSES));
            entries.add(Entry.of(before, Samples.of(millis(name, Start::before))));
            for (Phase phase : Phase.values()) {
                if (starts.get(name).stream().allMatch(start -> start.phases().containsKey(phase))) {
                    double[] millis = millis(
                            name, start -> Objects.requireNonNull(start.phases().get(phase)));
                    Entry entry = Entry.of(phase.text, Samples.of(millis));
                    Start.Classes loaded = classes.get(phase);
                    entries.add(loaded == null ? entry : entry.noting(loaded.toString()));
                }
            }
        } else {
            entries.add(Entry.unavailable(before, Objects.requireNonNull(failures.get(name))));
        }
        return new Section(id, "Where does the time of the first query go with " + name + "?", "ms", null, entries);
    }

    private static Map<Phase, Start.Classes> classes(List<String> command) {
        try {
            return Start.countClasses(command);
        } catch (IOException e) {
            System.err.println("connect: classes are not counted: " + e.getMessage());
            return Map.of();
        }
    }

    private Goal goal() {
        double[] ffm = wholes(FFM);
        double[] linked = wholes(LINKED);
        if (ffm == null || linked == null) {
            return Goal.notMeasured(
                    GOAL_ID, GOAL, MOST_MILLIS, Objects.requireNonNull(failures.get(ffm == null ? FFM : LINKED)));
        }
        return Goal.atMost(GOAL_ID, GOAL, MOST_MILLIS, medianOfDifferences(ffm, linked))
                .noting("whole processes on " + System.getProperty("os.name")
                        + ", the median of the differences in each round");
    }

    /** Of rounds in which both had a turn. */
    static double medianOfDifferences(double[] one, double[] other) {
        double[] differences = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            differences[i] = one[i] - other[i];
        }
        return Samples.of(differences).median();
    }
}
