package org.wmisdk.wql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.HResult;

@DisplayName("A schema query")
class WqlSchemaSelectTest {
    @Test
    @DisplayName("is one by meta_class, in any case")
    void metaClass() {
        assertThat(WqlParser.parse("select * from Meta_Class")).isEqualTo(new WqlSchemaSelect(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__this ISA 'C'",
                "NOT __THIS ISA 'C' AND NOT __class < 'Win32'",
                "__Class LIKE 'Win32[_]%' OR (__Superclass IS NOT NULL AND __Dynasty <> 'C')",
                "'C' = __CLASS",
                "__SUPERCLASS = NULL",
                "__CLASS NOT LIKE 'x'"
            })
    @DisplayName("asks for the class and its place in the tree, joined by AND, OR and NOT")
    void predicates(String condition) {
        assertThat(WqlParser.parse("SELECT * FROM meta_class WHERE " + condition))
                .isInstanceOf(WqlSchemaSelect.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name = 'C'",
                "__PATH = 'C'",
                "__CLASS.x = 'C'",
                "__this.x ISA 'C'",
                "__this = 'C'",
                "__this IS NULL",
                "__this LIKE 'C'",
                "__CLASS ISA 'C'",
                "__CLASS = 5",
                "TRUE = __CLASS",
                "__CLASS = __SUPERCLASS",
                "__CLASS >= NULL"
            })
    @DisplayName("with any other predicate is an invalid query, and the predicate is shown")
    void refusals(String condition) {
        String beginning = "SELECT * FROM meta_class WHERE __this ISA 'C' AND NOT ";
        WqlSyntaxException e =
                catchThrowableOfType(WqlSyntaxException.class, () -> WqlParser.parse(beginning + condition));
        assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
        assertThat(e.offset()).isGreaterThanOrEqualTo(beginning.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT __CLASS FROM meta_class",
                "SELECT * FROM meta_class WITHIN 5",
                "SELECT * FROM meta_class GROUP WITHIN 5",
                "SELECT * FROM meta_class WHERE __CLASS = 'C' GROUP WITHIN 5",
                "SELECT * FROM meta_class, C"
            })
    @DisplayName("gives whole classes and has no clauses of event queries")
    void otherClauses(String query) {
        assertThat(catchThrowableOfType(WqlSyntaxException.class, () -> WqlParser.parse(query))
                        .hresult())
                .isEqualTo(HResult.WBEM_E_INVALID_QUERY);
    }

    @Test
    @DisplayName("that is built by hand obeys the same rules")
    void byHand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlSchemaSelect(new WqlCondition.IsNull(WqlProperty.of("Name"), false)))
                .withMessageContaining("Name IS NULL");
    }
}
