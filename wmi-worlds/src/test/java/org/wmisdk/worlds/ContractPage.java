package org.wmisdk.worlds;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.wmisdk.worlds.ContractOutcomes.Column;
import org.wmisdk.worlds.ContractOutcomes.Jvm;
import org.wmisdk.worlds.ContractOutcomes.Rule;

/** The page rule x world: makes it of the outcomes of a run, or compares it with them. Needs the JDK alone. */
final class ContractPage {
    private static final String USAGE = """
            usage: ContractPage write FOLDER PAGE        makes the page of the outcomes in the folder
                   ContractPage check FOLDER PAGE        compares those columns of the page that have outcomes
                   ContractPage check --all FOLDER PAGE  compares the page, and demands outcomes for each of its columns""";

    private final ContractOutcomes page;
    private final ContractOutcomes run;

    /** What does not agree, one line each. */
    private final List<String> differences = new ArrayList<>();

    /** What was not compared, one line each. */
    private final List<String> uncompared = new ArrayList<>();

    private ContractPage(ContractOutcomes page, ContractOutcomes run) {
        this.page = page;
        this.run = run;
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), out));
    }

    /** Runs the command. Its exit code: 0 if all is well, 1 if not, 2 if there is no such command. */
    static int run(List<String> arguments, PrintStream out) throws IOException {
        int files = arguments.size() - 2;
        List<String> command = arguments.subList(0, Math.max(files, 0));
        boolean all = command.equals(List.of("check", "--all"));
        if (!all && !command.equals(List.of("check")) && !command.equals(List.of("write"))) {
            out.println(USAGE);
            return 2;
        }
        List<String> partial = new ArrayList<>();
        ContractOutcomes run = ContractOutcomes.read(Path.of(arguments.get(files)), partial);
        Path page = Path.of(arguments.get(files + 1));
        boolean good =
                command.equals(List.of("write")) ? write(run, partial, page, out) : check(run, partial, all, page, out);
        return good ? 0 : 1;
    }

    private static boolean write(ContractOutcomes run, List<String> partial, Path page, PrintStream out)
            throws IOException {
        if (run.columns().isEmpty() || !partial.isEmpty()) {
            out.println("The page was not written: there is no whole run of the suites.");
            partial.forEach(out::println);
            return false;
        }
        Files.writeString(page, print(run, page));
        List<String> failed = new ArrayList<>();
        run.columns()
                .forEach((column, outcomes) -> outcomes.forEach((rule, outcome) -> {
                    if (outcome.kind() == Outcome.Kind.FAILED) {
                        failed.add(rule + ", " + column + ": " + outcome);
                    }
                }));
        out.println(page + " was written: " + run.rules().size() + " rules in the worlds of " + run.jvms());
        failed.forEach(out::println);
        return failed.isEmpty();
    }

    private static boolean check(ContractOutcomes run, List<String> partial, boolean all, Path page, PrintStream out)
            throws IOException {
        if (!all && run.columns().isEmpty()) {
            out.println("Nothing to compare with " + page + ": no whole run of the suites.");
            partial.forEach(out::println);
            return true;
        }
        String text = Files.exists(page) ? Files.readString(page) : "";
        ContractPage comparison = compare(ContractText.parse(text), run, all);
        List<String> differences = comparison.differences;
        if (all && differences.isEmpty() && !text.equals(print(run, page))) {
            differences.add("the page says what the run says, but was not written like this");
        }
        Stream.concat(partial.stream(), comparison.uncompared.stream())
                .map(each -> "Not compared: " + each)
                .forEach(out::println);
        if (differences.isEmpty()) {
            out.println(page + " says what was run: " + run.rules().size() + " rules in the worlds of " + run.jvms());
            return true;
        }
        out.println(page + " and the run differ:");
        differences.forEach(each -> out.println("  " + each));
        out.println("Where the run is right, make the page anew: ./lab page");
        return false;
    }

    /** What a page and a run disagree on. */
    static List<String> differences(ContractOutcomes page, ContractOutcomes run, boolean all) {
        return compare(page, run, all).differences;
    }

    private static ContractPage compare(ContractOutcomes page, ContractOutcomes run, boolean all) {
        ContractPage comparison = new ContractPage(page, run);
        comparison.compareRules();
        comparison.compareColumns(all);
        return comparison;
    }

    private void compareRules() {
        SortedSet<String> ids = new TreeSet<>(ContractOutcomes.BY_NUMBER);
        ids.addAll(page.rules().keySet());
        ids.addAll(run.rules().keySet());
        for (String id : ids) {
            Rule said = page.rules().get(id);
            Rule stated = run.rules().get(id);
            if (said == null) {
                differences.add(id + ": is not on the page; the run says: " + stated.title());
            } else if (stated == null) {
                differences.add(id + ": was not run; the page says: " + said.title());
            } else if (!said.equals(stated)) {
                differences.add(id + ": the page says " + said + ", the run " + stated);
            }
        }
    }

    private void compareColumns(boolean all) {
        SortedMap<Column, Boolean> columns = new TreeMap<>();
        page.columns().keySet().forEach(column -> columns.put(column, true));
        run.columns().keySet().forEach(column -> columns.putIfAbsent(column, false));
        SortedSet<Jvm> known = page.jvms();
        columns.forEach((column, onPage) -> {
            if (onPage && run.columns().containsKey(column)) {
                compareCells(column);
            } else if (onPage) {
                (all ? differences : uncompared).add(column + ": was not run");
            } else {
                // A JVM that the page does not speak of is a stranger; a world that it does not have is missing.
                boolean strange = !known.isEmpty() && !known.contains(column.jvm());
                (all || !strange ? differences : uncompared).add(column + ": is not on the page");
            }
        });
    }

    private void compareCells(Column column) {
        SortedMap<String, Outcome> said = page.columns().get(column);
        SortedMap<String, Outcome> ran = run.columns().get(column);
        for (String id : page.rules().keySet()) {
            Outcome actual = ran.get(id);
            boolean failed = actual != null && actual.kind() == Outcome.Kind.FAILED; // whatever the page says
            if (run.rules().containsKey(id) && (failed || !Objects.equals(said.get(id), actual))) {
                differences.add(id + ", " + column + ": the page says " + Objects.toString(said.get(id), "nothing")
                        + ", the run " + Objects.toString(actual, "nothing"));
            }
        }
    }

    private static String print(ContractOutcomes outcomes, Path page) {
        Path docs = page.toAbsolutePath().normalize().getParent();
        return ContractText.print(outcomes, suite -> source(suite, docs));
    }

    /** The file of a suite, relative to the folder of the page. */
    private static String source(String suite, Path docs) {
        String file = suite.replace('.', '/') + ".java";
        return Stream.of("wmi-tck/src/main/java/", "wmi-worlds/src/test/java/")
                .filter(folder -> Files.exists(docs.resolveSibling(folder + file)))
                .map(folder -> "../" + folder + file)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no module has the source of " + suite));
    }
}
