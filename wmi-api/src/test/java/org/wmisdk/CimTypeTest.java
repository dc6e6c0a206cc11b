package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CimTypeTest {
    @ParameterizedTest
    @CsvSource({
        "SINT16, 2, sint16",
        "SINT32, 3, sint32",
        "REAL32, 4, real32",
        "REAL64, 5, real64",
        "STRING, 8, string",
        "BOOLEAN, 11, boolean",
        "OBJECT, 13, object",
        "SINT8, 16, sint8",
        "UINT8, 17, uint8",
        "UINT16, 18, uint16",
        "UINT32, 19, uint32",
        "SINT64, 20, sint64",
        "UINT64, 21, uint64",
        "DATETIME, 101, datetime",
        "REFERENCE, 102, ref",
        "CHAR16, 103, char16"
    })
    void every_type_has_its_number_and_its_name_in_MOF(CimType type, int code, String mofName) {
        assertThat(type.code()).isEqualTo(code);
        assertThat(type.mofName()).isEqualTo(mofName);
        assertThat(CimType.of(code)).isSameAs(type);
    }

    @Test
    void there_are_sixteen_types_and_eight_are_integers() {
        assertThat(CimType.values()).hasSize(16);
        assertThat(CimType.values())
                .filteredOn(CimType::isInteger)
                .allMatch(type -> type.mofName().contains("int"))
                .hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 12, 0xFFF, 0x2008, -1})
    void a_number_that_is_no_type_is_refused(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CimType.of(code))
                .withMessageContaining(Integer.toString(code))
                .withMessageContaining("0x2000");
    }
}
