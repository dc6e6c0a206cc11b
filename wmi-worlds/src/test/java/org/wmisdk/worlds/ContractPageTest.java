package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wmisdk.worlds.ContractOutcomes.Column;
import org.wmisdk.worlds.ContractOutcomes.Jvm;
import org.wmisdk.worlds.ContractOutcomes.Rule;

@DisplayName("The page rule x world")
class ContractPageTest {
    private static final Jvm LINUX = new Jvm("Linux", 17);
    private static final Jvm WINE = new Jvm("Wine", 25);
    private static final Column FAKE = new Column(LINUX, "fake");
    private static final Column ABSENT = new Column(LINUX, "ffm to a server on ffm");
    private static final Column MACHINE = new Column(WINE, "jna to this machine's WMI");
    private static final Outcome NO_NAMES = Outcome.skipped("It has no a|b, no *, no \\ and no __Names <yet>.");
    private static final String QUERIES = "org.wmisdk.tck.QueryContract";
    private static final Rule FIRST = new Rule("QUERY-2", "\\\\.\\root is | or __PATH__ *", QUERIES, "Queries");
    private static final Rule SECOND = new Rule("QUERY-10", "the next", QUERIES, "Queries");
    private static final Rule VALUE = new Rule("VALUE-1", "a value", "org.wmisdk.tck.ValueContract", "Values");

    @TempDir
    private Path root;

    private Path folder;
    private Path page;
    private String said = "";

    @BeforeEach
    void modules() throws IOException {
        folder = root.resolve("outcomes");
        page = Files.createDirectories(root.resolve("docs")).resolve("contract.md");
        Path suites = Files.createDirectories(root.resolve("wmi-tck/src/main/java/org/wmisdk/tck"));
        Files.createFile(suites.resolve("QueryContract.java"));
        Files.createFile(suites.resolve("ValueContract.java"));
    }

    private static ContractOutcomes linux() {
        ContractOutcomes outcomes = new ContractOutcomes();
        for (Rule rule : List.of(VALUE, SECOND, FIRST)) {
            outcomes.add(rule);
            outcomes.add(FAKE, rule.id(), Outcome.PASSED);
            outcomes.add(ABSENT, rule.id(), Outcome.skipped("This is Java 17."));
        }
        return outcomes;
    }

    private static ContractOutcomes wine() {
        ContractOutcomes outcomes = new ContractOutcomes();
        List.of(FIRST, SECOND, VALUE).forEach(outcomes::add);
        outcomes.add(MACHINE, FIRST.id(), NO_NAMES);
        outcomes.add(MACHINE, VALUE.id(), Outcome.PASSED);
        outcomes.add(new Column(WINE, "jna to a server on jna"), SECOND.id(), Outcome.skipped("No."));
        return outcomes;
    }

    /** A page that says what both did. */
    private void writePage() throws IOException {
        linux().write(folder, LINUX);
        wine().write(folder, WINE);
        assertThat(command("write")).isZero();
        forget();
    }

