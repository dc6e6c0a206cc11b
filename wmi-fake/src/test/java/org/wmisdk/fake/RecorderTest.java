package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimType;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiDepth;
import org.wmisdk.WmiException;
import org.wmisdk.WmiInvalidClassException;
import org.wmisdk.WmiInvalidNamespaceException;
import org.wmisdk.WmiInvalidQueryException;
import org.wmisdk.WmiListening;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiRows;
import org.wmisdk.WmiServerUnavailableException;
import org.wmisdk.WmiSubscription;

@DisplayName("Recording and replay")
class RecorderTest {
    private static final String PASSWORD = "correct horse battery staple";

    private FakeWmi recorded;
    private Recorder recorder;

    @TempDir
    private Path folder;

    @BeforeEach
    void build() {
        recorded = FakeWmi.builder()
                .hostName("DEMO")
                .namespace("root\\demo")
                .mof(RecorderTest.class, "demo.mof")
                .define(FakeClass.named("D_Odd").key("Id", CimType.UINT32).property("At", CimType.DATETIME))
                .instance("D_Odd", Map.of("Id", 1, "At", CimDateTime.ofText("no datetime at all")))
                .machine("web01", "web01.example.com")
                .user("CONTOSO\\ops", PASSWORD.toCharArray())
                .mof("class Page { [key] string Url; uint32 Hits; }; instance of Page { Url = \"/\"; Hits = 7; };")
                .build();
        recorder = Recorder.around(recorded.locator());
    }

    private FakeWmi replay() {
        return replay(Redactor.defaults());
    }

    /** Through files, as a test suite would have it. */
    private FakeWmi replay(Redactor redactor) {
        recorder.recording(redactor).write(folder.resolve("recording"));
        return FakeWmi.builder()
                .recording(Recording.read(folder.resolve("recording")))
                .build();
    }

