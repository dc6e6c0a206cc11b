package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("wmi call")
class CallCommandTest {
    private static final String PROCESS = "Win32_Process";

    private static CommandRun call(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "--backend";
        all[1] = "fake";
        all[2] = "call";
        System.arraycopy(more, 0, all, 3, more.length);
        return CommandRun.of(all);
    }

    @Test
    @DisplayName("prints what the method returned, with its meaning, and what came out")
    void block() {
        CommandRun run = call(PROCESS, "Create", "CommandLine=notepad.exe");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("ReturnValue : 0 \\(Successful Completion\\)\nProcessId   : [0-9]+\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    @DisplayName("prints JSON with the same fields whatever the method returns")
    void json() {
        CommandRun run = call("--format", "json", PROCESS, "Create", "CommandLine=notepad.exe");
        assertThat(run.out().replaceAll("\\s", ""))
                .matches(
                        "\\{\"returnValue\":0,\"returnText\":\"SuccessfulCompletion\",\"out\":\\{\"ProcessId\":[0-9]+}}");
    }

    @Test
    @DisplayName("takes another answer than 0 for one, and for a failure only with --check")
    void check() {
        String spooler = "Win32_Service.Name='Spooler'";
        CommandRun run = call(spooler, "StartService");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("ReturnValue : 10 (Service Already Running)\n");
        assertThat(call("--check", spooler, "StartService").exitCode()).isEqualTo(3);
        assertThat(call("--check", spooler, "StopService").exitCode()).isZero();
    }

    @Test
    @DisplayName("takes NULL, arrays and embedded objects as JSON")
    void structured() {
        CommandRun run = call(
                PROCESS,
                "Create",
                "CommandLine=notepad.exe",
                "CurrentDirectory:=null",
                "ProcessStartupInformation:={\"__CLASS\": \"Win32_ProcessStartup\", \"ShowWindow\": \"0x1\","
                        + " \"EnvironmentVariables\": [\"A=1\", \"B=2\"]}");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Twice=1               | Twice:=2       | Twice is given twice
                    CommandLine           | CommandLine=a  | is no NAME=VALUE or NAME:=JSON
                    CommandLine:={        | CommandLine=a  | CommandLine:= is followed by no JSON
                    CommandLine:=         | CommandLine=a  | CommandLine:= is followed by no JSON: it is empty
                    =a                    | CommandLine=a  | is no NAME=VALUE or NAME:=JSON
                    """)
    @DisplayName("refuses arguments that it cannot read, with exit code 2")
    void unreadable(String first, String second, String message) {
        CommandRun run = call(PROCESS, "Create", first, second);
        assertThat(run.exitCode()).isEqualTo(Main.USAGE);
        assertThat(run.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CommandLine:={"a":1}                                   | argument CommandLine, declared as [in] string CommandLine: it is not a text: give "..."
                    CommandLine:=["a"]                                     | it is no array
                    ProcessStartupInformation:={"ShowWindow": "x"}         | ShowWindow: it is no integer
                    ProcessStartupInformation:={"Nope": 1}                 | the class Win32_ProcessStartup has no property Nope
                    CommandLine:=7                                         | it is not a text
                    ProcessStartupInformation:={"__class": 5}              | it is not the name of a class
                    ProcessStartupInformation:={"__class": "NoSuch"}       | 0x80041002
                    ProcessStartupInformation:=7                           | names its class in __CLASS
                    ProcessStartupInformation:={"__CLASS": "NoSuch"}       | 0x80041002
                    Nope=1                                                 | the method has no such parameter that goes in
                    """)
    @DisplayName("says what is wrong with an argument, with exit code 1")
    void unfit(String argument, String message) {
        CommandRun run = call(PROCESS, "Create", argument);
        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
    }

    private static final String ECHO = """
            class Echo {
              [Static, Implemented] string Take([in] sint8 I, [in] real32 R, [in] boolean B, [in] char16 C, [in] datetime D, [in] uint64 A[]);
            };
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    I=-128                  |
                    I=0x7F                  |
                    I=128                   | sint8 holds -128 to 127
                    I=1.5                   | it is no integer
                    I:=1.5                  | it is no integer
                    R=1.5                   |
                    R:=1e3                  |
                    R:=1e39                 | it is too large for real32
                    R=Infinity              |
                    R=x                     | it is no number
                    R:=true                 | it is no number
                    B=TRUE                  |
                    B:=false                |
                    B=1                     | it is neither true nor false
                    C=é                     |
                    C=ab                    | a char16 is one UTF-16 unit, not 2
                    D=2026-11-25T10:00:00Z  |
                    D=20261125100000.000000+000 |
                    D:={"iso":null,"raw":"20261125100000.000000+000"} |
                    D=yesterday             | argument "D"
                    A=1                     |
                    A:=[1,18446744073709551615] |
                    A:=[null]               | element 0 is null
                    A:=7                    | it is an array: give [...]
                    """)
    @DisplayName("converts text and JSON to the type that the method declares, or says why not")
    void types(String argument, String refusal, @TempDir Path folder) throws IOException {
        Path mof = Files.writeString(folder.resolve("echo.mof"), ECHO);
        CommandRun run = call("--load", mof.toString(), "Echo", "Take", argument);
        // The fake has no body for the method: that is what the server says to arguments that are right.
        assertThat(run.err()).contains(refusal == null ? "does not say what Echo.Take does" : refusal);
    }
}
