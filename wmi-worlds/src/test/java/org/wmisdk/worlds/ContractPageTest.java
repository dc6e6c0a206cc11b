package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page rule x world")
class ContractPageTest {
    private static final String LINUX = "Java 17, Linux";
    private static final String WINE = "Java 25, Windows (Wine)";

    private static final String SUITE = "org.wmisdk.tck.QueryContract";

    private static final ContractLine FIRST = passed(LINUX, "fake", "QUERY-2", "\\\\.\\root and * connect");
    private static final ContractLine SECOND = passed(LINUX, "fake", "QUERY-10", "the next");
    private static final ContractLine ON_WINE = passed(WINE, "jna", "QUERY-2", FIRST.text());
    private static final ContractLine SKIPPED = skipped(WINE, "jna", "QUERY-10", SECOND.text(), "Not under Wine: no.");
    private static final ContractLine ABSENT = skipped(LINUX, "ffm", "QUERY-2", FIRST.text(), "This is Java 17.");
    private static final ContractLine ABSENT_TOO = skipped(LINUX, "ffm", "QUERY-10", SECOND.text(), "This is Java 17.");
    private static final List<ContractLine> ALL = List.of(FIRST, SECOND, ON_WINE, SKIPPED, ABSENT, ABSENT_TOO);

    private static ContractLine passed(String jvm, String world, String rule, String text) {
        return new ContractLine(jvm, world, rule, text, SUITE, ContractLine.PASSED, "");
    }

    private static ContractLine skipped(String jvm, String world, String rule, String text, String reason) {
        return new ContractLine(jvm, world, rule, text, SUITE, ContractLine.SKIPPED, reason);
    }

    /** What a page of all lines and a run of the changed ones differ in. */
    private static List<String> differences(boolean all, UnaryOperator<List<ContractLine>> change) {
        Map<String, Map<String, ContractLine>> page =
                ContractText.parse(ContractText.print(ContractPage.byColumn(ALL)));
        List<ContractLine> run = change.apply(new ArrayList<>(ALL));
        return ContractPage.differences(page, ContractPage.byColumn(run), all);
    }

    private static UnaryOperator<List<ContractLine>> without(ContractLine... lines) {
        return run -> {
            run.removeAll(List.of(lines));
            return run;
        };
    }

    private static UnaryOperator<List<ContractLine>> with(ContractLine line) {
        return run -> {
            run.add(line);
            return run;
        };
    }

    private static UnaryOperator<List<ContractLine>> replaced(ContractLine line, ContractLine by) {
        return run -> {
            Collections.replaceAll(run, line, by);
            return run;
        };
    }

    @Test
    @DisplayName("agrees with the run that it was made of, and is the same in whatever order the results came")
    void agrees() {
        assertThat(differences(true, UnaryOperator.identity())).isEmpty();
        List<ContractLine> reversed = new ArrayList<>(ALL);
        Collections.reverse(reversed);
        assertThat(ContractText.print(ContractPage.byColumn(reversed)))
                .isEqualTo(ContractText.print(ContractPage.byColumn(ALL)))
                .containsSubsequence(
                        "- Java 17, Linux: ffm: This is Java 17.",
                        "1. Not under Wine: no.",
                        "| [QUERY-2][QueryContract] | \\\\\\\\.\\\\root and \\* connect | + | + |",
                        "| [QUERY-10][QueryContract] | the next | + | 1 |",
                        "[QueryContract]: ../wmi-tck/src/main/java/org/wmisdk/tck/QueryContract.java");
    }

    @Test
    @DisplayName("does not agree when a rule is no longer shown, fails, or is not shown for another reason")
    void changedCell() {
        String place = "Java 17, Linux: fake: QUERY-10: the page says passed (the next), the run ";
        assertThat(differences(false, replaced(SECOND, skipped(LINUX, "fake", "QUERY-10", SECOND.text(), "No."))))
                .containsExactly(place + "skipped (No.)");
        ContractLine failed =
                new ContractLine(LINUX, "fake", "QUERY-10", SECOND.text(), SUITE, ContractLine.FAILED, "");
        assertThat(differences(false, replaced(SECOND, failed))).containsExactly(place + "failed (the next)");
        assertThat(differences(false, replaced(SKIPPED, skipped(WINE, "jna", "QUERY-10", SECOND.text(), "Why?"))))
                .containsExactly(WINE + ": jna: QUERY-10: the page says skipped (Not under Wine: no.),"
                        + " the run skipped (Why?)");
    }

    @Test
    @DisplayName("does not agree when a rule was not run")
    void missingRule() {
        assertThat(differences(false, without(SECOND)))
                .containsExactly("Java 17, Linux: fake: QUERY-10: the page says passed (the next), the run nothing");
    }

    @Test
    @DisplayName("does not agree when it lacks a rule, or says it in other words")
    void extraRule() {
        assertThat(differences(false, with(passed(LINUX, "fake", "QUERY-11", "new"))))
                .containsExactly("Java 17, Linux: fake: QUERY-11 is not on the page");
        assertThat(differences(false, replaced(SECOND, passed(LINUX, "fake", "QUERY-10", "the last"))))
                .containsExactly(
                        "Java 17, Linux: fake: QUERY-10: the page says passed (the next), the run passed (the last)");
    }

    @Test
    @DisplayName("does not agree when a world can be made that could not, or cannot that could")
    void worlds() {
        assertThat(differences(false, replaced(ABSENT, passed(LINUX, "ffm", "QUERY-2", FIRST.text()))))
                .containsExactly("Java 17, Linux: ffm: the page says that it was not made: This is Java 17.");
        assertThat(differences(
                        false,
                        run -> replaced(FIRST, skipped(LINUX, "fake", "QUERY-2", FIRST.text(), "Gone."))
                                .apply(replaced(SECOND, skipped(LINUX, "fake", "QUERY-10", SECOND.text(), "Gone."))
                                        .apply(run))))
                .hasSize(2);
    }

    @Test
    @DisplayName("is compared in the columns that were run, and on demand in all")
    void missingColumn() {
        assertThat(differences(false, without(ON_WINE, SKIPPED))).isEmpty();
        assertThat(differences(true, without(ON_WINE, SKIPPED))).containsExactly(WINE + ": jna: was not run");
    }

    @Test
    @DisplayName("lacks no world of a JVM that it knows; a JVM that it does not know is compared on demand alone")
    void extraColumn() {
        assertThat(differences(false, with(passed(LINUX, "moon", "QUERY-2", FIRST.text()))))
                .containsExactly("Java 17, Linux: moon: is not on the page");
        UnaryOperator<List<ContractLine>> newer = with(passed("Java 30, Linux", "fake", "QUERY-2", FIRST.text()));
        assertThat(differences(false, newer)).isEmpty();
        assertThat(differences(true, newer)).containsExactly("Java 30, Linux: fake: is not on the page");
    }

    @Test
    @DisplayName("has room for more columns than there are letters")
    void manyColumns() {
        List<ContractLine> lines = IntStream.range(0, 60)
                .mapToObj(i -> passed("Java 17, Linux", "world " + (100 + i), "QUERY-2", "text"))
                .toList();
        Map<String, Map<String, ContractLine>> columns = ContractPage.byColumn(lines);
        assertThat(ContractText.parse(ContractText.print(columns))).isEqualTo(columns);
    }

    @Test
    @DisplayName("is not made of two results for one rule in one world")
    void ambiguous() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        ContractPage.byColumn(List.of(FIRST, skipped(LINUX, "fake", "QUERY-2", FIRST.text(), "No."))))
                .withMessageContaining("two results of QUERY-2");
    }
}
