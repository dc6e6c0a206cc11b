package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiAccessDeniedException;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiMethodCall;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiPath;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

/** Marks: D documented, O seen by users. */
@DisplayName("The methods of a fake")
class MethodsTest {
    private static final String LAMP = """
            class M_Lamp {
                [key] string Name;
                [Implemented] uint32 Switch([in, ID(0)] boolean On, [out, ID(1)] string Said);
                [Implemented, Static] uint32 Count();
                [Static] uint32 Plan();
                [Implemented, Disabled, Static] uint32 Off();
            };
            instance of M_Lamp { Name = "desk"; };
            """;

    private static FakeWmiBuilder builder() {
        return FakeWmi.builder()
                .mof(LAMP)
                .method(
                        "M_Lamp",
                        "Switch",
                        call -> call.out(
                                        "Said",
                                        call.instance().orElseThrow().getString("Name") + " "
                                                + call.argument("On").asBoolean())
                                .returns(0));
    }

    private final FakeWmi fake = builder().build();

    private static String answer(FakeWmi fake, String path, String method, MethodCall.Argument... arguments) {
        try (ConnectArguments asked = ConnectArguments.builder("root\\cimv2").build()) {
            WmiSession session = fake.connectServerWmi(asked);
            try {
                return session.execMethod(
                                new MethodCall(path, "M_Lamp", method, List.of(arguments), WmiContext.empty()))
                        .toString();
            } catch (SessionException e) {
                return HResult.of(e.hresult()).hex();
            } finally {
                session.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            M_Lamp               | Plan   | 0x80041055
            M_Lamp               | Off    | 0x80041056
            M_Lamp               | Blink  | 0x8004102E
            M_Lamp               | Switch | 0x8004102F
            M_Lamp.Name="kitchen" | Switch | 0x80041002
            M_Lamp.Color="desk"  | Switch | 0x8004103A
            M_Lamp               | Count  | 0x80041024
            """)
    @Shows({FakeRule.METHOD_IMPLEMENTED, FakeRule.METHOD_INSTANCE})
    @DisplayName("that cannot be called say why")
    void refusals(String path, String method, String expected) {
        assertThat(answer(fake, path, method)).isEqualTo(expected);
    }

    @Test
    @Shows(FakeRule.METHOD_SIGNATURE)
    @DisplayName("take no arguments but those of their signature")
    void signature() {
        String desk = "M_Lamp.Name=\"desk\"";
        assertThat(answer(fake, desk, "switch", argument("ON", CimValue.of(CimType.BOOLEAN, true))))
                .contains("desk true");
        for (MethodCall.Argument bad : List.of(
                argument("Said", CimValue.of(CimType.STRING, "x")),
                argument("Volume", CimValue.of(CimType.BOOLEAN, true)),
                argument("On", CimValue.of(CimType.STRING, "true")),
                argument("On", CimValue.ofArray(CimType.BOOLEAN, List.of(true))))) {
            assertThat(answer(fake, desk, "Switch", bad)).isEqualTo("0x8004102F");
        }
    }

    private static MethodCall.Argument argument(String name, CimValue value) {
        return new MethodCall.Argument(name, value);
    }

    @Test
    @DisplayName("give back NULL where their function says nothing, and nothing that their signature has not")
    void results() {
        FakeWmi silent = builder().method("M_Lamp", "Switch", call -> {}).build();
        FakeWmi wrong = builder()
                .method("M_Lamp", "Switch", call -> call.out("On", true))
                .build();
        WmiPath desk = WmiPath.of("M_Lamp.Name=\"desk\"");
        try (WmiNamespace cimv2 = silent.locator().connect("root\\cimv2")) {
            assertThat(cimv2.method(desk, "Switch").call().returnValue().isNull())
                    .isTrue();
        }
        try (WmiNamespace cimv2 = wrong.locator().connect("root\\cimv2")) {
            assertThatThrownBy(() -> cimv2.method(desk, "Switch").call())
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_PROVIDER_FAILURE))
                    .hasMessageContaining("comes out");
        }
    }

    @Test
    @DisplayName("whose body fails say where, with its exception as the first cause")
    void failingBody() {
        IllegalArgumentException mistake = new IllegalArgumentException("a mistake of the test");
        FakeWmi failing = builder()
                .method("M_Lamp", "Switch", call -> {
                    throw mistake;
                })
                .build();
        try (WmiNamespace cimv2 = failing.locator().connect("root\\cimv2")) {
            assertThatThrownBy(() -> cimv2.method(WmiPath.of("M_Lamp.Name=\"desk\""), "Switch")
                            .call())
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_PROVIDER_FAILURE))
                    .hasRootCause(mistake);
        }
    }

    @Test
    @DisplayName("need the right to execute methods")
    void rights() {
        FakeWmi guarded = builder()
                .machine("guarded")
                .user("DOM\\reader", "secret".toCharArray())
                .namespace("root\\cimv2")
                .mof(LAMP)
                .method("M_Lamp", "Count", call -> call.returns(1))
                .rights("DOM\\reader", FakeRight.ENABLE, FakeRight.REMOTE_ACCESS)
                .build();
        try (Credentials reader = Credentials.of("DOM\\reader", "secret".toCharArray());
                WmiNamespace cimv2 = guarded.locator()
                        .connect(ConnectRequest.builder("\\\\guarded\\root\\cimv2")
                                .credentials(reader)
                                .build())) {
            assertThatThrownBy(() -> cimv2.method(WmiPath.of("M_Lamp"), "Count").call())
                    .isInstanceOf(WmiAccessDeniedException.class)
                    .hasMessageContaining("Execute Methods");
        }
    }

    @Test
    @DisplayName("have bodies only where the class has the method")
    void noSuchMethod() {
        assertThatThrownBy(() -> builder().method("M_Lamp", "Blink", call -> {}))
                .isInstanceOf(WmiException.class)
                .hasMessageContaining("has no method Blink");
        assertThatThrownBy(() -> builder().method("M_Torch", "Blink", call -> {}))
                .isInstanceOf(WmiException.class)
                .hasMessageContaining("no class M_Torch");
    }

    @Test
    @DisplayName("do not return what their signature says they do not return")
    void voidMethod() {
        FakeWmiBuilder quiet = FakeWmi.builder()
                .mof("class M_Quiet { [key] string K; [Implemented, Static] void Hush(); };")
                .method(
                        "M_Quiet",
                        "Hush",
                        call -> assertThatIllegalArgumentException()
                                .isThrownBy(() -> call.returns(0))
                                .withMessageContaining("returns nothing"));
        try (WmiNamespace cimv2 = quiet.build().locator().connect("root\\cimv2")) {
            assertThat(cimv2.method(WmiPath.of("M_Quiet"), "Hush").call().out().names())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName(
            "are recorded without arguments that are withheld or secret by their names, and found again whatever is passed there")
    void withheld(@TempDir Path folder) throws IOException {
        FakeWmi lock = FakeWmi.builder()
                .mof("class M_Lock { [key] string Name;"
                        + " [Implemented, Static] uint32 Open([in, ID(0)] string Door, [in, ID(1)] string StartPassword,"
                        + " [in, ID(2)] string CommandLine, [in, ID(3)] string Note); };")
                .method(
                        "M_Lock",
                        "Open",
                        call -> call.returns(call.argument("Door").isNull() ? 1 : 0))
                .build();
        Recorder recorder = Recorder.around(lock.locator());
        WmiPath target = WmiPath.of("M_Lock");
        try (WmiNamespace cimv2 = recorder.locator().connect("root\\cimv2")) {
            cimv2.method(target, "Open").call();
            cimv2.method(target, "Open")
                    .arg("Door", "front")
                    .arg("StartPassword", "hunter2-hunter2")
                    .arg("CommandLine", "open --now")
                    .arg("Note", "of nobody@example.com")
                    .call();
        }
        assertThat(recorder.recording(Redactor.none()).toString()).doesNotContain("hunter2");
        Redactor redactor = Redactor.defaults().withholdText(Pattern.compile("[a-z]+@example\\.com"));
        recorder.recording(redactor).write(folder);
        assertThat(Files.readString(folder.resolve("calls.jsonl")))
                .contains("front")
                .doesNotContain("hunter2", "--now", "nobody", "redacted-");
        Recording recording = Recording.read(folder);
        FakeWmi replay = FakeWmi.builder().recording(recording).build();
        try (WmiNamespace cimv2 = replay.locator().connect("root\\cimv2")) {
            WmiMethodCall open = cimv2.method(target, "Open");
            assertThat(open.call().returnCode()).isEqualTo(1);
            WmiMethodCall front = open.arg("Door", "front")
                    .arg("startpassword", "another")
                    .arg("CommandLine", "open --later")
                    .arg("Note", "none");
            assertThat(front.call().returnCode()).isZero();
            assertThatThrownBy(() -> front.arg("Door", "back").call()).hasMessageContaining("not recorded");
            assertThatThrownBy(() -> front.argNull("StartPassword").call()).hasMessageContaining("not recorded");
        }
    }

    @Test
    @DisplayName("are recorded and replayed, by target and arguments; what was not recorded fails")
    void recorded() {
        Recorder recorder = Recorder.around(fake.locator());
        WmiPath desk = WmiPath.of("M_Lamp.Name=\"desk\"");
        try (WmiNamespace cimv2 = recorder.locator().connect("root\\cimv2")) {
            assertThat(cimv2.method(desk, "Switch").arg("On", true).call().returnCode())
                    .isZero();
            assertThatThrownBy(() -> cimv2.method(WmiPath.of("M_Lamp"), "Plan").call())
                    .isInstanceOf(WmiException.class);
        }
        FakeWmi replay =
                FakeWmi.builder().recording(recorder.recording(Redactor.none())).build();
        try (WmiNamespace cimv2 = replay.locator().connect("root\\cimv2")) {
            assertThat(cimv2.method(desk, "switch")
                            .arg("on", true)
                            .call()
                            .get("Said")
                            .asString())
                    .isEqualTo("desk true");
            assertThatThrownBy(() -> cimv2.method(WmiPath.of("M_Lamp"), "Plan").call())
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_METHOD_NOT_IMPLEMENTED));
            assertThatThrownBy(
                            () -> cimv2.method(desk, "Switch").arg("On", false).call())
                    .hasMessageContaining("not recorded");
        }
    }
}
