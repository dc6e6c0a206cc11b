package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiMethodCall;
import org.wmisdk.WmiMethodResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiPath;

/** Methods with a real effect, of a WMI service that nobody here wrote. */
@DisplayName("Methods of this machine's WMI")
class MachineMethodsTest {
    private static final WmiPath REGISTRY = WmiPath.of("StdRegProv");
    private static final long CURRENT_USER = 0x8000_0001L;
    private static final String KEY = "Software\\wmi-sdk-test";
    private static final int ABSENT = 2; // ERROR_FILE_NOT_FOUND

    static Stream<String> backends() {
        return Stream.of("jna", "ffm");
    }

    private static WmiNamespace connect(String backend) {
        assumeTrue(Worlds.IS_WINDOWS, "This is " + System.getProperty("os.name") + ", which has no WMI.");
        assumeTrue(
                !backend.equals("ffm") || Runtime.version().feature() >= 22,
                "The ffm backend needs Java 22 or newer, and this is Java "
                        + Runtime.version().feature() + ".");
        return WmiLocator.using(backend).connect("root\\cimv2");
    }

    private static WmiMethodCall registry(WmiNamespace namespace, String method) {
        boolean signed = namespace // as Wine declares it; Windows has a uint32
                .classDefinition("StdRegProv")
                .method(method)
                .orElseThrow()
                .parameter("hDefKey")
                .filter(parameter -> parameter.type() == CimType.SINT32)
                .isPresent();
        return namespace
                .method(REGISTRY, method)
                .arg("hDefKey", signed ? (Object) (int) CURRENT_USER : (Object) CURRENT_USER)
                .arg("sSubKeyName", KEY);
    }

    private static @Nullable String read(WmiNamespace namespace, String value) {
        WmiMethodResult result =
                registry(namespace, "GetStringValue").arg("sValueName", value).call();
        return result.returnCode() == 0 ? result.get("sValue").asString() : null;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    @DisplayName("write, read back, list and delete in the registry")
    void registry(String backend) {
        try (WmiNamespace cimv2 = connect(backend)) {
            assertThat(registry(cimv2, "CreateKey").call().returnCode()).isZero();
            try {
                assertThat(registry(cimv2, "SetStringValue")
                                .arg("sValueName", "text")
                                .arg("sValue", "na\u00EFve \uD83D\uDE00")
                                .call()
                                .returnCode())
                        .isZero();
                assertThat(read(cimv2, "text")).isEqualTo("na\u00EFve \uD83D\uDE00");
                assertThat(registry(cimv2, "EnumValues").call().get("sNames").asStrings())
                        .containsExactly("text");
            } finally {
                assertThat(registry(cimv2, "DeleteKey").call().returnCode()).isZero();
            }
            assertThat(registry(cimv2, "EnumValues").call().returnCode()).isEqualTo(ABSENT);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    @DisplayName("of an instance tell the owner of this process; of one that is not there they fail")
    void instance(String backend) {
        try (WmiNamespace cimv2 = connect(backend)) {
            WmiPath self = WmiPath.builder("Win32_Process")
                    .key("Handle", Long.toString(ProcessHandle.current().pid()))
                    .build();
            WmiMethodResult owner = cimv2.method(self, "GetOwner").call();
            assertThat(owner.returnCode()).isZero();
            assertThat(owner.get("User").asString()).isNotBlank();
            WmiPath nobody = WmiPath.of("Win32_Process.Handle=\"4294967292\"");
            List<HResult> failures = new ArrayList<>();
            try {
                cimv2.method(nobody, "GetOwner").call();
            } catch (WmiException e) {
                failures.add(e.hresult());
            }
            assertThat(failures).singleElement().matches(HResult::isFailure);
        }
    }

    /** Not at a time: Wine's service then waits for itself, whoever asks it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    @DisplayName("can be called by several threads over one connection, after each other")
    void threads(String backend) {
        try (WmiNamespace cimv2 = connect(backend)) {
            assertThat(read(cimv2, "nothing")).isNull();
            WmiMethodCall call = registry(cimv2, "GetStringValue").arg("sValueName", "nothing");
            for (int i = 0; i < 4; i++) {
                assertThat(call.callAsync().join().returnCode()).isEqualTo(ABSENT);
                assertThat(call.call().returnCode()).isEqualTo(ABSENT);
            }
        }
    }
}
