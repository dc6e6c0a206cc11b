package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;

@DisplayName("What a recording does not hold")
class RedactorTest {
    private static final String ACCOUNT = "S-1-5-21-1004336348-1177238915-682003330-1001";

    private FakeWmi recorded;
    private Recorder recorder;

    @TempDir
    private Path folder;

    @BeforeEach
    void build() {
        recorded = FakeWmi.builder().mof("""
                        class Account { [key] string SID; string Name; boolean PasswordRequired; string AdminPassword;
                            uint8 BinaryRepresentation[]; };
                        [Association] class AccountGroup { [key] Account ref Member; [key] object ref Group; string Team; };
                        class Task { [key] uint32 Id; string CommandLine; string Note; string SerialNumber;
                            string Args[]; object Owner; };
                        instance of Account { SID = "S-1-5-21-1004336348-1177238915-682003330-1001"; Name = "alice";
                            PasswordRequired = TRUE; AdminPassword = "tr0ub4dor"; BinaryRepresentation = {1, 5, 0}; };
                        instance of Account { SID = "S-1-5-18"; Name = "system"; };
                        instance of AccountGroup {
                            Member = "Account.SID=\\"S-1-5-21-1004336348-1177238915-682003330-1001\\""; Group = "Task=1"; Team = "ops"; };
                        instance of Task { Id = 1; CommandLine = "backup.exe --key \\"c:\\\\secret file\\"";
                            Note = "started as backup.exe --key \\"c:\\\\secret file\\", by tr0ub4dor"; SerialNumber = "X1";
                            Args = {"tr0ub4dor", "plain X1"};
                            Owner = instance of Account { SID = "S-1-5-21-1004336348-1177238915-682003330-1001"; }; };
                        instance of Task { Id = 2; CommandLine = "idle.exe"; SerialNumber = "X1"; };
                        """).build();
        recorder = Recorder.around(recorded.locator());
    }

    private void read(String... classNames) {
        try (WmiNamespace cimv2 = recorder.locator().connect("root\\cimv2")) {
            for (String each : classNames) {
                recorder.readWhole(cimv2, each);
            }
        }
    }

    private List<WmiObject> replayed(Redactor redactor, String query) {
        FakeWmi replay =
                FakeWmi.builder().recording(recorder.recording(redactor)).build();
        try (WmiNamespace cimv2 = replay.locator().connect("root\\cimv2")) {
            return cimv2.query(query).withSystemProperties().list();
        }
    }

    private String files(Redactor redactor) throws IOException {
        recorder.recording(redactor).write(folder.resolve("recording"));
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("recording"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    @DisplayName("by default no file has a password, command line, account identifier or serial number")
    void defaults() throws IOException {
        read("Account", "AccountGroup", "Task");
        assertThat(files(Redactor.defaults()))
                .doesNotContain("tr0ub4dor")
                .doesNotContain("1004336348")
                .doesNotContain("backup.exe")
                .doesNotContain("secret file")
                .doesNotContain("\"X1\"")
                .contains("alice", "S-1-5-18", "redacted-");
    }

    @Test
    @DisplayName("a key that is withheld is the same stand-in in its instance, its path and the references to it")
    void keysAgree() {
        read("Account", "AccountGroup");
        WmiObject alice = replayed(Redactor.defaults(), "SELECT * FROM Account WHERE Name = 'alice'")
                .get(0);
        WmiObject member =
                replayed(Redactor.defaults(), "SELECT * FROM AccountGroup").get(0);
        assertThat(alice.getString("SID")).startsWith("redacted-");
        assertThat(alice.system().relpath()).isEqualTo("Account.SID=\"" + alice.getString("SID") + "\"");
        assertThat(member.getString("Member")).isEqualTo(alice.system().relpath());
    }

    @Test
    @DisplayName("equal texts have equal stand-ins, different ones different")
    void standIns() {
        read("Task");
        List<WmiObject> tasks = replayed(Redactor.defaults(), "SELECT * FROM Task");
        assertThat(tasks.get(0).getString("SerialNumber"))
                .startsWith("redacted-")
                .isEqualTo(tasks.get(1).getString("SerialNumber"));
        assertThat(tasks.get(0).getString("CommandLine"))
                .isNotEqualTo(tasks.get(1).getString("CommandLine"));
    }

    @Test
    @DisplayName("a withheld text is found in other texts, a short one only where its property is")
    void foundInOtherTexts() {
        read("Account", "Task");
        WmiObject task =
                replayed(Redactor.defaults(), "SELECT * FROM Task WHERE Id = 1").get(0);
        assertThat(task.getString("Note")).matches("started as redacted-\\d+, by redacted-\\d+");
        assertThat(task.getStrings("Args").get(0)).startsWith("redacted-");
        assertThat(task.getStrings("Args").get(1)).isEqualTo("plain X1");
        assertThat(task.getObject("Owner").getString("SID")).startsWith("redacted-");
    }

    @Test
    @DisplayName("what is about a secret and not the secret stays; a withheld array of numbers becomes NULL")
    void otherTypes() {
        read("Account");
        WmiObject alice = replayed(Redactor.defaults(), "SELECT * FROM Account WHERE Name = 'alice'")
                .get(0);
        assertThat(alice.getBoolean("PasswordRequired")).isTrue();
        assertThat(alice.get("BinaryRepresentation").isNull()).isTrue();
    }

    @Test
    @DisplayName("the text of a query and the message of a failure are searched too")
    void queriesAndMessages() throws IOException {
        read("Account", "Task");
        try (WmiNamespace cimv2 = recorder.locator().connect("root\\cimv2")) {
            cimv2.query("SELECT Name FROM Account WHERE SID = '" + ACCOUNT + "'")
                    .list();
            cimv2.query("SELECT Id FROM Task WHERE CommandLine = \"backup.exe --key \\\"c:\\\\secret file\\\"\"")
                    .list();
            try {
                cimv2.query("SELECT Name FROM Account WHERE tr0ub4dor").list();
            } catch (WmiException e) {
                assertThat(e).hasMessageContaining("tr0ub4dor");
            }
        }
        assertThat(files(Redactor.defaults()))
                .doesNotContain("1004336348")
                .doesNotContain("secret file")
                .doesNotContain("tr0ub4dor");
    }

    @Test
    @DisplayName("rules, names and patterns can be added")
    void more() throws IOException {
        read("Account", "AccountGroup");
        Redactor redactor = Redactor.none()
                .withholdProperty("name")
                .withholdText(Pattern.compile("S-1-5-21[-\\d]+"))
                .withhold((className, property, value) -> className.equals("AccountGroup") && property.equals("Team"));
        assertThat(files(redactor))
                .doesNotContain("alice")
                .doesNotContain("1004336348")
                .doesNotContain("ops")
                .contains("tr0ub4dor");
    }

    @Test
    @DisplayName("nothing is withheld where that is asked for")
    void none() throws IOException {
        read("Account", "Task");
        assertThat(files(Redactor.none())).contains("tr0ub4dor", ACCOUNT, "X1").doesNotContain("redacted-");
    }
}
