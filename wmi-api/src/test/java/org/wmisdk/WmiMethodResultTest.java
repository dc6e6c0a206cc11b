package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a method gave back")
class WmiMethodResultTest {
    private static final List<WmiQualifier> MEANINGS = List.of(
            texts("ValueMap", "0", "2", "10..20", "100..", "..-5", ".."),
            texts("Values", "fine", "refused", "busy", "too much", "too little", "other"));

    private static WmiQualifier texts(String name, String... values) {
        return new WmiQualifier(name, CimValue.ofArray(CimType.STRING, List.of(values)), Set.of());
    }

    private static WmiMethodResult result(
            List<WmiQualifier> ofMethod, List<WmiQualifier> ofValue, CimType type, @Nullable Object returned) {
        WmiParameter value =
                new WmiParameter(WmiParameter.RETURN_VALUE, CimValue.of(type, null), null, false, true, ofValue);
        WmiMethod method = new WmiMethod("Run", List.of(), value, null, true, ofMethod);
        return new WmiMethodResult(
                method,
                WmiObject.builder()
                        .set(WmiParameter.RETURN_VALUE, type, returned)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "0, fine",
        "2, refused",
        "10, busy",
        "20, busy",
        "21, other",
        "100, too much",
        "2147483647, too much",
        "-5, too little",
        "-2147483648, too little",
        "-4, other"
    })
    @DisplayName("is told by the value itself, else by a range that has it, else by the entry for all others")
    void meanings(int returned, String meaning) {
        assertThat(result(MEANINGS, List.of(), CimType.SINT32, returned).returnText())
                .contains(meaning);
    }

    @Test
    @DisplayName("is told by the method before its return value, and by nobody for NULL")
    void whoTells() {
        List<WmiQualifier> others = List.of(texts("ValueMap", "0"), texts("Values", "done"));
        assertThat(result(List.of(), others, CimType.UINT32, 0).returnText()).contains("done");
        assertThat(result(MEANINGS, others, CimType.UINT32, 0).returnText()).contains("fine");
        assertThat(result(List.of(), others, CimType.UINT32, 1).returnText()).isEmpty();
        assertThat(result(MEANINGS, others, CimType.UINT32, null).returnText()).isEmpty();
    }

    @Test
    @DisplayName("has a meaning for texts too, and strange entries of a schema mean nothing")
    void strangeMaps() {
        List<WmiQualifier> strange = List.of(
                texts("ValueMap", "on", "1...2", "a..b", "-", "-..5"),
                texts("Values", "On", "dots", "letters", "dash", "half a range"));
        assertThat(result(strange, List.of(), CimType.STRING, "on").returnText())
                .contains("On");
        assertThat(result(strange, List.of(), CimType.STRING, "off").returnText())
                .isEmpty();
        assertThat(result(strange, List.of(), CimType.SINT32, 1).returnText()).isEmpty();
    }

    @Test
    @DisplayName("is no code where it is no number")
    void code() {
        assertThat(result(List.of(), List.of(), CimType.UINT32, 4_294_967_295L).returnCode())
                .isEqualTo(4_294_967_295L);
        assertThatThrownBy(
                        () -> result(List.of(), List.of(), CimType.STRING, "0").returnCode())
                .isInstanceOf(WmiValueException.class);
    }
}
