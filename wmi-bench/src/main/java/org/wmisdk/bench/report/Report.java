package org.wmisdk.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;

/**
 * All groups together.
 *
 * @param groups in the order of {@link #GROUPS}
 */
public record Report(List<Results> groups) {
    /** The groups there are, in the order of the report. */
    public static final List<String> GROUPS = List.of("call", "rows", "connect", "service", "concurrency", "fake");

    /** The file of all groups. */
    public static final String FILE = "results.json";

    public Report {
        groups = List.copyOf(groups);
    }

    /** Of those groups that have left results in the folder. */
    public static Report of(Path folder) throws IOException {
        List<Results> groups = new ArrayList<>();
        for (String group : GROUPS) {
            Path file = folder.resolve(group + ".json");
            if (Files.exists(file)) {
                groups.add(Results.read(file));
            }
        }
        return new Report(groups);
    }

    /** Reads a file of all groups. */
    static Report read(Path file) throws IOException {
        return new Report(ResultsJson.readAll(file));
    }

    /** Writes the file of all groups. */
    void write(Path file) throws IOException {
        ResultsJson.write(file, groups);
    }

    List<Goal> goals() {
        return groups.stream().flatMap(group -> group.goals().stream()).toList();
    }

    /** The group of that name, if it has results. */
    Optional<Results> group(String name) {
        return groups.stream().filter(group -> group.group().equals(name)).findFirst();
    }

    /**
     * Where backends, C and peers stand side by side, the more real the better: the operations on a real WMI service, or else the rows of a
     * server that does nothing. Empty when neither was measured.
     */
    List<Section> comparisons() {
        for (String name : List.of("service", "rows")) {
            List<Section> sections = group(name).stream()
                    .flatMap(group -> group.sections().stream())
                    .filter(Report::compares)
                    .toList();
            if (!sections.isEmpty()) {
                return sections;
            }
        }
        return List.of();
    }

    private static boolean compares(Section section) {
        return section.xName() == null
                && section.baseline() != null
                && section.baseline().startsWith("C")
                && Numbers.isTime(section.unit())
                && section.entries().stream().anyMatch(entry -> Contestants.isOurs(entry) && entry.ratio() != null);
    }

    /** The comparison that says most: with the widest field of contestants, and of such the one in which they differ most. */
    Optional<Section> headline() {
        return comparisons().stream().max((one, other) -> {
            int field = Integer.compare(measured(one), measured(other));
            return field != 0 ? field : Double.compare(widest(one), widest(other));
        });
    }

    /** The group that has that section. */
    Results groupOf(Section section) {
        return groups.stream()
                .filter(group -> group.sections().contains(section))
                .findFirst()
                .orElseThrow();
    }

    private static int measured(Section section) {
        return (int) section.entries().stream()
                .filter(entry -> entry.median() != null)
                .count();
    }

    private static double widest(Section section) {
        return section.entries().stream()
                .map(Entry::ratio)
                .mapToDouble(ratio -> ratio == null ? 0 : ratio)
                .max()
                .orElse(0);
    }
}
