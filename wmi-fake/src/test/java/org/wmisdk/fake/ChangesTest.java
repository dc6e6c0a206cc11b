package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.wmisdk.WmiChange;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiPutMode;
import org.wmisdk.WmiQualifier;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

/** Marks: D documented, U decided here. */
@DisplayName("Changes of a fake")
class ChangesTest {
    static final String CLASSES = """
            class G_Part { string Text = "plain"; };
            class G_Lamp {
                [key] string Name;
                string Color = "white";
                [Not_Null] uint32 Watts = 40;
                G_Part Part;
            };
            instance of G_Lamp { Name = "desk"; Color = "red"; };
            [abstract] class G_Abstract { [key] string Name; };
            [Dynamic, Provider("p")] class G_Fixed { [key] string Name; };
            instance of G_Fixed { Name = "fixed"; };
            [Dynamic, Provider("p"), SupportsCreate, CreateBy("Create"), SupportsUpdate, SupportsDelete, DeleteBy("DeleteInstance")]
            class G_Served { [key] string Name; [read] string Serial; [read, write] string Text; };
            instance of G_Served { Name = "one"; Serial = "1"; };
            """;

    private final FakeWmi fake = FakeWmi.builder().mof(CLASSES).build();

    /** What a change leads to: the path that is answered, {@code done}, or the code of its failure. */
    static String change(FakeWmi fake, String namespace, Consumer<Session> change) {
        try (ConnectArguments asked = ConnectArguments.builder(namespace).build()) {
            Session session = new Session(fake.connectServerWmi(asked));
            try {
                change.accept(session);
                return session.answer;
            } catch (SessionException e) {
                return HResult.of(e.hresult()).hex();
            } finally {
                session.session.close();
            }
        }
    }

    /** The changes of a session without what the API checks before them. */
    static final class Session {
        private final WmiSession session;
        private String answer = "done";

        Session(WmiSession session) {
            this.session = session;
        }

        void put(String subject, int flags, String property, CimType type, @Nullable Object value) {
            put(subject, flags, false, property, CimValue.of(type, value));
        }

        void put(String subject, int flags, boolean partial, String property, CimValue value) {
            List<PutCall.Property> properties = new ArrayList<>();
            properties.add(new PutCall.Property(property, value));
            boolean isPath = subject.contains("=");
            answer = session.putInstance(new PutCall(
                            isPath
                                    ? String.valueOf(
                                            WmiPath.of(subject).className().orElse(""))
                                    : subject,
                            isPath ? subject : null,
                            properties,
                            partial,
                            flags,
                            -1,
                            WmiContext.empty()))
                    .orElse("nothing");
        }

        void putClass(String name, @Nullable String superclass, int flags) {
            WmiProperty key = new WmiProperty(
                    "Id", CimValue.of(CimType.UINT32, null), null, null, true, List.of(WmiQualifier.flag("key")));
            List<WmiProperty> own = "G_New".equals(superclass) ? List.of() : List.of(key);
            session.putClass(new PutClassCall(name, superclass, List.of(), own, flags, WmiContext.empty()));
        }

        void delete(String path) {
            session.deleteInstance(new ObjectCall(path, 0, WmiContext.empty()));
        }

        void deleteClass(String name) {
            session.deleteClass(new ClassCall(name, 0, WmiContext.empty()));
        }
    }

