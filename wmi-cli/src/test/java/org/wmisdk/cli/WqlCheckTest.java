package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.wql.WqlParser;

/** What {@code wmi wql check} says of queries, and how it reads them. */
class WqlCheckTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int check(InputStream in, String... queries) {
        String[] arguments = new String[queries.length + 2];
        arguments[0] = "wql";
        arguments[1] = "check";
        System.arraycopy(queries, 0, arguments, 2, queries.length);
        return run(in, out, arguments);
    }

    private int run(InputStream in, OutputStream answers, String... arguments) {
        out.reset();
        err.reset();
        try (PrintStream outText = new PrintStream(answers, false, StandardCharsets.UTF_8);
                PrintStream errText = new PrintStream(err, false, StandardCharsets.UTF_8)) {
            return Main.run(arguments, new Main.Console(in, outText, errText, Map.of()));
        }
    }

    private int check(String... queries) {
        return check(InputStream.nullInputStream(), queries);
    }

    private int checkLines(String input) {
        return check(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select | SELECT * FROM NoSuchClass WHERE Name = 'x'",
                "select | SELECT * FROM __InstanceCreationEvent WHERE TargetInstance ISA 'Win32_Process'",
                "schema | SELECT * FROM meta_class",
                "associators | ASSOCIATORS OF {Win32_LogicalDisk='C:'}",
                "references | references of {Win32_LogicalDisk='C:'} where KeysOnly",
                "event | SELECT * FROM __InstanceCreationEvent WITHIN 5",
                "event | SELECT * FROM MyEvent GROUP WITHIN 60",
                "event | SELECT * FROM MyEvent WHERE TargetInstance.A > PreviousInstance.A",
            })
    void aQueryIsOkAndOfAKind(String kind, String query) {
        assertThat(check(query)).isZero();
        assertThat(out()).isEqualTo("ok " + kind + "\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void anErrorIsOneLineWithCodeNamePlaceAndWhatWasExpected() {
        assertThat(check("SELECT * FORM C")).isEqualTo(1);
        assertThat(out())
                .isEqualTo(
                        "error 0x80041017 WBEM_E_INVALID_QUERY: line 1, column 10: expected FROM, found \"FORM C\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0x80041008 WBEM_E_INVALID_PARAMETER: line 1, column 1: | ``",
                "0x80041017 WBEM_E_INVALID_QUERY: line 1, column 2: | ` `",
                "0x8004103A WBEM_E_INVALID_OBJECT_PATH: line 1, column 17: | ASSOCIATORS OF {=}",
                "0x8004105A WBEM_E_MISSING_GROUP_WITHIN: line 1, column 23: | SELECT * FROM E GROUP BY a",
                "0x8004105B WBEM_E_MISSING_AGGREGATION_LIST: line 1, column 35: | SELECT * FROM E GROUP WITHIN 1 BY",
            })
    void everyCodeIsNamed(String error, String query) {
        assertThat(check(query)).isEqualTo(1);
        assertThat(out()).startsWith("error " + error.replace("35:", query.length() + 1 + ":"));
        assertThat(out().lines()).hasSize(1);
    }

    @Test
    void everyQueryGetsItsLineAndOneErrorDecidesTheExitCode() {
        assertThat(check("SELECT * FROM C", "", "SELECT\n*\nFROM\nC", "SELECT *\nFORM C"))
                .isEqualTo(1);
        assertThat(out().lines().map(line -> line.substring(0, Math.min(16, line.length()))))
                .containsExactly("ok select", "error 0x80041008", "ok select", "error 0x80041017");
        assertThat(out()).contains("line 2, column 1: expected FROM, found \"FORM C\"\n");
    }

    @Test
    void withoutQueriesEachLineOfStandardInputIsOne() {
        assertThat(checkLines("SELECT * FROM C\r\n\r\nSELECT * FROM meta_class\n\nSELECT * FROM D"))
                .isEqualTo(1);
        assertThat(out().lines().map(line -> line.substring(0, Math.min(16, line.length()))))
                .containsExactly("ok select", "error 0x80041008", "ok schema", "error 0x80041008", "ok select");
        assertThat(checkLines("SELECT * FROM C\n")).isZero();
        assertThat(out()).isEqualTo("ok select\n");
    }

    @Test
    void noInputIsNoQuery() {
        assertThat(checkLines("")).isZero();
        assertThat(checkLines("\uFEFF")).isZero();
        assertThat(out()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsDroppedAtTheStartOnly() {
        assertThat(checkLines("\uFEFFSELECT Gr\u00F6\u00DFe FROM C\n")).isZero();
        assertThat(checkLines("\uFEFF\n")).isEqualTo(1);
        assertThat(out()).startsWith("error 0x80041008");
        assertThat(checkLines("SELECT * FROM C\n\uFEFFSELECT * FROM C\n")).isEqualTo(1);
        assertThat(out()).contains("found \"\\ufeffSELECT * FROM C\"; U+FEFF is no blank");
    }

    @Test
    void aCarriageReturnInsideALineIsABlankOfTheQuery() {
        assertThat(checkLines("SELECT *\rFROM C\r\nSELECT * FROM C\r")).isZero();
        assertThat(out()).isEqualTo("ok select\nok select\n");
    }

    @Test
    void bytesThatAreNoUtf8DoNotEndTheRun() {
        byte[] input = {(byte) 0xFF, (byte) 0xC3, '\n', 'S', 'E', 'L', 'E', 'C', 'T', '\n'};
        assertThat(check(new ByteArrayInputStream(input))).isEqualTo(1);
        assertThat(out().lines()).hasSize(2).allMatch(line -> line.startsWith("error 0x80041017"));
    }

    @Test
    void aLineOfAnyLengthIsJudgedWithoutBeingKept() {
        InputStream endless = new InputStream() {
            private long left = 20_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int count = (int) Math.min(left, length);
                Arrays.fill(bytes, from, from + count, (byte) 'a');
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
        assertThat(check(endless)).isEqualTo(1);
        assertThat(out())
                .startsWith(
                        "error 0x8004106C WBEM_E_QUOTA_VIOLATION: line 1, column " + (WqlParser.MAX_LENGTH + 1) + ":");
    }

    @Test
    void eachLineIsAnsweredBeforeTheNextIsNeeded() {
        byte[] line = "SELECT * FROM C\n".getBytes(StandardCharsets.UTF_8);
        InputStream dialogue = new InputStream() {
            private int asked;

            @Override
            public int read() {
                throw new AssertionError("lines are read in blocks");
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                assertThat(out().lines().count()).isEqualTo(asked);
                if (asked == 3) {
                    return -1;
                }
                asked++;
                System.arraycopy(line, 0, bytes, from, line.length);
                return line.length;
            }
        };
        assertThat(check(dialogue)).isZero();
        assertThat(out().lines()).hasSize(3);
    }

    @Test
    void readingEndsWhenNobodyTakesTheAnswers() {
        byte[] line = "SELECT * FROM C\n".getBytes(StandardCharsets.UTF_8);
        InputStream forever = new InputStream() {
            @Override
            public int read() {
                return line[0];
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                System.arraycopy(line, 0, bytes, from, line.length);
                return line.length;
            }
        };
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        };
        assertThat(run(forever, closed, "wql", "check")).isZero();
    }

    @Test
    void whatCannotBeReadIsSaidAndNotTakenForTheEnd() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        assertThat(check(broken)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "wmi: the queries could not be read from standard input: the disk is gone\n");
    }

    @Test
    void withoutACommandOrWithAnUnknownOptionItIsAUsageError() {
        assertThat(run(InputStream.nullInputStream(), out, "wql")).isEqualTo(2);
        assertThat(run(InputStream.nullInputStream(), out, "wql", "cheque")).isEqualTo(2);
        assertThat(check("--nope")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Try 'wmi wql check --help'.");
        assertThat(out()).isEmpty();
    }

    @Test
    void aQueryMayBeginWithADashAfterTwoOfThem() {
        assertThat(check("--", "-- comment")).isEqualTo(1);
        assertThat(out()).startsWith("error 0x80041017").contains("WQL has no comments");
    }

    @Test
    void theHelpFits80Columns() {
        for (String[] help : new String[][] {{"wql", "--help"}, {"wql", "check", "--help"}}) {
            assertThat(run(InputStream.nullInputStream(), out, help)).isZero();
            assertThat(out().lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }
}
