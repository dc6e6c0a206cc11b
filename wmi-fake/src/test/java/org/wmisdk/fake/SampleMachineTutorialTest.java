package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;

@DisplayName("On the sample machine, the queries of tutorials")
class SampleMachineTutorialTest {
    private static final FakeWmi FAKE = FakeWmi.sampleMachine();

    @AfterEach
    void close() {
        FAKE.journal().requireNothingOpen();
    }

    private List<WmiObject> rows(String namespace, String query) {
        try (WmiNamespace connected = FAKE.locator().connect(namespace)) {
            return connected.query(query).list();
        }
    }

    private static String text(WmiObject row, String property) {
        return String.valueOf(row.get(property).raw());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT * FROM Win32_OperatingSystem                                                  | BuildNumber          | 20348
            SELECT * FROM Win32_LogicalDisk WHERE DriveType = 3                                  | DeviceID             | C:,D:
            SELECT * FROM Win32_LogicalDisk WHERE FreeSpace < 500000000000                       | DeviceID             | C:
            SELECT * FROM Win32_Service WHERE StartMode = 'Auto' AND State <> 'Running'          | Name                 | RemoteRegistry
            SELECT Name FROM Win32_Service WHERE StartMode = 'Disabled'                          | Name                 | wuauserv
            SELECT * FROM Win32_Service WHERE PathName LIKE '%fabrikam%'                         | ProcessId            | 2204
            SELECT * FROM Win32_BaseService WHERE Name = 'Tcpip'                                 | ServiceType          | Kernel Driver
            SELECT * FROM Win32_SystemDriver WHERE State = 'Stopped'                             | Name                 | sfloppy
            SELECT * FROM Win32_Process WHERE Name = 'notepad.exe'                               | ProcessId            | 5932
            SELECT * FROM Win32_Process WHERE ParentProcessId = 4188                             | Name                 | notepad.exe,powershell.exe
            SELECT * FROM Win32_Process WHERE WorkingSetSize > 80000000                          | Name                 | explorer.exe,powershell.exe
            SELECT * FROM Win32_NetworkAdapter WHERE NetConnectionStatus = 2                     | NetConnectionID      | Ethernet
            SELECT * FROM Win32_NetworkAdapterConfiguration WHERE IPEnabled = TRUE               | DHCPServer           | 192.0.2.2
            SELECT * FROM Win32_IP4RouteTable WHERE Destination = '0.0.0.0'                      | NextHop              | 192.0.2.1
            SELECT * FROM Win32_UserAccount WHERE LocalAccount = TRUE AND Disabled = FALSE       | Name                 | Administrator,ops,svc-backup
            SELECT * FROM Win32_Account WHERE SID = 'S-1-5-18'                                   | Name                 | SYSTEM
            SELECT * FROM Win32_Group WHERE SID = 'S-1-5-32-544'                                 | Name                 | Administrators
            SELECT * FROM Win32_LogonSession WHERE LogonType = 2                                 | AuthenticationPackage| NTLM
            SELECT * FROM Win32_Share WHERE Type = 0                                             | Name                 | Data
            SELECT * FROM Win32_Printer WHERE Default = TRUE                                     | Name                 | Contoso Laser 2100
            SELECT * FROM Win32_PnPEntity WHERE PNPClass = 'Keyboard'                            | Service              | kbdhid
            SELECT * FROM CIM_DataFile WHERE Name = 'C:\\\\Windows\\\\System32\\\\notepad.exe'     | FileSize             | 204800
            SELECT * FROM CIM_DataFile WHERE Drive = 'd:' AND Extension = 'csv'                  | FileName             | inventory
            SELECT * FROM Win32_Directory WHERE Path = '\\\\program files\\\\fabrikam\\\\'         | FileName             | agent
            SELECT * FROM Win32_NTLogEvent WHERE Logfile = 'System' AND EventType = 2            | EventCode            | 134,153
            SELECT * FROM Win32_NTLogEvent WHERE TimeWritten >= '20250314000000.000000-000'      | EventCode            | 7036,4625,4624
            SELECT * FROM Win32_NTEventlogFile WHERE LogfileName = 'System'                      | NumberOfRecords      | 6
            SELECT * FROM Win32_Environment WHERE SystemVariable = TRUE AND Name = 'OS'          | VariableValue        | Windows_NT
            SELECT * FROM Win32_Product WHERE Vendor = 'Contoso'                                 | Version              | 11.0.3
            SELECT * FROM Win32_QuickFixEngineering WHERE Description = 'Security Update'        | HotFixID             | KB9000102,KB9000103
            SELECT * FROM Win32_ServerFeature WHERE ParentID = 481                               | Name                 | Storage Services
            SELECT * FROM Win32_CurrentTime                                                      | Hour                 | 15,14
            SELECT * FROM Win32_PhysicalMemory                                                   | Capacity             | 8589934592,8589934592
            SELECT * FROM Win32_PerfFormattedData_PerfOS_Processor WHERE Name = '_Total'         | PercentProcessorTime | 7
            SELECT * FROM Win32_PerfFormattedData_PerfProc_Process WHERE PercentProcessorTime > 10 AND IDProcess > 0 | Name | svchost#1,FabrikamAgent
            SELECT * FROM Win32_PnPEntity WHERE ConfigManagerErrorCode <> 0                      | Name                 | ""
            SELECT * FROM Win32_Battery                                                          | DeviceID             | ""
            """)
    @DisplayName("find what they look for")
    void queries(String query, String property, String expected) {
        List<String> values = expected.isEmpty() ? List.of() : Arrays.asList(expected.split(","));
        assertThat(rows("root\\cimv2", query))
                .extracting(row -> text(row, property))
                .containsExactlyElementsOf(values);
    }

    @ParameterizedTest
    @CsvSource({
        "root\\wmi, SELECT * FROM MSAcpi_ThermalZoneTemperature, CurrentTemperature, 3012",
        "root\\StandardCimv2, SELECT * FROM MSFT_NetAdapter WHERE InterfaceOperationalStatus = 1, Name, Ethernet",
        "root\\Microsoft\\Windows\\Storage, SELECT * FROM MSFT_Disk WHERE IsBoot = TRUE, Number, 0",
        "root\\Microsoft\\Windows\\Storage, SELECT * FROM MSFT_Volume WHERE DriveLetter = 'C', FileSystemLabel, System"
    })
    @DisplayName("find it in the other namespaces too")
    void otherNamespaces(String namespace, String query, String property, String expected) {
        assertThat(rows(namespace, query))
                .extracting(row -> text(row, property))
                .containsExactly(expected);
    }

    @Test
    @DisplayName("can be followed from a disk to the letters on it")
    void fromDiskToLetter() {
        List<WmiObject> partitions = rows("root\\cimv2", "SELECT * FROM Win32_DiskDriveToDiskPartition").stream()
                .filter(link -> link.getString("Antecedent").endsWith("PHYSICALDRIVE1\""))
                .toList();
        assertThat(partitions).hasSize(1);
        assertThat(rows("root\\cimv2", "SELECT * FROM Win32_LogicalDiskToPartition"))
                .filteredOn(link ->
                        link.getString("Antecedent").equals(partitions.get(0).getString("Dependent")))
                .extracting(link -> link.getString("Dependent"))
                .containsExactly("\\\\FAKE\\root\\cimv2:Win32_LogicalDisk.DeviceID=\"D:\"");
    }
}
