package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WmiObjectTest {
    private static final WmiObject INNER =
            WmiObject.builder().className("Inner").set("A", CimType.SINT32, 1).build();

    /** One property of each kind, and each of them as an array. */
    private static final WmiObject ALL = all();

    private static WmiObject all() {
        WmiObject.Builder builder = WmiObject.builder();
        Object[] samples = {
            CimType.SINT8,
            -8,
            CimType.UINT8,
            8,
            CimType.SINT16,
            -16,
            CimType.UINT16,
            16,
            CimType.SINT32,
            -32,
            CimType.UINT32,
            32,
            CimType.SINT64,
            -64,
            CimType.UINT64,
            64,
            CimType.REAL32,
            0.25f,
            CimType.REAL64,
            0.125,
            CimType.BOOLEAN,
            true,
            CimType.STRING,
            "text",
            CimType.CHAR16,
            'c',
            CimType.DATETIME,
            "20240229235959.123456+060",
            CimType.REFERENCE,
            "Win32_LogicalDisk.DeviceID=\"C:\"",
            CimType.OBJECT,
            INNER
        };
        for (int i = 0; i < samples.length; i += 2) {
            CimType type = (CimType) samples[i];
            builder.set(type.name(), type, samples[i + 1]).setArray(type.name() + "s", type, List.of(samples[i + 1]));
        }
        return builder.set("INTERVAL", CimType.DATETIME, Duration.ofSeconds(1)).build();
    }

    static Stream<Method> accessors() {
        return Arrays.stream(WmiObject.class.getMethods())
                .filter(method -> method.getName().matches("(get|find)[A-Z].*"))
                .filter(method ->
                        method.getParameterCount() == 1 && !method.getName().equals("getClass"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accessors")
    void every_accessor_answers_as_the_conversion_of_the_value(Method accessor) throws ReflectiveOperationException {
        Method conversion = CimValue.class.getMethod(accessor.getName().replaceFirst("^get", "as"));
        int answers = 0;
        for (String name : ALL.names()) {
            List<Object> results = new ArrayList<>();
            for (Object[] call : new Object[][] {{accessor, ALL, name}, {conversion, ALL.get(name)}}) {
                try {
                    results.add(Objects.requireNonNull(
                            ((Method) call[0]).invoke(call[1], Arrays.copyOfRange(call, 2, call.length))));
                    answers++;
                } catch (InvocationTargetException e) {
                    results.add(e.getCause().getMessage());
                }
            }
            assertThat(results.get(0)).as(name).isEqualTo(results.get(1));
        }
        assertThat(answers).as("answers given, here and there").isPositive().isEven();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accessors")
    void every_accessor_says_that_a_property_is_missing(Method accessor) {
        assertThatExceptionOfType(InvocationTargetException.class)
                .isThrownBy(() -> accessor.invoke(INNER, "B"))
                .withCauseInstanceOf(WmiNotFoundException.class);
    }

    @Test
    void a_missing_property_is_an_error_with_the_way_out() {
        assertThatExceptionOfType(WmiNotFoundException.class)
                .isThrownBy(() -> INNER.get("B"))
                .withMessage("read B failed: 0x80041002 WBEM_E_NOT_FOUND: the object has no property B, only [A]\n"
                        + "  hint: name the property in the SELECT list, check its spelling, or test has(\"B\")");
        assertThatExceptionOfType(WmiNotFoundException.class)
                .isThrownBy(() -> INNER.get("__PATH"))
                .withMessageContaining("withSystemProperties()");
        assertThat(INNER.has("a")).isTrue();
        assertThat(INNER.has("B")).isFalse();
    }

    @Test
    void an_error_names_the_property_its_type_and_the_way_out() {
        WmiObject disk = WmiObject.builder()
                .set("Size", CimType.UINT64, null)
                .set("Huge", CimType.UINT64, BigInteger.ONE.shiftLeft(63))
                .set("Caption", CimType.STRING, "5")
                .build();

        assertThat(Refused.asNull(() -> disk.getLong("size")))
                .hasMessage("read Size as long failed: 0x80041028 WBEM_E_ILLEGAL_NULL: Size (uint64) is NULL\n"
                        + "  hint: use findLong, which is empty for NULL, or test isNull() of the value first");
        assertThat(Refused.asOutOfRange(() -> disk.getLong("Huge")))
                .hasMessage("read Huge as long failed: 0x8004102B WBEM_E_VALUE_OUT_OF_RANGE: Huge (uint64) is "
                        + "9223372036854775808; long holds -9223372036854775808 to 9223372036854775807\n"
                        + "  hint: use getBigInteger, or getLongBits for the 64 bits");
        assertThat(Refused.asMismatch(() -> disk.getInt("Caption")))
                .hasMessage("read Caption as int failed: 0x80041005 WBEM_E_TYPE_MISMATCH: Caption (string) does not "
                        + "convert to int\n  hint: use getString, and convert the text yourself");
    }

    @Test
    void NULL_is_null_for_objects_and_empty_for_optionals() {
        WmiObject disk = WmiObject.builder()
                .set("Size", CimType.UINT64, null)
                .set("Name", CimType.STRING, null)
                .setArray("Tags", CimType.STRING, null)
                .build();

        assertThat(disk.get("Size").isNull()).isTrue();
        assertThat(disk.findLong("Size")).isEmpty();
        assertThat(disk.getBigInteger("Size")).isNull();
        assertThat(disk.getString("Name")).isNull();
        assertThat(disk.getStrings("Tags")).isNull();
    }

    @Test
    void properties_are_read_in_any_case_and_listed_in_order() {
        WmiObject object = WmiObject.builder()
                .set("b", CimType.SINT32, 1)
                .set("A", CimType.SINT32, 2)
                .build();

        assertThat(object.names()).containsExactly("b", "A");
        assertThat(object.getInt("B")).isEqualTo(1);
        assertThat(object.getInt("a")).isEqualTo(2);
        assertThat(object.get(1).asInt()).isEqualTo(2);
    }

    @Test
    void setting_a_property_again_replaces_it_in_its_place() {
        WmiObject object = WmiObject.builder()
                .set("Name", CimType.STRING, "a")
                .set("Id", CimType.SINT32, 1)
                .setArray("NAME", CimType.STRING, List.of("b"))
                .build();

        assertThat(object).hasToString("WmiObject{Name={\"b\"}, Id=1}");
    }

    @Test
    void a_builder_refuses_what_the_type_does_not_hold_and_names_the_property() {
        assertThat(Refused.asOutOfRange(() -> WmiObject.builder().set("Port", CimType.UINT16, 70000)))
                .hasMessage("set Port as uint16 failed: 0x8004102B WBEM_E_VALUE_OUT_OF_RANGE: 70000: uint16 holds 0 to "
                        + "65535");
        assertThat(Refused.asMismatch(() -> WmiObject.builder().setArray("Ports", CimType.UINT16, List.of("80"))))
                .hasMessageStartingWith("set Ports as uint16[] failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "__CLASS"})
    void a_property_has_a_name_that_is_not_one_of_a_system_property(String name) {
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> WmiObject.builder().set(name, CimType.STRING, "x"))
                .withMessageContaining("system(SystemProperties)");
    }

    @Test
    void a_value_is_set_with_its_own_type() {
        WmiObject object = WmiObject.builder()
                .set("Bytes", CimValue.ofArray(CimType.UINT8, new byte[] {1, -1}))
                .build();

        assertThat(object.getBytes("Bytes")).containsExactly(1, -1);
        assertThat(object.get("Bytes")).isEqualTo(CimValue.ofArray(CimType.UINT8, List.of(1, 255)));
    }

    @Test
    void bytes_that_are_read_are_the_readers_own() {
        WmiObject object = WmiObject.builder()
                .setArray("Bytes", CimType.UINT8, new byte[] {1})
                .build();

        Objects.requireNonNull(object.getBytes("Bytes"))[0] = 2;

        assertThat(object.getBytes("Bytes")).containsExactly(1);
    }

    @Test
    void lists_that_are_read_cannot_be_changed() {
        List<String> strings = Objects.requireNonNull(ALL.getStrings("STRINGs"));

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> strings.add("x"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ALL.names().remove(0));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(
                        () -> Objects.requireNonNull(ALL.getObjects("OBJECTs")).remove(0));
    }

    @Test
    void system_properties_are_there_only_if_they_were_asked_for() {
        assertThat(INNER.system().className()).isEqualTo("Inner");
        assertThat(INNER.system().genus()).isEqualTo(SystemProperties.GENUS_INSTANCE);
        assertThat(INNER.findSystem()).contains(INNER.system());
        assertThat(ALL.findSystem()).isEmpty();
        assertThatExceptionOfType(WmiNotFoundException.class)
                .isThrownBy(ALL::system)
                .withMessageContaining("WmiQuery.withSystemProperties()");
    }

    @Test
    void the_derivation_is_a_copy_and_may_be_unknown() {
        List<String> ancestors = new ArrayList<>(List.of("B", "A"));
        SystemProperties system =
                new SystemProperties(2, "C", "B", "A", null, 1, ancestors, "SRV", "root\\cimv2", null);
        ancestors.clear();

        assertThat(system.derivation()).containsExactly("B", "A");
        assertThat(SystemProperties.ofClass("C").derivation()).isNull();
    }

    @Test
    void shape_values_and_system_properties_make_equality() {
        assertThat(all()).isEqualTo(ALL).hasSameHashCodeAs(ALL);
        assertThat(INNER)
                .isNotEqualTo(WmiObject.builder().set("A", CimType.SINT32, 1).build())
                .isNotEqualTo(WmiObject.builder()
                        .className("Inner")
                        .set("A", CimType.SINT32, 2)
                        .build())
                .isNotEqualTo(WmiObject.builder()
                        .className("Inner")
                        .set("A", CimType.UINT32, 1)
                        .build());
    }

    @Test
    void people_read_one_line_with_long_values_cut() {
        WmiObject process = WmiObject.builder()
                .className("Win32_Process")
                .set("Name", CimType.STRING, "x")
                .set("ProcessId", CimType.UINT32, 4)
                .set("Parent", CimType.OBJECT, INNER)
                .set("None", CimType.STRING, null)
                .set("CommandLine", CimType.STRING, "y".repeat(500))
                .setArray("Bytes", CimType.UINT8, new byte[500])
                .build();

        assertThat(process)
                .hasToString("Win32_Process{Name=\"x\", ProcessId=4, Parent=Inner{A=1}, None=NULL, CommandLine=\""
                        + "y".repeat(80) + "... (500 characters)\", Bytes={0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "
                        + "... (500 elements)}}");
    }
}
