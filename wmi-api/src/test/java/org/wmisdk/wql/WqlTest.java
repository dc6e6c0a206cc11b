package org.wmisdk.wql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.CimDateTime;
import org.wmisdk.WmiInvalidParameterException;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiValueException;

@DisplayName("Wql")
class WqlTest {

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NTFS | \"NTFS\"",
                "`` | \"\"",
                "50% \"off\" | \"50% \\\"off\\\"\"",
                "C:\\Windows\\notepad.exe | \"C:\\\\Windows\\\\notepad.exe\"",
                "it's | \"it's\"",
                "x\\ | \"x\\\\\"",
                "\" OR TRUE = TRUE | \"\\\" OR TRUE = TRUE\"",
            })
    void aTextIsQuotedAndItsQuotesAndBackslashesAreEscaped(String text, String literal) {
        assertThat(Wql.literal(text)).isEqualTo(literal);
        assertThat(readBack(literal)).isEqualTo(new WqlConstant.Text(text));
    }

    @Test
    void anyTextIsOneConstantThatReadsBackAsItself() {
        Random random = new Random(7);
        String alphabet = "\\\"'%_[]^ aOR=\r\n\t\u00E4\uD83D\uDE00";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(readBack(Wql.literal(text.toString()))).isEqualTo(new WqlConstant.Text(text.toString()));
        }
        assertThat(Wql.literal("\\".repeat(10_000_000))).hasSize(20_000_002);
    }

    @Test
    void otherValuesAreWrittenAsWqlReadsThem() {
        assertThat(Wql.literal('"')).isEqualTo("\"\\\"\"");
        assertThat(Wql.literal(-5)).isEqualTo("-5");
        assertThat(Wql.literal(new BigInteger("18446744073709551615"))).isEqualTo("18446744073709551615");
        assertThat(Wql.literal(0.1f)).isEqualTo("0.1");
        assertThat(Wql.literal(-2.5)).isEqualTo("-2.5");
        assertThat(Wql.literal(true)).isEqualTo("TRUE");
        assertThat(Wql.literal(false)).isEqualTo("FALSE");
        assertThat(Wql.literal(WmiPath.of("C.K=\"a\\\\b\""))).isEqualTo("\"C.K=\\\"a\\\\\\\\b\\\"\"");
    }

    @Test
    void aNumberReadsBackAsItself() {
        for (double number : new double[] {0, -0.0, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3, 1e7, 1e-5}) {
            assertThat(((WqlConstant.Numeric) readBack(Wql.literal(number)))
                            .value()
                            .doubleValue())
                    .isEqualTo(number == 0 ? 0.0 : number);
        }
        assertThat(((WqlConstant.Numeric) readBack(Wql.literal(Long.MIN_VALUE))).value())
                .isEqualTo(String.valueOf(Long.MIN_VALUE));
    }

    @Test
    void aDatetimeIsWrittenInUtcAndWithoutUnsetFields() {
        assertThat(Wql.literal(Instant.parse("2020-01-01T00:00:00Z"))).isEqualTo("\"20200101000000.000000+000\"");
        assertThat(Wql.literal(CimDateTime.parse("20240229235959.123456+060")))
                .isEqualTo("\"20240229225959.123456+000\"");
        assertThatExceptionOfType(WmiValueException.class)
                .isThrownBy(() -> Wql.literal(CimDateTime.parse("19980401135809.000000+***")))
                .withMessageContaining("the offset is unset");
        assertThatExceptionOfType(WmiValueException.class)
                .isThrownBy(() -> Wql.literal(CimDateTime.ofText("2020")))
                .withMessageContaining("malformed");
    }

    @ParameterizedTest(name = "{0} is matched by {1}")
    @CsvSource({
        "data_1, data[_]1",
        "50%, 50[%]",
        "[a-f], [[]a-f]",
        "[^x]_, [[]^x][_]",
        "plain text, plain text",
        "a\\b, a\\b",
    })
    void theMetacharactersOfLikeStandInBrackets(String text, String pattern) {
        assertThat(Wql.like(text)).isEqualTo(pattern);
    }

    @Test
    void whatWqlCannotSayIsRefused() {
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> Wql.literal("a\0b"))
                .withMessageContaining("position 1");
        assertThatExceptionOfType(WmiInvalidParameterException.class).isThrownBy(() -> Wql.literal('\0'));
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> Wql.literal(Double.NaN))
                .withMessageContaining("NaN");
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> Wql.literal(Float.NEGATIVE_INFINITY));
    }

    private static WqlConstant readBack(String literal) {
        WqlSelect query = (WqlSelect) WqlParser.parse("SELECT * FROM C WHERE P = " + literal);
        return ((WqlCondition.Comparison) query.where()).constant();
    }
}
