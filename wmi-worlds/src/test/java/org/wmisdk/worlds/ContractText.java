package org.wmisdk.worlds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wmisdk.worlds.ContractOutcomes.Column;
import org.wmisdk.worlds.ContractOutcomes.Jvm;
import org.wmisdk.worlds.ContractOutcomes.Rule;

/** The page as text. What {@link #print} writes, {@link #parse} reads. */
final class ContractText {
    private static final String PASSED = "\u2713";
    private static final String FAILED = "\u2717";
    private static final String TITLE = "## ";
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern REASON = Pattern.compile("- \\*\\*([a-z]+)\\*\\* (.+)");
    private static final Pattern LINK = Pattern.compile("\\[(.+)]\\((.+)\\)");
    private static final Pattern SOURCE = Pattern.compile(".*/java/(.+)\\.java");
    private static final String HEAD = """
            # The contract, rule by rule

            `./lab page` makes this page of what its tests did; nobody edits it. `./mvnw verify` and `.ci/run` compare it with theirs
            ([testing.md](testing.md)).

            ## Worlds

            The system and the Java version of a JVM, and in it the client and what it talks to. A world without a number cannot be made there.

            | Column | System | Java | World | Rules shown | Rules not shown |
            |--:|---|--:|---|--:|---|
            """;
    private static final String MARKS = """

            Below, %s says that a test of the rule passed, %s that one failed, a letter that the rule cannot be shown there, for one of the
            [reasons](#reasons) at the end; where nothing stands the rule does not arise.
            """.formatted(PASSED, FAILED);

    private ContractText() {}

    /**
     * The page.
     *
     * @param source the file of a suite, by the name of its class, relative to the page
     */
    static String print(ContractOutcomes outcomes, UnaryOperator<String> source) {
        StringBuilder page = new StringBuilder(HEAD);
        Map<Column, SortedMap<String, Outcome>> made = new LinkedHashMap<>();
        outcomes.columns().forEach((column, cells) -> {
            Optional<String> absent = whyAbsent(outcomes, cells);
            if (absent.isEmpty()) {
                made.put(column, cells);
            }
            long shown = cells.values().stream()
                    .filter(outcome -> outcome.kind() == Outcome.Kind.PASSED)
                    .count();
            row(
                    page,
                    List.of(
                            absent.isPresent() ? "" : Integer.toString(made.size()),
                            escape(column.jvm().system()),
                            Integer.toString(column.jvm().java()),
                            escape(column.world()),
                            Long.toString(shown),
                            absent.map(ContractText::escape).orElseGet(() -> Long.toString(cells.size() - shown))));
        });
        page.append(MARKS);
        Map<String, String> letters = letters(outcomes, made.values());
        Map<String, List<Rule>> suites = outcomes.rules().values().stream()
                .collect(Collectors.groupingBy(Rule::suite, LinkedHashMap::new, Collectors.toList()));
        suites.forEach((suite, rules) -> {
            String file = source.apply(suite);
            page.append('\n')
                    .append(TITLE)
                    .append(escape(rules.get(0).suiteTitle()))
                    .append("\n\n");
            List<String> head = new ArrayList<>(List.of("Rule"));
            IntStream.rangeClosed(1, made.size()).mapToObj(Integer::toString).forEach(head::add);
            head.add("");
            row(page, head);
            page.append("|---|").append(":-:|".repeat(made.size())).append("---|\n");
            for (Rule rule : rules) {
                List<String> cells = new ArrayList<>(List.of("[" + rule.id() + "](" + file + ")"));
                made.values().forEach(column -> cells.add(mark(column.get(rule.id()), letters)));
                cells.add(escape(rule.title()));
                row(page, cells);
            }
        });
        page.append('\n').append(TITLE).append("Reasons\n\n");
        letters.forEach((reason, letter) -> page.append("- **")
                .append(letter)
                .append("** ")
                .append(escape(reason))
                .append('\n'));
        return page.toString();
    }

    /** The one reason for which no rule could be shown; empty if there is no such reason. */
    private static Optional<String> whyAbsent(ContractOutcomes outcomes, SortedMap<String, Outcome> cells) {
        Set<Outcome> different = new HashSet<>(cells.values());
        return cells.size() == outcomes.rules().size() && different.size() == 1
                ? different.stream()
                        .filter(outcome -> outcome.kind() == Outcome.Kind.SKIPPED)
                        .map(Outcome::reason)
                        .findFirst()
                : Optional.empty();
    }

