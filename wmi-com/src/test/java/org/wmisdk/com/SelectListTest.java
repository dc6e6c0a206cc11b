package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whether the rows of a query can differ in their columns")
class SelectListTest {
    @ParameterizedTest
    @DisplayName("a query that lists its columns has the same ones in every row")
    @ValueSource(
            strings = {
                "SELECT Name FROM X",
                "select Name, Size from X",
                " \t\r\nSeLeCt\n\tName FROM X",
                "SELECT __PATH FROM X"
            })
    void listed(String query) {
        assertThat(SelectList.isExplicit(query)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("any other query may not")
    @ValueSource(
            strings = {
                "SELECT * FROM X",
                "select\n*from X",
                "ASSOCIATORS OF {X=1}",
                "REFERENCES OF {X=1}",
                "SELECTED FROM X",
                "SELECT",
                "SELECT ",
                "",
                " "
            })
    void notListed(String query) {
        assertThat(SelectList.isExplicit(query)).isFalse();
    }
}
