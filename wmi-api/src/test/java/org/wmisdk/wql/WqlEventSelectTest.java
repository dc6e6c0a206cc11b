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

@DisplayName("An event query")
class WqlEventSelectTest {
    private static WqlEventSelect event(String text) {
        return (WqlEventSelect) WqlParser.parse(text);
    }

    private static WqlSyntaxException refused(String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(WqlSyntaxException.class, () -> WqlParser.parse(text)), "accepted: " + text);
    }

    @Test
    @DisplayName("has all its clauses in their order")
    void whole() {
        WqlEventSelect event =
                event("select TargetInstance.Name from __InstanceCreationEvent within 1.5 where TargetInstance isa 'C'"
                        + " group within 60 by TargetInstance.Name, __CLASS having numberofevents>=5");
        assertThat(event.properties()).containsExactly(WqlProperty.of("TargetInstance", "Name"));
        assertThat(event.className()).isEqualTo("__InstanceCreationEvent");
        assertThat(event.within()).isEqualTo(new BigDecimal("1.5"));
        assertThat(event.condition()).contains(new WqlCondition.Isa(WqlProperty.of("TargetInstance"), "C"));
        assertThat(event.grouping())
                .isEqualTo(new WqlEventSelect.Grouping(
                        60,
                        List.of(WqlProperty.of("TargetInstance", "Name"), WqlProperty.of("__CLASS")),
                        new WqlEventSelect.Having(WqlOperator.GREATER_OR_EQUAL, 5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM E WITHIN 5",
                "SELECT * FROM E GROUP WITHIN 0",
                "SELECT * FROM E WHERE a = b",
                "SELECT * FROM E WHERE NOT (c = 1 OR A.b <> B.b)",
                "SELECT * FROM WITHIN WITHIN 5",
                "SELECT * FROM GROUP GROUP WITHIN 5",
                "SELECT * FROM E WHERE a = GROUP GROUP WITHIN 5"
            })
    @DisplayName("shows by WITHIN, GROUP or a comparison of two properties")
    void shown(String query) {
        assertThat(WqlParser.parse(query)).isInstanceOf(WqlEventSelect.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM __InstanceCreationEvent",
                "SELECT * FROM __InstanceCreationEvent WHERE TargetInstance ISA 'C' AND TargetInstance.Size > 5",
                "SELECT * FROM GROUP",
                "SELECT * FROM WITHIN WHERE BY = 5"
            })
    @DisplayName("without any of these reads as a data query")
    void hidden(String query) {
        assertThat(WqlParser.parse(query)).isInstanceOf(WqlSelect.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5.0, 5", "1e3, 1000", "0.001, 0.001", "+2.50, 2.5", "4294967295, 4294967295"})
    @DisplayName("polls at an interval in seconds, which counts by its value")
    void intervals(String written, String value) {
        assertThat(event("SELECT * FROM E WITHIN " + written).within()).isEqualTo(new BigDecimal(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITHIN",
                "WITHIN 0",
                "WITHIN -1",
                "WITHIN 0.0009",
                "WITHIN 1e-9999",
                "WITHIN 4294967296",
                "WITHIN 1e9999",
                "WITHIN '5'",
                "WITHIN x",
                "WITHIN 5 WITHIN 5",
                "WITHIN 5s",
                "WHERE a = 1 WITHIN 5",
                "GROUP",
                "GROUP WITHIN",
                "GROUP WITHIN 1.5",
                "GROUP WITHIN -1",
                "GROUP WITHIN +1",
                "GROUP WITHIN 4294967296",
                "GROUP WITHIN 99999999999999999999",
                "GROUP WITHIN 5 BY a.",
                "GROUP WITHIN 5 BY a, ",
                "GROUP WITHIN 5 BY a b",
                "GROUP WITHIN 5 BY WHERE",
                "GROUP WITHIN 5 BY 5",
                "GROUP WITHIN 5 HAVING",
                "GROUP WITHIN 5 HAVING a > 5",
                "GROUP WITHIN 5 HAVING 5 < NumberOfEvents",
                "GROUP WITHIN 5 HAVING NumberOfEvents",
                "GROUP WITHIN 5 HAVING NumberOfEvents LIKE '5'",
                "GROUP WITHIN 5 HAVING NumberOfEvents > -1",
                "GROUP WITHIN 5 HAVING NumberOfEvents > 1.5",
                "GROUP WITHIN 5 HAVING NumberOfEvents > '5'",
                "GROUP WITHIN 5 HAVING NumberOfEvents > 5 AND NumberOfEvents < 9",
                "GROUP WITHIN 5 HAVING NumberOfEvents > 5 BY a",
                "GROUP WITHIN 5 WHERE a = 1",
                "GROUP HAVING NumberOfEvents > 5",
                "HAVING NumberOfEvents > 5"
            })
    @DisplayName("with anything else in its clauses is an invalid query")
    void refusals(String clauses) {
        assertThat(refused("SELECT * FROM E " + clauses).hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GROUP BY a", "BY a", "WITHIN 5 BY a", "WHERE a = 1 BY a", "GROUP BY a WITHIN 5"})
    @DisplayName("that groups by properties has GROUP WITHIN before BY")
    void missingGroupWithin(String clauses) {
        WqlSyntaxException e = refused("SELECT * FROM E " + clauses);
        assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_MISSING_GROUP_WITHIN);
        assertThat(e.offset()).isEqualTo("SELECT * FROM E ".length() + clauses.indexOf("BY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BY", "BY *", "BY HAVING NumberOfEvents > 5"})
    @DisplayName("that groups has the properties to group by")
    void missingAggregationList(String by) {
        WqlSyntaxException e = refused("SELECT * FROM E GROUP WITHIN 5 " + by);
        assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_MISSING_AGGREGATION_LIST);
        assertThat(e.offset()).isEqualTo("SELECT * FROM E GROUP WITHIN 5 BY".length() + (by.length() > 2 ? 1 : 0));
    }

    @ParameterizedTest
    @CsvSource({"BY Having, false", "BY Having HAVING NumberOfEvents > 5, true", "BY HAVING.x, false"})
    @DisplayName("may group by a property that is called HAVING")
    void groupingByHaving(String by, boolean having) {
        WqlEventSelect.Grouping grouping = Objects.requireNonNull(
                event("SELECT * FROM E GROUP WITHIN 5 " + by).grouping());
        assertThat(grouping.by()).hasSize(1);
        assertThat(grouping.having() != null).isEqualTo(having);
    }

    @Test
    @DisplayName("that is built by hand obeys the same rules")
    void byHand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlEventSelect(List.of(), "E", null, null, null))
                .withMessageContaining("use a WqlSelect");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlEventSelect(List.of(), "meta_class", BigDecimal.ONE, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlEventSelect(List.of(), "E", BigDecimal.ZERO, null, null))
                .withMessageContaining("within: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new WqlEventSelect.Grouping(-1, List.of(), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlEventSelect.Having(WqlOperator.EQUAL, 1L << 32))
                .withMessageContaining("numberOfEvents: 4294967296");
    }
}
