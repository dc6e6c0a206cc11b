package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.WmiMethodCall;
import org.wmisdk.WmiMethodResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;

@DisplayName("The methods of the sample machine")
class SampleMethodsTest {
    private static final WmiPath PROCESS = WmiPath.of("Win32_Process");
    private static final WmiPath REGISTRY = WmiPath.of("StdRegProv");
    private static final long USER = 0x8000_0001L;

    private final FakeWmi fake = FakeWmi.sampleMachine();
    private final WmiNamespace cimv2 = fake.locator().connect("root\\cimv2");

    @AfterEach
    void close() {
        cimv2.close();
        fake.journal().requireNothingOpen();
    }

    private static WmiPath process(long id) {
        return WmiPath.builder("Win32_Process").key("Handle", Long.toString(id)).build();
    }

    private static WmiPath service(String name) {
        return WmiPath.builder("Win32_Service").key("Name", name).build();
    }

    private WmiMethodResult start(String commandLine) {
        return cimv2.method(PROCESS, "Create").arg("CommandLine", commandLine).call();
    }

    private long idOf(String name) {
        return cimv2.query("SELECT ProcessId FROM Win32_Process WHERE Name = '" + name + "'")
                .first()
                .orElseThrow()
                .getLong("ProcessId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"notepad", "NOTEPAD.EXE todo.txt", "\"C:\\Windows\\System32\\notepad.exe\" \"C:\\a b.txt\""})
    @DisplayName("start a process, which is there as its siblings are")
    void create(String commandLine) {
        WmiMethodResult created = start(commandLine);
        assertThat(created.returnCode()).isZero();
        assertThat(created.returnText()).contains("Successful Completion");
        long id = created.get("ProcessId").asLong();
        WmiObject process = cimv2.get(process(id));
        assertThat(process.getString("CommandLine")).isEqualTo(commandLine);
        assertThat(process.getString("Name")).isEqualTo("notepad.exe");
        assertThat(process.getString("CSName")).isEqualTo("FAKE");
        assertThat(process.getLong("ParentProcessId")).isEqualTo(idOf("WmiPrvSE.exe"));
        assertThat(process.getDateTime("CreationDate")).isNotNull();
        assertThat(start("notepad").get("ProcessId").asLong()).isGreaterThan(id);
    }

    @Test
    @DisplayName("say why a process is not started, and start none")
    void notStarted() {
        int before = cimv2.query("SELECT Handle FROM Win32_Process").list().size();
        WmiMethodResult unknown = start("C:\\no\\such.exe");
        assertThat(unknown.returnCode()).isEqualTo(9);
        assertThat(unknown.returnText()).contains("Path Not Found");
        assertThat(unknown.get("ProcessId").isNull()).isTrue();
        assertThat(start(" ").returnCode()).isEqualTo(21);
        assertThat(cimv2.method(PROCESS, "Create").call().returnCode()).isEqualTo(21);
        assertThat(cimv2.query("SELECT Handle FROM Win32_Process").list()).hasSize(before);
    }

