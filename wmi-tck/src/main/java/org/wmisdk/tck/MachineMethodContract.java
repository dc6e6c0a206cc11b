package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiMethodCall;
import org.wmisdk.WmiMethodResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;

/** Methods that every machine has, with what they do to it: the registry, processes, services. Wine has them too. */
@DisplayName("Methods of a machine")
public abstract class MachineMethodContract extends Contract {
    private static final WmiPath REGISTRY = WmiPath.of("StdRegProv");
    private static final WmiPath PROCESS = WmiPath.of("Win32_Process");
    private static final WmiPath SPOOLER =
            WmiPath.builder("Win32_Service").key("Name", "Spooler").build();

    /** {@code HKEY_CURRENT_USER}. */
    private static final int USER = 0x8000_0001;

    private static final String PARENT = "Software";
    private static final String KEY = "WmiSdkContract";
    private static final String PATH = PARENT + "\\" + KEY;

    private static final long DONE = 0;
    private static final long NO_KEY = 2;
    private static final long ACCESS_DENIED = 2;
    private static final long PATH_NOT_FOUND = 9;
    private static final long RUNS_ALREADY = 10;
    private static final int REG_SZ = 1;
    private static final int REG_DWORD = 4;

    /** For the classes that run the suite in a world. */
    protected MachineMethodContract() {}

    private WmiNamespace registry() {
        return locator().connect("root\\default");
    }

    private static WmiMethodCall of(WmiNamespace namespace, String method, String key) {
        // Windows declares the number of a predefined key as uint32, Wine as sint32.
        boolean signed = namespace
                .classDefinition(REGISTRY.toString())
                .method(method)
                .flatMap(each -> each.parameter("hDefKey"))
                .filter(each -> each.type() == CimType.SINT32)
                .isPresent();
        Object root = signed ? (Object) USER : Integer.toUnsignedLong(USER);
        return namespace.method(REGISTRY, method).arg("hDefKey", root).arg("sSubKeyName", key);
    }

    private static List<String> keys(WmiNamespace namespace) {
        WmiMethodResult listed = of(namespace, "EnumKey", PARENT).call();
        assertThat(listed.returnCode()).isEqualTo(DONE);
        List<String> names = listed.get("sNames").asStrings();
        return names == null ? List.of() : names; // NULL where there is no key
    }

    @Test
    @DisplayName("METHOD-31 a key of the registry is made, listed and deleted")
    void key() {
        try (WmiNamespace namespace = registry()) {
            assertThat(of(namespace, "CreateKey", PATH).call().returnCode()).isEqualTo(DONE);
            assertThat(keys(namespace)).contains(KEY);
            assertThat(of(namespace, "DeleteKey", PATH).call().returnCode()).isEqualTo(DONE);
            assertThat(keys(namespace)).doesNotContain(KEY);
        }
    }

    @Test
    @DisplayName("METHOD-32 values of the registry are written, read back and listed with their types")
    void values() {
        try (WmiNamespace namespace = registry()) {
            assertThat(of(namespace, "CreateKey", PATH).call().returnCode()).isEqualTo(DONE);
            try {
                String text = "C:\\Program Files\\na\u00EFve \"quoted\" \uD83D\uDE00";
                assertThat(of(namespace, "SetStringValue", PATH)
                                .arg("sValueName", "Text")
                                .arg("sValue", text)
                                .call()
                                .returnCode())
                        .isEqualTo(DONE);
                assertThat(of(namespace, "SetDWORDValue", PATH)
                                .arg("sValueName", "Number")
                                .arg("uValue", 4_294_967_295L)
                                .call()
                                .returnCode())
                        .isEqualTo(DONE);
                assertThat(of(namespace, "GetStringValue", PATH)
                                .arg("sValueName", "Text")
                                .call()
                                .get("sValue")
                                .asString())
                        .isEqualTo(text);
                WmiMethodResult listed = of(namespace, "EnumValues", PATH).call();
                List<String> names =
                        Objects.requireNonNull(listed.get("sNames").asStrings(), "the names of the values");
                long[] types = Objects.requireNonNull(listed.get("Types").asLongs(), "the types of the values");
                assertThat(names).containsExactlyInAnyOrder("Text", "Number");
                assertThat(types[names.indexOf("Text")]).isEqualTo(REG_SZ);
                assertThat(types[names.indexOf("Number")]).isEqualTo(REG_DWORD);
            } finally {
                assertThat(of(namespace, "DeleteKey", PATH).call().returnCode()).isEqualTo(DONE);
            }
        }
    }