    private String change(Consumer<Session> change) {
        return change(fake, "root\\cimv2", change);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            G_Lamp               | 0 | Name  | floor | \\\\FAKE\\root\\cimv2:G_Lamp.Name="floor"
            G_Lamp               | 2 | Name  | floor | \\\\FAKE\\root\\cimv2:G_Lamp.Name="floor"
            G_Lamp               | 2 | Name  | DESK  | 0x80041019
            G_Lamp               | 1 | Name  | floor | 0x80041002
            G_Lamp               | 1 | Name  | DESK  | \\\\FAKE\\root\\cimv2:G_Lamp.Name="DESK"
            G_Lamp               | 0 | Color | blue  | 0x80041028
            G_Lamp.Name="desk"   | 1 | Name  | other | 0x80041002
            G_Lamp.Name="desk"   | 1 | Color | blue  | \\\\FAKE\\root\\cimv2:G_Lamp.Name="desk"
            G_Lamp.Name="none"   | 0 | Color | blue  | 0x80041002
            G_Lamp.Color="red"   | 0 | Color | blue  | 0x8004103A
            G_Lamp               | 0 | Nope  | x     | 0x80041002
            G_Lamp               | 0 | Watts | x     | 0x80041005
            G_None               | 0 | Name  | x     | 0x80041010
            G_Abstract           | 0 | Name  | x     | 0x8004101E
            G_Part               | 0 | Text  | x     | 0x80041089
            G_Fixed              | 0 | Name  | x     | 0x80041024
            G_Fixed.Name="fixed" | 0 | Name  | fixed | 0x80041024
            G_Served             | 0 | Name  | two   | 0x80041024
            G_Served.Name="one"  | 1 | Text  | x     | \\\\FAKE\\root\\cimv2:G_Served.Name="one"
            G_Served.Name="one"  | 1 | Serial| 1     | \\\\FAKE\\root\\cimv2:G_Served.Name="one"
            G_Served.Name="one"  | 1 | Serial| 2     | 0x80041023
            """)
    @Shows({
        FakeRule.CHANGE_EXISTING,
        FakeRule.CHANGE_CAPABLE,
        FakeRule.CHANGE_READ_ONLY,
        FakeRule.CHANGE_UNKNOWN,
        FakeRule.CHANGE_NULL
    })
    @DisplayName("are puts, answered with the path or a code")
    void puts(String subject, int flags, String property, String value, String expected) {
        assertThat(change(session -> session.put(subject, flags, property, CimType.STRING, value)))
                .isEqualTo(expected);
    }

    @Test
    @Shows({FakeRule.CHANGE_UNKNOWN, FakeRule.CHANGE_NULL})
    @DisplayName(
            "refuse embedded objects of no class, or of one that does not fit, and NULL where the schema forbids it")
    void values() {
        Map.of("", "0x8004100F", "G_None", "0x80041010", "G_Lamp", "0x80041005").forEach((className, code) -> {
            WmiObject part = className.isEmpty()
                    ? WmiObject.builder().build()
                    : WmiObject.builder().className(className).build();
            assertThat(change(session -> session.put("G_Lamp.Name=\"desk\"", 0, "Part", CimType.OBJECT, part)))
                    .isEqualTo(code);
        });
        assertThat(change(session -> session.put("G_Lamp.Name=\"desk\"", 0, "Watts", CimType.UINT32, null)))
                .isEqualTo("0x80041028");
    }

    @Test
    @Shows(FakeRule.CHANGE_PARTIAL)
    @DisplayName("write a part of an instance, or the whole, as it was asked")
    void partial() {
        try (WmiNamespace cimv2 = fake.locator().connect("root\\cimv2")) {
            WmiPath desk = WmiPath.of("G_Lamp.Name=\"desk\"");
            cimv2.update(desk).set("Watts", 60).put();
            assertThat(cimv2.get(desk).getString("Color")).isEqualTo("red");
            CimValue names = CimValue.ofArray(CimType.STRING, List.of("WATTS"));
            cimv2.create("G_Lamp")
                    .set("Name", "desk")
                    .set("Watts", 75)
                    .set("Color", "green")
                    .mode(WmiPutMode.CREATE_OR_UPDATE)
                    .context(WmiContext.empty()
                            .with(PutCall.EXTENSIONS, CimValue.of(CimType.BOOLEAN, true))
                            .with(PutCall.EXTENSION_PROPERTIES, names))
                    .put();
            assertThat(cimv2.get(desk).getLong("Watts")).isEqualTo(75);
            assertThat(cimv2.get(desk).getString("Color")).isEqualTo("red");
        }
    }

    @Test
    @DisplayName("of several threads to other properties of one instance are all there in the end")
    void atOnce() throws Exception {
        WmiPath desk = WmiPath.of("G_Lamp.Name=\"desk\"");
        try (WmiNamespace cimv2 = fake.locator().connect("root\\cimv2")) {
            FutureTask<Boolean> colors = new FutureTask<>(() -> {
                for (int i = 1; i <= 300; i++) {
                    cimv2.update(desk).set("Color", "color " + i).put();
                }
                return true;
            });
            Thread painter = new Thread(colors, "painter");
            painter.start();
            for (int i = 1; i <= 300; i++) {
                cimv2.update(desk).set("Watts", i).put();
                assertThat(cimv2.get(desk).getInt("Watts")).isEqualTo(i);
            }
            assertThat(colors.get()).isTrue();
            assertThat(cimv2.get(desk).getString("Color")).isEqualTo("color 300");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            G_Lamp.Name="desk"   | done
            G_Lamp.Name="none"   | 0x80041002
            G_Lamp               | 0x8004103A
            G_Lamp.Color="red"   | 0x8004103A
            G_Fixed.Name="fixed" | 0x80041024
            G_Served.Name="one"  | done
            """)
    @Shows(FakeRule.CHANGE_CAPABLE)
    @DisplayName("are deletions of instances")
    void deletions(String path, String expected) {
        assertThat(change(session -> session.delete(path))).isEqualTo(expected);
    }

