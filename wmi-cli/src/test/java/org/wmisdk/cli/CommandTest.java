package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person or a script sees of the command: the answer, the errors, the exit code. */
class CommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Map<String, String> environment = Map.of();
    private String input = "";

    private int run(String... arguments) {
        out.reset();
        err.reset();
        try (PrintStream outText = new PrintStream(out, false, StandardCharsets.UTF_8);
                PrintStream errText = new PrintStream(err, false, StandardCharsets.UTF_8)) {
            return Main.run(
                    arguments,
                    new Main.Console(
                            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                            outText,
                            errText,
                            environment));
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private int query(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "--backend";
        all[1] = "fake";
        all[2] = "query";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return run(all);
    }

    @Test
    void aNarrowResultIsATable() {
        assertThat(query("SELECT DeviceID, DriveType FROM Win32_LogicalDisk WHERE DeviceID = 'C:'"))
                .isZero();
        assertThat(out()).isEqualTo("""
                DeviceID  DriveType
                --------  ---------
                C:                3
                """);
        assertThat(err()).isEmpty();
    }

    @Test
    void columnsComeInTheOrderOfTheQuery() {
        assertThat(query("SELECT drivetype, DeviceID FROM Win32_LogicalDisk WHERE DeviceID = 'C:'"))
                .isZero();
        assertThat(out()).startsWith("DriveType  DeviceID\n");
    }

    @Test
    void aResultThatIsTooWideIsABlockForEachRow() {
        environment = Map.of("COLUMNS", "20");
        assertThat(query("SELECT DeviceID, DriveType, VolumeName FROM Win32_LogicalDisk WHERE DeviceID = 'C:'"))
                .isZero();
        assertThat(out()).contains("DeviceID   : C:\n").contains("DriveType  : 3\n");
    }

    @Test
    void noRowsAreSaid() {
        assertThat(query("SELECT * FROM Win32_LogicalDisk WHERE DeviceID = 'Q:'"))
                .isZero();
        assertThat(out()).isEqualTo("(no rows)\n");
    }

    @Test
    void jsonIsOneArrayOfObjects() {
        assertThat(query(
                        "--format",
                        "json",
                        "SELECT DeviceID, Size, FileSystem FROM Win32_LogicalDisk WHERE DeviceID = 'C:'"))
                .isZero();
        assertThat(out()).startsWith("[").endsWith("]\n").containsPattern("\"Size\" : [0-9]{10,}");
    }

    @Test
    void jsonOfNoRowsIsAnEmptyArray() {
        assertThat(query("--format", "json", "SELECT * FROM Win32_LogicalDisk WHERE DeviceID = 'Q:'"))
                .isZero();
        assertThat(out().replaceAll("\\s", "")).isEqualTo("[]");
    }

    @Test
    void aDatetimeInJsonHasBothForms() {
        assertThat(query("--format", "json", "SELECT LastBootUpTime FROM Win32_OperatingSystem"))
                .isZero();
        assertThat(out())
                .containsPattern("\"iso\" : \"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^\"]*[+-][0-9]{2}:[0-9]{2}\"")
                .containsPattern("\"raw\" : \"[0-9]{14}\\.[0-9]{6}[+-][0-9]{3}\"");
    }

    @Test
    void systemPropertiesAreShownWhenAsked() {
        assertThat(query("--system", "SELECT * FROM Win32_LogicalDisk WHERE DeviceID = 'C:'"))
                .isZero();
        assertThat(out()).contains("__PATH").contains("Win32_LogicalDisk.DeviceID=\"C:\"");
        assertThat(query("SELECT * FROM Win32_LogicalDisk WHERE DeviceID = 'C:'"))
                .isZero();
        assertThat(out()).doesNotContain("__PATH");
    }

    @Test
    void anErrorOfWmiIsOneBlockOnStandardErrorAndExitCode1() {
        assertThat(query("SELECT * FROM NoSuch")).isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err())
                .startsWith("wmi: query failed: 0x80041010 WBEM_E_INVALID_CLASS")
                .contains("SELECT * FROM NoSuch")
                .doesNotContain("\tat ");
    }

    @Test
    void aQueryMayBeginWithAnAtSign() {
        assertThat(query("@nofile")).isEqualTo(1);
        assertThat(err()).contains("0x80041017");
    }

    @Test
    void aTimeoutIsAccepted() {
        assertThat(query("--timeout", "30s", "SELECT Name FROM Win32_ComputerSystem"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1s", "soon", "10 minutes", "99999999999999999999s"})
    void aTimeoutThatIsNoneIsAUsageError(String timeout) {
        assertThat(query("--timeout=" + timeout, "SELECT Name FROM Win32_ComputerSystem"))
                .isEqualTo(2);
        assertThat(err()).contains("timeout");
    }

    @Test
    void withoutACommandOrWithAnUnknownOneItIsAUsageError() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("quarry")).isEqualTo(2);
        assertThat(run("query")).isEqualTo(2);
        assertThat(run("--nope", "backends")).isEqualTo(2);
        assertThat(out()).isEmpty();
    }

    @Test
    void anUnknownBackendIsNamedWithThoseThatAreKnown() {
        assertThat(run("--backend", "wbem", "query", "SELECT * FROM X")).isEqualTo(1);
        assertThat(err()).contains("\"wbem\"").contains("jna").contains("fake");
    }

    @Test
    void theBackendMayBeNamedAfterTheCommandToo() {
        assertThat(run("query", "--backend", "fake", "SELECT Name FROM Win32_ComputerSystem"))
                .isZero();
    }

    @Test
    void backendsListsAllOfThem() {
        assertThat(run("backends")).isZero();
        assertThat(out()).contains("jna: ").contains("fake: ");
    }

    @Test
    void connectSaysWhatWasValidatedAndHowItConnected() {
        assertThat(run("--backend", "fake", "connect", "root\\cimv2")).isZero();
        assertThat(out())
                .contains("Valid: ")
                .contains("Connected to root\\cimv2 in ")
                .contains("Backend: fake, ");
    }

    @ParameterizedTest
    @CsvSource({
        "root\\cimv2, 0",
        "//./ROOT, 0",
        "\\\\web01\\root\\cimv2, 0",
        "'', 0x8004100E",
        "\\ROOT, 0x8004100E",
        "ROOT\\CIMV2\\, 0x8004100E",
        "\\\\\\.\\ROOT, 0x80041008",
        "root\\cimv2:Win32_Process, 0x80041008",
    })
    void checkNeedsNoServerAndSaysTheCode(String path, String code) {
        int exit = run("connect", "--check", "--", path);
        assertThat(exit).isEqualTo(code.equals("0") ? 0 : 1);
        assertThat(code.equals("0") ? out() : err()).contains(code.equals("0") ? "Valid" : code);
    }

    @ParameterizedTest
    @CsvSource({
        "--flags=0x80, 0",
        "--flags=0, 0",
        "--flags=64, 0x80041008",
        "--flags=0xFFFFFFFF, 0x80041008",
        "--impersonation=3, 0",
        "--impersonation=Delegate, 0",
        "--impersonation=5, 0x80041008",
        "--impersonation=-1, 0x80041008",
        "--authentication=-1, 0",
        "--authentication=0xFFFFFFFF, 0",
        "--authentication=packet-privacy, 0",
        "--authentication=7, 0x80041008",
        "--locale=MS_409, 0",
        "--locale=1033, 0x80041008",
        "--authority=, 0",
        "--user=bob, 0x80041064",
    })
    void anyNumberIsTakenAndJudgedByTheRules(String option, String code) {
        int exit = run("connect", "--check", option, "root\\cimv2");
        assertThat(exit).as(err()).isEqualTo(code.equals("0") ? 0 : 1);
        assertThat(code.equals("0") ? out() : err()).contains(code.equals("0") ? "Valid" : code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--flags=many", "--impersonation=strong", "--authentication=0x1FFFFFFFF", "--flags="})
    void whatIsNoNumberIsAUsageError(String option) {
        assertThat(run("connect", "--check", option, "root\\cimv2")).isEqualTo(2);
    }

    @Test
    void remoteConnectionsGetPacketPrivacyUnlessTheyAskForMoreOrLess() {
        assertThat(run("connect", "--check", "\\\\web01\\root\\cimv2")).isZero();
        assertThat(out()).contains("authenticationLevel=6");
        assertThat(run("connect", "--check", "--authentication", "packet", "\\\\web01\\root\\cimv2"))
                .isZero();
        assertThat(out()).contains("authenticationLevel=4");
    }

    @Test
    void aPasswordComesFromStandardInputOrTheEnvironmentAndIsNeverShown() {
        input = "s3cret word\r\nnext line";
        assertThat(run("connect", "--check", "--user", "bob", "--password-stdin", "\\\\web01\\root"))
                .isZero();
        assertThat(out() + err()).contains("bob").doesNotContain("s3cret");
        environment = Map.of("WMI_PW", "s3cret");
        assertThat(run("connect", "--check", "--user", "bob", "--password-env", "WMI_PW", "\\\\web01\\root"))
                .isZero();
        assertThat(out() + err()).doesNotContain("s3cret");
        assertThat(run("connect", "--check", "--user", "", "--password-env", "WMI_PW", "\\\\web01\\root"))
                .isEqualTo(1);
        assertThat(out() + err()).contains("0x80041008").doesNotContain("s3cret");
    }

    @Test
    void anUnsetPasswordVariableIsAUsageError() {
        assertThat(run("connect", "--check", "--user", "bob", "--password-env", "UNSET", "\\\\web01\\root"))
                .isEqualTo(2);
        assertThat(err()).contains("UNSET");
    }

    @Test
    void onePasswordSourceIsEnough() {
        environment = Map.of("WMI_PW", "s3cret");
        assertThat(run(
                        "connect",
                        "--check",
                        "--user",
                        "bob",
                        "--password-stdin",
                        "--password-env",
                        "WMI_PW",
                        "\\\\web01\\root"))
                .isEqualTo(2);
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(run("--version")).isZero();
        assertThat(out()).matches("wmi [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n");
    }

    @Test
    void helpGoesToStandardOutputAndFits80Columns() {
        for (String[] help : new String[][] {
            {"--help"}, {"query", "--help"}, {"describe", "--help"}, {"connect", "--help"}, {"backends", "--help"}
        }) {
            assertThat(run(help)).isZero();
            assertThat(err()).isEmpty();
            assertThat(out().lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void aClassIsDescribed() {
        assertThat(run("--backend", "fake", "describe", "win32_operatingsystem"))
                .isZero();
        assertThat(out()).startsWith("class Win32_OperatingSystem\n").contains("Property", "Caption", "string");
        assertThat(out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("--backend", "fake", "describe", "Win32_OperatingSystem", "--format", "json"))
                .isZero();
        assertThat(out()).startsWith("{").contains("\"name\" : \"Win32_OperatingSystem\"");
        assertThat(run("--backend", "fake", "describe", "Win32_OperatingSystem", "--amended", "--timeout", "1m"))
                .isZero();
    }

    @Test
    void aClassThatCannotBeDescribedIsAnErrorWithItsCode() {
        assertThat(run("--backend", "fake", "describe", "Win32_NoSuchClass")).isEqualTo(1);
        assertThat(err()).contains("0x80041002 WBEM_E_NOT_FOUND").contains("Win32_NoSuchClass");
        assertThat(run("--backend", "fake", "describe", "Win32_Process.Handle=4"))
                .isEqualTo(1);
        assertThat(err()).contains("0x80041008 WBEM_E_INVALID_PARAMETER").contains("name alone");
        assertThat(run("--backend", "fake", "describe")).isEqualTo(2);
    }
}
