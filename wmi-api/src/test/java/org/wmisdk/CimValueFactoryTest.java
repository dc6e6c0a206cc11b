package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link CimValue#of} and {@link CimValue#ofArray} make of Java values. */
class CimValueFactoryTest {
    private static final BigInteger MAX_UINT64 = new BigInteger("18446744073709551615");
    private static final WmiObject INNER =
            WmiObject.builder().set("A", CimType.SINT32, 1).build();

    /** Type, what is given, the raw value that comes of it. */
    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(CimType.SINT8, -128, (byte) -128),
                Arguments.of(CimType.SINT8, 127L, (byte) 127),
                Arguments.of(CimType.UINT8, 0, (short) 0),
                Arguments.of(CimType.UINT8, 255, (short) 255),
                Arguments.of(CimType.SINT16, -32768, (short) -32768),
                Arguments.of(CimType.SINT16, (short) 32767, (short) 32767),
                Arguments.of(CimType.UINT16, 65535, 65535),
                Arguments.of(CimType.UINT16, (byte) 5, 5),
                Arguments.of(CimType.SINT32, Integer.MIN_VALUE, Integer.MIN_VALUE),
                Arguments.of(CimType.SINT32, 2147483647L, Integer.MAX_VALUE),
                Arguments.of(CimType.UINT32, 5, 5L),
                Arguments.of(CimType.UINT32, 4294967295L, 4294967295L),
                Arguments.of(CimType.SINT64, Long.MIN_VALUE, Long.MIN_VALUE),
                Arguments.of(CimType.SINT64, BigInteger.valueOf(Long.MAX_VALUE), Long.MAX_VALUE),
                Arguments.of(CimType.UINT64, 0, BigInteger.ZERO),
                Arguments.of(CimType.UINT64, MAX_UINT64, MAX_UINT64),
                Arguments.of(CimType.REAL32, 0.1f, 0.1f),
                Arguments.of(CimType.REAL32, 0.5, 0.5f),
                Arguments.of(CimType.REAL32, 16777216, 16777216f),
                Arguments.of(CimType.REAL32, Double.NaN, Float.NaN),
                Arguments.of(CimType.REAL32, Double.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY),
                Arguments.of(CimType.REAL32, -0.0, -0.0f),
                Arguments.of(CimType.REAL64, 0.1, 0.1),
                Arguments.of(CimType.REAL64, 0.1f, (double) 0.1f),
                Arguments.of(CimType.REAL64, 1L << 53, 9007199254740992.0),
                Arguments.of(CimType.BOOLEAN, true, true),
                Arguments.of(CimType.STRING, "", ""),
                Arguments.of(CimType.STRING, "a\0\uFFFF", "a\0\uFFFF"),
                Arguments.of(CimType.CHAR16, '\uFFFF', '\uFFFF'),
                Arguments.of(
                        CimType.DATETIME,
                        CimDateTime.parse("20020408141835.978000-150"),
                        CimDateTime.parse("20020408141835.978000-150")),
                Arguments.of(CimType.DATETIME, CimDateTime.ofText("junk"), CimDateTime.ofText("junk")),
                Arguments.of(
                        CimType.DATETIME, "19980416******.000000+***", CimDateTime.parse("19980416******.000000+***")),
                Arguments.of(
                        CimType.DATETIME, "00000001120032.000000:000", CimInterval.parse("00000001120032.000000:000")),
                Arguments.of(
                        CimType.DATETIME,
                        Instant.parse("2024-02-29T22:59:59.123456Z"),
                        CimDateTime.parse("20240229225959.123456+000")),
                Arguments.of(
                        CimType.DATETIME,
                        OffsetDateTime.parse("2024-02-29T23:59:59.123456+01:00"),
                        CimDateTime.parse("20240229235959.123456+060")),
                Arguments.of(CimType.DATETIME, Duration.ofDays(1), CimInterval.parse("00000001000000.000000:000")),
                Arguments.of(
                        CimType.DATETIME,
                        CimInterval.parse("00000001000000.000000:000"),
                        CimInterval.parse("00000001000000.000000:000")),
                Arguments.of(CimType.REFERENCE, "Win32_LogicalDisk=\"C:\"", "Win32_LogicalDisk=\"C:\""),
                Arguments.of(CimType.REFERENCE, "not a path at all", "not a path at all"),
                Arguments.of(
                        CimType.REFERENCE,
                        WmiPath.of("Win32_LogicalDisk.DeviceID=\"C:\""),
                        "Win32_LogicalDisk.DeviceID=\"C:\""),
                Arguments.of(CimType.OBJECT, INNER, INNER));
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("accepted")
    void a_value_that_the_type_holds_becomes_its_raw_value(CimType type, Object given, Object raw) {
        CimValue value = CimValue.of(type, given);

        assertThat(value.raw()).isEqualTo(raw).hasSameClassAs(raw);
        assertThat(value.type()).isEqualTo(type);
        assertThat(value.isArray()).isFalse();
        assertThat(value.isNull()).isFalse();
        assertThat(value).isEqualTo(CimValue.of(type, raw)).hasSameHashCodeAs(CimValue.of(type, raw));
    }

    @ParameterizedTest(name = "{0}[] of {1}")
    @MethodSource("accepted")
    void what_one_value_accepts_an_array_accepts_as_element(CimType type, Object given, Object raw) {
        CimValue list = CimValue.ofArray(type, List.of(given, given));

        assertThat(list.isArray()).isTrue();
        assertThat(list.elements()).containsExactly(CimValue.of(type, raw), CimValue.of(type, raw));
        assertThat(list).isEqualTo(CimValue.ofArray(type, new Object[] {given, given}));
        if (type == CimType.UINT8) {
            byte element = ((Number) raw).byteValue();
            assertThat(list.raw()).isEqualTo(new byte[] {element, element});
        } else {
            assertThat(list.raw()).isEqualTo(List.of(raw, raw));
        }
    }

    @ParameterizedTest
    @EnumSource
    void null_is_not_an_empty_array_and_neither_is_a_single_null(CimType type) {
        CimValue none = CimValue.of(type, null);
        CimValue noArray = CimValue.ofArray(type, null);
        CimValue empty = CimValue.ofArray(type, List.of());

        assertThat(none.isNull()).isTrue();
        assertThat(none.raw()).isNull();
        assertThat(noArray.isNull()).isTrue();
        assertThat(noArray.elements()).isNull();
        assertThat(empty.isNull()).isFalse();
        assertThat(empty.elements()).isEmpty();
        assertThat(List.of(none, noArray, empty)).doesNotHaveDuplicates();
        assertThat(none).hasToString("NULL");
        assertThat(noArray).hasToString("NULL");
        assertThat(empty).hasToString("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "SINT8, -129",
        "SINT8, 128",
        "UINT8, -1",
        "UINT8, 256",
        "SINT16, -32769",
        "SINT16, 32768",
        "UINT16, -1",
        "UINT16, 65536",
        "SINT32, -2147483649",
        "SINT32, 2147483648",
        "UINT32, -1",
        "UINT32, 4294967296",
        "SINT64, -9223372036854775809",
        "SINT64, 9223372036854775808",
        "UINT64, -1",
        "UINT64, 18446744073709551616"
    })
    void an_integer_just_outside_the_range_is_refused_with_the_range(CimType type, BigInteger number) {
        WmiValueException error = Refused.asOutOfRange(() -> CimValue.of(type, number));

        assertThat(error.detail()).startsWith(number + ": " + type.mofName() + " holds ");
        Refused.asOutOfRange(() -> CimValue.ofArray(type, List.of(number)));
    }

    @Test
    void integers_of_random_size_are_kept_exactly_or_refused() {
        Random random = new Random(20240229);
        for (int i = 0; i < 2_000; i++) {
            BigInteger number = new BigInteger(random.nextInt(70), random);
            BigInteger signed = random.nextBoolean() ? number : number.negate();
            for (CimType type : CimType.values()) {
                if (type.isInteger()) {
                    int bits = Integer.parseInt(type.mofName().replaceAll("\\D", ""));
                    boolean fits = type.mofName().startsWith("u")
                            ? signed.signum() >= 0 && signed.bitLength() <= bits
                            : signed.bitLength() < bits;
                    if (fits) {
                        assertThat(CimValue.of(type, signed).asBigInteger()).isEqualTo(signed);
                    } else {
                        Refused.asOutOfRange(() -> CimValue.of(type, signed));
                    }
                }
            }
        }
    }

    @Test
    void a_real_that_would_be_rounded_is_refused() {
        assertThat(Refused.asOutOfRange(() -> CimValue.of(CimType.REAL32, 0.1)).detail())
                .isEqualTo("0.1: real32 does not hold it exactly; pass a Float to round it yourself");
        Refused.asOutOfRange(() -> CimValue.of(CimType.REAL32, 16777217));
        Refused.asOutOfRange(() -> CimValue.of(CimType.REAL32, 1e300));
        Refused.asOutOfRange(() -> CimValue.of(CimType.REAL64, (1L << 53) + 1));
        Refused.asOutOfRange(() -> CimValue.of(CimType.REAL64, BigInteger.ONE.shiftLeft(2000)));
    }

    static Stream<Arguments> mismatched() {
        return Stream.of(
                Arguments.of(CimType.SINT32, "5"),
                Arguments.of(CimType.UINT64, "5"),
                Arguments.of(CimType.SINT32, 5.0),
                Arguments.of(CimType.SINT32, true),
                Arguments.of(CimType.UINT16, 'a'),
                Arguments.of(CimType.REAL64, "0.5"),
                Arguments.of(CimType.BOOLEAN, 1),
                Arguments.of(CimType.BOOLEAN, "true"),
                Arguments.of(CimType.STRING, 5),
                Arguments.of(CimType.STRING, 'a'),
                Arguments.of(CimType.CHAR16, "a"),
                Arguments.of(CimType.CHAR16, 97),
                Arguments.of(CimType.DATETIME, 0L),
                Arguments.of(CimType.REFERENCE, INNER),
                Arguments.of(CimType.OBJECT, "text"));
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("mismatched")
    void nothing_is_converted_between_kinds(CimType type, Object given) {
        WmiValueException error = Refused.asMismatch(() -> CimValue.of(type, given));

        assertThat(error.detail()).isEqualTo("a " + given.getClass().getSimpleName() + " is no " + type.mofName());
        assertThat(error.hint()).startsWith("pass a ");
        Refused.asMismatch(() -> CimValue.ofArray(type, List.of(given)));
    }

    @Test
    void a_list_is_no_single_value_and_a_single_value_no_list() {
        assertThat(Refused.asMismatch(() -> CimValue.of(CimType.STRING, List.of("a")))
                        .hint())
                .contains("setArray");
        assertThat(Refused.asMismatch(() -> CimValue.of(CimType.SINT32, new int[] {1}))
                        .hint())
                .contains("ofArray");
        assertThat(Refused.asMismatch(() -> CimValue.ofArray(CimType.STRING, "a"))
                        .hint())
                .isEqualTo("pass a List or a Java array of the elements");
    }

    @Test
    void a_null_element_is_refused_with_its_place() {
        WmiValueException error = Refused.asNull(() -> CimValue.ofArray(CimType.STRING, Arrays.asList("a", null)));

        assertThat(error.detail()).isEqualTo("element 1 is null");
    }

    @Test
    void text_for_a_datetime_has_to_have_the_layout() {
        WmiValueException error = Refused.asOutOfRange(() -> CimValue.of(CimType.DATETIME, "2024-02-29"));

        assertThat(error).hasCauseInstanceOf(WmiException.class);
        assertThat(error.getMessage()).contains("2024-02-29");
        Refused.asOutOfRange(() -> CimValue.of(CimType.DATETIME, "00000001240000.000000:000"));
        Refused.asOutOfRange(() -> CimValue.of(CimType.DATETIME, Duration.ofDays(-1)));
        Refused.asOutOfRange(() -> CimValue.of(CimType.DATETIME, Instant.MAX));
    }

    @Test
    void java_arrays_of_primitives_are_lists_of_their_elements() {
        assertThat(CimValue.ofArray(CimType.UINT32, new int[] {1, 2}).raw()).isEqualTo(List.of(1L, 2L));
        assertThat(CimValue.ofArray(CimType.UINT64, new long[] {1}).raw()).isEqualTo(List.of(BigInteger.ONE));
        assertThat(CimValue.ofArray(CimType.BOOLEAN, new boolean[] {true, false})
                        .raw())
                .isEqualTo(List.of(true, false));
        assertThat(CimValue.ofArray(CimType.CHAR16, new char[] {'a'}).raw()).isEqualTo(List.of('a'));
        assertThat(CimValue.ofArray(CimType.REAL64, new double[] {0.5}).raw()).isEqualTo(List.of(0.5));
        assertThat(CimValue.ofArray(CimType.STRING, new String[] {"a"}).raw()).isEqualTo(List.of("a"));
        assertThat(CimValue.ofArray(CimType.SINT8, new byte[] {-1}).raw()).isEqualTo(List.of((byte) -1));
    }

    @Test
    void bytes_are_bit_patterns_for_uint8_only() {
        assertThat(CimValue.ofArray(CimType.UINT8, new byte[] {0, 127, -128, -1})
                        .asLongs())
                .containsExactly(0, 127, 128, 255);
        Refused.asOutOfRange(() -> CimValue.ofArray(CimType.UINT16, new byte[] {-1}));
        Refused.asOutOfRange(() -> CimValue.ofArray(CimType.UINT8, List.of((byte) -1)));
    }

    @Test
    void what_the_caller_changes_later_does_not_change_the_value() {
        List<Object> given = new ArrayList<>(List.of("a"));
        CimValue strings = CimValue.ofArray(CimType.STRING, given);
        given.add("b");
        assertThat(strings.raw()).isEqualTo(List.of("a"));

        byte[] bytes = {1};
        CimValue octets = CimValue.ofArray(CimType.UINT8, bytes);
        bytes[0] = 2;
        Objects.requireNonNull(octets.asBytes())[0] = 3;
        ((byte[]) Objects.requireNonNull(octets.raw()))[0] = 4;
        assertThat(octets.asBytes()).containsExactly(1);
    }
}
