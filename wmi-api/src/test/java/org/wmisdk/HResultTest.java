package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class HResultTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(resources = "/org/wmisdk/hresults.csv", numLinesToSkip = 1)
    void every_row_of_the_table_is_known_by_number(String name, String hex, String meaning, String category) {
        HResult hresult = HResult.of(Integer.parseUnsignedInt(hex.substring(2), 16));

        assertThat(hresult.isKnown()).isTrue();
        assertThat(hresult.names()).contains(name).doesNotHaveDuplicates();
        assertThat(HResult.find(name.toLowerCase(Locale.ROOT))).contains(hresult);
        assertThat(hresult.hex()).isEqualTo(hex);
        assertThat(hresult.isFailure()).isEqualTo(hresult.value() < 0);
        if (hresult.name().equals(name)) {
            assertThat(hresult.meaning()).isEqualTo(meaning);
            assertThat(hresult.category().label()).isEqualTo(category);
            assertThat(hresult).hasToString(hex + " " + name);
        } else {
            assertThat(hresult.value())
                    .as("only the numbers of success have several names")
                    .isBetween(0, 1);
        }
    }

    @Test
    void a_name_that_no_code_has_finds_none() {
        assertThat(HResult.find("WBEM_E_NONE_OF_THEM")).isEmpty();
    }

    @Test
    void every_number_of_the_table_has_its_rows_and_no_others() throws IOException {
        List<Integer> numbers;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HResult.class.getResourceAsStream("hresults.csv")), StandardCharsets.UTF_8))) {
            numbers = lines.lines()
                    .skip(1)
                    .map(line -> line.replaceFirst("^[^,]*,0x([0-9A-F]{8}),.*$", "$1"))
                    .map(hex -> Integer.parseUnsignedInt(hex, 16))
                    .toList();
        }

        assertThat(numbers).hasSizeGreaterThan(300);
        assertThat(numbers.stream()
                        .distinct()
                        .mapToInt(n -> HResult.of(n).names().size())
                        .sum())
                .isEqualTo(numbers.size());
    }

    @Test
    void the_name_in_use_comes_before_an_old_spelling_and_before_the_name_of_COM() {
        assertThat(HResult.of(0).name()).isEqualTo("WBEM_S_NO_ERROR");
        assertThat(HResult.of(0).meaning()).isEqualTo("Success");
        assertThat(HResult.of(0).names())
                .containsExactly("WBEM_NO_ERROR", "WBEM_S_NO_ERROR", "WBEM_S_SAME", "WBEM_S_INITIALIZED", "S_OK");
        assertThat(HResult.of(1).name()).isEqualTo("WBEM_S_FALSE");
        assertThat(HResult.of(1).names()).containsExactly("WBEM_S_FALSE", "S_FALSE");
    }

    @Test
    void quotes_and_commas_of_the_table_are_text() {
        assertThat(HResult.of(1).meaning()).endsWith("Also \"no\" from InheritsFrom");
        assertThat(HResult.WBEM_E_NOT_FOUND.meaning())
                .isEqualTo("Object, property, method or qualifier does not exist");
    }

    @Test
    void an_unknown_code_is_its_number_and_says_what_its_facility_tells() {
        assertThat(HResult.of(0x80041FFF).name()).isEqualTo("0x80041FFF");
        assertThat(HResult.of(0x80041FFF)).hasToString("0x80041FFF");
        assertThat(HResult.of(0x80041FFF).names()).isEmpty();
        assertThat(HResult.of(0x80041FFF).category()).isEqualTo(HResult.Category.UNKNOWN);
        assertThat(HResult.of(0x80041FFF).isKnown()).isFalse();
        assertThat(HResult.of(0x80041FFF).isFailure()).isTrue();
        assertThat(HResult.of(0x80041FFF).meaning()).contains("WMI or COM");
        assertThat(HResult.of(0x00041FFF).meaning()).contains("success");
        assertThat(HResult.of(0x800704D2).meaning()).isEqualTo("Windows error 1234");
        assertThat(HResult.of(0x80011234).meaning()).contains("RPC error 4660");
        assertThat(HResult.of(0x8FFF0001).meaning()).startsWith("Error");
        assertThat(HResult.of(0x0FFF0001).meaning()).startsWith("Success");
    }

    @Test
    void equality_is_that_of_the_number_and_survives_serialization() throws Exception {
        assertThat(HResult.of(0x80041002))
                .isEqualTo(HResult.WBEM_E_NOT_FOUND)
                .hasSameHashCodeAs(HResult.WBEM_E_NOT_FOUND)
                .isNotEqualTo(HResult.WBEM_E_FAILED)
                .isNotEqualTo(0x80041002);
        assertThat(Serialized.copy(HResult.WBEM_E_NOT_FOUND)).isEqualTo(HResult.WBEM_E_NOT_FOUND);
    }

    static Stream<Field> constants() {
        return Arrays.stream(HResult.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == HResult.class);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void every_constant_has_the_number_of_its_name(Field constant) throws IllegalAccessException {
        assertThat(((HResult) constant.get(null)).names()).contains(constant.getName());
    }

    @Test
    void no_two_constants_share_a_number() throws IllegalAccessException {
        Set<Object> numbers = new HashSet<>();
        for (Field constant : constants().toList()) {
            assertThat(numbers.add(constant.get(null))).as(constant.getName()).isTrue();
        }
    }

    @Test
    void the_codes_that_people_meet_most_have_a_hint() {
        assertThat(HResult.of(0x80070005).hint()).contains("DCOM");
        assertThat(HResult.of(0x800706BA).hint()).contains("135");
        assertThat(HResult.of(0x80041003).hint()).contains("Remote Enable");
        assertThat(HResult.of(0x80041064).hint()).contains("local connection");
        assertThat(HResult.of(0x800401F0).hint()).contains("apartment");
        assertThat(HResult.of(0x80041010).hint()).contains("class");
        assertThat(HResult.of(0x8004100E).hint()).contains("root\\cimv2");
        assertThat(HResult.of(0x80041001).hint()).isNull();
        assertThat(HResult.of(0x81234567).hint()).isNull();
    }

    @Test
    void every_category_of_the_table_has_a_member() {
        assertThat(Arrays.stream(HResult.Category.values())
                        .map(HResult.Category::label)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "wmi-success",
                        "wmi-error",
                        "wmi-eventing",
                        "wmi-mof",
                        "com",
                        "automation",
                        "rpc",
                        "win32",
                        "security",
                        "unknown");
    }
}
