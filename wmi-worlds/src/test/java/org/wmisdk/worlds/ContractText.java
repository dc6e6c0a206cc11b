package org.wmisdk.worlds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page as text: written and read by the same class, so that what is compared is the committed page itself. */
final class ContractText {
    private static final String PASSED = "+";
    private static final String CELL = "|";
    private static final String NOT_MADE = "- ";
    private static final String ALL = "ALL-0";
    private static final Pattern SUITE = Pattern.compile("\\[(\\w*)]: .*/java/(.*)\\.java");

    private ContractText() {}

    /** The lines of the page. */
    static List<String> print(Map<String, Map<String, ContractLine>> columns) {
        Map<String, Map<String, ContractLine>> made = new LinkedHashMap<>();
        List<String> notMade = new ArrayList<>();
        columns.forEach((column, rules) -> {
            String reason = whyNotMade(rules.values());
            if (reason.isEmpty()) {
                made.put(column, rules);
            } else {
                notMade.add(NOT_MADE + column + ": " + reason);
            }
        });
        TreeMap<String, ContractLine> rules = new TreeMap<>();
        TreeSet<String> reasons = new TreeSet<>();
        TreeSet<String> suites = new TreeSet<>();
        made.values()
                .forEach(lines -> lines.forEach((key, line) -> {
                    rules.put(key, line);
                    suites.add(line.suite());
                    if (!line.reason().isEmpty()) {
                        reasons.add(line.reason());
                    }
                }));
        List<String> numbered = new ArrayList<>(reasons);
        List<String> page = new ArrayList<>(List.of(
                "# The contract: rule x world",
                "",
                "Written by `org.wmisdk.worlds.ContractPage` from the results of runs, not by hand. **+** passed; a number: skipped, for that",
                "reason; empty: no such rule there. The id of a rule leads to its test.",
                "",
                "| Column | World |",
                "|---|---|"));
        List<String> names = new ArrayList<>(made.keySet());
        for (int i = 0; i < names.size(); i++) {
            page.add(row(List.of(letter(i), names.get(i))));
        }
        page.addAll(List.of("", "Not made, and so not shown:", ""));
        page.addAll(notMade);
        page.addAll(List.of("", "## Reasons", ""));
        for (int i = 0; i < numbered.size(); i++) {
            page.add((i + 1) + ". " + numbered.get(i));
        }
        page.addAll(List.of("", "## Rules", ""));
        List<String> header = new ArrayList<>(List.of("Id", "Rule"));
        for (int i = 0; i < names.size(); i++) {
            header.add(letter(i));
        }
        page.add(row(header));
        page.add(CELL + "---|".repeat(header.size()));
        rules.forEach((key, rule) -> {
            List<String> cells = new ArrayList<>(List.of(link(rule), rule.text()));
            for (String name : names) {
                ContractLine line = made.get(name).get(key);
                cells.add(
                        line == null
                                ? ""
                                : line.status().equals(ContractLine.PASSED)
                                        ? PASSED
                                        : Integer.toString(numbered.indexOf(line.reason()) + 1));
            }
            page.add(row(cells));
        });
        page.add("");
        suites.forEach(suite -> page.add("[" + simpleName(suite) + "]: " + source(suite)));
        return page;
    }

    private static String link(ContractLine rule) {
        return "[" + rule.rule() + "][" + simpleName(rule.suite()) + "]";
    }

    private static String simpleName(String suite) {
        return suite.substring(suite.lastIndexOf('.') + 1);
    }

    /** Where the source of a suite is, seen from the page. */
    private static String source(String suite) {
        String folder =
                suite.startsWith("org.wmisdk.tck.") ? "../wmi-tck/src/main/java/" : "../wmi-worlds/src/test/java/";
        return folder + suite.replace('.', '/') + ".java";
    }

    /** The one reason for which every rule of a column was skipped; empty if there is no such reason. */
    static String whyNotMade(Collection<ContractLine> column) {
        TreeSet<String> outcomes = new TreeSet<>();
        column.forEach(line -> outcomes.add(line.status().equals(ContractLine.SKIPPED) ? line.reason() : ""));
        return outcomes.size() == 1 ? outcomes.first() : "";
    }

    /** A to Z, then AA, AB and so on. */
    private static String letter(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letter(column / 26 - 1) + last;
    }

    private static String row(List<String> cells) {
        StringBuilder row = new StringBuilder(CELL);
        for (String cell : cells) {
            // Backslashes and asterisks of paths and queries would be formatting.
            row.append(' ')
                    .append(cell.replace("\\", "\\\\").replace("*", "\\*"))
                    .append(" |");
        }
        return row.toString();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split("\\|", -1))
                .map(cell ->
                        cell.substring(1, cell.length() - 1).replace("\\*", "*").replace("\\\\", "\\"))
                .toList();
    }

    /** The columns that the page shows; one that was not made has one line, for all rules. */
    static Map<String, Map<String, ContractLine>> parse(List<String> page) {
        Map<String, String> names = new TreeMap<>();
        List<String> reasons = new ArrayList<>();
        List<String> header = new ArrayList<>();
        Map<String, String> suites = suites(page);
        List<ContractLine> lines = new ArrayList<>();
        for (String line : page) {
            if (line.matches("\\d+\\. .*")) {
                reasons.add(line.substring(line.indexOf(' ') + 1));
            } else if (line.startsWith(NOT_MADE)) {
                String[] parts = line.substring(NOT_MADE.length()).split(": ", 3);
                lines.add(new ContractLine(parts[0], parts[1], ALL, "", "", ContractLine.SKIPPED, parts[2]));
            } else if (line.startsWith("| ")) {
                List<String> cells = cells(line);
                if (cells.size() == 2) {
                    names.put(cells.get(0), cells.get(1));
                } else if (header.isEmpty()) {
                    header.addAll(cells);
                } else {
                    String[] rule =
                            cells.get(0).substring(1, cells.get(0).length() - 1).split("]\\[", 2);
                    for (int i = 2; i < cells.size(); i++) {
                        add(
                                lines,
                                names.get(header.get(i)),
                                rule[0],
                                cells.get(1),
                                suites.get(rule[1]),
                                cells.get(i),
                                reasons);
                    }
                }
            }
        }
        return ContractPage.byColumn(lines);
    }

    /** The suites by their simple names, from the links at the end. */
    private static Map<String, String> suites(List<String> page) {
        Map<String, String> suites = new TreeMap<>();
        for (String line : page) {
            Matcher link = SUITE.matcher(line);
            if (link.matches()) {
                suites.put(link.group(1), link.group(2).replace('/', '.'));
            }
        }
        return suites;
    }

    private static void add(
            List<ContractLine> lines,
            String column,
            String rule,
            String text,
            String suite,
            String outcome,
            List<String> reasons) {
        if (!outcome.isEmpty()) {
            int colon = column.indexOf(": ");
            boolean passed = outcome.equals(PASSED);
            lines.add(new ContractLine(
                    column.substring(0, colon),
                    column.substring(colon + 2),
                    rule,
                    text,
                    suite,
                    passed ? ContractLine.PASSED : ContractLine.SKIPPED,
                    passed ? "" : reasons.get(Integer.parseInt(outcome) - 1)));
        }
    }
}
