package org.wmisdk.wql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.HResult;

@DisplayName("WqlParser")
class WqlParserTest {
    private static WqlSelect select(String text) {
        return (WqlSelect) WqlParser.parse(text);
    }

    private static WqlCondition where(String condition) {
        return select("SELECT * FROM C WHERE " + condition).condition().orElseThrow();
    }

    private static WqlSyntaxException refused(String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(WqlSyntaxException.class, () -> WqlParser.parse(text)), "accepted: " + text);
    }

    @Test
    @DisplayName("reads *, a list, dots in properties, and keeps the spelling of names")
    void selection() {
        assertThat(select("SELECT * FROM Win32_Process").selectsAll()).isTrue();
        WqlSelect list = select("select Name , Owner.Sid,__CLASS from win32_Process");
        assertThat(list.selectsAll()).isFalse();
        assertThat(list.properties())
                .containsExactly(WqlProperty.of("Name"), WqlProperty.of("Owner", "Sid"), WqlProperty.of("__CLASS"));
        assertThat(list.className()).isEqualTo("win32_Process");
        assertThat(list.condition()).isEmpty();
        assertThat(list.properties().get(1).isEmbedded()).isTrue();
    }

    @Test
    @DisplayName("blanks, tabs and line breaks separate tokens freely, also around operators")
    void blanks() {
        assertThat(select("\tSELECT\r\n*\nFROM\tC\r\nWHERE\na\n>=\t1 "))
                .isEqualTo(select("SELECT * FROM C WHERE a>=1"));
    }

    @Test
    @DisplayName("every character from U+0080 up may be part of a name")
    void namesBeyondAscii() {
        assertThat(select("SELECT Gr\u00f6\u00dfe FROM \u200cC\ufffd").className())
                .isEqualTo("\u200cC\ufffd");
    }

    @Test
    @DisplayName("keywords of other clauses are names where their clause cannot stand")
    void contextualKeywords() {
        assertThat(select("SELECT Group, By FROM Within WHERE References = 1").properties())
                .containsExactly(WqlProperty.of("Group"), WqlProperty.of("By"));
    }

    @Test
    @DisplayName("NOT binds tighter than AND, AND tighter than OR, brackets tighter than both")
    void precedence() {
        WqlCondition a = where("a = 1");
        WqlCondition b = where("b = 1");
        WqlCondition c = where("c = 1");
        assertThat(where("a = 1 OR b = 1 AND NOT c = 1"))
                .isEqualTo(new WqlCondition.Or(List.of(a, new WqlCondition.And(List.of(b, new WqlCondition.Not(c))))));
        assertThat(where("(a = 1 OR b = 1) AND c = 1"))
                .isEqualTo(new WqlCondition.And(List.of(new WqlCondition.Or(List.of(a, b)), c)));
        assertThat(where("NOT (a = 1)")).isEqualTo(new WqlCondition.Not(a));
    }

    @Test
    @DisplayName("a constant on the left is moved to the right and the operator mirrored")
    void constantFirst() {
        assertThat(where("5 < N")).isEqualTo(where("N > 5"));
        assertThat(where("5 >= N")).isEqualTo(where("N <= 5"));
        assertThat(where("\"x\" != N")).isEqualTo(where("N <> 'x'"));
        assertThat(where("NULL = N")).isEqualTo(where("N = NULL"));
    }

    @Test
    @DisplayName("NOT before the property and NOT before LIKE say the same")
    void notLike() {
        assertThat(where("Name NOT LIKE 'x%'")).isEqualTo(where("NOT Name LIKE 'x%'"));
    }

    @Test
    @DisplayName("IS NULL, IS NOT NULL and ISA are predicates of their own")
    void otherPredicates() {
        assertThat(where("a is null")).isEqualTo(new WqlCondition.IsNull(WqlProperty.of("a"), false));
        assertThat(where("a is not null")).isEqualTo(new WqlCondition.IsNull(WqlProperty.of("a"), true));
        assertThat(where("TargetInstance isa 'C'"))
                .isEqualTo(new WqlCondition.Isa(WqlProperty.of("TargetInstance"), "C"));
    }

    @Test
    @DisplayName("a string ends at its own quote; the escapes are \\\\, \\\" and \\'")
    void strings() {
        assertThat(text("'say \"hi\"'")).isEqualTo("say \"hi\"");
        assertThat(text("\"it's\"")).isEqualTo("it's");
        assertThat(text("\"a\\\"b\\'c\\\\d\"")).isEqualTo("a\"b'c\\d");
        assertThat(text("''")).isEmpty();
    }

    private static String text(String constant) {
        return ((WqlConstant.Text) ((WqlCondition.Comparison) where("a = " + constant)).constant()).value();
    }

    @ParameterizedTest
    @CsvSource({"5, 5, false", "-5, -5, false", "+7, 7, false", "3.50, 3.50, true", "1e3, 1E+3, true"})
    @DisplayName("a number keeps its exact value and whether it was written as a real")
    void numbers(String written, String value, boolean real) {
        WqlConstant.Numeric number =
                (WqlConstant.Numeric) ((WqlCondition.Comparison) where("a = " + written)).constant();
        assertThat(number.value()).isEqualTo(new BigDecimal(value));
        assertThat(number.isReal()).isEqualTo(real);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT FROM C",
                "SELECT * C",
                "SELECT * FROM",
                "SELECT * FROM C WHERE",
                "SELECT * FROM C, D",
                "SELECT * FROM C ORDER BY a",
                "SELECT * FROM C;",
                "SELECT count(*) FROM C",
                "SELECT * FROM C WHERE a",
                "SELECT * FROM C WHERE 1 = 2",
                "SELECT * FROM C WHERE a = 1 + 2",
                "SELECT * FROM C WHERE a = 1 b = 2",
                "SELECT * FROM C WHERE a IN (1,2)",
                "SELECT * FROM C WHERE a BETWEEN 1 AND 2",
                "SELECT * FROM C WHERE a IS 'x'",
                "SELECT * FROM C WHERE a IS NOT 5",
                "SELECT * FROM C WHERE a >= NULL",
                "SELECT * FROM C WHERE NULL < a",
                "SELECT * FROM C WHERE a LIKE 5",
                "SELECT * FROM C WHERE a ISA C",
                "SELECT * FROM C WHERE (a = 1",
                "SELECT * FROM C WHERE a = 1)",
                "SELECT * FROM C WHERE NOT NOT a = 1",
                "SELECT * FROM C WHERE a = 0x10",
                "SELECT * FROM C WHERE a = - 1",
                "SELECT * FROM C WHERE a = 1.",
                "SELECT * FROM C WHERE a = .5",
                "SELECT * FROM C WHERE a = 1e99999",
                "SELECT * FROM C WHERE a < = 1",
                "SELECT * FROM C WHERE a ! 1",
                "SELECT * FROM C WHERE a = \"open",
                "SELECT * FROM C WHERE a = \"open\\",
                "SELECT * FROM C WHERE a = \"C:\\Windows\"",
                "SELECT * FROM C WHERE NULL = NULL",
                "SELECT NULL FROM C",
                "SELECT a. FROM C",
                "SELECT a, FROM C",
                "SELECT * FROM C -- comment",
                "SELECT * FROM C WHERE a = ?",
                "UPDATE C",
                " "
            })
    @DisplayName("what the grammar does not know is WBEM_E_INVALID_QUERY")
    void refusals(String text) {
        assertThat(refused(text).hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
    }

    @Test
    @DisplayName("the empty text is an invalid parameter, one of blanks only an invalid query")
    void emptyText() {
        assertThat(refused("").hresult()).isEqualTo(HResult.WBEM_E_INVALID_PARAMETER);
        assertThat(refused(" \t\r\n").hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FORM C | 9 | FROM",
                "SELECT a b FROM C | 9 | a comma or FROM",
                "SELECT a, * FROM C | 10 | a property name after the comma",
                "SELECT * FROM | 13 | a class name after FROM",
                "FROM C | 0 | SELECT, ASSOCIATORS OF or REFERENCES OF",
                "SELECT * FROM C c | 16 | WITHIN, WHERE, GROUP or the end of the query",
                "SELECT * FROM C WITHIN 5 c | 25 | WHERE, GROUP or the end of the query",
                "SELECT * FROM C WHERE a = 1 b | 28 | AND, OR, GROUP or the end of the query",
                "SELECT * FROM C WHERE | 21 | a condition: a property name, a constant, NOT or a bracket",
                "SELECT * FROM C WHERE a ~ 1 | 24 | a name, a constant or an operator",
                "SELECT * FROM C WHERE a IN (1) | 24 | an operator: = <> < <= > >= LIKE IS ISA",
                "SELECT * FROM C WHERE a = ) | 26 | a constant: a quoted string, a number, TRUE, FALSE or NULL",
                "SELECT * FROM C WHERE 1 = 2 | 26 | a property name (one side of a comparison is a property)",
                "SELECT * FROM C WHERE a >= NULL | 24 | = or <> (NULL has no order)",
                "SELECT * FROM C WHERE a IS NOT 5 | 31 | NULL (other values are compared with <>)",
                "SELECT * FROM C WHERE a = \"C:\\Windows\" | 29 | a backslash only before another one or a quote",
                "SELECT * FROM C WHERE a = \"open | 31 | the closing \" of the text that begins at line 1, column 27",
                "SELECT * FROM C WHERE (a = 1 | 28 | AND, OR or a closing bracket"
            })
    @DisplayName("an error names the place and what was expected there")
    void places(String text, int offset, String expected) {
        WqlSyntaxException error = refused(text.strip());
        assertThat(error.offset()).isEqualTo(offset);
        assertThat(error.expected()).isEqualTo(expected);
        assertThat(error).hasMessageContaining("column " + (offset + 1)).hasMessageContaining(expected);
    }

    @Test
    @DisplayName("what was found is shown in one line, cut where it is long, with what is invisible made visible")
    void found() {
        assertThat(refused("SELECT *\u00A0FROM C")).hasMessageContaining("found \"\\u00a0FROM C\"");
        assertThat(refused("SELECT *\u2028\0 FROM C")).hasMessageContaining("found \"\\u2028\\u0000 FROM C\"");
        assertThat(refused("SELECT * FORM\nC")).hasMessageContaining("found \"FORM C\"");
        assertThat(refused("SELECT * " + "a".repeat(23) + "\uD83D\uDE00b"))
                .hasMessageContaining("found \"" + "a".repeat(23) + "...\"");
    }

    @Test
    @DisplayName("lines and columns count from 1")
    void linesAndColumns() {
        WqlSyntaxException error = refused("SELECT *\nFROM C\r\n  WHER a = 1");
        assertThat(error.line()).isEqualTo(3);
        assertThat(error.column()).isEqualTo(3);
        assertThat(error)
                .hasMessage(
                        "line 3, column 3: expected WITHIN, WHERE, GROUP or the end of the query, found \"WHER a = 1\"");
    }

    @Test
    @DisplayName("16384 characters are read, one more is a quota violation")
    void length() {
        String query = "SELECT * FROM C";
        assertThat(select(query + " ".repeat(WqlParser.MAX_LENGTH - query.length()))
                        .className())
                .isEqualTo("C");
        assertThat(refused(query + " ".repeat(WqlParser.MAX_LENGTH - query.length() + 1))
                        .hresult())
                .isEqualTo(HResult.WBEM_E_QUOTA_VIOLATION);
        assertThat(refused("SELECT * FROM C WHERE " + "a = 1 OR ".repeat(100_000) + "a = 1")
                        .hresult())
                .isEqualTo(HResult.WBEM_E_QUOTA_VIOLATION);
    }

    @Test
    @DisplayName("brackets deeper than the bound are a quota violation, not an exhausted stack")
    void depth() {
        String deepest = "(".repeat(WqlParser.MAX_DEPTH) + "a = 1" + ")".repeat(WqlParser.MAX_DEPTH);
        assertThat(where(deepest)).isEqualTo(where("a = 1"));
        assertThat(refused("SELECT * FROM C WHERE (" + deepest + ")").hresult())
                .isEqualTo(HResult.WBEM_E_QUOTA_VIOLATION);
        assertThat(refused("SELECT * FROM C WHERE " + "(".repeat(16000)).hresult())
                .isEqualTo(HResult.WBEM_E_QUOTA_VIOLATION);
    }

    @Test
    @DisplayName("a tree built by hand is checked like a text")
    void treesByHand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WqlProperty.of("a b"))
                .withMessageContaining("a b");
        assertThatIllegalArgumentException().isThrownBy(() -> new WqlProperty(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new WqlConstant.Numeric("0x1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new WqlCondition.Or(List.of(where("a = 1"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new WqlCondition.Comparison(WqlProperty.of("a"), WqlOperator.LESS, new WqlConstant.Null()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlSelect(List.of(), "C WHERE a = 1", null))
                .withMessageContaining("className: \"C WHERE a = 1\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlSelect(List.of(), "Meta_Class", null))
                .withMessageContaining("use a WqlSchemaSelect");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlSelect(
                        List.of(),
                        "C",
                        new WqlCondition.Not(new WqlCondition.PropertyComparison(
                                WqlProperty.of("a"), WqlOperator.EQUAL, WqlProperty.of("b")))))
                .withMessageContaining("use a WqlEventSelect");
    }
}
