package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.wmisdk.junit.WmiAssertions.WMI_OBJECT;
import static org.wmisdk.junit.WmiAssertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.wmisdk.CimType;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;

@DisplayName("Assertions about an object")
class WmiObjectAssertTest {
    private static final WmiObject DISK = WmiObject.builder()
            .set("DeviceID", CimType.STRING, "C:")
            .set("Size", CimType.UINT64, 500L)
            .set("Label", CimType.STRING, null)
            .set("Since", CimType.DATETIME, "20250310061502.500000+060")
            .set("Unknown", CimType.DATETIME, "20250310******.******+***")
            .set("Uptime", CimType.DATETIME, Duration.ofHours(2))
            .set("Host", CimType.REFERENCE, "\\\\WEB\\root\\cimv2:Computer.Name=\"web\"")
            .set("Load", CimType.REAL32, 0.1f)
            .set("Letter", CimType.CHAR16, 'C')
            .setArray("Codes", CimType.UINT16, List.of(3, 4))
            .setArray("Bytes", CimType.UINT8, new byte[] {1, (byte) 200})
            .set(
                    "Target",
                    CimType.OBJECT,
                    WmiObject.builder().set("Name", CimType.STRING, "inner").build())
            .system(new SystemProperties(
                    SystemProperties.GENUS_INSTANCE,
                    "Win32_LogicalDisk",
                    "CIM_LogicalDisk",
                    "CIM_ManagedElement",
                    "Win32_LogicalDisk.DeviceID=\"C:\"",
                    12,
                    List.of("CIM_LogicalDisk", "CIM_ManagedElement"),
                    "WEB",
                    "root\\cimv2",
                    "\\\\WEB\\root\\cimv2:Win32_LogicalDisk.DeviceID=\"C:\""))
            .build();

    private static final WmiObject BARE =
            WmiObject.builder().set("Name", CimType.STRING, "bare").build();

    private static AssertionError failure(ThrowingCallable assertion) {
        return catchThrowableOfType(AssertionError.class, assertion);
    }

    @Test
    @DisplayName("know class, ancestors and path")
    void identity() {
        assertThat(DISK)
                .isOfClass("win32_logicaldisk")
                .isKindOf("Win32_LogicalDisk")
                .isKindOf("CIM_ManagedElement")
                .hasPath("\\\\WEB\\root\\cimv2:Win32_LogicalDisk.DeviceID=\"C:\"")
                .hasPath("Win32_LogicalDisk.deviceid=\"c:\"");

        assertThat(failure(() -> assertThat(DISK).isOfClass("CIM_LogicalDisk")))
                .hasMessageStartingWith(
                        "\nExpecting the class to be\n  CIM_LogicalDisk\nbut it is\n  Win32_LogicalDisk\nin\n");
        assertThat(failure(() -> assertThat(DISK).isKindOf("Lamp")))
                .hasMessageContaining("but it is\n  Win32_LogicalDisk, CIM_LogicalDisk, CIM_ManagedElement\n");
        assertThat(failure(() -> assertThat(DISK).hasPath("Win32_LogicalDisk.DeviceID=\"D:\"")))
                .hasMessageContaining("Expecting the path to be\n  Win32_LogicalDisk.DeviceID=\"D:\"\n");
    }

    @Test
    @DisplayName("say how to get class and path where the object came without them")
    void no_system_properties() {
        assertThat(failure(() -> assertThat(BARE).isOfClass("Lamp")))
                .hasMessageContainingAll("without them", "WmiQuery.withSystemProperties()", "string Name = \"bare\"");
        assertThat(failure(() -> assertThat(BARE).hasPath("Lamp.Name=\"bare\"")))
                .hasMessageContaining("WmiQuery.withSystemProperties()");
    }

    @Test
    @DisplayName("tell a property that is NULL from one that is not there")
    void properties() {
        assertThat(DISK)
                .hasProperties("size", "LABEL")
                .hasNull("label")
                .hasNonNull("Size")
                .doesNotHaveProperty("Name");
        assertThat(BARE).hasOnlyProperties("name");

        assertThat(failure(() -> assertThat(DISK).hasProperties("Size", "Name")))
                .hasMessageStartingWith("\nExpecting property\n  Name\nin\ninstance of Win32_LogicalDisk {\n");
        assertThat(failure(() -> assertThat(DISK).hasNull("Name"))).hasMessageStartingWith("\nExpecting property\n");
        assertThat(failure(() -> assertThat(DISK).hasNonNull("Label")))
                .hasMessageContaining("Expecting property Label to be\n  not NULL\nbut it is\n  NULL\n");
        assertThat(failure(() -> assertThat(DISK).doesNotHaveProperty("label")))
                .hasMessageStartingWith("\nExpecting no property\n  label\nin\n");
        assertThat(failure(() -> assertThat(DISK).hasOnlyProperties("DeviceID", "Size")))
                .hasMessageContainingAll("DeviceID, Size and no others", "DeviceID, Size, Label");
    }

    @Test
    @DisplayName("compare values by the type of the property")
    void values() {
        assertThat(DISK)
                .hasValue("size", 500)
                .hasValue("Size", (byte) -12 + 512L)
                .hasValue("Size", BigInteger.valueOf(500))
                .hasValue("DeviceID", "C:")
                .hasValue("Label", null)
                .hasValue("Letter", 'C')
                .hasValue("Load", 0.1f)
                .hasValue("Codes", List.of(3, 4))
                .hasValue("Codes", new int[] {3, 4})
                .hasValue("Bytes", new byte[] {1, (byte) 200})
                .hasValue("Bytes", List.of(1, 200))
                .hasValue("Uptime", Duration.ofHours(2))
                .hasValue(
                        "Target",
                        WmiObject.builder().set("Name", CimType.STRING, "inner").build());
    }

