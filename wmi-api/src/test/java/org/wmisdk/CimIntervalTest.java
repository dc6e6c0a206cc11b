package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("CimInterval")
class CimIntervalTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "00000001120032.000000:000, P1DT12H32S",
        "00000010122532.123000:000, P10DT12H25M32.123S",
        "00000000000000.000001:000, PT0.000001S",
        "00000000000000.000000:000, PT0S",
        "99999999235959.999999:000, P99999999DT23H59M59.999999S",
    })
    void textAndDurationAreTheSameLength(String text, Duration duration) {
        assertThat(CimInterval.parse(text).toDuration()).isEqualTo(duration);
        assertThat(CimInterval.of(duration)).isEqualTo(CimInterval.parse(text)).hasToString(text);
        assertThat(CimInterval.find(text)).contains(CimInterval.parse(text));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "00000001240000.000000:000 | position 8: the hour must be 0..23",
                "00000001236000.000000:000 | position 10: the minute must be 0..59",
                "00000001235960.000000:000 | position 12: the second must be 0..59",
                "00000001120032.000000:001 | position 21: an interval ends with :000",
                "00000001120032.000000+000 | position 21: an interval ends with :000",
                "********120032.000000:000 | position 0: the days of an interval are eight digits",
                "00000001**0032.000000:000 | position 8: an interval has no unset fields",
                "00000001120032.******:000 | position 15: an interval has no unset fields",
                "00000001120032.00000x:000 | position 20: the microseconds must be all digits",
                "-0000001120032.000000:000 | position 0: the days of an interval are eight digits",
                "00000001120032 000000:000 | position 14: a point separates",
                "1120032.000000:000        | it must have 25 characters",
            })
    void aBadTextIsRefusedByPositionAndRule(String text, String problem) {
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> CimInterval.parse(text))
                .withMessageContaining(problem);
        assertThat(CimInterval.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000001S", "P100000000D", "PT2562047788015215H"})
    void aDurationOutsideTheRangeIsRefused(Duration duration) {
        assertThatExceptionOfType(WmiValueException.class)
                .isThrownBy(() -> CimInterval.of(duration))
                .withMessageContaining("99999999 days")
                .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_VALUE_OUT_OF_RANGE));
    }

    @Test
    void whatLiesBelowAMicrosecondIsDropped() {
        assertThat(CimInterval.of(Duration.ofNanos(1999))).hasToString("00000000000000.000001:000");
    }

    @Test
    void shorterIsBeforeLonger() {
        CimInterval day = CimInterval.of(Duration.ofDays(1));
        assertThat(day)
                .isGreaterThan(CimInterval.of(Duration.ofHours(23)))
                .isEqualByComparingTo(CimInterval.of(Duration.ofHours(24)));
        assertThat(day).hasSameHashCodeAs(CimInterval.of(Duration.ofHours(24)));
    }
}
