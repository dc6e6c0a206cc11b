package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiCursor.Progress;
import org.wmisdk.tck.TestData.Case;

/** Values: each CIM type arrives as it was, alone and in arrays, at its bounds, and NULL is neither empty nor zero. */
@DisplayName("Values")
public abstract class ValueContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected ValueContract() {}

    private void check(CimType type) {
        try (WmiNamespace namespace = data()) {
            for (Case row : Case.values()) {
                WmiObject object = namespace
                        .query("SELECT " + TestData.property(type) + ", " + TestData.array(type) + " FROM "
                                + TestData.VALUES + " WHERE Case = '" + row + "'")
                        .first()
                        .orElseThrow();
                CimValue one = object.get(TestData.property(type));
                assertThat(one.type()).as("%s %s", type, row).isEqualTo(type);
                assertThat(one.isArray()).as("%s %s", type, row).isFalse();
                assertSame(one, CimValue.of(type, TestData.value(type, row)));
                CimValue many = object.get(TestData.array(type));
                assertThat(many.type()).as("%s[] %s", type, row).isEqualTo(type);
                assertThat(many.isArray()).as("%s[] %s", type, row).isTrue();
                assertSame(many, CimValue.ofArray(type, TestData.elements(type, row)));
            }
        }
    }

    /** Fails unless two values are the same. */
    static void assertSame(CimValue actual, CimValue expected) {
        assertThat(actual.isNull()).isEqualTo(expected.isNull());
        assertThat(withoutSystem(actual.raw())).isEqualTo(withoutSystem(expected.raw()));
    }

    /** Whether an embedded object brings its system properties is not the matter here. */
    private static @Nullable Object withoutSystem(@Nullable Object raw) {
        if (raw instanceof WmiObject object) {
            WmiObject.Builder plain = WmiObject.builder();
            for (String name : object.names()) {
                CimValue value = object.get(name);
                plain.set(
                        name,
                        value.raw() instanceof WmiObject inner
                                ? CimValue.of(CimType.OBJECT, withoutSystem(inner))
                                : value);
            }
            return plain.build();
        }
        return raw instanceof List<?> list
                ? list.stream().map(ValueContract::withoutSystem).toList()
                : raw;
    }

    @Test
    @DisplayName("VALUE-01 sint8 and sint8[]: NULL, zero or empty, least and greatest")
    void sint8() {
        check(CimType.SINT8);
    }

    @Test
    @DisplayName("VALUE-02 uint8 and uint8[]: NULL, zero or empty, least and greatest")
    void uint8() {
        check(CimType.UINT8);
    }

    @Test
    @DisplayName("VALUE-03 sint16 and sint16[]: NULL, zero or empty, least and greatest")
    void sint16() {
        check(CimType.SINT16);
    }

    @Test
    @DisplayName("VALUE-04 uint16 and uint16[]: NULL, zero or empty, least and greatest")
    void uint16() {
        check(CimType.UINT16);
    }

    @Test
    @DisplayName("VALUE-05 sint32 and sint32[]: NULL, zero or empty, least and greatest")
    void sint32() {
        check(CimType.SINT32);
    }

    @Test
    @DisplayName("VALUE-06 uint32 and uint32[]: NULL, zero or empty, least and greatest")
    void uint32() {
        check(CimType.UINT32);
    }

    @Test
    @DisplayName("VALUE-07 sint64 and sint64[]: NULL, zero or empty, least and greatest")
    void sint64() {
        check(CimType.SINT64);
    }

    @Test
    @DisplayName("VALUE-08 uint64 and uint64[]: NULL, zero or empty, least and greatest")
    void uint64() {
        check(CimType.UINT64);
    }

    @Test
    @DisplayName("VALUE-09 real32 and real32[]: NULL, zero or empty, least and greatest")
    void real32() {
        check(CimType.REAL32);
    }

    @Test
    @DisplayName("VALUE-10 real64 and real64[]: NULL, zero or empty, least and greatest")
    void real64() {
        check(CimType.REAL64);
    }

    @Test
    @DisplayName("VALUE-11 boolean and boolean[]: NULL, zero or empty, least and greatest")
    void bool() {
        check(CimType.BOOLEAN);
    }

    @Test
    @DisplayName("VALUE-12 string and string[]: NULL, zero or empty, least and greatest")
    void string() {
        check(CimType.STRING);
    }

    @Test
    @DisplayName("VALUE-13 char16 and char16[]: NULL, zero or empty, least and greatest")
    void char16() {
        check(CimType.CHAR16);
    }

    @Test
    @DisplayName("VALUE-14 datetime and datetime[]: NULL, zero or empty, least and greatest")
    void datetime() {
        check(CimType.DATETIME);
    }

    @Test
    @DisplayName("VALUE-15 reference and reference[]: NULL, zero or empty, least and greatest")
    void reference() {
        check(CimType.REFERENCE);
    }

    @Test
    @DisplayName("VALUE-16 object and object[]: NULL, zero or empty, least and greatest")
    void object() {
        check(CimType.OBJECT);
    }

    @Test
    @DisplayName("VALUE-17 the same projection gives the same values row after row, whatever stood there before")
    void rowAfterRow() {
        try (WmiNamespace namespace = data()) {
            List<WmiObject> together =
                    namespace.query("SELECT * FROM " + TestData.VALUES).list();
            for (WmiObject row : together) {
                Case wanted = Case.valueOf(String.valueOf(row.getString("Case")));
                for (CimType type : CimType.values()) {
                    assertSame(row.get(TestData.property(type)), CimValue.of(type, TestData.value(type, wanted)));
                    assertSame(row.get(TestData.array(type)), CimValue.ofArray(type, TestData.elements(type, wanted)));
                }
            }
            assertThat(together).hasSize(Case.values().length);
        }
    }

    @Test
    @DisplayName("VALUE-18 the well-known classes have the types that Windows gives them")
    void wellKnown() {
        try (WmiNamespace namespace = cimv2()) {
            WmiObject os = namespace
                    .query("SELECT * FROM Win32_OperatingSystem")
                    .first()
                    .orElseThrow();
            assertThat(os.get("Caption").type()).isEqualTo(CimType.STRING);
            assertThat(os.get("LastBootUpTime").type()).isEqualTo(CimType.DATETIME);
            assertThat(os.get("FreePhysicalMemory").type()).isEqualTo(CimType.UINT64);
            assertThat(os.get("Primary").type()).isEqualTo(CimType.BOOLEAN);
            assertThat(os.get("CurrentTimeZone").type()).isEqualTo(CimType.SINT16);
            assertThat(os.getInstant("LastBootUpTime")).isNotNull();
            WmiObject disk =
                    namespace.query("SELECT * FROM Win32_LogicalDisk").first().orElseThrow();
            assertThat(disk.get("DriveType").type()).isEqualTo(CimType.UINT32);
            assertThat(disk.get("Size").type()).isEqualTo(CimType.UINT64);
        }
    }

    @Test
    @DisplayName(
            "VALUE-19 an embedded object without a class, alone and in an array, has its properties and no system properties")
    void classless() {
        needs(Capability.OWN_DATA);
        WmiObject inner =
                WmiObject.builder().set("Text", CimType.STRING, "in it").build();
        WmiObject outer = WmiObject.builder()
                .set("Inner", CimType.OBJECT, inner)
                .setArray("Inners", CimType.OBJECT, List.of(inner, inner))
                .build();
        open(Setup.of(new ForwardingBackend(TestData.source()) {
            @Override
            protected Progress next(WmiCursor cursor, int timeoutMillis, int count, List<WmiObject> into) {
                into.add(outer);
                return Progress.END;
            }
        }));
        try (WmiNamespace namespace = data()) {
            WmiObject row = numbers(namespace).first().orElseThrow();
            assertThat(row).isEqualTo(outer);
            assertThat(Objects.requireNonNull(row.getObject("Inner")).findSystem())
                    .isEmpty();
        }
    }
}
