package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("wmi script")
class ScriptCommandTest {
    private static CommandRun script(String text, String... options) {
        String[] all = new String[options.length + 4];
        all[0] = "--backend";
        all[1] = "fake";
        all[2] = "script";
        System.arraycopy(options, 0, all, 3, options.length);
        all[all.length - 1] = "-";
        return CommandRun.with(text, Map.of(), all);
    }

    private static List<String> answers(CommandRun run) {
        return run.out().lines().toList();
    }

    @Test
    @DisplayName("answers each operation on one line, with the number of its line and its id")
    void answers() {
        CommandRun run = script("""
                # what happened

                {"query": "SELECT DeviceID FROM Win32_LogicalDisk WHERE DeviceID = 'C:'", "id": [1, "a"]}
                {"get": "Win32_LogicalDisk.DeviceID='C:'", "system": true}
                {"call": "Win32_Service.Name='Spooler'", "method": "StartService"}
                """);
        assertThat(run.exitCode()).isZero();
        assertThat(answers(run)).hasSize(3);
        assertThat(answers(run).get(0)).isEqualTo("{\"line\":3,\"id\":[1,\"a\"],\"rows\":[{\"DeviceID\":\"C:\"}]}");
        assertThat(answers(run).get(1))
                .startsWith("{\"line\":4,\"object\":{")
                .contains("\"__CLASS\":\"Win32_LogicalDisk\"");
        assertThat(answers(run).get(2))
                .isEqualTo("{\"line\":5,\"returnValue\":10,\"returnText\":\"Service Already Running\",\"out\":{}}");
    }

    @Test
    @DisplayName("sees the effect of one operation in the next")
    void effects() {
        CommandRun run = script("""
                {"call": "Win32_Service.Name='Spooler'", "method": "StopService"}
                {"query": "SELECT State FROM Win32_Service WHERE Name = 'Spooler'"}
                """);
        assertThat(answers(run).get(1)).isEqualTo("{\"line\":2,\"rows\":[{\"State\":\"Stopped\"}]}");
    }

    @Test
    @DisplayName("passes arguments of any type")
    void arguments() {
        CommandRun run = script("""
                {"call": "Win32_Process", "method": "Create", "arguments": {"CommandLine": "notepad.exe", "ProcessStartupInformation": {"__CLASS": "Win32_ProcessStartup", "ShowWindow": 1}}}
                """);
        assertThat(run.out()).contains("\"returnValue\":0");
    }

    @Test
    @DisplayName("goes on after an operation that failed, and says so")
    void failure() {
        CommandRun run = script("""
                {"query": "SELECT * FROM NoSuch"}
                {"get": "Win32_Service.Name='Nobody'"}
                {"call": "Win32_Process", "method": "Create", "arguments": {"CommandLine": 7}}
                {"query": "SELECT DeviceID FROM Win32_LogicalDisk WHERE DeviceID = 'C:'"}
                """);
        assertThat(run.exitCode()).isZero();
        assertThat(answers(run)).hasSize(4);
        assertThat(answers(run).get(0))
                .contains("\"error\":{\"code\":\"0x80041010\",\"name\":\"WBEM_E_INVALID_CLASS\"");
        assertThat(answers(run).get(1)).contains("\"code\":\"0x80041002\"");
        assertThat(answers(run).get(2)).contains("\"code\":null").contains("it is not a text");
        assertThat(answers(run).get(3)).contains("\"rows\"");
    }

    @Test
    @DisplayName("ends at the first failure when asked, with exit code 1")
    void stop() {
        CommandRun run = script("""
                {"query": "SELECT * FROM NoSuch"}
                {"query": "SELECT * FROM Win32_LogicalDisk"}
                """, "--stop");
        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(answers(run)).hasSize(1);
    }

