package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;

@DisplayName("What is withheld from a recording is found")
class RedactorPlacesTest {
    private static final String HOST = "web01.corp.example.com";
    private static final Pattern CORP = Pattern.compile("(?i)[a-z0-9-]+\\.corp\\.example\\.com");
    private static final String SCHEMA = """
            [Description("made on build7.corp.example.com")] class Account { [key] string Name;
                [Description("see build7.corp.example.com")] string Password = "changeme-1"; object Owner;
                uint32 Reset([in, Values{"build7.corp.example.com"}] string NewPassword = "changeme-2"); };
            instance of Account { Name = "alice"; Password = "tr0ub4dor"; };
            class Part { [key] string SerialNumber; };
            instance of Part { SerialNumber = "Zq9"; };
            class Holder { [key] string Id; Part ref Holds; string Note; };
            class Outer { [key] Holder ref Inner; };
            class Badge { [key] uint32 Number; string Owner; };
            instance of Badge { Number = 987654; Owner = "alice"; };
            class Reader { [key] string Id; Badge ref Last; };
            instance of Reader { Id = "door"; Last = "Badge=987654"; };
            """;

    private final FakeWmi recorded = FakeWmi.builder()
            .mof(SCHEMA)
            .instance("Holder", Map.of("Id", "1", "Holds", "Part=\"unseen-serial-77\"", "Note", "has unseen-serial-77"))
            .instance("Outer", Map.of("Inner", "Holder.Id=\"Part.SerialNumber=\\\"Zq9\\\"\""))
            .machine(HOST)
            .mof(SCHEMA)
            .build();

    private final Recorder recorder = Recorder.around(recorded.locator());

    @TempDir
    private Path folder;

    /** Asks, whether or not there is an answer. */
    private void ask(String namespace, String... queries) {
        try (WmiNamespace connected = recorder.locator().connect(namespace)) {
            for (String query : queries) {
                try {
                    connected.query(query).withSystemProperties().list();
                } catch (WmiException e) {
                    assertThat(e.hresult().isFailure()).isTrue();
                }
            }
        }
    }

    private String files(Redactor redactor) throws IOException {
        Path made = folder.resolve("recording");
        recorder.recording(redactor).write(made);
        FakeWmi.builder().recording(Recording.read(made)).build();
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(made)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    @DisplayName("in the default values of a class and of the parameters of its methods")
    void defaults() throws IOException {
        ask("root\\cimv2", "SELECT * FROM Account");
        assertThat(files(Redactor.defaults())).doesNotContain("changeme").contains("class Account", "alice");
    }

    @Test
    @DisplayName("in the qualifiers of classes, properties and parameters")
    void qualifiers() throws IOException {
        ask("root\\cimv2", "SELECT * FROM Account");
        assertThat(files(Redactor.none().withholdText(CORP)))
                .doesNotContain("build7")
                .contains("made on redacted-");
    }

    @Test
    @DisplayName("in constants beside the property, also where no row has them, and however short they are")
    void constants() throws IOException {
        ask(
                "root\\cimv2",
                "SELECT Name FROM Account WHERE NOT (Name = 'x' OR Password = 'nobody-has-it')",
                "SELECT Name FROM Account WHERE Password LIKE '%part of it%'",
                "SELECT Name FROM Account WHERE Owner.Password = 'embedded-22'",
                "SELECT Nope FROM Account WHERE Password = 'xx7'");
        assertThat(files(Redactor.defaults()))
                .doesNotContain("nobody-has-it")
                .doesNotContain("part of it")
                .doesNotContain("embedded-22")
                .doesNotContain("xx7");
    }

    @Test
    @DisplayName("in the names of hosts, so that a replay is asked by the stand-in")
    void hosts() throws IOException {
        ask("\\\\" + HOST + "\\root\\cimv2", "SELECT * FROM Badge", "SELECT Owner FROM Badge");
        Redactor redactor = Redactor.none().withholdText(CORP);
        assertThat(files(redactor)).doesNotContain("web01");
        FakeWmi replay =
                FakeWmi.builder().recording(recorder.recording(redactor)).build();
        try (WmiNamespace there = replay.locator().connect("\\\\redacted-1\\root\\cimv2")) {
            WmiObject badge = there.query("SELECT * FROM Badge")
                    .withSystemProperties()
                    .first()
                    .orElseThrow();
            assertThat(badge.system().server()).isEqualTo("redacted-1");
            assertThat(badge.system().path()).isEqualTo("\\\\redacted-1\\root\\cimv2:Badge.Number=987654");
        }
    }

    @Test
    @DisplayName("in keys that are numbers: the object loses its path, references and queries have a stand-in")
    void numbers() throws IOException {
        ask(
                "root\\cimv2",
                "SELECT * FROM Badge",
                "SELECT * FROM Reader",
                "SELECT Owner FROM Badge WHERE Number = 987654",
                "ASSOCIATORS OF {Badge=987654}");
        Redactor redactor = Redactor.none().withholdProperty("number");
        assertThat(files(redactor)).doesNotContain("987654");
        FakeWmi replay =
                FakeWmi.builder().recording(recorder.recording(redactor)).build();
        try (WmiNamespace cimv2 = replay.locator().connect("root\\cimv2")) {
            List<WmiObject> badges =
                    cimv2.query("SELECT * FROM Badge").withSystemProperties().list();
            assertThat(badges).singleElement().satisfies(badge -> {
                assertThat(badge.get("Number").isNull()).isTrue();
                assertThat(badge.system().relpath()).isNull();
                assertThat(badge.system().path()).isNull();
            });
            WmiObject reader = cimv2.query("SELECT * FROM Reader").first().orElseThrow();
            assertThat(reader.getString("Last")).matches("Badge.Number=\"redacted-\\d+\"");
        }
    }

    @Test
    @DisplayName("in keys without a name, in paths within keys, and in texts beside them")
    void paths() throws IOException {
        ask("root\\cimv2", "SELECT * FROM Holder", "SELECT * FROM Outer", "SELECT * FROM Part");
        assertThat(files(Redactor.defaults()))
                .doesNotContain("unseen-serial-77")
                .doesNotContain("Zq9");
        FakeWmi replay = FakeWmi.builder().recording(recorder.recording()).build();
        try (WmiNamespace cimv2 = replay.locator().connect("root\\cimv2")) {
            String part = Objects.requireNonNull(
                    cimv2.query("SELECT * FROM Part").first().orElseThrow().getString("SerialNumber"));
            WmiObject outer = cimv2.query("SELECT * FROM Outer").first().orElseThrow();
            assertThat(outer.getString("Inner")).contains("Part.SerialNumber=\\\"" + part + "\\\"");
        }
    }
}