    private static List<WmiObject> ask(WmiLocator locator, String query) {
        try (WmiNamespace demo = locator.connect("root\\demo")) {
            return demo.query(query).withSystemProperties().list();
        }
    }

    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("recording"))) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static void notRecorded(FakeWmi replay, String query) {
        assertThatThrownBy(() -> ask(replay.locator(), query))
                .isInstanceOf(WmiException.class)
                .hasMessageContaining("not recorded: " + query)
                .satisfies(e -> assertThat(((WmiException) e).hresult()).isEqualTo(HResult.WBEM_E_NOT_AVAILABLE));
    }

    @Test
    @DisplayName("a projection is replayed with its rows, order and system properties, and nothing else is known")
    void projection() {
        String query = "SELECT Size, DeviceID FROM D_Disk WHERE DriveType = 3";
        List<WmiObject> rows = ask(recorder.locator(), query);
        FakeWmi replay = replay();
        assertThat(rows).isNotEmpty();
        assertThat(ask(replay.locator(), query)).isEqualTo(rows);
        assertThat(ask(replay.locator(), "select  Size,DeviceID from D_Disk where (DriveType=3)"))
                .isEqualTo(rows);
        notRecorded(replay, "SELECT * FROM D_Disk");
        notRecorded(replay, "SELECT Size FROM D_Disk WHERE DriveType = 3");
    }

    @Test
    @DisplayName("an object that was read by its path is replayed, and a failure too; nothing else is known")
    void objects() {
        WmiPath disk = WmiPath.of("D_Disk.DeviceID=\"C:\"");
        WmiPath missing = WmiPath.of("D_Disk.DeviceID=\"Q:\"");
        WmiObject got;
        try (WmiNamespace demo = recorder.locator().connect("root\\demo")) {
            got = demo.get(disk);
            assertThat(demo.find(missing)).isEmpty();
        }
        try (WmiNamespace demo = replay().locator().connect("root\\demo")) {
            assertThat(demo.get(WmiPath.of("d_disk.deviceid='C:'"))).isEqualTo(got);
            assertThat(demo.get(disk).system()).isEqualTo(got.system());
            assertThat(demo.find(missing)).isEmpty();
            assertThatThrownBy(() -> demo.find(WmiPath.of("D_Disk.DeviceID=\"D:\"")))
                    .isInstanceOf(WmiException.class)
                    .hasMessageContaining("not recorded");
        }
    }

    @Test
    @DisplayName("objects of a class that was read whole are read by their paths")
    void objectsOfWholeClasses() {
        try (WmiNamespace demo = recorder.locator().connect("root\\demo")) {
            recorder.readWhole(demo, "D_Disk");
        }
        try (WmiNamespace demo = replay().locator().connect("root\\demo")) {
            assertThat(demo.get(WmiPath.of("D_Disk.DeviceID=\"C:\"")).getString("DeviceID"))
                    .isEqualTo("C:");
            assertThat(demo.find(WmiPath.of("D_Disk.DeviceID=\"Q:\""))).isEmpty();
        }
    }

    @Test
    @DisplayName("a class that was read whole answers any data query of it and of its subclasses")
    void whole() {
        try (WmiNamespace demo = recorder.locator().connect("root\\demo")) {
            assertThat(recorder.readWhole(demo, "d_disk")).isEqualTo(4);
        }
        FakeWmi replay = replay();
        for (String query : List.of(
                "SELECT * FROM D_Disk",
                "SELECT DeviceID FROM D_Disk WHERE Size > 1000 AND NOT FileSystem = \"FAT32\"",
                "SELECT * FROM D_NetDisk",
                "SELECT * FROM D_Disk WHERE DeviceID = 'C:'")) {
            assertThat(ask(replay.locator(), query)).as(query).isNotEmpty().isEqualTo(ask(recorded.locator(), query));
        }
        notRecorded(replay, "SELECT * FROM D_Proc");
    }

    @Test
    @DisplayName("that a program reads all instances of a class makes the class whole")
    void wholeByTheProgram() {
        ask(recorder.locator(), "SELECT * FROM D_Proc");
        String other = "SELECT Name FROM D_Proc WHERE Owner.Sid = 70011";
        assertThat(ask(replay().locator(), other)).hasSize(1).isEqualTo(ask(recorded.locator(), other));
    }

    @Test
    @DisplayName("what MOF answers by itself is MOF alone: who edits the MOF changes the answers")
    void editable() throws IOException {
        ask(recorder.locator(), "SELECT * FROM D_Disk");
        ask(recorder.locator(), "SELECT DeviceID, Label FROM D_Disk WHERE Label = \"System\"");
        recorder.recording().write(folder.resolve("recording"));
        Path mof = folder.resolve("recording/machine-1.mof");
        assertThat(folder.resolve("recording/calls.jsonl")).content().doesNotContain("\"query\"");
        Files.writeString(mof, Files.readString(mof).replace("\"System\"", "\"Windows\""));
        FakeWmi edited = FakeWmi.builder()
                .recording(Recording.read(folder.resolve("recording")))
                .build();
        assertThat(ask(edited.locator(), "SELECT DeviceID, Label FROM D_Disk WHERE Label = \"System\""))
                .isEmpty();
        assertThat(ask(edited.locator(), "SELECT DeviceID, Label FROM D_Disk WHERE Label = \"Windows\""))
                .hasSize(1);
    }

    @Test
    @DisplayName("a class with a value that MOF cannot say is replayed all the same, its rows being in the calls")
    void notInMof() {
        List<WmiObject> rows = ask(recorder.locator(), "SELECT * FROM D_Odd");
        FakeWmi replay = replay();
        assertThat(ask(replay.locator(), "SELECT * FROM D_Odd")).isEqualTo(rows);
        assertThat(ask(replay.locator(), "SELECT * FROM D_Odd WHERE Id = 1")).isEqualTo(rows);
        assertThat(folder.resolve("recording/machine-1.mof"))
                .content()
                .contains("// class D_Odd: its instances are in calls.jsonl")
                .doesNotContain("instance of D_Odd");
    }

    @Test
    @DisplayName("failures are replayed with their HRESULT, at the call that failed")
    void failures() {
        String slow = "SELECT DeviceID FROM D_Disk";
        try (WmiNamespace demo = recorder.locator().connect("root\\demo")) {
            assertThatThrownBy(() -> demo.query("SELECT nonsense").list()).isInstanceOf(WmiInvalidQueryException.class);
            assertThatThrownBy(() -> demo.query("SELECT * FROM NoSuch").list())
                    .isInstanceOf(WmiInvalidClassException.class);
            assertThatThrownBy(() -> demo.classDefinition("NoSuch")).isInstanceOf(WmiException.class);
        }
        recorded.faults().on(FakeOperation.NEXT).nth(1).failAfter(1, HResult.of(0x80041033));
        assertThatThrownBy(() -> ask(recorder.locator(), slow)).isInstanceOf(WmiException.class);
        assertThatThrownBy(() -> recorder.locator().connect("root\\nope"))
                .isInstanceOf(WmiInvalidNamespaceException.class);

        FakeWmi replay = replay();
        try (WmiNamespace demo = replay.locator().connect("root\\demo")) {
            assertThatThrownBy(() -> demo.query("SELECT nonsense").list()).isInstanceOf(WmiInvalidQueryException.class);
            assertThatThrownBy(() -> demo.query("SELECT * FROM NoSuch").list())
                    .isInstanceOf(WmiInvalidClassException.class)
                    .hasMessageContaining("IEnumWbemClassObject::Next");
            assertThatThrownBy(() -> demo.classDefinition("nosuch"))
                    .satisfies(e -> assertThat(((WmiException) e).hresult()).isEqualTo(HResult.WBEM_E_NOT_FOUND));
            try (WmiRows rows = demo.query(slow).open()) {
                Iterator<WmiObject> each = rows.iterator();
                assertThat(each.next().getString("DeviceID")).isEqualTo("C:");
                assertThatThrownBy(each::next)
                        .satisfies(e -> assertThat(((WmiException) e).hresult()).isEqualTo(HResult.of(0x80041033)));
            }
        }
        assertThatThrownBy(() -> replay.locator().connect("root\\nope"))
                .isInstanceOf(WmiInvalidNamespaceException.class);
    }

    @Test
    @DisplayName(
            "the instances of a class are recorded as the query that gives the same, so that one answers for the other")
    void instances() {
        List<WmiObject> disks;
        try (WmiNamespace demo = recorder.locator().connect("root\\demo")) {
            disks = demo.instances("D_Disk").list();
            assertThat(demo.instances("D_Proc", WmiDepth.SHALLOW).list()).isNotEmpty();
            assertThatThrownBy(() -> demo.instances("NoSuch").list()).isInstanceOf(WmiInvalidClassException.class);
        }
        try (WmiNamespace demo = replay().locator().connect("root\\demo")) {
            assertThat(demo.instances("d_disk").list()).isEqualTo(disks);
            assertThat(demo.query("SELECT * FROM D_Disk").list()).isEqualTo(disks);
            assertThat(demo.query("SELECT DeviceID FROM D_Disk WHERE DeviceID = 'C:'")
                            .list())
                    .hasSize(1);
            assertThat(demo.instances("D_Proc", WmiDepth.SHALLOW).list()).isNotEmpty();
            assertThatThrownBy(() -> demo.instances("D_Proc").list()).hasMessageContaining("not recorded");
            assertThatThrownBy(() -> demo.instances("NoSuch").list()).isInstanceOf(WmiInvalidClassException.class);
        }
    }

    @Test
    @DisplayName("partial success is replayed, and makes no class one that was read whole")
    void partial() {
        HResult code = HResult.of(0x00040010);
        recorded.faults().on(FakeOperation.EXEC_QUERY).nth(1).partial(1, code);
        try (WmiNamespace demo = recorder.locator().connect("root\\demo")) {
            assertThat(demo.query("SELECT * FROM D_Disk").list()).hasSize(1);
        }
        try (WmiNamespace demo = replay().locator().connect("root\\demo");
                WmiRows rows = demo.query("SELECT * FROM D_Disk").rewindable().open()) {
            for (int i = 0; i < 2; i++) {
                assertThat(rows.stream().count()).isEqualTo(1);
                assertThat(rows.warning()).contains(code);
                rows.rewind();
            }
            assertThatThrownBy(() -> demo.query("SELECT DeviceID FROM D_Disk").list())
                    .hasMessageContaining("not recorded");
        }
    }

    @Test
    @DisplayName("a prototype is another query than that for its rows, and makes no class one that was read whole")
    void prototype() {
        try (WmiNamespace demo = recorder.locator().connect("root\\demo")) {
            assertThat(demo.query("SELECT * FROM D_Disk").prototype().list()).hasSize(1);
        }
        try (WmiNamespace demo = replay().locator().connect("root\\demo")) {
            assertThat(demo.query("SELECT * FROM D_Disk").prototype().list()).hasSize(1);
            assertThatThrownBy(() -> demo.query("SELECT * FROM D_Disk").list()).hasMessageContaining("not recorded");
        }
    }

    @Test
    @DisplayName(
            "lists of classes, their definitions and namespaces below are replayed, and what was not recorded says so")
    void classes() {
        List<String> names;
        List<WmiClass> definitions;
        try (WmiNamespace root = recorder.locator().connect("root");
                WmiNamespace demo = root.openNamespace("demo")) {
            names = demo.classNames(null, WmiDepth.SHALLOW);
            definitions = demo.classDefinitions("D_Disk", WmiDepth.DEEP);
            assertThatThrownBy(() -> demo.classNames("NoSuch", WmiDepth.DEEP))
                    .isInstanceOf(WmiInvalidClassException.class);
            assertThatThrownBy(() -> root.openNamespace("nope")).isInstanceOf(WmiInvalidNamespaceException.class);
        }
        assertThat(names).contains("D_Disk");
        try (WmiNamespace root = replay().locator().connect("root");
                WmiNamespace demo = root.openNamespace("Demo")) {
            assertThat(demo.classNames(null, WmiDepth.SHALLOW)).isEqualTo(names);
            assertThat(demo.classDefinitions("d_disk", WmiDepth.DEEP))
                    .extracting(WmiClass::name)
                    .isEqualTo(definitions.stream().map(WmiClass::name).toList());
            assertThatThrownBy(() -> demo.classNames("NoSuch", WmiDepth.DEEP))
                    .isInstanceOf(WmiInvalidClassException.class);
            assertThatThrownBy(() -> demo.classNames("D_Proc", WmiDepth.DEEP)).hasMessageContaining("not recorded");
            assertThatThrownBy(() -> root.openNamespace("nope")).isInstanceOf(WmiInvalidNamespaceException.class);
            assertThatThrownBy(() -> root.openNamespace("other")).hasMessageContaining("not recorded");
        }
    }

    @Test
    @DisplayName("a result that is read again is recorded once")
    void rewound() {
        String query = "SELECT DeviceID FROM D_Disk";
        List<String> once = new ArrayList<>();
        try (WmiNamespace demo = recorder.locator().connect("root\\demo");
                WmiRows rows = demo.query(query).batch(1).rewindable().open()) {
            once.add(rows.iterator().next().getString("DeviceID"));
            rows.rewind();
            once.clear();
            rows.forEach(row -> once.add(row.getString("DeviceID")));
        }
        assertThat(ask(replay().locator(), query))
                .extracting(row -> row.getString("DeviceID"))
                .isEqualTo(once);
    }

    @Test
    @DisplayName("connections to one namespace succeed and fail in the recorded order, and the last one stays")
    void connections() {
        recorded.faults().on(FakeOperation.CONNECT).nth(2).fail(HResult.RPC_S_SERVER_UNAVAILABLE);
        List<Boolean> before = connects(recorder.locator(), 3);
        assertThat(before).containsExactly(true, false, true);
        assertThat(connects(replay().locator(), 5)).containsExactly(true, false, true, true, true);
    }

    private static List<Boolean> connects(WmiLocator locator, int times) {
        List<Boolean> connected = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            try (WmiNamespace demo = locator.connect("root\\demo")) {
                connected.add(demo != null);
            } catch (WmiServerUnavailableException e) {
                connected.add(false);
            }
        }
        return connected;
    }

    @Test
    @DisplayName("two answers to one query are replayed in their order, and the last one stays")
    void order() {
        String query = "SELECT Hits FROM Page";
        FakeWmi before = page(1);
        FakeWmi after = page(2);
        Recorder both = Recorder.around(new SwitchingBackend(before, after).locator());
        hits(both.locator(), query);
        hits(both.locator(), query);
        FakeWmi replay = FakeWmi.builder().recording(both.recording()).build();
        assertThat(Stream.of(1, 2, 3).map(turn -> hits(replay.locator(), query)))
                .containsExactly(1L, 2L, 2L);
    }

    private static FakeWmi page(int hits) {
        return FakeWmi.builder()
                .mof("class Page { [key] string Url; uint32 Hits; }; instance of Page { Url = \"/\"; Hits = " + hits
                        + "; };")
                .build();
    }

    private static long hits(WmiLocator locator, String query) {
        try (WmiNamespace cimv2 = locator.connect("root\\cimv2")) {
            return cimv2.query(query).first().orElseThrow().getLong("Hits");
        }
    }

    @Test
    @DisplayName("where the recorded program stopped reading, the recording ends with a sentence, not with an end")
    void left() {
        String query = "SELECT DeviceID FROM D_Disk";
        try (WmiNamespace demo = recorder.locator().connect("root\\demo")) {
            assertThat(demo.query(query).first()).isPresent();
        }
        FakeWmi replay = replay();
        try (WmiNamespace demo = replay.locator().connect("root\\demo")) {
            assertThat(demo.query(query).first()).isPresent();
            assertThatThrownBy(() -> demo.query(query).list())
                    .hasMessageContaining("not recorded: rows after the first 1")
                    .hasMessageContaining(query);
        }
    }

    @Test
    @DisplayName("schemas are replayed, with those of their ancestors")
    void schema() {
        WmiClass definition;
        try (WmiNamespace demo = recorder.locator().connect("root\\demo")) {
            definition = demo.classDefinition("D_NetDisk");
        }
        FakeWmi replay = replay();
        try (WmiNamespace demo = replay.locator().connect("root\\demo")) {
            assertThat(demo.classDefinition("D_NetDisk")).isEqualTo(definition);
            assertThat(demo.classDefinition("D_Disk").superclass()).isNull();
            assertThatThrownBy(() -> demo.classDefinition("D_Proc")).hasMessageContaining("not recorded: class D_Proc");
        }
    }

    @Test
    @DisplayName("several machines are replayed, and one that was not connected to is not recorded")
    void machines() {
        ask(recorder.locator(), "SELECT DeviceID FROM D_Disk");
        try (Credentials ops = Credentials.of("CONTOSO\\ops", PASSWORD.toCharArray());
                WmiNamespace cimv2 = recorder.locator()
                        .connect(ConnectRequest.builder("\\\\web01.example.com\\root\\cimv2")
                                .credentials(ops)
                                .build())) {
            cimv2.query("SELECT * FROM Page").list();
        }
        FakeWmi replay = replay();
        try (WmiNamespace cimv2 = replay.locator().connect("\\\\web01.example.com\\root\\cimv2")) {
            WmiObject page = cimv2.query("SELECT * FROM Page WHERE Hits > 3")
                    .withSystemProperties()
                    .first()
                    .orElseThrow();
            assertThat(page.system().server()).isEqualTo("web01");
        }
        assertThatThrownBy(() -> replay.locator().connect("\\\\web02\\root\\cimv2"))
                .hasMessageContaining("not recorded: connecting to \\\\web02\\root\\cimv2");
        assertThatThrownBy(() -> replay.locator().connect("root\\other"))
                .hasMessageContaining("not recorded: connecting to \\\\.\\root\\other");
    }

    @Test
    @DisplayName("no password is in any file")
    void passwords() throws IOException {
        try (Credentials ops = Credentials.of("CONTOSO\\ops", PASSWORD.toCharArray())) {
            recorder.locator()
                    .connect(ConnectRequest.builder("\\\\web01\\root\\cimv2")
                            .credentials(ops)
                            .build())
                    .close();
        }
        recorder.recording(Redactor.none()).write(folder.resolve("recording"));
        assertThat(files()).contains("web01").doesNotContain(PASSWORD).doesNotContain("staple");
    }

    @Test
    @DisplayName("a folder with something in it is refused and left as it is")
    void occupied() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
        Recording recording = recorder.recording();
        assertThatThrownBy(() -> recording.write(folder)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> recording.write(other)).isInstanceOf(UncheckedIOException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(other);
        }
    }

    @Test
    @DisplayName("a damaged file is refused with its place")
    void damaged() throws IOException {
        ask(recorder.locator(), "SELECT DeviceID FROM D_Disk");
        Path written = folder.resolve("recording");
        recorder.recording().write(written);
        Path calls = written.resolve("calls.jsonl");
        String good = Files.readString(calls);
        Files.writeString(
                calls, good + "\n{\"call\":\"dance\",\"host\":\".\",\"namespace\":\"root\",\"end\":\"left\"}\n");
        assertThatThrownBy(() -> Recording.read(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("calls.jsonl:4: field \"call\"");
        Files.writeString(calls, good + "{\"call\":");
        assertThatThrownBy(() -> Recording.read(written)).hasMessageContaining("calls.jsonl:3: this is no JSON");
        Files.delete(written.resolve("recording.json"));
        assertThatThrownBy(() -> Recording.read(written)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    @DisplayName("what is recorded may be edited and mixed with MOF of a test")
    void mixed() {
        ask(recorder.locator(), "SELECT * FROM D_User");
        FakeWmi replay = FakeWmi.builder()
                .recording(recorder.recording())
                .namespace("root\\demo")
                .mof("instance of D_User { Name = \"carol\"; Sid = 9; };")
                .build();
        assertThat(ask(replay.locator(), "SELECT * FROM D_User WHERE Sid = 9")).hasSize(1);
    }

    @Test
    @DisplayName("events reach the program that is recorded, and are not in the recording")
    void events() throws Exception {
        String timers = "SELECT * FROM __TimerEvent";
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (WmiNamespace demo = recorder.locator().connect("root\\demo");
                WmiSubscription pulled = demo.events(timers).subscribe();
                WmiListening pushed =
                        demo.events(timers).overSink().listen(event -> heard.complete(event.getString("TimerId")))) {
            recorded.namespace("root\\demo").raise("__TimerEvent", Map.of("TimerId", "t1"));
            assertThat(pulled.take(Duration.ofSeconds(30)).getString("TimerId")).isEqualTo("t1");
            assertThat(heard.get(30, TimeUnit.SECONDS)).isEqualTo("t1");
            assertThat(pushed.isOpen()).isTrue();
        }
        try (WmiNamespace demo = replay().locator().connect("root\\demo")) {
            assertThatThrownBy(() -> demo.events(timers).subscribe())
                    .isInstanceOf(WmiException.class)
                    .hasMessageContaining("not recorded: events of " + timers);
        }
    }
}
