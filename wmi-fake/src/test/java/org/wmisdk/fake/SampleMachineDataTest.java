package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Namespace;

@DisplayName("The data of the sample machine")
class SampleMachineDataTest {
    private static final String HOST = "HOST1";
    private static final String CIMV2 = "root\\cimv2";

    private static final FakeWmi FAKE =
            FakeWmi.builder().hostName(HOST).sampleMachine().build();
    private final List<WmiNamespace> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(WmiNamespace::close);
        FAKE.journal().requireNothingOpen();
    }

    private List<WmiObject> rows(String query) {
        return rows(CIMV2, query);
    }

    private List<WmiObject> rows(String namespace, String query) {
        WmiNamespace connected = FAKE.locator().connect(namespace);
        open.add(connected);
        return connected.query(query).withSystemProperties().list();
    }

    private WmiObject row(String query) {
        List<WmiObject> rows = rows(query);
        assertThat(rows).as(query).hasSize(1);
        return rows.get(0);
    }

    private Map<String, WmiObject> by(String property, String query) {
        return rows(query).stream().collect(Collectors.toMap(row -> row.getString(property), Function.identity()));
    }

    private long sum(String property, String query) {
        return rows(query).stream().mapToLong(row -> row.getLong(property)).sum();
    }

    /** Every stored instance of root\cimv2 by its path in lower case. */
    private Map<String, WmiObject> instances() {
        Machine machine = new Machine(List.of(HOST));
        SampleMachine.load(machine);
        Namespace namespace = machine.repository().find(CIMV2);
        assertThat(namespace).isNotNull();
        Map<String, WmiObject> instances = new TreeMap<>();
        for (ClassDefinition definition : namespace.classes()) {
            if (!definition.name().startsWith("__")
                    && !namespace.instancesOf(definition).isEmpty()) {
                rows("SELECT * FROM " + definition.name())
                        .forEach(row -> instances.put(
                                String.valueOf(row.system().path()).toLowerCase(Locale.ROOT), row));
            }
        }
        return instances;
    }

    @Test
    @DisplayName("has no reference that leads nowhere")
    void references() {
        Map<String, WmiObject> instances = instances();
        List<String> followed = new ArrayList<>();
        instances
                .values()
                .forEach(row -> row.names().stream()
                        .filter(name -> row.get(name).type() == CimType.REFERENCE)
                        .forEach(name -> {
                            String path = row.getString(name);
                            assertThat(WmiPath.of(path).host()).as(path).contains(HOST);
                            assertThat(instances).containsKey(path.toLowerCase(Locale.ROOT));
                            followed.add(path);
                        }));
        assertThat(followed).hasSizeGreaterThan(200);
    }

    @Test
    @DisplayName("links by associations what other properties say too")
    void associations() {
        Map<String, WmiObject> instances = instances();
        Function<String, WmiObject> at = path -> instances.get(path.toLowerCase(Locale.ROOT));
        assertThat(rows("SELECT * FROM Win32_DiskDriveToDiskPartition"))
                .allSatisfy(link -> assertThat(
                                at.apply(link.getString("Dependent")).getLong("DiskIndex"))
                        .isEqualTo(at.apply(link.getString("Antecedent")).getLong("Index")))
                .hasSameSizeAs(rows("SELECT * FROM Win32_DiskPartition"));
        assertThat(rows("SELECT * FROM Win32_NetworkAdapterSetting"))
                .allSatisfy(
                        link -> assertThat(at.apply(link.getString("Setting")).getLong("Index"))
                                .isEqualTo(at.apply(link.getString("Element")).getLong("Index")));
        assertThat(rows("SELECT * FROM Win32_SystemProcesses")).hasSameSizeAs(rows("SELECT * FROM Win32_Process"));
        assertThat(rows("SELECT * FROM Win32_SystemServices")).hasSameSizeAs(rows("SELECT * FROM Win32_Service"));
        assertThat(rows("SELECT * FROM Win32_DependentService"))
                .filteredOn(link -> at.apply(link.getString("Dependent")).getBoolean("Started"))
                .allSatisfy(link -> assertThat(
                                at.apply(link.getString("Antecedent")).getBoolean("Started"))
                        .as(link.getString("Antecedent"))
                        .isTrue());
    }

    @Test
    @DisplayName("gives every process a parent, but those whose creators have ended on Windows too")
    void processes() {
        Map<String, WmiObject> processes = by("Handle", "SELECT * FROM Win32_Process");
        Set<String> orphans = Set.of("csrss.exe", "wininit.exe", "winlogon.exe", "explorer.exe");
        assertThat(processes.values()).allSatisfy(row -> {
            assertThat(row.getString("Handle")).isEqualTo("" + row.getLong("ProcessId"));
            boolean found = processes.containsKey("" + row.getLong("ParentProcessId"));
            assertThat(found).as(row.getString("Name")).isEqualTo(!orphans.contains(row.getString("Name")));
            if (found && row.getLong("ProcessId") > 4) {
                WmiObject parent = processes.get("" + row.getLong("ParentProcessId"));
                assertThat(row.getInstant("CreationDate")).isAfterOrEqualTo(parent.getInstant("CreationDate"));
            }
        });
        WmiObject system = row("SELECT * FROM Win32_OperatingSystem");
        assertThat(system.getLong("NumberOfProcesses")).isEqualTo(processes.size());
        assertThat(rows("SELECT * FROM Win32_Process WHERE CreationDate IS NOT NULL"))
                .allSatisfy(row -> assertThat(row.getInstant("CreationDate"))
                        .isBetween(system.getInstant("LastBootUpTime"), system.getInstant("LocalDateTime")));
        rows("SELECT * FROM Win32_Thread").stream()
                .collect(Collectors.groupingBy(row -> row.getString("ProcessHandle"), Collectors.counting()))
                .forEach((handle, threads) ->
                        assertThat(processes.get(handle).getLong("ThreadCount")).isEqualTo(threads));
    }

    @Test
    @DisplayName("runs every started service in a process with its command line")
    void services() {
        Map<String, WmiObject> processes = by("Handle", "SELECT * FROM Win32_Process");
        assertThat(rows("SELECT * FROM Win32_Service WHERE Started = TRUE")).allSatisfy(row -> {
            assertThat(row.getString("State")).isEqualTo("Running");
            WmiObject process = processes.get("" + row.getLong("ProcessId"));
            assertThat(process).as(row.getString("Name")).isNotNull();
            assertThat(process.getString("CommandLine")).isEqualTo(row.getString("PathName"));
        });
        assertThat(rows("SELECT * FROM Win32_Service WHERE Started = FALSE"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.getString("State")).isEqualTo("Stopped");
                    assertThat(row.getLong("ProcessId")).isZero();
                    assertThat(row.getBoolean("AcceptStop")).isFalse();
                });
        assertThat(rows("SELECT * FROM Win32_Process WHERE Name = 'svchost.exe'"))
                .allSatisfy(row -> assertThat(
                                rows("SELECT Name FROM Win32_Service WHERE ProcessId = " + row.getLong("ProcessId")))
                        .isNotEmpty());
    }

    @Test
    @DisplayName("has memory that adds up, from modules to counters")
    void memory() {
        long modules = sum("Capacity", "SELECT * FROM Win32_PhysicalMemory");
        long total = row("SELECT * FROM Win32_ComputerSystem").getLong("TotalPhysicalMemory");
        WmiObject system = row("SELECT * FROM Win32_OperatingSystem");
        assertThat(modules - total).isBetween(0L, 256L * 1024 * 1024);
        assertThat(system.getLong("TotalVisibleMemorySize")).isEqualTo(total / 1024);
        assertThat(system.getLong("TotalVirtualMemorySize"))
                .isEqualTo(system.getLong("TotalVisibleMemorySize") + system.getLong("SizeStoredInPagingFiles"));
        assertThat(row("SELECT * FROM Win32_PageFileUsage").getLong("AllocatedBaseSize") * 1024)
                .isEqualTo(system.getLong("SizeStoredInPagingFiles"));
        WmiObject counters = row("SELECT * FROM Win32_PerfFormattedData_PerfOS_Memory");
        assertThat(counters.getLong("AvailableKBytes")).isEqualTo(system.getLong("FreePhysicalMemory"));
        assertThat(counters.getLong("CommitLimit")).isEqualTo(system.getLong("TotalVirtualMemorySize") * 1024);
        assertThat(sum("WorkingSetSize", "SELECT * FROM Win32_Process"))
                .isLessThan(total - system.getLong("FreePhysicalMemory") * 1024);
    }

    @Test
    @DisplayName("has disks that hold their partitions, and partitions that hold their volumes")
    void storage() {
        assertThat(rows("SELECT * FROM Win32_DiskDrive")).allSatisfy(disk -> {
            String ofDisk = "SELECT * FROM Win32_DiskPartition WHERE DiskIndex = " + disk.getLong("Index");
            assertThat(sum("Size", ofDisk)).isLessThanOrEqualTo(disk.getLong("Size"));
            assertThat(rows(ofDisk)).hasSize(disk.getInt("Partitions"));
            assertThat(disk.getLong("TotalSectors") * disk.getLong("BytesPerSector"))
                    .isEqualTo(disk.getLong("Size"));
        });
        Map<String, WmiObject> letters = by("DeviceID", "SELECT * FROM Win32_LogicalDisk WHERE DriveType = 3");
        Map<String, WmiObject> partitions = by("DeviceID", "SELECT * FROM Win32_DiskPartition");
        assertThat(rows("SELECT * FROM Win32_LogicalDiskToPartition"))
                .hasSameSizeAs(letters.keySet())
                .allSatisfy(link -> {
                    WmiObject partition = partitions.get(key(link, "Antecedent"));
                    WmiObject letter = letters.get(key(link, "Dependent"));
                    assertThat(letter.getLong("Size")).isLessThanOrEqualTo(partition.getLong("Size"));
                    assertThat(letter.getLong("FreeSpace")).isLessThan(letter.getLong("Size"));
                });
        assertThat(rows("SELECT * FROM Win32_Volume WHERE DriveLetter IS NOT NULL AND DriveType = 3"))
                .hasSameSizeAs(letters.keySet())
                .allSatisfy(volume -> {
                    WmiObject letter = letters.get(volume.getString("DriveLetter"));
                    assertThat(volume.getLong("Capacity")).isEqualTo(letter.getLong("Size"));
                    assertThat(volume.getLong("FreeSpace")).isEqualTo(letter.getLong("FreeSpace"));
                    assertThat(volume.getString("Label")).isEqualTo(letter.getString("VolumeName"));
                    assertThat(Long.toHexString(volume.getLong("SerialNumber")))
                            .isEqualToIgnoringCase(
                                    letter.getString("VolumeSerialNumber").replaceFirst("^0+", ""));
                });
    }

    private static String key(WmiObject link, String property) {
        return WmiPath.of(link.getString(property)).keys().get(0).text();
    }

    @Test
    @DisplayName("says the same of disks in root\\Microsoft\\Windows\\Storage")
    void windowsStorage() {
        String storage = "root\\Microsoft\\Windows\\Storage";
        Map<String, WmiObject> disks = by("SerialNumber", "SELECT * FROM Win32_DiskDrive");
        assertThat(rows(storage, "SELECT * FROM MSFT_Disk"))
                .hasSameSizeAs(disks.keySet())
                .allSatisfy(disk -> {
                    assertThat(disk.getLong("Number"))
                            .isEqualTo(disks.get(disk.getString("SerialNumber")).getLong("Index"));
                    List<WmiObject> partitions =
                            rows(storage, "SELECT * FROM MSFT_Partition WHERE DiskNumber = " + disk.getLong("Number"));
                    assertThat(partitions).hasSize(disk.getInt("NumberOfPartitions"));
                    assertThat(partitions.stream()
                                    .mapToLong(each -> each.getLong("Size"))
                                    .sum())
                            .isEqualTo(disk.getLong("AllocatedSize"))
                            .isLessThanOrEqualTo(disk.getLong("Size"));
                    long end = 0;
                    for (WmiObject partition : partitions) {
                        assertThat(partition.getLong("Offset")).isGreaterThanOrEqualTo(end);
                        end = partition.getLong("Offset") + partition.getLong("Size");
                    }
                    assertThat(end).isLessThanOrEqualTo(disk.getLong("Size"));
                });
        Map<String, WmiObject> volumes = by("DeviceID", "SELECT * FROM Win32_Volume");
        assertThat(rows(storage, "SELECT * FROM MSFT_Volume"))
                .extracting(volume -> volume.getString("Path"))
                .containsExactlyInAnyOrderElementsOf(volumes.keySet());
    }

    @Test
    @DisplayName("names a network interface by the same index everywhere")
    void network() {
        Map<Long, WmiObject> adapters = rows("SELECT * FROM Win32_NetworkAdapter").stream()
                .collect(Collectors.toMap(row -> row.getLong("Index"), Function.identity()));
        List<WmiObject> configurations = rows("SELECT * FROM Win32_NetworkAdapterConfiguration");
        assertThat(configurations).hasSameSizeAs(adapters.keySet()).allSatisfy(row -> {
            WmiObject adapter = adapters.get(row.getLong("Index"));
            for (String same : List.of("InterfaceIndex", "MACAddress", "Caption", "Description", "ServiceName")) {
                assertThat(row.get(same)).as(same).isEqualTo(adapter.get(same));
            }
        });
        String standard = "root\\StandardCimv2";
        assertThat(rows(standard, "SELECT * FROM MSFT_NetAdapter"))
                .extracting(row -> row.getString("Name") + " " + row.getLong("InterfaceIndex"))
                .containsExactlyElementsOf(
                        rows("SELECT * FROM Win32_NetworkAdapter WHERE PhysicalAdapter = TRUE").stream()
                                .map(row -> row.getString("NetConnectionID") + " " + row.getLong("InterfaceIndex"))
                                .toList());
        WmiObject enabled = row("SELECT * FROM Win32_NetworkAdapterConfiguration WHERE IPEnabled = TRUE");
        assertThat(rows(
                        standard,
                        "SELECT * FROM MSFT_NetIPAddress WHERE InterfaceIndex = " + enabled.getLong("InterfaceIndex")))
                .extracting(row -> row.getString("IPAddress").replaceFirst("%.*", ""))
                .containsExactlyElementsOf(enabled.getStrings("IPAddress"));
        assertThat(row("SELECT * FROM Win32_IP4RouteTable WHERE Destination = '0.0.0.0'")
                        .getString("NextHop"))
                .isEqualTo(enabled.getStrings("DefaultIPGateway").get(0));
    }

    @Test
    @DisplayName("counts events, processes, threads and time as they are")
    void counters() {
        assertThat(rows("SELECT * FROM Win32_NTEventlogFile")).allSatisfy(log -> {
            List<WmiObject> events =
                    rows("SELECT * FROM Win32_NTLogEvent WHERE Logfile = '" + log.getString("LogfileName") + "'");
            assertThat(events).hasSize(log.getInt("NumberOfRecords"));
            assertThat(log.getStrings("Sources"))
                    .containsAll(events.stream()
                            .map(event -> event.getString("SourceName"))
                            .toList());
        });
        WmiObject system = row("SELECT * FROM Win32_OperatingSystem");
        WmiObject counters = row("SELECT * FROM Win32_PerfFormattedData_PerfOS_System");
        assertThat(counters.getLong("Processes")).isEqualTo(system.getLong("NumberOfProcesses"));
        assertThat(counters.getLong("Threads")).isEqualTo(sum("ThreadCount", "SELECT * FROM Win32_Process"));
        assertThat(Duration.ofSeconds(counters.getLong("SystemUpTime")))
                .isEqualTo(Duration.ofSeconds(
                        Duration.between(system.getInstant("LastBootUpTime"), system.getInstant("LocalDateTime"))
                                .toSeconds()));
        Map<String, WmiObject> processes = by("Handle", "SELECT * FROM Win32_Process");
        assertThat(rows("SELECT * FROM Win32_PerfFormattedData_PerfProc_Process WHERE Name <> '_Total'"))
                .hasSameSizeAs(processes.keySet())
                .allSatisfy(row -> {
                    WmiObject process = processes.get("" + row.getLong("IDProcess"));
                    assertThat(row.getLong("WorkingSet")).isEqualTo(process.getLong("WorkingSetSize"));
                    assertThat(row.getLong("HandleCount")).isEqualTo(process.getLong("HandleCount"));
                });
        WmiObject cs = row("SELECT * FROM Win32_ComputerSystem");
        assertThat(sum("NumberOfLogicalProcessors", "SELECT * FROM Win32_Processor"))
                .isEqualTo(cs.getLong("NumberOfLogicalProcessors"))
                .isEqualTo(rows("SELECT * FROM Win32_PerfFormattedData_PerfOS_Processor WHERE Name <> '_Total'")
                        .size());
        assertThat(rows("SELECT * FROM Win32_PerfFormattedData_PerfDisk_LogicalDisk WHERE Name LIKE '_:'"))
                .allSatisfy(row -> assertThat(row.getBigInteger("FreeMegabytes"))
                        .isEqualTo(
                                row("SELECT * FROM Win32_LogicalDisk WHERE DeviceID = '" + row.getString("Name") + "'")
                                        .getBigInteger("FreeSpace")
                                        .divide(BigInteger.valueOf(1024 * 1024))));
    }

    @Test
    @DisplayName("has users with names and identifiers of their own, and one of them at the console")
    void accounts() {
        List<WmiObject> accounts = rows("SELECT * FROM Win32_Account");
        assertThat(accounts).extracting(row -> row.getString("SID")).doesNotHaveDuplicates();
        assertThat(accounts).allSatisfy(row -> {
            assertThat(row.getString("Domain")).isEqualTo(HOST);
            assertThat(row.getString("Caption")).isEqualTo(HOST + "\\" + row.getString("Name"));
        });
        Map<String, WmiObject> users = by("SID", "SELECT * FROM Win32_UserAccount");
        assertThat(rows("SELECT * FROM Win32_UserProfile WHERE Special = FALSE"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getString("LocalPath"))
                        .endsWith("\\" + users.get(row.getString("SID")).getString("Name")));
        assertThat(row("SELECT * FROM Win32_ComputerSystem").getString("UserName"))
                .isEqualTo(HOST + "\\ops");
        assertThat(rows("SELECT * FROM Win32_LogonSession WHERE LogonType = 2"))
                .hasSize(row("SELECT * FROM Win32_OperatingSystem").getInt("NumberOfUsers"));
    }
}
