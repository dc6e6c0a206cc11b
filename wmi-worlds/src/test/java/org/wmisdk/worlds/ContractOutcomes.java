package org.wmisdk.worlds;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule x world: the rules that the suites state, and what became of each in each world of each JVM. */
final class ContractOutcomes {
    /** Orders ids of rules by suite, then by number. */
    static final Comparator<String> BY_NUMBER = Comparator.comparing((String id) -> id.substring(0, id.indexOf('-')))
            .thenComparingInt(id -> Integer.parseInt(id.substring(id.indexOf('-') + 1)));

    /**
     * A rule.
     *
     * @param id such as {@code QUERY-01}
     * @param suite the name of the class that states it
     * @param suiteTitle the display name of that class
     */
    record Rule(String id, String title, String suite, String suiteTitle) {}

    /** A kind of JVM, such as Linux and 17. */
    record Jvm(String system, int java) implements Comparable<Jvm> {
        @Override
        public int compareTo(Jvm other) {
            return Comparator.comparing(Jvm::system).thenComparingInt(Jvm::java).compare(this, other);
        }

        @Override
        public String toString() {
            return system + " " + java;
        }
    }

    /** A world in a kind of JVM. */
    record Column(Jvm jvm, String world) implements Comparable<Column> {
        @Override
        public int compareTo(Column other) {
            return Comparator.comparing(Column::jvm)
                    .thenComparing(Column::world)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return jvm + ", " + world;
        }
    }

    private static final String FILE = "outcomes-";
    private static final String FINISHED = ".tsv";
    private static final String SEPARATOR = "\t";

    private final SortedMap<String, Rule> rules = new TreeMap<>(BY_NUMBER);
    private final SortedMap<Column, SortedMap<String, Outcome>> columns = new TreeMap<>();

    SortedMap<String, Rule> rules() {
        return rules;
    }

    SortedMap<Column, SortedMap<String, Outcome>> columns() {
        return columns;
    }

    SortedSet<Jvm> jvms() {
        SortedSet<Jvm> jvms = new TreeSet<>();
        columns.keySet().forEach(column -> jvms.add(column.jvm()));
        return jvms;
    }

    /** Adds a rule; one that is stated twice must be the same each time. */
    void add(Rule rule) {
        Rule before = rules.putIfAbsent(rule.id(), rule);
        if (before != null && !before.equals(rule)) {
            throw new IllegalStateException(rule.id() + " is stated in two ways: by " + before.suite() + " as \""
                    + before.title() + "\", by " + rule.suite() + " as \"" + rule.title() + "\"");
        }
    }

    /** Adds an outcome to those that the rule already has in that column. */
    void add(Column column, String rule, Outcome outcome) {
        columns.computeIfAbsent(column, none -> new TreeMap<>(BY_NUMBER)).merge(rule, outcome, Outcome::and);
    }

    private void addAll(ContractOutcomes others) {
        others.rules.values().forEach(this::add);
        others.columns.forEach((column, outcomes) -> outcomes.forEach((rule, outcome) -> add(column, rule, outcome)));
    }

    /** The rules that no world was asked. */
    SortedSet<String> unasked() {
        SortedSet<String> unasked = new TreeSet<>(BY_NUMBER);
        unasked.addAll(rules.keySet());
        columns.values().forEach(outcomes -> unasked.removeAll(outcomes.keySet()));
        return unasked;
    }

    /**
     * Writes the outcomes of one JVM as a file of their own, which appears whole or not at all.
     *
     * @return the file
     */
    Path write(Path folder, Jvm jvm) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line("jvm", jvm.system(), Integer.toString(jvm.java())));
        rules.values()
                .forEach(rule -> lines.add(line("rule", rule.id(), rule.title(), rule.suite(), rule.suiteTitle())));
        columns.forEach((column, outcomes) -> outcomes.forEach((rule, outcome) ->
                lines.add(line("outcome", rule, column.world(), outcome.kind().name(), outcome.reason()))));
        Files.createDirectories(folder);
        String name = FILE + jvm.system().toLowerCase(Locale.ROOT).replace(' ', '-') + "-java" + jvm.java() + "-";
        Path unfinished = Files.createTempFile(folder, name, "");
        Files.write(unfinished, lines);
        return Files.move(
                unfinished,
                unfinished.resolveSibling(unfinished.getFileName() + FINISHED),
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static String line(String... fields) {
        return Stream.of(fields).map(ContractOutcomes::plain).collect(Collectors.joining(SEPARATOR));
    }

    /** A text in one line. */
    static String plain(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /**
     * Reads what the JVMs of a run wrote. Those of the same kind are taken together.
     *
     * @param partial gets those that were asked only a part of the rules; their outcomes are left out
     */
    static ContractOutcomes read(Path folder, List<String> partial) throws IOException {
        SortedMap<Jvm, ContractOutcomes> jvms = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FILE + "*" + FINISHED)) {
                for (Path file : files) {
                    readFile(file, jvms);
                }
            }
        }
        ContractOutcomes all = new ContractOutcomes();
        jvms.forEach((jvm, outcomes) -> {
            SortedSet<String> unasked = outcomes.unasked();
            if (unasked.isEmpty()) {
                all.addAll(outcomes);
            } else {
                partial.add(jvm + " was not asked " + unasked.first()
                        + (unasked.size() == 1 ? "" : " and " + (unasked.size() - 1) + " more rules"));
            }
        });
        return all;
    }

    private static void readFile(Path file, SortedMap<Jvm, ContractOutcomes> jvms) throws IOException {
        List<String[]> lines = Files.readAllLines(file).stream()
                .map(line -> line.split(SEPARATOR, -1))
                .toList();
        Jvm jvm = new Jvm(lines.get(0)[1], Integer.parseInt(lines.get(0)[2]));
        ContractOutcomes outcomes = jvms.computeIfAbsent(jvm, none -> new ContractOutcomes());
        for (String[] line : lines.subList(1, lines.size())) {
            switch (line[0]) {
                case "rule" -> outcomes.add(new Rule(line[1], line[2], line[3], line[4]));
                case "outcome" ->
                    outcomes.add(
                            new Column(jvm, line[2]), line[1], new Outcome(Outcome.Kind.valueOf(line[3]), line[4]));
                default -> throw new IllegalStateException(file + " has a line that begins with \"" + line[0] + "\"");
            }
        }
    }
}