    @Test
    @DisplayName("of stored instances and of classes rest on evidence")
    void strict() {
        FakeWmi strict = FakeWmi.builder().mof(CLASSES).strict().build();
        try (WmiNamespace cimv2 = strict.locator().connect("root\\cimv2")) {
            WmiPath floor = cimv2.create("G_Lamp").set("Name", "floor").put();
            cimv2.update(floor).set("Color", "red").put();
            cimv2.delete(floor);
            cimv2.createClass("G_New").key("Id", CimType.UINT32).put();
            cimv2.deleteClass("G_New");
        }
        strict.requireNoPolicy();
    }

    @Test
    @DisplayName("of rows that a function delivers are refused, and deletions of classes carried out")
    void functionsAndClasses() {
        FakeWmi live = FakeWmi.builder()
                .define(FakeClass.named("Tick").key("Name", CimType.STRING))
                .rows("Tick", () -> Stream.of(Map.of("Name", "x")))
                .build();
        assertThat(change(live, "root\\cimv2", session -> session.delete("Tick.Name=\"x\"")))
                .isEqualTo("0x80041024");
        assertThat(change(session -> session.deleteClass("g_lamp"))).isEqualTo("done");
        assertThat(change(session -> session.deleteClass("g_lamp"))).isEqualTo("0x80041002");
        assertThat(change(session -> session.deleteClass("__Event"))).isEqualTo("0x80041016");
    }

    @Test
    @DisplayName("are puts of classes, by the rules that MOF keeps too")
    void classes() {
        assertThat(change(session -> session.putClass("G_New", null, 2))).isEqualTo("done");
        assertThat(change(session -> session.putClass("G_New", null, 2))).isEqualTo("0x80041019");
        assertThat(change(session -> session.putClass("G_Other", null, 1))).isEqualTo("0x80041002");
        assertThat(change(session -> session.putClass("G_Below", "G_New", 0))).isEqualTo("done");
        assertThat(change(session -> session.putClass("G_Far", "G_None", 0))).isEqualTo("0x80041002");
        assertThat(change(session -> session.putClass("G_Bright", "G_Lamp", 0))).isEqualTo("0x80041049");
        assertThat(change(session -> session.putClass("G_Lamp", null, 0))).isEqualTo("0x80041026");
        assertThat(change(session -> session.putClass("__Mine", null, 0))).isEqualTo("0x80041016");
        try (WmiNamespace cimv2 = fake.locator().connect("root\\cimv2")) {
            assertThat(cimv2.classDefinition("G_Below").derivation()).containsExactly("G_New");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "METHOD_EXECUTE,      no, no, no",
        "PARTIAL_WRITE_REP,   yes, no, no",
        "FULL_WRITE_REP,      yes, no, yes",
        "WRITE_PROVIDER,      no, yes, no"
    })
    @Shows(FakeRule.CHANGE_RIGHTS)
    @DisplayName("need rights")
    void rights(FakeRight right, String lamp, String served, String ofClass) {
        char[] password = {'p'};
        FakeWmi guarded = FakeWmi.builder()
                .machine("web01")
                .user("u", password)
                .namespace("root\\cimv2")
                .mof(CLASSES)
                .rights("u", FakeRight.ENABLE, FakeRight.REMOTE_ACCESS, right)
                .build();
        try (Credentials user = Credentials.of("u", password);
                WmiNamespace cimv2 = guarded.locator()
                        .connect(ConnectRequest.builder("\\\\web01\\root\\cimv2")
                                .credentials(user)
                                .build())) {
            assertThat(may(() -> cimv2.delete(WmiPath.of("G_Lamp=\"desk\"")))).isEqualTo(lamp);
            assertThat(may(() -> cimv2.update(WmiPath.of("G_Served=\"one\""))
                            .set("Text", "x")
                            .put()))
                    .isEqualTo(served);
            assertThat(may(() -> cimv2.deleteClass("G_Lamp"))).isEqualTo(ofClass);
        }
    }