    @Test
    @DisplayName("lets calls of a fake fail, take long and lose their connection, by a clock that passes when told")
    void trouble() {
        CommandRun run = script("""
                {"fault": "GET_OBJECT", "first": 1, "fail": "WBEM_E_SHUTTING_DOWN"}
                {"get": "Win32_LogicalDisk.DeviceID='C:'"}
                {"get": "Win32_LogicalDisk.DeviceID='C:'"}
                {"fault": ["exec_query", "next"], "containing": "Win32_Volume", "delay": "5m"}
                {"query": "SELECT * FROM Win32_Volume", "timeout": "10s"}
                {"advance-clock": "1h"}
                {"fault": "EXEC_QUERY", "class": "Win32_Service", "nth": 1, "fail": "0x80041003"}
                {"query": "SELECT * FROM Win32_Service"}
                {"fault": "EXEC_QUERY", "lose-connection": true}
                {"query": "SELECT * FROM Win32_LogicalDisk"}
                """);
        List<String> answers = answers(run);
        assertThat(answers.get(1)).contains("WBEM_E_SHUTTING_DOWN");
        assertThat(answers.get(2)).contains("\"object\"");
        assertThat(answers.get(4)).contains("WBEM_E_TIMED_OUT");
        assertThat(answers.get(5)).isEqualTo("{\"line\":6,\"advanced\":\"PT1H\"}");
        assertThat(answers.get(7)).contains("WBEM_E_ACCESS_DENIED");
        assertThat(answers.get(9)).contains("0x800706BA");
    }

    @Test
    @DisplayName("shows rows that came before a failure as lost, and says that a result is partial")
    void incomplete() {
        List<String> answers = answers(script("""
                {"fault": "EXEC_QUERY", "nth": 1, "partial": "WBEM_S_PARTIAL_RESULTS", "after": 1}
                {"query": "SELECT DeviceID FROM Win32_LogicalDisk"}
                {"fault": "EXEC_QUERY", "nth": 1, "fail": "WBEM_E_SHUTTING_DOWN", "after": 1}
                {"query": "SELECT DeviceID FROM Win32_LogicalDisk"}
                """));
        assertThat(answers.get(1))
                .isEqualTo("{\"line\":2,\"rows\":[{\"DeviceID\":\"C:\"}],"
                        + "\"warning\":{\"code\":\"0x00040010\",\"name\":\"WBEM_S_PARTIAL_RESULTS\"}}");
        assertThat(answers.get(3)).contains("\"error\"").doesNotContain("\"rows\"");
    }

    @Test
    @DisplayName("watches events, and tells those that came when asked, as the clock of the fake passes")
    void events() {
        List<String> answers = answers(script("""
                {"watch": "SELECT * FROM __InstanceCreationEvent WITHIN 2 WHERE TargetInstance ISA 'Win32_Process'", "as": "p"}
                {"call": "Win32_Process", "method": "Create", "arguments": {"CommandLine": "notepad.exe"}}
                {"events": "p"}
                {"advance-clock": "2s"}
                {"events": "p", "count": 5, "timeout": "1s"}
                {"watch": "SELECT * FROM NoSuchEvent", "as": "q"}
                {"events": "q"}
                """));
        assertThat(answers.get(0)).isEqualTo("{\"line\":1,\"watching\":\"p\"}");
        assertThat(answers.get(2)).isEqualTo("{\"line\":3,\"events\":[]}");
        assertThat(answers.get(4))
                .contains("\"TargetInstance\":{")
                .containsOnlyOnce("\"__CLASS\":\"__InstanceCreationEvent\"");
        assertThat(answers.get(5)).contains("\"error\"");
        assertThat(answers.get(6)).contains("nothing is watched as q; there may be [p]");
    }