    /** A letter for each reason, in the order in which a reader of the page meets them. */
    private static Map<String, String> letters(
            ContractOutcomes outcomes, Iterable<SortedMap<String, Outcome>> columns) {
        Map<String, String> letters = new LinkedHashMap<>();
        for (String rule : outcomes.rules().keySet()) {
            for (SortedMap<String, Outcome> cells : columns) {
                Outcome outcome = cells.get(rule);
                if (outcome != null && outcome.kind() == Outcome.Kind.SKIPPED) {
                    letters.putIfAbsent(outcome.reason(), letter(letters.size()));
                }
            }
        }
        return letters;
    }

    /** a to z, then aa, ab and so on. */
    private static String letter(int index) {
        String last = String.valueOf((char) ('a' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }

    private static String mark(Outcome outcome, Map<String, String> letters) {
        if (outcome == null) {
            return "";
        }
        return switch (outcome.kind()) {
            case PASSED -> PASSED;
            case FAILED -> FAILED;
            case SKIPPED -> letters.get(outcome.reason());
        };
    }

    private static void row(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** A text as Markdown that looks like it: paths, queries and names are full of what would be formatting. */
    private static String escape(String text) {
        return text.replaceAll("[\\\\`*\\[\\]<>|#~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\$0");
    }

    private static String unescape(String markdown) {
        return markdown.replaceAll("\\\\(\\p{Punct})", "$1");
    }

    /** What a page says. */
    static ContractOutcomes parse(String page) {
        ContractOutcomes outcomes = new ContractOutcomes();
        List<String> lines = page.lines().toList();
        Map<String, Outcome> marks = marks(lines);
        List<Column> made = new ArrayList<>();
        Map<Column, Outcome> absent = new TreeMap<>();
        String title = "";
        for (String line : lines) {
            if (line.startsWith(TITLE)) {
                title = unescape(line.substring(TITLE.length()));
            } else if (line.startsWith("| [")) {
                readRule(cells(line), title, made, marks, outcomes);
            } else if (line.matches("\\| \\d* \\| .*")) {
                List<String> cells = cells(line);
                Jvm jvm = new Jvm(unescape(cells.get(1)), Integer.parseInt(cells.get(2)));
                Column column = new Column(jvm, unescape(cells.get(3)));
                if (cells.get(0).isEmpty()) {
                    absent.put(column, Outcome.skipped(unescape(cells.get(5))));
                } else {
                    made.add(column);
                }
            }
        }
        absent.forEach(
                (column, outcome) -> outcomes.rules().keySet().forEach(rule -> outcomes.add(column, rule, outcome)));
        return outcomes;
    }

    private static Map<String, Outcome> marks(List<String> page) {
        Map<String, Outcome> marks = new TreeMap<>(Map.of(PASSED, Outcome.PASSED, FAILED, Outcome.failed("")));
        page.stream()
                .map(REASON::matcher)
                .filter(Matcher::matches)
                .forEach(reason -> marks.put(reason.group(1), Outcome.skipped(unescape(reason.group(2)))));
        return marks;
    }

    private static void readRule(
            List<String> cells,
            String title,
            List<Column> made,
            Map<String, Outcome> marks,
            ContractOutcomes outcomes) {
        Matcher link = LINK.matcher(cells.get(0));
        Matcher source = SOURCE.matcher(link.matches() ? link.group(2) : "");
        if (!source.matches() || cells.size() != made.size() + 2) {
            throw new IllegalArgumentException("not a row of this page: " + cells);
        }
        String id = link.group(1);
        outcomes.add(new Rule(
                id, unescape(cells.get(cells.size() - 1)), source.group(1).replace('/', '.'), title));
        for (int i = 0; i < made.size(); i++) {
            String mark = cells.get(i + 1);
            if (!mark.isEmpty()) {
                Outcome outcome = marks.get(mark);
                if (outcome == null) {
                    throw new IllegalArgumentException(id + " has the mark " + mark + ", which has no meaning");
                }
                outcomes.add(made.get(i), id, outcome);
            }
        }
    }

    private static List<String> cells(String row) {
        return CELL_END.splitAsStream(row.substring(1)).map(String::strip).toList();
    }
}
