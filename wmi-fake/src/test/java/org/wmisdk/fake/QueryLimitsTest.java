package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.query.Query;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.query.QueryScope;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlConstant;
import org.wmisdk.wql.WqlOperator;
import org.wmisdk.wql.WqlProperty;
import org.wmisdk.wql.WqlSelect;

/** Trees that no text of a lawful length gives; the parser has bounds of its own. */
@DisplayName("The size of a query")
class QueryLimitsTest {
    private static final int TERMS = 100_000;

    private final Namespace namespace = EventQueryTest.namespace(
            "class C { [key] string K; string T; }; instance of C { K = \"a\"; T = \"t\"; }; instance of C { K = \"b\"; };");

    private List<String> keys(WqlCondition where) {
        Iterator<WmiObject> rows = Query.run(
                new WqlSelect(List.of(), "C", where),
                new QueryScope(namespace, List.of("FAKE"), Rules.LENIENT),
                0,
                false);
        List<String> keys = new ArrayList<>();
        rows.forEachRemaining(row -> keys.add(String.valueOf(row.getString("K"))));
        return keys;
    }

    private static WqlCondition compare(String property, WqlOperator operator, String constant) {
        return new WqlCondition.Comparison(WqlProperty.of(property), operator, new WqlConstant.Text(constant));
    }

    private static List<WqlCondition> times(WqlCondition condition) {
        return Collections.nCopies(TERMS, condition);
    }

    @Test
    @DisplayName("may be a hundred thousand terms")
    void terms() {
        WqlCondition no = compare("T", WqlOperator.EQUAL, "no");
        assertThat(keys(new WqlCondition.Or(times(no)))).isEmpty();
        assertThat(keys(new WqlCondition.And(times(new WqlCondition.Not(no))))).containsExactly("a");
        List<WqlCondition> keyed = new ArrayList<>(times(new WqlCondition.Not(no)));
        keyed.add(compare("K", WqlOperator.EQUAL, "A"));
        assertThat(keys(new WqlCondition.And(keyed))).containsExactly("a");
        keyed.add(compare("Nope", WqlOperator.EQUAL, "A"));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> keys(new WqlCondition.And(keyed)))
                .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY));
    }

    @Test
    @DisplayName("may be a nesting as deep as the parser lets pass")
    void nesting() {
        WqlCondition nested = compare("T", WqlOperator.EQUAL, "T");
        for (int i = 0; i < 512; i++) {
            nested = i % 2 == 0
                    ? new WqlCondition.Not(nested)
                    : new WqlCondition.And(List.of(nested, compare("K", WqlOperator.LESS, "z")));
        }
        assertThat(keys(nested)).isSubsetOf("a", "b");
    }

    @Test
    @DisplayName("may be ten million characters of a constant or a pattern")
    void texts() {
        String long1 = "x".repeat(10_000_000);
        assertThat(keys(compare("T", WqlOperator.EQUAL, long1))).isEmpty();
        assertThat(keys(compare("K", WqlOperator.EQUAL, long1))).isEmpty();
        assertThat(keys(compare("T", WqlOperator.LESS, long1))).containsExactly("a");
        assertThat(keys(new WqlCondition.Like(WqlProperty.of("T"), "%_".repeat(1_000_000))))
                .isEmpty();
        assertThat(keys(new WqlCondition.Like(WqlProperty.of("T"), "[" + long1)))
                .isEmpty();
        assertThat(keys(new WqlCondition.Like(WqlProperty.of("T"), "[" + long1 + "t]")))
                .containsExactly("a");
        assertThat(keys(new WqlCondition.Like(WqlProperty.of("T"), "[".repeat(1_000_000))))
                .isEmpty();
    }
}