    @Test
    @DisplayName("end a process, but not the system")
    void terminate() {
        long id = start("notepad").get("ProcessId").asLong();
        WmiMethodCall terminate = cimv2.method(process(id), "Terminate").arg("Reason", 1);
        assertThat(terminate.call().returnCode()).isZero();
        assertThat(cimv2.find(process(id))).isEmpty();
        assertThat(cimv2.method(process(4), "Terminate").call().returnText()).contains("Access Denied");
        assertThat(cimv2.find(process(4))).isPresent();
        assertThatThrownBy(terminate::call).isInstanceOf(WmiNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({"notepad.exe, FAKE, ops", "spoolsv.exe, NT AUTHORITY, SYSTEM", "WmiPrvSE.exe, NT AUTHORITY, SYSTEM"})
    @DisplayName("tell the owner of a process")
    void owner(String name, String domain, String user) {
        WmiMethodResult owner = cimv2.method(process(idOf(name)), "GetOwner").call();
        assertThat(owner.returnCode()).isZero();
        assertThat(owner.get("Domain").asString()).isEqualTo(domain);
        assertThat(owner.get("User").asString()).isEqualTo(user);
    }

    @Test
    @DisplayName("tell the account of the services in a process, and no owner of the system itself")
    void otherOwners() {
        long dhcp = cimv2.get(service("Dhcp")).getLong("ProcessId");
        assertThat(cimv2.method(process(dhcp), "GetOwner").call().get("User").asString())
                .isEqualTo("LOCAL SERVICE");
        assertThat(cimv2.method(process(0), "GetOwner").call().returnCode()).isEqualTo(2);
    }

    @Test
    @DisplayName("stop and start a service, which then names a process that is there")
    void service() {
        WmiMethodCall start = cimv2.method(service("Spooler"), "StartService");
        WmiMethodCall stop = cimv2.method(service("Spooler"), "StopService");
        assertThat(start.call().returnText()).contains("Service Already Running");
        long old = cimv2.get(service("Spooler")).getLong("ProcessId");

        assertThat(stop.call().returnCode()).isZero();
        WmiObject stopped = cimv2.get(service("Spooler"));
        assertThat(stopped.getString("State")).isEqualTo("Stopped");
        assertThat(stopped.getBoolean("Started")).isFalse();
        assertThat(stopped.getLong("ProcessId")).isZero();
        assertThat(cimv2.find(process(old))).isEmpty();
        assertThat(stop.call().returnText()).contains("Service Not Active");

        assertThat(start.call().returnCode()).isZero();
        WmiObject started = cimv2.get(service("Spooler"));
        assertThat(started.getString("State")).isEqualTo("Running");
        assertThat(cimv2.get(process(started.getLong("ProcessId"))).getString("CommandLine"))
                .isEqualTo(started.getString("PathName"));
    }

    @Test
    @DisplayName("do not stop a service that others need, or that takes no stop, nor start a disabled one")
    void refusedControl() {
        assertThat(cimv2.method(service("nsi"), "StopService").call().returnText())
                .contains("Dependent Services Running");
        assertThat(cimv2.method(service("DcomLaunch"), "StopService").call().returnText())
                .contains("Invalid Service Control");
        String disabled = cimv2.query("SELECT Name FROM Win32_Service WHERE StartMode = 'Disabled'")
                .first()
                .orElseThrow()
                .getString("Name");
        assertThat(cimv2.method(service(String.valueOf(disabled)), "StartService")
                        .call()
                        .returnText())
                .contains("Service Disabled");
    }

    @Test
    @DisplayName("leave a process that other services share")
    void sharedProcess() {
        WmiObject bits = cimv2.get(service("BITS"));
        List<WmiObject> sharing = cimv2.query(
                        "SELECT ProcessId FROM Win32_Service WHERE Started = TRUE AND PathName = '"
                                + String.valueOf(bits.getString("PathName")).replace("\\", "\\\\") + "'")
                .list();
        assertThat(sharing).isNotEmpty();
        long process = sharing.get(0).getLong("ProcessId");
        assertThat(cimv2.method(service("BITS"), "StartService").call().returnCode())
                .isZero();
        assertThat(cimv2.get(service("BITS")).getLong("ProcessId")).isEqualTo(process);
        assertThat(cimv2.method(service("BITS"), "StopService").call().returnCode())
                .isZero();
        assertThat(cimv2.find(process(process))).isPresent();
    }

    private WmiMethodCall registry(String method, String key) {
        return cimv2.method(REGISTRY, method).arg("hDefKey", USER).arg("sSubKeyName", key);
    }

    @Test
    @DisplayName("write values of every type to the registry and read them back")
    void registryValues() {
        String key = "Software\\Contoso\\App";
        assertThat(registry("CreateKey", key).call().returnCode()).isZero();
        Map<String, Object> values = Map.of(
                "String",
                "text",
                "ExpandedString",
                "%TEMP%\\x",
                "MultiString",
                List.of("a", "b"),
                "DWORD",
                4_294_967_295L,
                "QWORD",
                new BigInteger("18446744073709551615"),
                "Binary",
                new byte[] {0, (byte) 255});
        values.forEach((type, value) -> {
            String parameter = value instanceof String || value instanceof List ? "sValue" : "uValue";
            assertThat(registry("Set" + type + "Value", key)
                            .arg("sValueName", type)
                            .arg(parameter, value)
                            .call()
                            .returnCode())
                    .as(type)
                    .isZero();
            assertThat(registry("Get" + type + "Value", key)
                            .arg("sValueName", type)
                            .call()
                            .get(parameter)
                            .raw())
                    .as(type)
                    .isEqualTo(value);
        });
        WmiMethodResult listed = registry("EnumValues", key).call();
        assertThat(listed.get("sNames").asStrings())
                .containsExactly("Binary", "DWORD", "ExpandedString", "MultiString", "QWORD", "String");
        assertThat(listed.get("Types").asLongs()).containsExactly(3, 4, 2, 7, 11, 1);
        assertThat(registry("GetDWORDValue", key)
                        .arg("sValueName", "String")
                        .call()
                        .returnCode())
                .isEqualTo(0x8004_1005L);
        assertThat(registry("DeleteValue", key)
                        .arg("sValueName", "string")
                        .call()
                        .returnCode())
                .isZero();
        assertThat(registry("GetStringValue", key)
                        .arg("sValueName", "String")
                        .call()
                        .returnCode())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("list and delete keys of the registry, but none with keys below it")
    void registryKeys() {
        assertThat(registry("CreateKey", "Software\\Contoso\\App").call().returnCode())
                .isZero();
        assertThat(registry("EnumKey", "SOFTWARE").call().get("sNames").asStrings())
                .contains("Contoso");
        assertThat(registry("EnumKey", "Software\\Contoso\\App")
                        .call()
                        .get("sNames")
                        .isNull())
                .isTrue();
        assertThat(registry("DeleteKey", "Software\\Contoso").call().returnCode())
                .isEqualTo(5);
        assertThat(registry("DeleteKey", "Software\\Contoso\\App").call().returnCode())
                .isZero();
        assertThat(registry("EnumKey", "Software\\Contoso\\App").call().returnCode())
                .isEqualTo(2);
        assertThat(cimv2.method(REGISTRY, "EnumKey").call().returnCode())
                .as("of HKEY_LOCAL_MACHINE, which is the default")
                .isZero();
        assertThat(cimv2.method(REGISTRY, "EnumKey").arg("hDefKey", 7).call().returnCode())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("change their own fake and no other, and both namespaces show one registry")
    void isolation() {
        start("notepad");
        registry("CreateKey", "Software\\Contoso").call();
        FakeWmi other = FakeWmi.sampleMachine();
        try (WmiNamespace there = other.locator().connect("root\\cimv2")) {
            assertThat(there.query("SELECT Handle FROM Win32_Process WHERE Name = 'notepad.exe'")
                            .list())
                    .hasSize(1);
            assertThat(there.method(REGISTRY, "EnumKey")
                            .arg("hDefKey", USER)
                            .arg("sSubKeyName", "Software\\Contoso")
                            .call()
                            .returnCode())
                    .isEqualTo(2);
        }
        try (WmiNamespace here = fake.locator().connect("root\\default")) {
            assertThat(here.method(REGISTRY, "EnumKey")
                            .arg("hDefKey", USER)
                            .arg("sSubKeyName", "Software\\Contoso")
                            .call()
                            .returnCode())
                    .isZero();
        }
    }

    @Test
    @DisplayName("get along with instances that a test has added with a key and no more")
    void bareInstances() {
        FakeWmi bare = FakeWmi.builder()
                .sampleMachine()
                .instance("Win32_Process", Map.of("Handle", "bare"))
                .instance("Win32_Service", Map.of("Name", "Bare"))
                .build();
        WmiPath process = WmiPath.of("Win32_Process.Handle=\"bare\"");
        try (WmiNamespace there = bare.locator().connect("root\\cimv2")) {
            assertThat(there.method(process, "GetOwner").call().returnCode()).isZero();
            assertThat(there.method(PROCESS, "Create")
                            .arg("CommandLine", "notepad")
                            .call()
                            .returnCode())
                    .isZero();
            assertThat(there.method(process, "Terminate").call().returnCode()).isZero();
            assertThat(there.method(service("Bare"), "StopService").call().returnCode())
                    .isEqualTo(6);
        }
    }
}