    @Test
    @DisplayName("compare an instant as a point in time, a text as a text")
    void datetimes() {
        assertThat(DISK)
                .hasValue("Since", Instant.parse("2025-03-10T05:15:02.5Z"))
                .hasValue("Since", OffsetDateTime.parse("2025-03-10T00:15:02.5-05:00"))
                .hasValue("Since", "20250310061502.500000+060")
                .hasValue("Unknown", "20250310******.******+***");

        assertThat(failure(() -> assertThat(DISK).hasValue("Since", "20250310051502.500000+000")))
                .hasMessageContaining("but it is\n  20250310061502.500000+060\n");
        assertThat(failure(() -> assertThat(DISK).hasValue("Since", Instant.EPOCH)))
                .hasMessageContaining("to be\n  19700101000000.000000+000\n");
        assertThat(failure(() -> assertThat(DISK).hasValue("Unknown", Instant.EPOCH)))
                .hasMessageContaining("to be\n  1970-01-01T00:00:00Z (")
                .hasMessageContaining("but it is\n  20250310******.******+***\n");
    }

    @Test
    @DisplayName("compare a path as a path, a text as a text")
    void references() {
        assertThat(DISK)
                .hasValue("Host", WmiPath.of("\\\\web\\ROOT\\cimv2:computer.name=\"WEB\""))
                .hasValue("Host", "\\\\WEB\\root\\cimv2:Computer.Name=\"web\"");

        assertThatThrownBy(() -> assertThat(DISK).hasValue("Host", "\\\\web\\root\\cimv2:Computer.Name=\"web\""))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("fail with expected, actual, type and the whole object")
    void failures() {
        AssertionError error = failure(() -> assertThat(DISK).as("the disk").hasValue("Size", 501));

        assertThat(error).isInstanceOf(AssertionFailedError.class).hasMessage("""
                [the disk]\s
                Expecting property Size to be
                  501
                but it is
                  500
                in
                instance of Win32_LogicalDisk {
                  string DeviceID = "C:"
                  uint64 Size = 500
                  string Label = NULL
                  datetime Since = 20250310061502.500000+060
                  datetime Unknown = 20250310******.******+***
                  datetime Uptime = 00000000020000.000000:000
                  ref Host = "\\\\\\\\WEB\\\\root\\\\cimv2:Computer.Name=\\"web\\""
                  real32 Load = 0.1
                  char16 Letter = 'C'
                  uint16[] Codes = {3, 4}
                  uint8[] Bytes = {1, 200}
                  object Target = WmiObject{Name="inner"}
                }""");
        assertThat(((AssertionFailedError) error).isExpectedDefined()).isTrue();
        assertThat(((AssertionFailedError) error).isActualDefined()).isTrue();
    }

    @Test
    @DisplayName("fail with the reason for a value that the type does not hold")
    void impossible() {
        assertThat(failure(() -> assertThat(DISK).hasValue("Size", -1)))
                .hasMessageContaining("to be\n  -1 (-1: uint64 holds 0 to 18446744073709551615)\n");
        assertThat(failure(() -> assertThat(DISK).hasValue("Size", "500")))
                .hasMessageContaining("500 (a String is no uint64");
        assertThat(failure(() -> assertThat(DISK).hasValue("Codes", 3)))
                .hasMessageContaining("3 (a Integer is no uint16[]");
    }

    @Test
    @DisplayName("know types, and arrays from single values")
    void types() {
        assertThat(DISK).hasType("Size", CimType.UINT64).hasArrayOf("Codes", CimType.UINT16);

        assertThat(failure(() -> assertThat(DISK).hasType("Codes", CimType.UINT16)))
                .hasMessageContaining("Expecting the type of property Codes to be\n  uint16\nbut it is\n  uint16[]\n");
    }

    @Test
    @DisplayName("go on with an embedded object")
    void embedded() {
        assertThat(DISK).object("Target").hasValue("Name", "inner");

        assertThat(failure(
                        () -> assertThat(DISK).as("the disk").object("Target").hasNull("Name")))
                .hasMessageStartingWith("[the disk, Target] \nExpecting property Name to be\n  NULL\n");
        assertThat(failure(() -> assertThat(DISK).object("Size")))
                .hasMessageContaining("Expecting the type of property Size to be\n  object\n");
    }

    @Test
    @DisplayName("fail for null as AssertJ's own do")
    void absent() {
        assertThat(failure(() -> assertThat((WmiObject) null).hasNull("Size")))
                .hasMessageContaining("Expecting actual not to be null");
        assertThat(failure(() -> assertThat((WmiObject) null).isOfClass("Lamp")))
                .hasMessageContaining("Expecting actual not to be null");
    }

    @Test
    @DisplayName("cut what is long")
    void long_values() {
        WmiObject object = WmiObject.builder()
                .set("Text", CimType.STRING, "x".repeat(100_000))
                .build();

        assertThat(failure(() -> assertThat(object).hasProperties("Name")).getMessage())
                .hasSizeLessThan(400)
                .contains("... (100002 characters)");
    }

    @Test
    @WmiFake(sampleMachine = true)
    @DisplayName("begin at the elements of a list")
    void lists(WmiNamespace namespace) {
        assertThat(namespace
                        .query("SELECT * FROM Win32_OperatingSystem")
                        .withSystemProperties()
                        .list())
                .singleElement(as(WMI_OBJECT))
                .isOfClass("Win32_OperatingSystem")
                .isKindOf("CIM_OperatingSystem")
                .hasType("LastBootUpTime", CimType.DATETIME);
    }
}
