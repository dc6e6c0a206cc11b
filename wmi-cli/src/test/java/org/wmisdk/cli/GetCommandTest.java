package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("wmi get")
class GetCommandTest {
    private static CommandRun get(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "--backend";
        all[1] = "fake";
        all[2] = "get";
        System.arraycopy(more, 0, all, 3, more.length);
        return CommandRun.of(all);
    }

    @Test
    @DisplayName("prints each property on a line, NULL as such")
    void block() {
        CommandRun run = get("Win32_Service.Name='Spooler'");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Name                    : Spooler\n")
                .contains("InstallDate             : NULL\n")
                .doesNotContain("__PATH");
    }

    @Test
    @DisplayName("prints the system properties when asked")
    void system() {
        assertThat(get("--system", "Win32_Service.Name='Spooler'").out())
                .contains("\\\\FAKE\\root\\cimv2:Win32_Service.Name=\"Spooler\"");
    }

    @Test
    @DisplayName("prints one JSON object")
    void json() {
        CommandRun run = get("--format", "json", "Win32_LogicalDisk.DeviceID='C:'");
        assertThat(run.out())
                .startsWith("{\n")
                .endsWith("}\n")
                .contains("\"DeviceID\" : \"C:\"")
                .doesNotContain("__CLASS");
    }

    @Test
    @DisplayName("says that there is no such instance, with exit code 1")
    void missing() {
        CommandRun run = get("Win32_Service.Name='NoSuch'");
        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("wmi: get failed: 0x80041002 WBEM_E_NOT_FOUND")
                .contains("NoSuch");
    }

    @Test
    @DisplayName("takes no path of a class")
    void ofClass() {
        assertThat(get("Win32_Service").err()).contains("0x8004103A").contains("is that of a class");
    }

    @Test
    @DisplayName("reads in the namespace that is named")
    void namespace() {
        assertThat(get("--namespace", "root\\wmi", "Win32_Service.Name='Spooler'")
                        .err())
                .contains("namespace: root\\wmi");
    }
}
