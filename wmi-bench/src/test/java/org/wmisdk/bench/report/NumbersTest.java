package org.wmisdk.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A number")
class NumbersTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "7|7",
                "1.5|1.50",
                "0.01234|0.0123",
                "99.96|100",
                "373.4|373",
                "1234567|1,230,000",
                "-1234.5|-1,230"
            })
    @DisplayName("is shown with three digits that count, and thousands apart")
    void shown(double value, String text) {
        assertThat(Numbers.shown(value)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "1234567, ns, 1.23 ms",
        "999.4, ns, 999 ns",
        "0.5, us, 500 ns",
        "2500, ms, 2.50 s",
        "12, rows/s, 12 rows/s",
        "1.5, us, 1.50 µs"
    })
    @DisplayName("of time is shown in the unit that fits")
    void unit(double value, String unit, String text) {
        assertThat(Numbers.shown(value, unit)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"1234567, 1234567", "0.123456789, 0.123457", "1234.56789, 1234.57", "1e-9, 0.000000001"})
    @DisplayName("is stored with six digits, or as the whole number that it is, without exponent")
    void plain(double value, String text) {
        assertThat(Numbers.plain(value)).isEqualTo(text);
    }
}
