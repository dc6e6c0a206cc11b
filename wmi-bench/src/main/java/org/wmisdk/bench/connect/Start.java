package org.wmisdk.bench.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wmisdk.bench.connect.FirstQuery.Phase;

/**
 * A process of {@link FirstQuery} that has ended, as it looks from outside.
 *
 * @param nanos from its start until it has told that it is done
 * @param phases what it told of its phases, in nanoseconds; empty for one that has none
 */
record Start(double nanos, Map<Phase, Double> phases) {
    /** The JVM's flag to tell of each class that it loads. */
    static final String LOG_CLASSES = "-Xlog:class+load=info:stdout:uptime";

    private static final String LOADED = "[";

    /** What {@link #LOG_CLASSES} adds to the line of a class that was not read and checked, but mapped. */
    private static final String SHARED = "shared objects file";

    /** The time outside the phases: the start of the JVM, before any of them. */
    double before() {
        return nanos - phases.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * Runs a process.
     *
     * @param command all of it
     * @throws IOException if it fails; the message has the last that it said
     */
    static Start run(List<String> command) throws IOException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        long done = 0;
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(FirstQuery.DONE)) {
                    done = System.nanoTime();
                }
                lines.add(line);
            }
        } finally {
            process.destroy();
        }
        if (done == 0) {
            throw new IOException(
                    "it has not asked: " + (lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1)));
        }
        return new Start(done - begun, phases(lines));
    }

    private static Map<Phase, Double> phases(List<String> lines) {
        Map<Phase, Double> phases = new EnumMap<>(Phase.class);
        for (String line : lines) {
            for (Phase phase : Phase.values()) {
                if (line.startsWith(phase + " ")) {
                    phases.put(
                            phase,
                            Double.parseDouble(line.substring(phase.name().length() + 1)));
                }
            }
        }
        return phases;
    }

    /**
     * How many classes were loaded.
     *
     * @param all of them
     * @param shared of them, from the archive of the JDK
     */
    record Classes(int all, int shared) {
        @Override
        public String toString() {
            return all + " classes are loaded, " + shared + " of them from an archive.";
        }
    }

    /**
     * Runs a process once more and counts.
     *
     * @param command all of it, with {@link #LOG_CLASSES}
     */
    static Map<Phase, Classes> countClasses(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader said = process.inputReader()) {
            return count(said.lines().toList());
        } finally {
            process.destroy();
        }
    }

    /** Counts the lines between the ends of phases. What comes before the first phase begins is counted with it. */
    static Map<Phase, Classes> count(List<String> lines) {
        Map<Phase, Classes> counts = new EnumMap<>(Phase.class);
        int all = 0;
        int shared = 0;
        for (String line : lines) {
            if (line.startsWith(LOADED)) {
                all++;
                shared += line.contains(SHARED) ? 1 : 0;
                if (line.contains(FirstQuery.class.getName() + " ")) { // what the JVM itself needs comes before
                    all = 0;
                    shared = 0;
                }
            }
            for (Phase phase : Phase.values()) {
                if (line.startsWith(phase + " ")) {
                    counts.put(phase, new Classes(all, shared));
                    all = 0;
                    shared = 0;
                }
            }
        }
        return counts;
    }
}
