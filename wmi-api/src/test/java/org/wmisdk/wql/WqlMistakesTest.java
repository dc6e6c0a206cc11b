package org.wmisdk.wql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A common mistake")
class WqlMistakesTest {
    private static WqlSyntaxException refused(String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(WqlSyntaxException.class, () -> WqlParser.parse(text)), "accepted: " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM C; ~ a query has no end mark: leave ; out",
                "SELECT * FROM C ORDER BY a ~ WQL has no ORDER BY",
                "SELECT * FROM C WHERE a = 1 LIMIT 5 ~ WQL cannot limit the rows",
                "SELECT TOP 5 a FROM C ~ WQL cannot limit the rows",
                "SELECT DISTINCT a FROM C ~ WQL has no DISTINCT",
                "SELECT COUNT(*) FROM C ~ WQL has no functions",
                "SELECT * FROM C WHERE UPPER(a) = 'X' ~ WQL has no functions",
                "SELECT * FROM C WHERE a = NOW() ~ WQL has no functions",
                "SELECT * FROM C WHERE a IN (1, 2) ~ WQL has no IN",
                "SELECT * FROM C WHERE a NOT IN (1, 2) ~ WQL has no IN",
                "SELECT * FROM C WHERE a BETWEEN 1 AND 2 ~ WQL has no BETWEEN",
                "SELECT * FROM C, D ~ a query has one class",
                "SELECT * FROM C INNER JOIN D ~ a query has one class",
                "SELECT * FROM C AS c ~ WQL has no other names",
                "SELECT *, a FROM C ~ * stands for all properties already",
                "SELECT * FROM C WHERE a == 1 ~ equality has one =",
                "SELECT * FROM C WHERE a => 1 ~ the operator is >=",
                "SELECT * FROM C WHERE a =< 1 ~ the operator is <=",
                "SELECT * FROM C WHERE a = 1 && b = 2 ~ && is written AND",
                "SELECT * FROM C WHERE a = 1 || b = 2 ~ || is written OR",
                "SELECT * FROM C WHERE ! a = 1 ~ the operators are <> and NOT",
                "SELECT * FROM C WHERE a NOT = 1 ~ NOT stands before the property",
                "SELECT * FROM C WHERE a LIKE NOT 'x' ~ NOT stands before the property",
                "SELECT * FROM C WHERE a LIKE 'x!%' ESCAPE '!' ~ WQL has no ESCAPE",
                "SELECT * FROM C WHERE a = \"C:\\Windows\" ~ a backslash itself is written \\\\",
                "SELECT * FROM C WHERE a = \"C:\\\" ~ a backslash before a quote makes it part of the text",
                "SELECT * FROM C WHERE a = C:\\Windows ~ stand only in text, which is in quotes",
                "SELECT * FROM root\\cimv2:C ~ the namespace is no part of a query",
                "SELECT * FROM C WHERE a = Local Area ~ text, a datetime and a version stand in quotes",
                "SELECT * FROM C WHERE a = 10.0.19041 ~ text, a datetime and a version stand in quotes",
                "SELECT * FROM C WHERE a > 2020-01-01 ~ text, a datetime and a version stand in quotes",
                "SELECT * FROM C WHERE a = 1 + 2 ~ WQL does not compute",
                "SELECT * FROM C WHERE a * 2 > 1 ~ WQL does not compute",
                "SELECT * FROM C WHERE a / 2 > 1 ~ neither comments nor arithmetic",
                "SELECT * FROM C WHERE a = .5 ~ a fraction begins with a digit",
                "SELECT * FROM C WHERE a = 0x10 ~ numbers are decimal",
                "SELECT * FROM C WHERE a = 'it's' ~ a quote inside text has a backslash before it",
                "SELECT * FROM C WHERE a = 'it''s' ~ a quote inside text has a backslash before it",
                "SELECT * FROM C WHERE a = \u201CLocal Area\u201D ~ only \" and ' are quotes; \u201C is a letter to WQL",
                "SELECT *\u00A0FROM C ~ U+00A0 is no blank, but a letter to WQL",
                "SELECT * FROM 'C' ~ names stand without quotes",
                "SELECT [a] FROM C ~ names stand without brackets",
                "SELECT * FROM C WHERE a = ? ~ WQL has no parameters",
                "SELECT * FROM C WHERE a = {0} ~ WQL has no parameters",
                "SELECT * FROM C -- all ~ WQL has no comments",
                "SELECT * FROM C /* all */ ~ neither comments",
                "SELECT * FROM C WHERE a = 1 WITHIN 5 ~ after the class and before WHERE",
                "UPDATE C SET a = 1 ~ WQL only reads",
                "\"SELECT * FROM C\" ~ a query has no quotes around it",
            })
    @DisplayName("is answered with how WQL says it")
    void hints(String query, String hint) {
        WqlSyntaxException e = refused(query);
        assertThat(e.hint()).contains(hint);
        assertThat(e.getMessage()).endsWith("; " + e.hint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FORM C",
                "SELECT * FROM C WHERE",
                "SELECT * FROM C WHERE (a = 1",
                "SELECT * FROM C WHERE a = 1)",
                "SELECT * FROM C WHERE a = 'open",
                "SELECT * FROM C WHERE a IS NOT 5",
                "SELECT * FROM C WITHIN '5'",
                "ASSOCIATORS OF {C=1} WHERE ResultClass = 'D'",
                ","
            })
    @DisplayName("is not seen where there is none")
    void noHint(String query) {
        WqlSyntaxException e = refused(query);
        assertThat(e.hint()).isNull();
        assertThat(e.getMessage()).doesNotContain(";");
    }

    @Test
    @DisplayName("in the clauses of an association query is answered by what was expected")
    void associations() {
        assertThat(refused("ASSOCIATORS OF {C=1} WHERE ResultClass = D AND KeysOnly")
                        .expected())
                .contains("without AND, OR or a comma");
        assertThat(refused("ASSOCIATORS OF {C=1} WHERE ResultClass = 'D'").expected())
                .contains("without quotes");
        assertThat(refused("ASSOCIATORS OF {C=D:} WHERE KeysOnly").expected()).contains("a value is a text in quotes");
    }
}
