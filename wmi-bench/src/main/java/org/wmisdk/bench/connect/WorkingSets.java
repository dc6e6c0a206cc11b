package org.wmisdk.bench.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;
import org.wmisdk.bench.report.Samples;
import org.wmisdk.bench.server.CLibrary;

/** Whether memory grows that is not on the heap: the working set of a process that connects and asks again and again. */
final class WorkingSets {
    private static final int GOAL_CYCLES = 5000;
    private static final double MOST_MB = 2;
    private static final double KILOBYTES = 1024;

    /** The heap has its size from the start, and all of it is in memory, so that what grows is not it. */
    private static final List<String> FIXED_HEAP = List.of("-Xms48m", "-Xmx48m", "-XX:+AlwaysPreTouch");

    private final Program program;
    private final int cycles;
    private final int times;

    /**
     * @param cycles how many are run between two looks at the memory
     * @param times how many looks there are
     */
    WorkingSets(Program program, int cycles, int times) {
        this.program = program;
        this.cycles = cycles;
        this.times = times;
    }

    /** Runs both backends; the section and the goals are added to what is there. */
    void measure(List<Section> sections, List<Goal> goals) {
        Map<String, Program.Backend> backends = new LinkedHashMap<>();
        backends.put("FFM", Program.Backend.FFM);
        backends.put("JNA", Program.Backend.JNA);
        List<Entry> entries = new ArrayList<>();
        backends.forEach((name, backend) -> {
            String id = "working-set-no-work-" + name.toLowerCase(Locale.ROOT);
            String text = "working set over the second 5,000 cycles over a server that does no work, " + name
                    + ": <= 2 MB more";
            String why = whyNot();
            if (why.isEmpty()) {
                try {
                    List<Double> megabytes = run(backend);
                    for (int i = 0; i < megabytes.size(); i++) {
                        entries.add(Entry.of(name, Samples.of(megabytes.get(i))).at((i + 1.0) * cycles));
                    }
                    goals.add(
                            cycles == GOAL_CYCLES
                                    ? Goal.atMost(id, text, MOST_MB, megabytes.get(1) - megabytes.get(0))
                                    : Goal.notMeasured(
                                            id, text, MOST_MB, "a quick run has " + cycles + " cycles, not 5,000"));
                    return;
                } catch (IOException e) {
                    why = "its process failed: " + e.getMessage();
                }
            }
            entries.add(Entry.unavailable(name, why));
            goals.add(Goal.notMeasured(id, text, MOST_MB, why));
        });
        sections.add(new Section(
                "working-set",
                "How much memory does a process hold after so many connections, each with a query?",
                "MB",
                null,
                "cycles",
                entries));
    }

    private static String whyNot() {
        return Cycles.canTell() ? CLibrary.whyAbsent() : "Only Linux tells a process how much memory it holds.";
    }

    private List<Double> run(Program.Backend backend) throws IOException {
        List<String> command = program.command(
                backend, FIXED_HEAP, Cycles.class, backend.word, Integer.toString(cycles), Integer.toString(times));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Double> megabytes = new ArrayList<>();
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                megabytes.add(Long.parseLong(line) / KILOBYTES);
            }
        } finally {
            process.destroy();
        }
        if (megabytes.size() != times) {
            throw new IOException("it looked at its memory " + megabytes.size() + " times, not " + times);
        }
        return megabytes;
    }
}
