package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How values are read. */
class CimValueTest {
    private static final BigInteger MAX_UINT64 = new BigInteger("18446744073709551615");
    private static final Set<CimType> INTEGERS = Set.of(
            CimType.SINT8,
            CimType.UINT8,
            CimType.SINT16,
            CimType.UINT16,
            CimType.SINT32,
            CimType.UINT32,
            CimType.SINT64,
            CimType.UINT64);
    private static final Set<CimType> TEXTS =
            Set.of(CimType.STRING, CimType.REFERENCE, CimType.CHAR16, CimType.DATETIME);

    /** Each conversion of a single value and the types that it takes. */
    private static final Map<Function<CimValue, @Nullable Object>, Set<CimType>> SCALARS = Map.ofEntries(
            Map.entry(CimValue::asString, TEXTS),
            Map.entry(CimValue::findBoolean, Set.of(CimType.BOOLEAN)),
            Map.entry(CimValue::findInt, INTEGERS),
            Map.entry(CimValue::findLong, INTEGERS),
            Map.entry(CimValue::asBigInteger, INTEGERS),
            Map.entry(CimValue::findDouble, with(INTEGERS, CimType.REAL32, CimType.REAL64)),
            Map.entry(CimValue::asDateTime, Set.of(CimType.DATETIME)),
            Map.entry(CimValue::asInstant, Set.of(CimType.DATETIME)),
            Map.entry(CimValue::asInterval, Set.of(CimType.DATETIME)),
            Map.entry(CimValue::asDuration, Set.of(CimType.DATETIME)),
            Map.entry(CimValue::asReference, Set.of(CimType.REFERENCE)),
            Map.entry(CimValue::asObject, Set.of(CimType.OBJECT)));

    /** Each conversion of an array and the types that it takes. */
    private static final Map<Function<CimValue, @Nullable Object>, Set<CimType>> ARRAYS = Map.of(
            CimValue::elements, Set.of(CimType.values()),
            CimValue::asBytes, Set.of(CimType.UINT8),
            CimValue::asLongs, INTEGERS,
            CimValue::asDoubles, with(INTEGERS, CimType.REAL32, CimType.REAL64),
            CimValue::asStrings, TEXTS,
            CimValue::asDateTimes, Set.of(CimType.DATETIME),
            CimValue::asReferences, Set.of(CimType.REFERENCE),
            CimValue::asObjects, Set.of(CimType.OBJECT));

