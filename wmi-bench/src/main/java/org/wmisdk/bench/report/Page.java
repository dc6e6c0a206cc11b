package org.wmisdk.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;

/** The report as Markdown. Follows from the results alone: the same results give the same page. */
final class Page {
    private final Report report;
    private final String pictures;
    private final StringBuilder text = new StringBuilder();

    private Page(Report report, String pictures) {
        this.report = report;
        this.pictures = pictures;
    }

    /**
     * The whole page.
     *
     * @param pictures the folder of the charts, seen from the page
     */
    static String markdown(Report report, String pictures) {
        Page page = new Page(report, pictures);
        page.write();
        return page.text.toString();
    }

    /**
     * The part of it that stands in the README.
     *
     * @param folder of the charts, seen from there
     */
    static String summary(Report report, String folder) {
        if (report.groups().isEmpty()) {
            return "Nothing has been measured yet.\n";
        }
        StringBuilder summary = new StringBuilder();
        report.headline()
                .ifPresent(section -> summary.append("![")
                        .append(section.question())
                        .append("](")
                        .append(folder)
                        .append('/')
                        .append(Charts.name(report.groupOf(section), section))
                        .append(".png)\n\n"));
        return summary.append(String.join(" ", Verdict.sentences(report)))
                .append('\n')
                .toString();
    }

    private void write() {
        line("# Performance");
        line("");
        line("Written by `./bench` from [results.json](" + pictures + "/" + Report.FILE + "); not edited by hand.");
        line("");
        if (report.groups().isEmpty()) {
            line("Nothing has been measured yet: run `./bench`, then `./bench publish`.");
            return;
        }
        line("## Verdict");
        line("");
        Verdict.sentences(report).forEach(sentence -> line("- " + sentence));
        line("");
        report.headline()
                .ifPresent(section -> picture(Charts.name(report.groupOf(section), section), section.question()));
        goals();
        machines();
        text.append(resource("method.md")).append('\n');
        report.groups().forEach(this::group);
        for (String missing : Report.GROUPS) {
            if (report.group(missing).isEmpty()) {
                line("The group `" + missing + "` was not measured in this run.");
                line("");
            }
        }
        text.setLength(text.length() - 1);
    }

    private void goals() {
        line("## Goals");
        line("");
        line(Verdict.count(report));
        line("");
        line("| goal | limit | measured | | |");
        line("|---|--:|--:|---|---|");
        for (Goal goal : report.goals()) {
            Double value = goal.value();
            line("| " + cell(goal.text()) + " | " + Numbers.shown(goal.limit()) + " | "
                    + (value == null ? "" : Verdict.value(goal, value)) + " | " + state(goal) + " | "
                    + cell(goal.note())
                    + " |");
        }
        line("");
    }

    private static String state(Goal goal) {
        String state = Verdict.state(goal);
        return goal.met() ? state : "**" + state.toLowerCase(Locale.ROOT) + "**";
    }

    private void machines() {
        line("## Machine");
        line("");
        line("| group | processor | cores | system | Java | day |");
        line("|---|---|--:|---|---|---|");
        for (Results group : report.groups()) {
            Machine machine = group.machine();
            line("| `" + group.group() + "` | " + cell(machine.cpu()) + " | " + machine.cores() + " | "
                    + cell(machine.os()) + " | " + cell(machine.java()) + " | " + group.date() + " |");
        }
        line("");
    }

    private void group(Results group) {
        line("## " + group.title());
        line("");
        line("`" + group.command() + "`");
        line("");
        for (Section section : group.sections()) {
            line("### " + section.question());
            line("");
            if (Charts.hasChart(section)) {
                picture(Charts.name(group, section), section.question());
            }
            if (section.xName() == null) {
                table(section);
            } else {
                curves(section);
            }
            remarks(section);
        }
    }

    private void table(Section section) {
        boolean ratios = section.baseline() != null;
        boolean bytes = section.entries().stream().anyMatch(entry -> entry.bytes() != null);
        line("| | median | middle half |" + (ratios ? " × " + section.baseline() + " | middle half |" : "")
                + (bytes ? " B/op |" : "") + " samples | |");
        line("|---|--:|--:|" + (ratios ? "--:|--:|" : "") + (bytes ? "--:|" : "") + "--:|---|");
        for (Entry entry : section.entries()) {
            line("| " + cell(entry.contestant()) + " | " + quantity(entry.median(), section.unit()) + " | "
                    + range(entry.low(), entry.high(), section.unit()) + " |"
                    + (ratios
                            ? " " + number(entry.ratio()) + " | " + range(entry.ratioLow(), entry.ratioHigh(), "")
                                    + " |"
                            : "")
                    + (bytes ? " " + number(entry.bytes()) + " |" : "") + " "
                    + (entry.samples() == null ? "" : entry.samples()) + " | " + cell(remark(entry)) + " |");
        }
        line("");
    }

