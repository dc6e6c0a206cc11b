package org.wmisdk.worlds;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page rule x world, from the results of runs. Usage:
 *
 * <pre>
 * ContractPage write PAGE FOLDER...   replaces the columns that the results have, and keeps the others
 * ContractPage check PAGE FOLDER...   fails if the results differ from the page, for the JVMs that both have
 * ContractPage check-all PAGE FOLDER... also fails if the page has a column without results, or lacks a JVM that has some
 * </pre>
 *
 * <p>A folder is one that {@link ContractResults} wrote. Ends with an exception where there is a difference.
 */
public final class ContractPage {
    private ContractPage() {}

    /** Runs the command. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        List<String> arguments = Arrays.asList(args);
        if (arguments.size() < 3 || !List.of("write", "check", "check-all").contains(args[0])) {
            throw new IllegalArgumentException("usage: ContractPage write|check|check-all PAGE FOLDER...");
        }
        Path page = Path.of(args[1]);
        Map<String, Map<String, ContractLine>> results = results(arguments.subList(2, arguments.size()));
        Map<String, Map<String, ContractLine>> known =
                Files.exists(page) ? ContractText.parse(Files.readAllLines(page)) : new TreeMap<>();
        List<String> wrong = new ArrayList<>(failures(results));
        if (known.isEmpty() && !args[0].equals("write")) {
            wrong.add("there is no page " + page);
        }
        if (results.isEmpty()) {
            wrong.add("no results in " + arguments.subList(2, arguments.size()));
        }
        if (args[0].equals("write") && wrong.isEmpty()) {
            known.putAll(results);
            Files.write(page, ContractText.print(known));
        } else if (!args[0].equals("write")) {
            wrong.addAll(differences(known, results, args[0].equals("check-all")));
        }
        wrong.forEach(out::println);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(page + " and the runs differ in " + wrong.size()
                    + " places, listed above; when the change is meant: ContractPage write");
        }
        out.println(page + ": " + results.size() + " columns are as the runs say");
    }

    /** By column, then by the sort key of the rule. */
    private static Map<String, Map<String, ContractLine>> results(List<String> folders) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".tsv"))
                        .sorted()
                        .toList()) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        return byColumn(lines.stream().map(ContractLine::parse).toList());
    }

    static Map<String, Map<String, ContractLine>> byColumn(List<ContractLine> lines) {
        Map<String, Map<String, ContractLine>> columns = new TreeMap<>();
        for (ContractLine line : lines) {
            ContractLine before = columns.computeIfAbsent(line.column(), column -> new TreeMap<>())
                    .put(ContractLine.sortKey(line.rule()), line);
            if (before != null && !before.equals(line)) {
                throw new IllegalStateException("two results of " + line.rule() + " in " + line.column());
            }
        }
        return columns;
    }

    private static List<String> failures(Map<String, Map<String, ContractLine>> results) {
        return results.values().stream()
                .flatMap(rules -> rules.values().stream())
                .filter(line -> line.status().equals(ContractLine.FAILED))
                .map(line -> line.column() + ": " + line.rule() + " failed")
                .toList();
    }

    /** Where the results differ from the page, one line each; in all columns, or in those of the JVMs that both have. */
    static List<String> differences(
            Map<String, Map<String, ContractLine>> page, Map<String, Map<String, ContractLine>> results, boolean all) {
        List<String> wrong = new ArrayList<>();
        Set<String> jvms = page.values().stream()
                .flatMap(rules -> rules.values().stream())
                .map(ContractLine::jvm)
                .collect(Collectors.toSet());
        results.forEach((column, rules) -> {
            boolean known = rules.values().stream().map(ContractLine::jvm).anyMatch(jvms::contains);
            if (!page.containsKey(column) && (all || known)) {
                wrong.add(column + ": is not on the page");
            }
        });
        page.forEach((column, expected) -> {
            Map<String, ContractLine> actual = results.get(column);
            if (actual == null) {
                if (all) {
                    wrong.add(column + ": was not run");
                }
                return;
            }
            String absent = ContractText.whyNotMade(expected.values());
            if (!absent.isEmpty()) {
                if (!absent.equals(ContractText.whyNotMade(actual.values()))) {
                    wrong.add(column + ": the page says that it was not made: " + absent);
                }
                return;
            }
            expected.forEach((key, line) -> {
                ContractLine found = actual.get(key);
                if (!line.equals(found)) {
                    wrong.add(column + ": " + line.rule() + ": the page says " + say(line) + ", the run "
                            + (found == null ? "nothing" : say(found)));
                }
            });
            actual.forEach((key, line) -> {
                if (!expected.containsKey(key)) {
                    wrong.add(column + ": " + line.rule() + " is not on the page");
                }
            });
        });
        return wrong;
    }

    private static String say(ContractLine line) {
        return line.status() + " (" + (line.reason().isEmpty() ? line.text() : line.reason()) + ")";
    }
}
