package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.CimDateTime.Field;

@DisplayName("CimDateTime")
class CimDateTimeTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "20020408141835.978000-150, 2002-04-08T16:48:35.978Z",
        "20020408141835.999999-420, 2002-04-08T21:18:35.999999Z",
        "20240229235959.123456+060, 2024-02-29T22:59:59.123456Z",
        "20240101003000.000000+330, 2023-12-31T19:00:00Z",
        "20230615120000.000000+765, 2023-06-14T23:15:00Z",
        "20200101000000.000000-000, 2020-01-01T00:00:00Z",
        "00000101000000.000000+000, 0000-01-01T00:00:00Z",
        "99991231235959.999999-999, +10000-01-01T16:38:59.999999Z",
    })
    void anInstantIsTheWrittenFieldsLessTheOffset(String text, Instant instant) {
        CimDateTime value = CimDateTime.parse(text);
        assertThat(value.toInstant()).isEqualTo(instant);
        assertThat(value).hasToString(text);
        assertThat(value.isMalformed()).isFalse();
        assertThatExceptionOfType(WmiValueException.class)
                .isThrownBy(value::toLocalDateTime)
                .withMessageContaining("toOffsetDateTime()");
    }

    @Test
    void anOffsetDateTimeKeepsTheOffset() {
        assertThat(CimDateTime.parse("20230615120000.000000+765").toOffsetDateTime())
                .isEqualTo(OffsetDateTime.parse("2023-06-15T12:00:00+12:45"))
                .hasToString("2023-06-15T12:00+12:45");
        assertThat(CimDateTime.parse("20230615120000.000000-999").toOffsetDateTime())
                .hasToString("2023-06-15T12:00-16:39");
    }

    @Test
    void withoutAnOffsetItIsALocalTimeAndNoInstant() {
        CimDateTime value = CimDateTime.parse("19980401135809.000000+***");
        assertThat(value.toLocalDateTime()).isEqualTo(LocalDateTime.parse("1998-04-01T13:58:09"));
        assertThat(value.has(Field.OFFSET)).isFalse();
        assertThat(CimDateTime.parse("19980401135809.000000-***").toLocalDateTime())
                .isEqualTo(value.toLocalDateTime());
        assertThatExceptionOfType(WmiValueException.class)
                .isThrownBy(value::toInstant)
                .withMessageContaining("the offset is unset")
                .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_TYPE_MISMATCH));
    }

    @ParameterizedTest(name = "{0} has {1}")
    @CsvSource({
        "19980416******.000000+***, YEAR MONTH DAY MICROSECOND",
        "****0401******.000000+***, MONTH DAY MICROSECOND",
        "**************.******+***, ''",
        "****0229******.******+***, MONTH DAY",
        "******31******.******+060, DAY OFFSET",
        "20020408141835.978000-150, YEAR MONTH DAY HOUR MINUTE SECOND MICROSECOND OFFSET",
    })
    void aFieldIsSetOrAllOfItsCharactersAreStars(String text, String set) {
        CimDateTime value = CimDateTime.parse(text);
        Set<Field> fields =
                EnumSet.allOf(Field.class).stream().filter(value::has).collect(Collectors.toSet());
        assertThat(fields.stream().sorted().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(set);
        assertThat(value).hasToString(text);
        if (fields.size() < Field.values().length) {
            assertThatThrownBy(value::toInstant).isInstanceOf(WmiValueException.class);
            assertThatThrownBy(value::toLocalDateTime).isInstanceOf(WmiValueException.class);
        }
    }

    @Test
    void eachFieldCanBeReadAlone() {
        CimDateTime value = CimDateTime.parse("****0401235958.000123-090");
        assertThat(value.find(Field.YEAR)).isEmpty();
        assertThat(value.find(Field.MONTH)).hasValue(4);
        assertThat(value.find(Field.DAY)).hasValue(1);
        assertThat(value.find(Field.HOUR)).hasValue(23);
        assertThat(value.find(Field.MINUTE)).hasValue(59);
        assertThat(value.find(Field.SECOND)).hasValue(58);
        assertThat(value.find(Field.MICROSECOND)).hasValue(123);
        assertThat(value.find(Field.OFFSET)).hasValue(-90);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "199*0416******.000000+*** | position 3: the year must be all digits or all *",
                "20021301000000.000000+000 | position 4: the month must be 1..12",
                "20020001000000.000000+000 | position 4: the month must be 1..12",
                "20020230000000.000000+000 | position 6: month 2 of that year has 28 days",
                "20230229000000.000000+000 | position 6: month 2 of that year has 28 days",
                "****0230000000.000000+000 | position 6: month 2 of that year has 29 days",
                "20020132000000.000000+000 | position 6: the day must be 1..31",
                "20020100000000.000000+000 | position 6: the day must be 1..31",
                "20020101240000.000000+000 | position 8: the hour must be 0..23",
                "20020101006000.000000+000 | position 10: the minute must be 0..59",
                "20020101000060.000000+000 | position 12: the second must be 0..59",
                "20020101000000.00000*+000 | position 20: the microseconds must be all digits or all *",
                "20020101000000.000000+0*0 | position 23: the offset must be all digits or all *",
                "20020408141835.978+060    | it must have 25 characters",
                "20020408141835.978000 060 | position 21: the sign of the offset must be + or -",
                "20020408141835,978000+060 | position 14: a point separates",
                "' 20020408141835.978000+60' | position 14: a point separates",
                "' 0020408141835.978000+060' | position 0: the year must be all digits",
                "00000001120032.000000:000 | position 4: the month must be 1..12",
                "''                        | it must have 25 characters",
                "２0020408141835.978000+060 | position 0: the year must be all digits",
            })
    void aBadTextIsRefusedByPositionAndRuleOrKeptAsMalformed(String text, String problem) {
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> CimDateTime.parse(text))
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_PARAMETER));

        CimDateTime kept = CimDateTime.ofText(text);
        assertThat(kept.isMalformed()).isTrue();
        assertThat(kept).hasToString(text);
        assertThat(kept.problem()).hasValueSatisfying(rule -> assertThat(rule).contains(problem));
        assertThat(Field.values()).noneMatch(kept::has);
        assertThat(kept.find(Field.YEAR)).isEmpty();
        assertThatExceptionOfType(WmiValueException.class)
                .isThrownBy(kept::toInstant)
                .withMessageContaining(problem);
        assertThatExceptionOfType(WmiValueException.class).isThrownBy(kept::toOffsetDateTime);
        assertThatExceptionOfType(WmiValueException.class).isThrownBy(kept::toLocalDateTime);
    }

    @ParameterizedTest(name = "{0} is written as {1}")
    @CsvSource({
        "2002-04-08T14:18:35.978-02:30, 20020408141835.978000-150",
        "2023-06-15T12:00:00+12:45, 20230615120000.000000+765",
        "2023-06-15T12:00:00+16:39, 20230615120000.000000+999",
        "2023-06-15T12:00:00+16:40, 20230614192000.000000+000",
        "2023-06-15T12:00:00-18:00, 20230616060000.000000+000",
        "2023-06-15T12:00:00+01:00:01, 20230615105959.000000+000",
        "0007-01-02T03:04:05Z, 00070102030405.000000+000",
    })
    void anOffsetOfWholeMinutesUpTo999IsKeptAndAnotherBecomesUtc(OffsetDateTime time, String text) {
        CimDateTime value = CimDateTime.of(time);
        assertThat(value).hasToString(text).isEqualTo(CimDateTime.parse(text));
        assertThat(value.toInstant()).isEqualTo(time.toInstant());
    }

    @Test
    void whatLiesBelowAMicrosecondIsDroppedTowardsThePast() {
        assertThat(CimDateTime.of(Instant.parse("2024-02-29T22:59:59.123456999Z")))
                .hasToString("20240229225959.123456+000");
        assertThat(CimDateTime.of(Instant.parse("1969-12-31T23:59:59.999999999Z")))
                .hasToString("19691231235959.999999+000");
        assertThat(CimDateTime.of(LocalDateTime.parse("1998-04-01T13:58:09.000000001")))
                .hasToString("19980401135809.000000+***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
    void aYearWithoutFourDigitsIsRefused(Instant instant) {
        assertThatExceptionOfType(WmiValueException.class)
                .isThrownBy(() -> CimDateTime.of(instant))
                .withMessageContaining("0 to 9999")
                .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_VALUE_OUT_OF_RANGE));
    }

    @Test
    void theExtremesOfInstantAreRefusedLikeAnyOtherYear() {
        assertThatThrownBy(() -> CimDateTime.of(Instant.MIN)).isInstanceOf(WmiValueException.class);
        assertThatThrownBy(() -> CimDateTime.of(Instant.MAX)).isInstanceOf(WmiValueException.class);
        assertThatThrownBy(() -> CimDateTime.of(OffsetDateTime.MAX)).isInstanceOf(WmiValueException.class);
        assertThatThrownBy(() -> CimDateTime.of(LocalDateTime.MIN)).isInstanceOf(WmiValueException.class);
    }

    @Test
    void equalityIsThatOfTheTextsAndOrderThatOfTheInstants() {
        CimDateTime utc = CimDateTime.parse("20240229225959.123456+000");
        CimDateTime east = CimDateTime.parse("20240229235959.123456+060");
        assertThat(utc).isNotEqualTo(east).isEqualTo(CimDateTime.ofText(utc.toString()));
        assertThat(utc).hasSameHashCodeAs(CimDateTime.ofText(utc.toString()));
        assertThat(utc.compareInstant(east)).isZero();
        assertThat(utc.compareInstant(CimDateTime.parse("20240229225959.123457+000")))
                .isNegative();
        assertThat(CimDateTime.parse("19980401135809.000000+***"))
                .isNotEqualTo(CimDateTime.parse("19980401135809.000000+000"));
        assertThatThrownBy(() -> utc.compareInstant(CimDateTime.ofText("never")))
                .isInstanceOf(WmiValueException.class);
    }

    @Test
    void anyTextGivesAValueAndNeverAnotherException() {
        Random random = new Random(20240229);
        String[] lawful = {"20020408141835.978000-150", "00000001120032.000000:000", "**************.******+***"};
        String replacements = "0123456789*.:+- ,\0\uD800９";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder(lawful[random.nextInt(lawful.length)]);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                text.setCharAt(
                        random.nextInt(text.length()), replacements.charAt(random.nextInt(replacements.length())));
            }
            if (random.nextInt(8) == 0) {
                text.setLength(random.nextInt(text.length()));
            }
            CimDateTime value = CimDateTime.ofText(text.toString());
            assertThat(value).hasToString(text.toString());
            if (value.isMalformed()) {
                assertThatThrownBy(() -> CimDateTime.parse(text.toString())).isInstanceOf(WmiException.class);
            } else if (EnumSet.allOf(Field.class).stream().allMatch(value::has)) {
                assertThat(CimDateTime.of(value.toOffsetDateTime()).toInstant()).isEqualTo(value.toInstant());
            }
        }
        assertThat(CimDateTime.ofText("9".repeat(10_000_000)).isMalformed()).isTrue();
    }
}
