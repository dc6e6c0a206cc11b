package org.wmisdk.bench.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Section;
import org.wmisdk.bench.report.Samples;

/** Where the time of an operation goes, for C and for this library: in which calls, and what is left for the client itself. */
final class Profile {
    private static final List<Contestant> CONTESTANTS = List.of(Contestant.C, Contestant.FFM, Contestant.JNA);
    private static final List<Operation> OPERATIONS =
            List.of(Operation.CONNECT, Operation.ROW, Operation.ALL_CHEAP, Operation.ROWS, Operation.METHOD);
    private static final int ROUNDS = 21;
    private static final int WARM_UPS = 30;
    private static final double TURN_NANOS = 5e6;

    /** By operation, phase and contestant: nanoseconds, a number for each round. */
    private final Map<Operation, Map<Phase, Map<Contestant, List<Double>>>> nanos = new EnumMap<>(Operation.class);

    private Profile() {}

    /** Asks those that are there, in rounds; the first ones are for warming up. */
    static Profile of(List<Contender> contenders, Rounds.Measured measured) throws IOException {
        Profile profile = new Profile();
        for (Operation operation : OPERATIONS) {
            for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
                for (Contender contender : contenders) {
                    double[] whole =
                            measured.nanos.getOrDefault(operation, Map.of()).get(contender.contestant);
                    if (CONTESTANTS.contains(contender.contestant) && whole != null) {
                        double each = Samples.of(whole).median();
                        profile.ask(contender, operation, (int) Math.max(1, TURN_NANOS / each), round >= WARM_UPS);
                    }
                }
            }
        }
        return profile;
    }

    private void ask(Contender contender, Operation operation, int times, boolean counts) throws IOException {
        Map<String, Object> answer =
                contender.ask("phases", operation.kind.word, operation.questionId, Integer.toString(times));
        if (counts) {
            for (Phase phase : Phase.values()) {
                nanos.computeIfAbsent(operation, key -> new EnumMap<>(Phase.class))
                        .computeIfAbsent(phase, key -> new EnumMap<>(Contestant.class))
                        .computeIfAbsent(contender.contestant, key -> new ArrayList<>())
                        .add(Contender.number(answer, phase.word));
            }
        }
    }

    /** A table for each operation. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        nanos.forEach((operation, phases) -> {
            List<Entry> entries = new ArrayList<>();
            phases.forEach((phase, byContestant) -> byContestant.forEach((contestant, each) -> {
                Samples samples = Samples.of(Rounds.array(each));
                if (samples.median() > 0) { // it has such calls, and the clock can tell
                    entries.add(Entry.of(phase.text + ": " + contestant.text, samples.times(1e-3)));
                }
            }));
            sections.add(new Section(
                    "where-" + operation.id, "Where does the time go? " + operation.heading, "us", null, entries));
        });
        return sections;
    }
}