    @Test
    @DisplayName("tells the events that came before a subscription was lost, and watches again")
    void lostEvents() {
        List<String> answers = answers(script("""
                {"watch": "SELECT * FROM __InstanceCreationEvent WITHIN 2 WHERE TargetInstance ISA 'Win32_Process'", "as": "p"}
                {"call": "Win32_Process", "method": "Create", "arguments": {"CommandLine": "notepad.exe"}}
                {"advance-clock": "2s"}
                {"fault": "NEXT", "nth": 2, "fail": "RPC_S_SERVER_UNAVAILABLE"}
                {"events": "p", "count": 5}
                {"events": "p"}
                """));
        assertThat(answers.get(4)).contains("\"TargetInstance\":{").contains("\"error\":{\"code\":\"0x800706BA\"");
        assertThat(answers.get(5)).contains("nothing is watched as p");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    nonsense                                                | this is no JSON
                    {"query": "a", "query": "b"}                            | this is no JSON
                    {"query": "a"} {"query": "b"}                           | this is no JSON
                    ["query"]                                               | a line is an object
                    {"querry": "SELECT"}                                    | a line has one of query, get,
                    {"query": 7}                                            | query: it is a text
                    {"query": "SELECT", "sytem": true}                      | unknown sytem; there may be
                    {"query": "SELECT", "timeout": "soon"}                  | timeout: 'soon' is no duration
                    {"query": "SELECT", "system": "yes"}                    | system: it is true or false
                    {"call": "Win32_Process"}                               | method: it is missing
                    {"call": "a", "method": "b", "arguments": []}           | arguments: it is an object
                    {"events": "p", "count": 0}                             | count: it is from 1 to 10000
                    {"watch": "SELECT * FROM __TimerEvent"}                 | as: it is missing
                    {"fault": "NEXT"}                                       | say one of fail, partial, delay and lose-connection
                    {"fault": "NEXT", "fail": "0x1", "delay": "1s"}         | say one of fail, partial, delay and lose-connection
                    {"fault": "NEXT", "after": 1, "delay": "1s"}            | after: rows come before fail or partial only
                    {"fault": "NEXT", "fail": "WBEM_E_NONE"}                | fail: 'WBEM_E_NONE' is no integer
                    {"fault": "NEXT", "fail": "0"}                          | is a code of success
                    {"fault": "LOOK", "fail": "WBEM_E_FAILED"}              | LOOK is none of
                    {"fault": [], "fail": "WBEM_E_FAILED"}                  | it names the calls that fail
                    {"fault": "NEXT", "nth": 0, "fail": "WBEM_E_FAILED"}    | the next call is number 1
                    {"fault": "NEXT", "nth": 1.5, "fail": "WBEM_E_FAILED"}  | nth: it is a whole number
                    """)
    @DisplayName("ends at a line that it cannot understand, with exit code 2")
    void mistakes(String line, String message) {
        CommandRun run = script(line + "\n{\"query\": \"SELECT * FROM Win32_LogicalDisk\"}\n");
        assertThat(run.exitCode()).isEqualTo(Main.USAGE);
        assertThat(answers(run)).hasSize(1);
        assertThat(run.out())
                .startsWith("{\"line\":1,")
                .contains("\"mistake\":{\"message\":")
                .contains(message);
    }

    @Test
    @DisplayName("reads a file, and says which one it could not read")
    void file(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("s.jsonl"), "{\"get\": \"Win32_LogicalDisk.DeviceID='C:'\"}");
        assertThat(CommandRun.of("--backend", "fake", "script", script.toString())
                        .out())
                .contains("\"object\"");
        CommandRun run = CommandRun.of(
                "--backend", "fake", "script", folder.resolve("none").toString());
        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.err()).contains("cannot read the script").contains("none");
    }

    @Test
    @DisplayName("runs over a recording")
    void replay(@TempDir Path folder) {
        String query = "SELECT DeviceID FROM Win32_LogicalDisk";
        Path recording = folder.resolve("recording");
        assertThat(CommandRun.of("--backend", "fake", "record", "--out", recording.toString(), query)
                        .exitCode())
                .isZero();
        CommandRun run = CommandRun.with(
                "{\"query\": \"" + query + "\"}", Map.of(), "--replay", recording.toString(), "script", "-");
        assertThat(run.out()).contains("\"DeviceID\":\"C:\"");
    }
}
