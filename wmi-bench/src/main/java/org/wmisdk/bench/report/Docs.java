package org.wmisdk.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wmisdk.bench.report.Results.Section;

/** The committed report: {@code docs/performance.md}, its charts and results beside it, and the marked block of the README. */
public final class Docs {
    private static final String BEGIN = "<!-- ./bench publish writes this -->\n";
    private static final String END = "<!-- to here -->\n";
    private static final Pattern BLOCK =
            Pattern.compile("(?<=" + Pattern.quote(BEGIN) + ").*?(?=" + Pattern.quote(END) + ")", Pattern.DOTALL);

    private final Path readme;
    private final Path page;
    private final Path folder;

    /**
     * Names the files.
     *
     * @param repository the folder of the README
     */
    public Docs(Path repository) {
        readme = repository.resolve("README.md");
        page = repository.resolve("docs/performance.md");
        folder = repository.resolve("docs/performance");
    }

    /** Writes a report into a folder of its own: results, page and, where this Java can draw, charts. */
    public static void writeReport(Report report, Path folder) throws IOException {
        report.write(folder.resolve(Report.FILE));
        Files.writeString(folder.resolve("performance.md"), Page.markdown(report, "charts"));
        if (whyNoCharts().isEmpty()) {
            Charts.write(report, folder.resolve("charts"));
        }
    }

    /** Why charts cannot be drawn here, with what to do; empty when they can. */
    public static Optional<String> whyNoCharts() {
        return Charts.whyNot();
    }

    /** Replaces the committed report. */
    public void publish(Report report) throws IOException {
        Files.createDirectories(folder);
        for (Path picture : pictures()) {
            Files.delete(picture);
        }
        report.write(folder.resolve(Report.FILE));
        Charts.write(report, folder);
        Report stored = Report.read(folder.resolve(Report.FILE));
        Files.writeString(page, Page.markdown(stored, "performance"));
        Files.writeString(
                readme,
                BLOCK.matcher(Files.readString(readme))
                        .replaceFirst(Matcher.quoteReplacement(Page.summary(stored, "docs/performance"))));
    }

    /** What is not as the committed results give it: one sentence each, none when all is. */
    public List<String> differences() throws IOException {
        List<String> differences = new ArrayList<>();
        Report report = Report.read(folder.resolve(Report.FILE));
        if (!Files.readString(page).equals(Page.markdown(report, "performance"))) {
            differences.add("docs/performance.md is not what docs/performance/results.json gives");
        }
        Matcher block = BLOCK.matcher(Files.readString(readme));
        if (!block.find()) {
            differences.add("README.md has no block between " + BEGIN.trim() + " and " + END.trim());
        } else if (!block.group().equals(Page.summary(report, "docs/performance"))) {
            differences.add("the marked block of README.md is not what docs/performance/results.json gives");
        }
        TreeSet<String> expected = new TreeSet<>();
        for (Results group : report.groups()) {
            for (Section section : group.sections()) {
                if (Charts.hasChart(section)) {
                    expected.add(Charts.name(group, section));
                }
            }
        }
        TreeSet<String> names = new TreeSet<>();
        expected.forEach(name -> Stream.of(".png", ".svg").forEach(kind -> names.add(name + kind)));
        TreeSet<String> found = new TreeSet<>();
        pictures()
                .forEach(picture ->
                        found.add(Objects.requireNonNull(picture.getFileName()).toString()));
        if (!names.equals(found)) {
            differences.add("the charts in docs/performance are " + found + ", but its results have " + names);
        }
        return differences;
    }

    private List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".png") || file.toString().endsWith(".svg"))
                    .toList();
        }
    }
}