    private void forget() throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private int command(String... words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add(folder.toString());
        arguments.add(page.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = ContractPage.run(arguments, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        said = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private List<String> differences(ContractOutcomes run) throws IOException {
        writePage();
        return ContractPage.differences(ContractText.parse(Files.readString(page)), run, false);
    }

    @Test
    @DisplayName("has a row for each rule by number, with its suite, and a column for each world that could be made")
    void rows() throws IOException {
        writePage();
        assertThat(Files.readAllLines(page))
                .containsSubsequence(
                        "| 1 | Linux | 17 | fake | 3 | 0 |",
                        "|  | Linux | 17 | ffm to a server on ffm | 0 | This is Java 17. |",
                        "| 2 | Wine | 25 | jna to a server on jna | 0 | 1 |",
                        "| 3 | Wine | 25 | jna to this machine's WMI | 1 | 1 |",
                        "## Queries",
                        "| Rule | 1 | 2 | 3 |  |",
                        "| [QUERY-2](../wmi-tck/src/main/java/org/wmisdk/tck/QueryContract.java) | \u2713 |  | a |"
                                + " \\\\\\\\.\\\\root is \\| or \\_\\_PATH\\_\\_ \\* |",
                        "| [QUERY-10](../wmi-tck/src/main/java/org/wmisdk/tck/QueryContract.java) | \u2713 | b |  | the next |",
                        "## Values",
                        "## Reasons",
                        "- **a** It has no a\\|b, no \\*, no \\\\ and no \\_\\_Names \\<yet\\>.",
                        "- **b** No.");
    }

    @Test
    @DisplayName("agrees with the run that it was made of, whichever JVM ended first")
    void agrees() throws IOException {
        writePage();
        wine().write(folder, WINE);
        linux().write(folder, LINUX);
        assertThat(command("check", "--all")).as(said).isZero();
        String before = Files.readString(page);
        assertThat(command("write")).isZero();
        assertThat(Files.readString(page)).isEqualTo(before);
    }

    @Test
    @DisplayName("does not agree when a rule is no longer shown")
    void changedCell() throws IOException {
        ContractOutcomes run = linux();
        run.add(FAKE, SECOND.id(), Outcome.skipped("Not here."));
        assertThat(differences(run))
                .containsExactly("QUERY-10, Linux 17, fake: the page says shown, the run not shown (Not here.)");
    }

    @Test
    @DisplayName("does not agree when a rule is not shown for another reason, also that of a world that cannot be made")
    void changedReason() throws IOException {
        ContractOutcomes run = linux();
        run.add(ABSENT, SECOND.id(), Outcome.skipped("Because."));
        assertThat(differences(run))
                .containsExactly(
                        "QUERY-10, Linux 17, ffm to a server on ffm: the page says not shown (This is Java 17.),"
                                + " the run not shown (Because.)");
    }

    @Test
    @DisplayName("never agrees with a failure, and never hides one")
    void failure() throws IOException {
        ContractOutcomes run = linux();
        run.add(FAKE, SECOND.id(), Outcome.failed("java.lang.AssertionError: 1"));
        assertThat(differences(run))
                .containsExactly("QUERY-10, Linux 17, fake: the page says shown,"
                        + " the run failed (java.lang.AssertionError: 1)");
        run.write(folder, LINUX);
        assertThat(command("write")).isEqualTo(1);
        assertThat(Files.readString(page)).contains("| \u2717 | the next |").doesNotContain("AssertionError");
        assertThat(command("check")).isEqualTo(1);
        assertThat(said).contains("the page says failed, the run failed");
    }

    @Test
    @DisplayName("does not agree when a rule is missing in a run, in all worlds or in one")
    void missingRule() throws IOException {
        ContractOutcomes run = linux();
        run.rules().remove(VALUE.id());
        run.columns().values().forEach(outcomes -> outcomes.remove(VALUE.id()));
        run.columns().get(FAKE).remove(FIRST.id());
        assertThat(differences(run))
                .containsExactly(
                        "VALUE-1: was not run; the page says: a value",
                        "QUERY-2, Linux 17, fake: the page says shown, the run nothing");
    }

    @Test
    @DisplayName("does not agree when a rule is missing on it, or has another text")
    void extraRule() throws IOException {
        ContractOutcomes run = linux();
        run.add(new Rule("VALUE-2", "another value", VALUE.suite(), VALUE.suiteTitle()));
        run.add(FAKE, "VALUE-2", Outcome.PASSED);
        run.rules().put(VALUE.id(), new Rule(VALUE.id(), "the value", VALUE.suite(), VALUE.suiteTitle()));
        assertThat(differences(run))
                .satisfiesExactly(
                        text -> assertThat(text)
                                .startsWith("VALUE-1: the page says")
                                .contains("a value", "the value"),
                        added -> assertThat(added)
                                .isEqualTo("VALUE-2: is not on the page; the run says: another value"));
    }

    @Test
    @DisplayName("does not agree when a JVM that it knows has a new world")
    void extraColumn() throws IOException {
        ContractOutcomes run = linux();
        run.add(new Column(LINUX, "moon"), FIRST.id(), Outcome.PASSED);
        assertThat(differences(run)).containsExactly("Linux 17, moon: is not on the page");
    }

    @Test
    @DisplayName("is compared where there are outcomes, and wholly on demand")
    void missingColumn() throws IOException {
        writePage();
        linux().write(folder, LINUX);
        assertThat(command("check")).isZero();
        assertThat(said).contains("Not compared: Wine 25, jna to this machine's WMI: was not run");
        assertThat(command("check", "--all")).isEqualTo(1);
        assertThat(said).contains("  Wine 25, jna to this machine's WMI: was not run");
    }

    @Test
    @DisplayName("says nothing of a JVM that it does not know, unless all was to be compared")
    void unknownJvm() throws IOException {
        writePage();
        linux().write(folder, LINUX);
        ContractOutcomes newer = new ContractOutcomes();
        Jvm linux30 = new Jvm("Linux", 30);
        linux().rules().values().forEach(rule -> {
            newer.add(rule);
            newer.add(new Column(linux30, "fake"), rule.id(), Outcome.PASSED);
        });
        newer.write(folder, linux30);
        assertThat(command("check")).isZero();
        assertThat(said).contains("Not compared: Linux 30, fake: is not on the page");
        assertThat(command("check", "--all")).isEqualTo(1);
    }

    @Test
    @DisplayName("is not compared with a part of a run, and not made of one")
    void partialRun() throws IOException {
        writePage();
        ContractOutcomes part = linux();
        part.columns().values().forEach(outcomes -> outcomes.remove(VALUE.id()));
        part.write(folder, LINUX);
        assertThat(command("check")).isZero();
        assertThat(said).contains("Linux 17 was not asked VALUE-1");
        assertThat(command("check", "--all")).isEqualTo(1);
        assertThat(command("write")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "takes the JVMs of one kind together: parts make a whole, and a rule is shown only if it was shown each time")
    void merges() throws IOException {
        writePage();
        ContractOutcomes one = linux();
        one.columns().values().forEach(outcomes -> outcomes.remove(VALUE.id()));
        ContractOutcomes other = linux();
        other.columns().values().forEach(outcomes -> outcomes.keySet().removeIf(id -> !id.equals(VALUE.id())));
        one.write(folder, LINUX);
        other.write(folder, LINUX);
        assertThat(command("check")).isZero();
        assertThat(said).contains("3 rules in the worlds of [Linux 17]");
        ContractOutcomes again = linux();
        again.add(FAKE, FIRST.id(), Outcome.failed("once"));
        again.write(folder, LINUX);
        assertThat(command("check")).isEqualTo(1);
        assertThat(said).contains("QUERY-2, Linux 17, fake: the page says shown, the run failed (once)");
    }

    @Test
    @DisplayName("refuses one id for two rules")
    void twoRules() {
        ContractOutcomes outcomes = linux();
        assertThatIllegalStateException()
                .isThrownBy(() -> outcomes.add(new Rule(FIRST.id(), "something else", QUERIES, "Queries")))
                .withMessageContaining("QUERY-2 is stated in two ways");
    }

    @Test
    @DisplayName("says what was changed in it by hand")
    void editedByHand() throws IOException {
        writePage();
        linux().write(folder, LINUX);
        wine().write(folder, WINE);
        Files.writeString(page, Files.readString(page).replace("nobody edits it", "I did"));
        assertThat(command("check", "--all")).isEqualTo(1);
        assertThat(said).contains("was not written like this");
        Files.delete(page);
        assertThat(command("check")).isEqualTo(1);
        assertThat(said).contains("QUERY-2: is not on the page");
    }

    @Test
    @DisplayName("has a command that says how it is used")
    void usage() throws IOException {
        assertThat(command("read")).isEqualTo(2);
        assertThat(said).startsWith("usage: ");
        assertThat(ContractPage.run(List.of(), new PrintStream(new ByteArrayOutputStream())))
                .isEqualTo(2);
    }
}
