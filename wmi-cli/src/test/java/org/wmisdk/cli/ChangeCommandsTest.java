package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("wmi set and wmi delete")
class ChangeCommandsTest {
    private static final String MOF = """
            class Shade { string Color; };
            class Lamp { [key] string Name; [write] uint32 Watts = 40; [write] string Rooms[]; [write] Shade Cover; };
            instance of Lamp { Name = "desk"; };
            """;

    @TempDir
    private Path folder;

    private String mof = "";

    @BeforeEach
    void mof() throws IOException {
        mof = Files.writeString(folder.resolve("lamps.mof"), MOF).toString();
    }

    private CommandRun run(String... more) {
        List<String> all = new ArrayList<>(List.of("--backend", "fake", "--load", mof));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private List<String> script(String text) {
        CommandRun run = CommandRun.with(text, Map.of(), "--backend", "fake", "--load", mof, "script", "-");
        assertThat(run.exitCode()).isZero();
        return run.out().lines().toList();
    }

    @Test
    @DisplayName("print the path of what was written, and that something was deleted")
    void answers() {
        assertThat(run("set", "Lamp.Name='desk'", "Watts=60").out())
                .isEqualTo("\\\\FAKE\\root\\cimv2:Lamp.Name=\"desk\"\n");
        assertThat(run("set", "--create", "Lamp", "Name=floor").out()).endsWith(":Lamp.Name=\"floor\"\n");
        assertThat(run("set", "--whole", "Lamp.Name='desk'", "Watts=60").out()).endsWith(":Lamp.Name=\"desk\"\n");
        assertThat(run("delete", "Lamp.Name='desk'").out()).isEqualTo("deleted Lamp.Name='desk'\n");
        assertThat(run("delete", "--class", "Lamp").out()).isEqualTo("deleted Lamp\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    set    | Lamp.Name='none'  | Watts=1                 | WBEM_E_NOT_FOUND
                    set    | Lamp.Name='desk'  | Watts=many              | property Watts, declared as uint32 Watts
                    set    | Lamp.Name='desk'  | Nope=1                  | Nope
                    set    | Lamp.Name='desk'  | Name=x                  | WBEM_E_READ_ONLY
                    set    | Lamp.Name='desk'  | Cover:={"Nope": 1}      | the class Shade has no property Nope
                    set    | Lamp              | Watts=1                 | WBEM_E_INVALID_OBJECT_PATH
                    delete | Lamp.Name='none'  | --timeout=10s           | WBEM_E_NOT_FOUND
                    delete | Lamp              | --timeout=10s           | WBEM_E_INVALID_OBJECT_PATH
                    delete | None              | --class                 | WBEM_E_NOT_FOUND
                    """)
    @DisplayName("say what is wrong, with exit code 1")
    void refused(String command, String path, String argument, String message) {
        CommandRun run = run(command, path, argument);
        assertThat(run.err()).contains(message);
        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.out()).isEmpty();
    }

    @Test
    @DisplayName("have their effect, in a script, which later operations see and events tell")
    void effects() {
        List<String> answers = script("""
                {"watch": "SELECT * FROM __InstanceOperationEvent WITHIN 1 WHERE TargetInstance ISA 'Lamp'", "as": "lamps"}
                {"put": "Lamp.Name='desk'", "set": {"Watts": 60, "Rooms": ["study", "hall"], "Cover": {"Color": "red"}}}
                {"get": "Lamp.Name='desk'"}
                {"put": "Lamp", "create": true, "set": {"Name": "floor"}}
                {"put": "Lamp", "create": true, "set": {"Name": "floor"}}
                {"delete": "Lamp.Name='desk'"}
                {"query": "SELECT Name, Watts FROM Lamp"}
                {"events": "lamps"}
                """);
        assertThat(answers.get(1)).contains("\"path\":\"\\\\\\\\FAKE\\\\root\\\\cimv2:Lamp.Name=\\\"desk\\\"\"");
        assertThat(answers.get(2))
                .contains("\"Watts\":60")
                .contains("[\"study\",\"hall\"]")
                .contains("\"Color\":\"red\"");
        assertThat(answers.get(4)).contains("WBEM_E_ALREADY_EXISTS");
        assertThat(answers.get(6)).isEqualTo("{\"line\":7,\"rows\":[{\"Name\":\"floor\",\"Watts\":40}]}");
        assertThat(answers.get(7))
                .containsSubsequence(
                        "__InstanceModificationEvent", "__InstanceCreationEvent", "__InstanceDeletionEvent");
    }
}
