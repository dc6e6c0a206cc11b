package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the beginning of a query tells of its columns")
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
        assertThat(SelectList.of(query).isExplicit()).isTrue();
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
        assertThat(SelectList.of(query).isExplicit()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("the columns of a list are counted")
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT Name FROM X                        | 1
                    select A,B , C from X where D = 'x, y' | 3
                    SELECT From, To FROM Link                 | 2
                    SELECT Name                               | 1
                    """)
    void counted(String query, int columns) {
        assertThat(SelectList.of(query).columns()).isEqualTo(columns);
    }

    @Test
    @DisplayName("queries that differ in their condition alone have rows of the same shape, others may not")
    void key() {
        String key = SelectList.of("SELECT Name FROM X WHERE Id = 1").key();
        assertThat(SelectList.of("SELECT Name FROM X WHERE Id = 2").key()).isEqualTo(key);
        assertThat(SelectList.of("SELECT Name FROM Y WHERE Id = 1").key()).isNotEqualTo(key);
        assertThat(SelectList.of("SELECT Name, Id FROM X").key()).isNotEqualTo(key);
    }

    @Test
    @DisplayName("a list that is too long is not kept")
    void tooLong() {
        assertThat(SelectList.of("SELECT " + "Name, ".repeat(1000) + "Id FROM X")
                        .key())
                .isNull();
    }
}