    private static Set<CimType> with(Set<CimType> types, CimType... more) {
        return Stream.concat(types.stream(), Arrays.stream(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isEmpty(@Nullable Object converted) {
        return converted == null || converted.toString().endsWith(".empty");
    }

    @ParameterizedTest
    @EnumSource
    void the_type_decides_even_for_NULL_which_conversions_there_are(CimType type) {
        CimValue single = CimValue.of(type, null);
        CimValue array = CimValue.ofArray(type, null);

        SCALARS.forEach((conversion, types) -> {
            if (types.contains(type)) {
                assertThat(isEmpty(conversion.apply(single))).isTrue();
            } else {
                Refused.asMismatch(() -> conversion.apply(single));
            }
            Refused.asMismatch(() -> conversion.apply(array));
        });
        ARRAYS.forEach((conversion, types) -> {
            if (types.contains(type)) {
                assertThat(conversion.apply(array)).isNull();
            } else {
                Refused.asMismatch(() -> conversion.apply(array));
                Refused.asMismatch(() -> conversion.apply(CimValue.ofArray(type, List.of())));
            }
            Refused.asMismatch(() -> conversion.apply(single));
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_way_out_of_a_mismatch_is_a_conversion_that_exists(CimType type) {
        for (CimValue value : List.of(CimValue.of(type, null), CimValue.ofArray(type, null))) {
            WmiValueException error = Refused.asMismatch(() -> {
                if (type == CimType.BOOLEAN || value.isArray()) {
                    value.asInt();
                } else {
                    value.asBoolean();
                }
            });

            assertThat(Objects.requireNonNull(error.hint()).replaceFirst("^use (\\w+).*$", "$1"))
                    .isIn(Arrays.stream(CimValue.class.getMethods())
                            .map(Method::getName)
                            .toList());
        }
    }

    @Test
    void primitives_refuse_NULL_and_name_the_twin_that_does_not() {
        CimValue size = CimValue.of(CimType.UINT64, null);
        List<ThrowingCallable> calls = List.of(size::asLong, size::asInt, size::asDouble, size::asLongBits);

        assertThat(Refused.asNull(size::asLong).hint()).startsWith("use findLong");
        assertThat(Refused.asNull(size::asInt).hint()).startsWith("use findInt");
        assertThat(Refused.asNull(size::asDouble).hint()).startsWith("use findDouble");
        assertThat(Refused.asNull(CimValue.of(CimType.BOOLEAN, null)::asBoolean).hint())
                .startsWith("use findBoolean");
        assertThat(calls).allSatisfy(Refused::asNull);
        Refused.asNull(CimValue.of(CimType.REAL32, null)::asFloat);
        Refused.asNull(CimValue.of(CimType.CHAR16, null)::asChar);
    }

    @ParameterizedTest
    @CsvSource({
        "SINT8, -128",
        "SINT8, 127",
        "UINT8, 255",
        "SINT16, -32768",
        "UINT16, 65535",
        "SINT32, -2147483648",
        "SINT32, 2147483647",
        "UINT32, 4294967295",
        "SINT64, -9223372036854775808",
        "SINT64, 9223372036854775807",
        "UINT64, 9223372036854775807",
        "UINT64, 9223372036854775808",
        "UINT64, 18446744073709551615",
        "UINT64, 0"
    })
    void an_integer_is_read_as_whatever_holds_it(CimType type, BigInteger number) {
        CimValue value = CimValue.of(type, number);

        assertThat(value.asBigInteger()).isEqualTo(number);
        assertThat(value.asLongBits()).isEqualTo(number.longValue());
        assertThat(value).hasToString(number.toString());
        if (number.bitLength() < 64) {
            assertThat(value.asLong()).isEqualTo(number.longValueExact());
            assertThat(value.findLong()).hasValue(number.longValueExact());
            assertThat(CimValue.ofArray(type, List.of(number)).asLongs()).containsExactly(number.longValueExact());
        } else {
            assertThat(Refused.asOutOfRange(value::asLong).hint())
                    .isEqualTo("use asBigInteger, or asLongBits for the 64 bits");
            Refused.asOutOfRange(value::findLong);
            Refused.asOutOfRange(() -> CimValue.ofArray(type, List.of(number)).asLongs());
        }
        if (number.bitLength() < 32) {
            assertThat(value.asInt()).isEqualTo(number.intValueExact());
            assertThat(value.findInt()).hasValue(number.intValueExact());
        } else {
            assertThat(Refused.asOutOfRange(value::asInt).hint()).startsWith("use asLong");
            Refused.asOutOfRange(value::findInt);
        }
    }

    @Test
    void an_integer_is_a_double_only_if_no_digit_is_lost() {
        assertThat(CimValue.of(CimType.UINT32, 4294967295L).asDouble()).isEqualTo(4294967295.0);
        assertThat(CimValue.of(CimType.SINT64, 1L << 62).asDouble()).isEqualTo(0x1p62);
        assertThat(CimValue.of(CimType.UINT64, BigInteger.ONE.shiftLeft(63)).asDouble())
                .isEqualTo(0x1p63);
        assertThat(CimValue.of(CimType.SINT64, Long.MIN_VALUE).findDouble()).hasValue(-0x1p63);
        Refused.asOutOfRange(CimValue.of(CimType.SINT64, Long.MAX_VALUE)::asDouble);
        Refused.asOutOfRange(CimValue.of(CimType.SINT64, (1L << 53) + 1)::asDouble);
        Refused.asOutOfRange(CimValue.of(CimType.UINT64, MAX_UINT64)::findDouble);
    }

    @Test
    void a_real32_is_read_as_float_and_widened_exactly() {
        CimValue tenth = CimValue.of(CimType.REAL32, 0.1f);

        assertThat(tenth.asFloat()).isEqualTo(0.1f);
        assertThat(tenth.asDouble()).isEqualTo((double) 0.1f);
        assertThat(tenth).hasToString("0.1");
        Refused.asMismatch(CimValue.of(CimType.REAL64, 0.5)::asFloat);
        Refused.asMismatch(tenth::asLong);
        assertThat(CimValue.of(CimType.REAL64, Double.NaN).asDouble()).isNaN();
        assertThat(CimValue.ofArray(CimType.REAL32, List.of(0.5f, 2)).asDoubles())
                .containsExactly(0.5, 2);
    }

    @Test
    void zero_and_empty_are_values() {
        assertThat(CimValue.of(CimType.UINT64, 0).findLong()).hasValue(0);
        assertThat(CimValue.of(CimType.STRING, "").asString()).isEmpty();
        assertThat(CimValue.of(CimType.BOOLEAN, false).findBoolean()).contains(false);
        assertThat(CimValue.of(CimType.BOOLEAN, null).findBoolean()).isEmpty();
        assertThat(CimValue.of(CimType.CHAR16, '\0').asChar()).isEqualTo('\0');
        assertThat(CimValue.ofArray(CimType.UINT8, new byte[0]).asBytes()).isEmpty();
        assertThat(CimValue.ofArray(CimType.STRING, List.of()).asStrings()).isEmpty();
    }

    @Test
    void text_is_that_of_strings_references_characters_and_datetimes() {
        assertThat(CimValue.of(CimType.STRING, "5").asString()).isEqualTo("5");
        assertThat(CimValue.of(CimType.REFERENCE, "A=1").asString()).isEqualTo("A=1");
        assertThat(CimValue.of(CimType.CHAR16, 'x').asString()).isEqualTo("x");
        assertThat(CimValue.of(CimType.DATETIME, CimDateTime.ofText("junk")).asString())
                .isEqualTo("junk");
        assertThat(CimValue.of(CimType.DATETIME, Duration.ZERO).asString()).isEqualTo("00000000000000.000000:000");
        assertThat(CimValue.ofArray(CimType.CHAR16, List.of('a', 'b')).asStrings())
                .containsExactly("a", "b");
        assertThat(CimValue.ofArray(CimType.STRING, List.of("a", "")).asStrings())
                .containsExactly("a", "");
    }

    @Test
    void a_point_in_time_is_no_interval_and_an_interval_no_point_in_time() {
        CimValue point = CimValue.of(CimType.DATETIME, "20240229235959.123456+060");
        CimValue interval = CimValue.of(CimType.DATETIME, "00000001120032.000000:000");

        assertThat(point.asDateTime()).hasToString("20240229235959.123456+060");
        assertThat(point.asInstant()).isEqualTo(Instant.parse("2024-02-29T22:59:59.123456Z"));
        assertThat(interval.asInterval()).hasToString("00000001120032.000000:000");
        assertThat(interval.asDuration()).isEqualTo(Duration.parse("P1DT12H32S"));
        assertThat(Refused.asMismatch(point::asDuration).hint()).isEqualTo("use asDateTime or asInstant");
        assertThat(Refused.asMismatch(interval::asInstant).hint()).isEqualTo("use asInterval or asDuration");
        assertThat(CimValue.ofArray(CimType.DATETIME, List.of("20240229235959.123456+060"))
                        .asDateTimes())
                .containsExactly(CimDateTime.parse("20240229235959.123456+060"));
    }

    @Test
    void no_instant_is_made_of_a_datetime_that_does_not_tell_it() {
        for (String text : List.of("19980416******.000000+***", "20240229235959.123456+***", "junk")) {
            CimValue value = CimValue.of(CimType.DATETIME, CimDateTime.ofText(text));

            assertThat(value.asDateTime()).hasToString(text);
            WmiValueException error = Refused.asMismatch(value::asInstant);
            assertThat(error.getMessage())
                    .startsWith("read the value as Instant failed")
                    .contains(text);
            assertThat(error).hasCauseInstanceOf(WmiValueException.class);
        }
    }

    @Test
    void a_reference_is_parsed_when_asked_and_a_bad_one_stays_readable_as_text() {
        CimValue good = CimValue.of(CimType.REFERENCE, "Win32_LogicalDisk.DeviceID=\"C:\"");
        CimValue bad = CimValue.of(CimType.REFERENCE, "Win32_LogicalDisk.DeviceID=");

        assertThat(good.asReference()).isEqualTo(WmiPath.of("Win32_LogicalDisk.DeviceID=\"C:\""));
        assertThat(CimValue.ofArray(CimType.REFERENCE, List.of("A=1")).asReferences())
                .containsExactly(WmiPath.of("A=1"));
        assertThat(bad.asString()).isEqualTo("Win32_LogicalDisk.DeviceID=");
        Refused.withCode(HResult.WBEM_E_INVALID_OBJECT_PATH, bad::asReference);
    }

    @Test
    void an_embedded_object_is_an_object() {
        WmiObject inner = WmiObject.builder().set("A", CimType.SINT32, 1).build();

        assertThat(CimValue.of(CimType.OBJECT, inner).asObject()).isSameAs(inner);
        assertThat(CimValue.ofArray(CimType.OBJECT, List.of(inner)).asObjects()).containsExactly(inner);
        assertThat(CimValue.of(CimType.OBJECT, inner)).hasToString("WmiObject{A=1}");
    }

    @Test
    void type_array_flag_and_value_make_equality() {
        assertThat(CimValue.of(CimType.SINT32, 1)).isNotEqualTo(CimValue.of(CimType.UINT32, 1));
        assertThat(CimValue.of(CimType.SINT32, 1)).isNotEqualTo(CimValue.ofArray(CimType.SINT32, List.of(1)));
        assertThat(CimValue.of(CimType.SINT32, 1)).isNotEqualTo(CimValue.of(CimType.SINT32, 2));
        assertThat(CimValue.ofArray(CimType.UINT8, new byte[] {1}))
                .isEqualTo(CimValue.ofArray(CimType.UINT8, List.of(1)))
                .hasSameHashCodeAs(CimValue.ofArray(CimType.UINT8, List.of(1)));
    }

    static List<List<Object>> shown() {
        return List.of(
                List.of(CimValue.of(CimType.STRING, "a\"b\\c\n\u0001"), "\"a\\\"b\\\\c\\n\\x0001\""),
                List.of(CimValue.of(CimType.STRING, "'"), "\"'\""),
                List.of(CimValue.of(CimType.CHAR16, '\''), "'\\''"),
                List.of(CimValue.of(CimType.BOOLEAN, true), "true"),
                List.of(CimValue.of(CimType.REFERENCE, "A=1"), "\"A=1\""),
                List.of(CimValue.of(CimType.DATETIME, Duration.ZERO), "00000000000000.000000:000"),
                List.of(CimValue.ofArray(CimType.UINT8, new byte[] {-1, 0}), "{255, 0}"),
                List.of(CimValue.ofArray(CimType.STRING, List.of("a", "")), "{\"a\", \"\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shown")
    void people_read_values_as_MOF_writes_them(List<Object> valueAndText) {
        assertThat(valueAndText.get(0)).hasToString((String) valueAndText.get(1));
    }

    @Test
    void the_text_of_a_value_is_whole() {
        assertThat(CimValue.of(CimType.STRING, "x".repeat(5000)).toString()).hasSize(5002);
    }

    @Test
    void a_NULL_that_a_server_puts_into_an_array_is_seen_as_such_and_never_crashes() {
        CimValue strings = new CimValue("Tags", CimType.STRING, true, Arrays.asList("a", null));

        assertThat(strings).hasToString("{\"a\", NULL}");
        assertThat(Objects.requireNonNull(strings.elements()).get(1).isNull()).isTrue();
        assertThat(Refused.asNull(strings::asStrings).detail()).isEqualTo("Tags (string) is NULL");
        Refused.asNull(new CimValue("N", CimType.SINT32, true, Arrays.asList(1, null))::asLongs);
    }
}