    /** One line for each place on the curve, one column for each contestant. */
    private void curves(Section section) {
        List<String> contestants = section.entries().stream()
                .filter(entry -> entry.median() != null)
                .map(Entry::contestant)
                .distinct()
                .toList();
        Set<Double> places = new TreeSet<>();
        section.entries().stream().map(Entry::x).filter(Objects::nonNull).forEach(places::add);
        line("| " + section.xName() + " | " + String.join(" | ", contestants) + " |");
        line("|--:|" + "--:|".repeat(contestants.size()));
        for (Double place : places) {
            List<String> cells = new ArrayList<>();
            for (String contestant : contestants) {
                cells.add(section.entries().stream()
                        .filter(entry -> contestant.equals(entry.contestant()) && place.equals(entry.x()))
                        .findFirst()
                        .map(entry -> curveCell(entry, section.unit()))
                        .orElse(""));
            }
            line("| " + Numbers.shown(place) + " | " + String.join(" | ", cells) + " |");
        }
        line("");
        boolean bytes = section.entries().stream().anyMatch(entry -> entry.bytes() != null);
        if (section.baseline() != null || bytes || !Numbers.isTime(section.unit())) {
            line("In each cell the median"
                    + (Numbers.isTime(section.unit()) ? "" : " in " + section.unit())
                    + (section.baseline() == null ? "" : ", × " + section.baseline())
                    + (bytes ? ", B/op" : "") + ".");
            line("");
        }
        Set<String> remarks = new LinkedHashSet<>();
        for (Entry entry : section.entries()) {
            if (remark(entry) != null) {
                remarks.add("- " + entry.contestant() + ": " + remark(entry));
            }
        }
        if (!remarks.isEmpty()) {
            remarks.forEach(this::line);
            line("");
        }
    }

    private static String curveCell(Entry entry, String unit) {
        List<String> parts = new ArrayList<>();
        parts.add(Numbers.isTime(unit) ? quantity(entry.median(), unit) : number(entry.median()));
        if (entry.ratio() != null) {
            parts.add("×\u00a0" + number(entry.ratio()));
        }
        if (entry.bytes() != null) {
            parts.add(number(entry.bytes()) + " B");
        }
        return String.join(", ", parts);
    }

    /** Whether all have read the same. */
    private void remarks(Section section) {
        List<Entry> reading = section.entries().stream()
                .filter(entry -> entry.checksum() != null)
                .toList();
        if (reading.isEmpty()) {
            return;
        }
        Set<String> differing = differing(reading);
        line(
                differing.isEmpty()
                        ? "All read the same values: checksums are equal."
                        : "**Not all read the same values**: checksums differ (" + String.join("; ", differing) + ").");
        line("");
    }

    /** Contestants with their checksums, where not all that stand at one place of the curve have the same. */
    private static Set<String> differing(List<Entry> reading) {
        Set<String> differing = new LinkedHashSet<>();
        for (Entry one : reading) {
            Stream<Entry> beside = reading.stream().filter(other -> Objects.equals(one.x(), other.x()));
            if (beside.anyMatch(other -> !Objects.equals(one.checksum(), other.checksum()))) {
                differing.add(one.contestant() + (one.x() == null ? "" : " at " + Numbers.shown(one.x())) + " "
                        + one.checksum());
            }
        }
        return differing;
    }

    private static @Nullable String remark(Entry entry) {
        return entry.unavailable() == null ? entry.note() : "cannot run here: " + entry.unavailable();
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Numbers.shown(value);
    }

    private static String quantity(@Nullable Double value, String unit) {
        return value == null ? "" : Numbers.shown(value, unit);
    }

    private static String range(@Nullable Double low, @Nullable Double high, String unit) {
        if (low == null || high == null) {
            return "";
        }
        return unit.isEmpty()
                ? Numbers.shown(low) + "–" + Numbers.shown(high)
                : Numbers.shown(low, unit) + " – " + Numbers.shown(high, unit);
    }

    /** Text in a table must not end its cell. */
    private static String cell(@Nullable String text) {
        return text == null ? "" : text.replace("|", "\\|").replace("\n", " ");
    }

    private void picture(String name, String question) {
        line("[![" + question + "](" + pictures + "/" + name + ".png)](" + pictures + "/" + name + ".svg)");
        line("");
    }

    private void line(String content) {
        text.append(content).append('\n');
    }

    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