    @Test
    @DisplayName("METHOD-33 what is not there is a return value, and no exception")
    void missing() {
        try (WmiNamespace namespace = registry()) {
            WmiMethodResult read = of(namespace, "GetStringValue", PATH + "\\NoSuchKey")
                    .arg("sValueName", "Text")
                    .call();
            assertThat(read.returnCode()).isEqualTo(NO_KEY);
            assertThat(read.get("sValue").asString()).isNullOrEmpty(); // NULL, which Wine writes as an empty text
        }
    }

    @Test
    @DisplayName("METHOD-34 a process is started, and a program that is not there is a return value")
    void process() {
        try (WmiNamespace namespace = cimv2()) {
            WmiMethodCall create = namespace.method(PROCESS, "Create");
            WmiMethodResult created =
                    create.arg("CommandLine", "cmd.exe /c exit").call();
            assertThat(created.returnCode()).isEqualTo(DONE);
            assertThat(created.get("ProcessId").asLong()).isPositive();
            WmiMethodResult unknown =
                    create.arg("CommandLine", "C:\\no\\such\\program.exe").call();
            assertThat(unknown.returnCode()).isEqualTo(PATH_NOT_FOUND);
        }
    }

    @Test
    @DisplayName("METHOD-35 an instance tells who owns the process")
    void owner() {
        try (WmiNamespace namespace = cimv2()) {
            List<WmiObject> processes =
                    namespace.query("SELECT Handle FROM Win32_Process").list();
            List<WmiMethodResult> owners = processes.stream()
                    .map(each -> WmiPath.builder("Win32_Process")
                            .key("Handle", String.valueOf(each.getString("Handle")))
                            .build())
                    .flatMap(process -> owner(namespace, process).stream())
                    .filter(each -> each.returnCode() == DONE)
                    .toList();
            assertThat(owners).isNotEmpty().allSatisfy(each -> {
                assertThat(each.get("User").asString()).isNotBlank();
                assertThat(each.get("Domain").asString()).isNotBlank();
            });
        }
    }

    /** Empty for a process that has ended since it was listed. */
    private static Optional<WmiMethodResult> owner(WmiNamespace namespace, WmiPath process) {
        try {
            return Optional.of(namespace.method(process, "GetOwner").call());
        } catch (WmiException e) {
            if (namespace.find(process).isPresent()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Test
    @DisplayName("METHOD-36 a service is started, after which it runs, and starting it again is a return value")
    void service() {
        try (WmiNamespace namespace = cimv2()) {
            WmiMethodCall start = namespace.method(SPOOLER, "StartService");
            long code = start.call().returnCode();
            Assumptions.assumeTrue(code != ACCESS_DENIED, "The user of this JVM may not start services.");
            assertThat(code).isIn(DONE, RUNS_ALREADY);
            assertThat(namespace
                            .query("SELECT State FROM Win32_Service WHERE Name = 'Spooler'")
                            .first()
                            .orElseThrow()
                            .getString("State"))
                    .isEqualTo("Running");
            assertThat(start.call().returnCode()).isEqualTo(RUNS_ALREADY);
        }
    }

    @Test
    @DisplayName("METHOD-37 a method that the class has not is refused with those that it has")
    void unknownMethod() {
        try (WmiNamespace namespace = registry()) {
            assertThatThrownBy(
                            () -> namespace.method(REGISTRY, "GetNothingValue").call())
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_METHOD))
                    .hasMessageContaining("GetStringValue");
        }
    }

    @Test
    @DisplayName("METHOD-38 methods are called by several threads over one connection, after each other")
    void threads() {
        try (WmiNamespace namespace = registry()) {
            WmiMethodCall read =
                    of(namespace, "GetStringValue", PATH + "\\NoSuchKey").arg("sValueName", "Text");
            for (int i = 0; i < 4; i++) { // not at a time: Wine's service then waits for itself, whoever asks it
                assertThat(read.callAsync().join().returnCode()).isEqualTo(NO_KEY);
                assertThat(read.call().returnCode()).isEqualTo(NO_KEY);
            }
        }
    }
}
