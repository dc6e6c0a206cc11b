package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;

@DisplayName("The sample machine")
class SampleMachineTest {
    private static final FakeWmi FAKE = FakeWmi.sampleMachine();
    private final WmiNamespace cimv2 = FAKE.locator().connect("root\\cimv2");

    @AfterEach
    void close() {
        cimv2.close();
        FAKE.journal().requireNothingOpen();
    }

    private List<WmiObject> rows(String query) {
        return cimv2.query(query).withSystemProperties().list();
    }

    @ParameterizedTest
    @CsvSource({
        "Win32_OperatingSystem, 1, 64, Win32_OperatingSystem=@",
        "Win32_ComputerSystem, 1, 64, Win32_ComputerSystem.Name=\"FAKE\"",
        "Win32_Processor, 1, 57, Win32_Processor.DeviceID=\"CPU0\"",
        "Win32_PhysicalMemory, 2, 36, Win32_PhysicalMemory.Tag=\"Physical Memory 0\"",
        "Win32_DiskDrive, 2, 51, 'Win32_DiskDrive.DeviceID=\"\\\\\\\\.\\\\PHYSICALDRIVE0\"'",
        "Win32_DiskPartition, 4, 34, 'Win32_DiskPartition.DeviceID=\"Disk #0, Partition #0\"'",
        "Win32_LogicalDisk, 3, 40, Win32_LogicalDisk.DeviceID=\"C:\"",
        "Win32_Process, 27, 45, Win32_Process.Handle=\"0\"",
        "Win32_Service, 29, 26, Win32_Service.Name=\"BFE\"",
        "Win32_NetworkAdapter, 3, 40, Win32_NetworkAdapter.DeviceID=\"1\"",
        "Win32_NetworkAdapterConfiguration, 3, 61, Win32_NetworkAdapterConfiguration.Index=1",
        "Win32_UserAccount, 6, 16, 'Win32_UserAccount.Domain=\"FAKE\",Name=\"Administrator\"'",
        "Win32_VideoController, 1, 59, Win32_VideoController.DeviceID=\"VideoController1\"",
        "Win32_Printer, 2, 86, Win32_Printer.DeviceID=\"Contoso Laser 2100\"",
        "Win32_QuickFixEngineering, 3, 11, 'Win32_QuickFixEngineering.HotFixID=\"KB9000101\",ServicePackInEffect=\"\"'",
        "Win32_PerfFormattedData_PerfOS_Memory, 1, 45, Win32_PerfFormattedData_PerfOS_Memory=@"
    })
    @DisplayName("has classes with the properties and the paths that they have on Windows")
    void classes(String className, int count, int properties, String first) {
        List<WmiObject> rows = rows("SELECT * FROM " + className);
        assertThat(rows).hasSize(count);
        SystemProperties system = rows.get(0).system();
        assertThat(system.className()).isEqualTo(className);
        assertThat(system.propertyCount()).isEqualTo(properties);
        assertThat(system.relpath()).isEqualTo(first);
        assertThat(system.path()).isEqualTo("\\\\FAKE\\root\\cimv2:" + first);
    }

    @Test
    @DisplayName("keeps the ancestors and the five keys of Win32_BIOS")
    void bios() {
        SystemProperties system = rows("SELECT * FROM Win32_BIOS").get(0).system();
        assertThat(system.relpath())
                .isEqualTo("Win32_BIOS.Name=\"Rack One G2 BIOS 1.14.2\",SoftwareElementID=\"Rack One G2 BIOS 1.14.2\","
                        + "SoftwareElementState=3,TargetOperatingSystem=0,Version=\"FABRKM - 2\"");
        assertThat(system.derivation())
                .containsExactly(
                        "CIM_BIOSElement", "CIM_SoftwareElement", "CIM_LogicalElement", "CIM_ManagedSystemElement");
    }

    @Test
    @DisplayName("answers a query for an ancestor with the instances of its descendants")
    void polymorphism() {
        assertThat(rows("SELECT * FROM CIM_StorageExtent"))
                .extracting(row -> row.system().className())
                .containsOnly("Win32_CacheMemory", "Win32_DiskPartition", "Win32_LogicalDisk", "Win32_Volume")
                .hasSize(3 + 4 + 3 + 5);
    }

    @Test
    @DisplayName("has 64-bit sizes, NULLs, arrays, datetimes and booleans")
    void types() {
        WmiObject system = rows("SELECT * FROM Win32_OperatingSystem").get(0);
        assertThat(system.getInstant("LastBootUpTime")).isEqualTo(Instant.parse("2025-03-10T05:15:02.500Z"));
        assertThat(system.getLong("MaxNumberOfProcesses")).isEqualTo(4294967295L);
        List<WmiObject> disks = rows("SELECT DeviceID, Size FROM Win32_LogicalDisk");
        assertThat(disks.get(1).getBigInteger("Size")).isEqualTo(new BigInteger("8001427603456"));
        assertThat(disks.get(2).get("Size").isNull()).isTrue();
        List<WmiObject> adapters = rows("SELECT * FROM Win32_NetworkAdapterConfiguration");
        assertThat(adapters.get(0).getStrings("IPAddress")).containsExactly("192.0.2.17", "fe80::5c0a:11e7:b3d:72f4");
        assertThat(adapters.get(0).getStrings("IPSecPermitTCPPorts")).isEmpty();
        assertThat(adapters.get(1).getStrings("IPAddress")).isNull();
        assertThat(adapters.get(1).getBoolean("IPEnabled")).isFalse();
    }

    @Test
    @DisplayName("carries the name of its machine in its data")
    void hostName() {
        FakeWmi named = FakeWmi.builder().hostName("WS01").sampleMachine().build();
        try (WmiNamespace there = named.locator().connect("\\\\ws01\\root\\cimv2")) {
            WmiObject system = there.query("SELECT * FROM Win32_ComputerSystem")
                    .withSystemProperties()
                    .first()
                    .orElseThrow();
            assertThat(system.getString("DNSHostName")).isEqualTo("WS01");
            assertThat(system.system().server()).isEqualTo("WS01");
        }
    }

    @Test
    @DisplayName("is what using(\"fake\") finds, and is never taken without its name")
    void service() {
        try (WmiNamespace there = WmiLocator.using("fake").connect("root\\cimv2")) {
            assertThat(there.query("SELECT Caption FROM Win32_OperatingSystem").first())
                    .isPresent();
        }
        assertThat(new SampleMachineProvider().priority()).isNegative();
    }

    @Test
    @DisplayName("can stand beside other classes in one namespace")
    void extension() {
        FakeWmi more = FakeWmi.builder()
                .sampleMachine()
                .define(FakeClass.named("Acme_Disk").extending("Win32_LogicalDisk"))
                .instance("Acme_Disk", Map.of("DeviceID", "X:", "Size", 5))
                .build();
        try (WmiNamespace there = more.locator().connect("root\\cimv2")) {
            assertThat(there.query("SELECT DeviceID FROM Win32_LogicalDisk").list())
                    .extracting(row -> row.getString("DeviceID"))
                    .containsExactly("C:", "D:", "E:", "X:");
        }
    }
}