    private static String may(Runnable change) {
        try {
            change.run();
            return "yes";
        } catch (WmiException e) {
            assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED);
            return "no";
        }
    }

    @Test
    @DisplayName("create and delete namespaces, as instances of __NAMESPACE")
    void namespaces() {
        try (WmiNamespace root = fake.locator().connect("root")) {
            root.create("__NAMESPACE").set("Name", "made").put();
            fake.locator().connect("root\\made").close();
            root.delete(WmiPath.of("__NAMESPACE.Name=\"made\""));
            assertThat(root.find(WmiPath.of("__NAMESPACE.Name=\"made\""))).isEmpty();
        }
    }

    @Test
    @DisplayName("are in the journal with the names of what they write, and no values; a fault strikes them")
    void journal() {
        try (WmiNamespace cimv2 = fake.locator().connect("root\\cimv2")) {
            cimv2.create("G_Lamp").set("Name", "floor").set("Color", "s3cret").put();
            cimv2.update(WmiPath.of("G_Lamp.Name=\"desk\""))
                    .set("Color", "s3cret")
                    .put();
            fake.faults().on(FakeOperation.DELETE_INSTANCE).fail(HResult.WBEM_E_SHUTTING_DOWN);
            assertThat(outcome(() -> cimv2.delete(WmiPath.of("G_Lamp.Name=\"desk\""))))
                    .isEqualTo("0x80041033");
        }
        assertThat(fake.journal().entries(FakeOperation.PUT_INSTANCE))
                .extracting(entry -> entry.options().get("flags"))
                .containsExactly("CREATE_ONLY", "UPDATE_ONLY");
        assertThat(fake.journal()
                        .entries(FakeOperation.PUT_INSTANCE)
                        .get(1)
                        .options()
                        .get("context"))
                .contains("__PUT_EXTENSIONS", "__PUT_EXT_PROPERTIES");
        assertThat(fake.journal().toString()).contains("G_Lamp.Name=\"desk\"").doesNotContain("s3cret");
    }

    private static String outcome(Runnable change) {
        try {
            change.run();
            return "done";
        } catch (WmiException e) {
            return e.hresult().hex();
        }
    }

    @Test
    @DisplayName("are recorded with their answers, and answered again from the recording without any effect")
    void recorded() {
        Recorder recorder = Recorder.around(fake.locator());
        List<String> first = session(recorder.locator().connect("root\\cimv2"));
        FakeWmi replayed = FakeWmi.builder().recording(recorder.recording()).build();
        List<String> second = session(replayed.locator().connect("root\\cimv2"));
        assertThat(second).isEqualTo(first);
        try (WmiNamespace cimv2 = replayed.locator().connect("root\\cimv2")) {
            assertThat(outcome(() -> cimv2.create("G_Lamp").set("Name", "else").put()))
                    .isEqualTo("0x80041009");
        }
    }

    private static List<String> session(WmiNamespace connected) {
        List<String> answers = new ArrayList<>();
        try (WmiNamespace cimv2 = connected) {
            WmiPath floor = cimv2.create("G_Lamp").set("Name", "floor").put();
            answers.add(floor.toString());
            answers.add(
                    outcome(() -> cimv2.create("G_Lamp").set("Name", "floor").put()));
            answers.add(outcome(() -> cimv2.update(floor).set("Watts", 9).put()));
            answers.add(outcome(() -> cimv2.delete(floor)));
            answers.add(outcome(() -> cimv2.delete(floor)));
            answers.add(outcome(
                    () -> cimv2.createClass("G_New").key("Id", CimType.UINT32).put()));
            answers.add(outcome(() -> cimv2.deleteClass("G_Abstract")));
        }
        assertThat(answers).contains("done", "0x80041019", "0x80041002");
        return answers;
    }

    @Test
    @DisplayName(
            "are recorded without values that are withheld or secret by their names, and found again whatever is written there")
    void withheld(@TempDir Path folder) throws IOException {
        FakeWmi accounts = FakeWmi.builder()
                .mof("class G_Account { [key] string Name; string Password; string SerialNumber; string Note; };")
                .build();
        Recorder recorder = Recorder.around(accounts.locator());
        try (WmiNamespace cimv2 = recorder.locator().connect("root\\cimv2")) {
            cimv2.create("G_Account")
                    .set("Name", "ops")
                    .set("Password", "hunter2-hunter2")
                    .set("SerialNumber", "SN-4711")
                    .set("Note", "kept")
                    .put();
        }
        assertThat(recorder.recording(Redactor.none()).toString()).doesNotContain("hunter2");
        recorder.recording(Redactor.defaults()).write(folder);
        assertThat(Files.readString(folder.resolve("calls.jsonl")))
                .contains("kept", "\"withheld\":[\"Password\",\"SerialNumber\"]")
                .doesNotContain("hunter2", "SN-4711", "redacted-");
        FakeWmi replay = FakeWmi.builder().recording(Recording.read(folder)).build();
        try (WmiNamespace cimv2 = replay.locator().connect("root\\cimv2")) {
            WmiChange change = cimv2.create("G_Account")
                    .set("Name", "ops")
                    .set("Password", "another")
                    .set("SerialNumber", "SN-1")
                    .set("Note", "kept");
            assertThat(change.put().toString()).endsWith("G_Account.Name=\"ops\"");
            assertThatThrownBy(() -> change.set("Note", "other").put()).hasMessageContaining("not recorded");
        }
    }
}
