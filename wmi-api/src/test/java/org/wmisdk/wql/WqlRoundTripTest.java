package org.wmisdk.wql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.HResult;

@DisplayName("Printing a statement and reading it again")
class WqlRoundTripTest {

    @Test
    @DisplayName("gives an equal statement, whatever its kind and its parts")
    void roundTrip() {
        RandomStatements statements = new RandomStatements(42);
        Map<String, Integer> kinds = new TreeMap<>();
        int read = 0;
        while (read < 20_000) {
            WqlStatement statement = statements.next();
            String text = statement.text();
            if (text.length() <= WqlParser.MAX_LENGTH) {
                assertThat(WqlParser.parse(text)).isEqualTo(statement).hasToString(text);
                kinds.merge(statement.getClass().getSimpleName(), 1, Integer::sum);
                read++;
            }
        }
        assertThat(kinds)
                .hasSize(5)
                .allSatisfy((kind, count) -> assertThat(count).isGreaterThan(2_000));
    }

    @Test
    @DisplayName("gives an equal statement at the greatest depth")
    void depth() {
        WqlCondition condition = new WqlCondition.IsNull(WqlProperty.of("p"), false);
        for (int i = 0; i <= WqlParser.MAX_DEPTH; i++) {
            condition = new WqlCondition.Not(condition);
        }
        WqlSelect deepest = new WqlSelect(List.of(), "C", condition);
        assertThat(WqlParser.parse(deepest.text())).isEqualTo(deepest);
    }

    @Test
    @DisplayName("is never beyond the parser's depth: a deeper tree, of any depth, makes no statement")
    void tooDeep() {
        WqlCondition predicate = new WqlCondition.IsNull(WqlProperty.of("__CLASS"), false);
        for (int nots : new int[] {WqlParser.MAX_DEPTH + 2, 1_000_000}) {
            WqlCondition condition = predicate;
            for (int i = 0; i < nots; i++) {
                condition = new WqlCondition.Not(condition);
            }
            WqlCondition deep = new WqlCondition.And(List.of(predicate, condition));
            for (ThrowingCallable built : List.<ThrowingCallable>of(
                    () -> new WqlSelect(List.of(), "C", deep),
                    () -> new WqlSchemaSelect(deep),
                    () -> new WqlEventSelect(List.of(), "C", BigDecimal.ONE, deep, null))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(built)
                        .withMessageContaining("where: it needs more than 256 open brackets");
            }
        }
    }

    @Test
    @DisplayName("is possible for whatever was read, also NOT LIKE under NOT at the greatest depth")
    void notLike() {
        int brackets = WqlParser.MAX_DEPTH - 1;
        String beginning = "SELECT * FROM C WHERE " + "NOT (".repeat(brackets);
        String end = "NOT a NOT LIKE 'x'" + ")".repeat(brackets);
        WqlStatement deepest = WqlParser.parse(beginning + end);
        assertThat(WqlParser.parse(deepest.text())).isEqualTo(deepest);
        assertThatExceptionOfType(WqlSyntaxException.class)
                .isThrownBy(() -> WqlParser.parse(beginning + "NOT (" + end + ")"))
                .satisfies(e -> {
                    assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_QUOTA_VIOLATION);
                    assertThat(e.offset()).isEqualTo(beginning.length() + "NOT (".length());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM C",
                "SELECT a, b.c FROM C WHERE a = \"x\\\\y\\\"z\"",
                "SELECT * FROM C WHERE a = 1 OR b < -2.5 AND NOT c LIKE \"%[_]\"",
                "SELECT * FROM C WHERE (a = 1 OR b <> TRUE) AND c IS NOT NULL",
                "SELECT * FROM C WHERE NOT (a = 1 AND b = NULL)",
                "SELECT * FROM C WHERE (a = 1 AND b = 2) AND c ISA \"D\"",
                "SELECT * FROM C WHERE NOT (NOT a IS NULL)",
                "SELECT * FROM meta_class WHERE __this ISA \"D\" AND NOT __CLASS LIKE \"D[_]%\"",
                "ASSOCIATORS OF {C=1}",
                "ASSOCIATORS OF {\\\\.\\root\\cimv2:C.A=\"}\",B=TRUE} WHERE AssocClass = a ResultClass = b ResultRole = c Role = d "
                        + "RequiredAssocQualifier = e RequiredQualifier = f KeysOnly",
                "ASSOCIATORS OF {C=@} WHERE ClassDefsOnly KeysOnly",
                "REFERENCES OF {C} WHERE ResultClass = a Role = b RequiredQualifier = c KeysOnly SchemaOnly",
                "SELECT a FROM E WITHIN 1.5 WHERE a.b >= c.d GROUP WITHIN 60 BY a, b.c HAVING NumberOfEvents > 5",
                "SELECT * FROM E GROUP WITHIN 0"
            })
    @DisplayName("changes nothing in what is written the shortest way")
    void shortest(String text) {
        assertThat(WqlParser.parse(text)).hasToString(text);
        assertThat(WqlParser.parse(text).text()).isEqualTo(text);
    }
}
