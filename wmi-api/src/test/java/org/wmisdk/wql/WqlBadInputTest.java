package org.wmisdk.wql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.HResult;

@DisplayName("Any text ends in a statement or in the parser's own exception")
class WqlBadInputTest {
    private static final String PARTS =
            "SELECT|*|FROM|meta_class|C|WHERE|a|b|__this|=|<|<=|!|1|-|2.5|1e|'x'|\"|\\|(|)|AND|OR|NOT|LIKE|IS|"
                    + "NULL|ISA|.|,|{|}|TRUE|WITHIN|GROUP|BY|HAVING|NumberOfEvents|5|ASSOCIATORS|REFERENCES|OF|{C=1}|{C.a='}'}|AssocClass|"
                    + "ResultClass|Role|ClassDefsOnly|KeysOnly|SchemaOnly|a = 1|a = b|a IS NULL|__CLASS LIKE 'x'|Role = a|ResultClass = C|WITHIN 5|BY a|\0|\uD800|\u201C|;";

    /** Reads the text; the only way out other than a statement is the exception, whose parts must hold together. */
    private static boolean reads(String text) {
        try {
            WqlStatement statement = WqlParser.parse(text);
            String printed = statement.text();
            if (printed.length() <= WqlParser.MAX_LENGTH) {
                assertThat(WqlParser.parse(printed)).isEqualTo(statement);
            }
            return true;
        } catch (WqlSyntaxException e) {
            assertThat(e.offset()).isBetween(0, text.length());
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
            assertThat(e.getMessage()).hasSizeLessThan(1_000).doesNotContain("\n", "\r", "\u2028", "\u0000");
            assertThat(e.hresult().isFailure()).isTrue();
            return false;
        }
    }

    @Test
    @DisplayName("so does anything made of the parts of queries")
    void parts() {
        Random random = new Random(7);
        String[] parts = PARTS.split("\\|");
        String[] beginnings = {
            "",
            "SELECT * FROM C WHERE ",
            "SELECT * FROM meta_class WHERE ",
            "ASSOCIATORS OF {C=1} WHERE ",
            "SELECT * FROM C GROUP "
        };
        int statements = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder(beginnings[i % beginnings.length]);
            for (int n = random.nextInt(6); n >= 0; n--) {
                text.append(parts[random.nextInt(parts.length)]).append(random.nextInt(4) > 0 ? " " : "");
            }
            statements += reads(text.toString()) ? 1 : 0;
        }
        assertThat(statements).isGreaterThan(300);
    }

    @Test
    @DisplayName("so does any query with some characters changed, removed, added or repeated")
    void mutations() {
        Random random = new Random(11);
        List<String> queries = WqlExamplesTest.examples().stream()
                .map(WqlExamplesTest.Example::query)
                .toList();
        int statements = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder(queries.get(random.nextInt(queries.size())));
            for (int n = random.nextInt(3); n >= 0; n--) {
                mutate(text, random);
            }
            statements += reads(text.toString()) ? 1 : 0;
        }
        assertThat(statements).isGreaterThan(5_000);
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(5));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, anyCharacter(random));
            case 2 -> text.insert(at, text.substring(at, end));
            default -> text.replace(at, end, String.valueOf(anyCharacter(random)));
        }
    }

    private static char anyCharacter(Random random) {
        return (char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x80));
    }

    @Test
    @DisplayName("so do random characters")
    void randomCharacters() {
        Random random = new Random(13);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n >= 0; n--) {
                text.append(anyCharacter(random));
            }
            reads(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "a",
                "(",
                ")",
                "{",
                "}",
                "'",
                "\"",
                "\\",
                "\\'",
                "0",
                "9",
                ".",
                ",",
                "=",
                "<",
                "-",
                "*",
                "\n",
                "\u00E4",
                "\uD83D\uDE00",
                "\0",
                "a.",
                "a,",
                "NOT ",
                "NOT (",
                "a=1 OR ",
                "a=1 AND ",
                "(a=1 OR ",
                "'' ",
                "0e"
            })
    @DisplayName("so does a long run of anything, alone or after the beginning of a statement")
    void runs(String unit) {
        for (String beginning : List.of(
                "",
                "SELECT ",
                "SELECT * FROM C WHERE ",
                "SELECT * FROM C WHERE a = ",
                "SELECT * FROM C WHERE a = '",
                "SELECT * FROM C WITHIN 1",
                "SELECT * FROM C GROUP WITHIN 1",
                "SELECT * FROM C GROUP WITHIN 1 BY ",
                "ASSOCIATORS OF {",
                "ASSOCIATORS OF {C='",
                "ASSOCIATORS OF {C=1",
                "REFERENCES OF {C=1} WHERE Role = a ")) {
            reads(beginning + unit.repeat((WqlParser.MAX_LENGTH - beginning.length()) / unit.length()));
        }
    }

    @Test
    @DisplayName("a text that is too long is refused before any of it is read")
    void tooLong() {
        for (String text : List.of(
                "'" + "x".repeat(10_000_000),
                "SELECT * FROM C WHERE a = '" + "x".repeat(10_000_000) + "'",
                "SELECT * FROM C WHERE " + "a = 1 OR ".repeat(100_000) + "a = 1",
                "(".repeat(10_000_000))) {
            WqlSyntaxException e = catchThrowableOfType(WqlSyntaxException.class, () -> WqlParser.parse(text));
            assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_QUOTA_VIOLATION);
            assertThat(e.offset()).isEqualTo(WqlParser.MAX_LENGTH);
            assertThat(e.getMessage()).hasSizeLessThan(200);
        }
    }

    @Test
    @DisplayName("as many terms as fit into a query are read")
    void manyTerms() {
        String beginning = "SELECT * FROM C WHERE a=1";
        String text = beginning + " OR a=1".repeat((WqlParser.MAX_LENGTH - beginning.length()) / " OR a=1".length());
        WqlSelect select = (WqlSelect) WqlParser.parse(text);
        assertThat(((WqlCondition.Or) select.condition().orElseThrow()).terms()).hasSizeGreaterThan(2_000);
    }
}
