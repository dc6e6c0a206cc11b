package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("wmi classes")
class ClassesCommandTest {
    private static CommandRun classes(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "--backend";
        all[1] = "fake";
        all[2] = "classes";
        System.arraycopy(more, 0, all, 3, more.length);
        return CommandRun.of(all);
    }

    private static List<String> names(String... more) {
        CommandRun run = classes(more);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out().lines().toList();
    }

    @Test
    @DisplayName("prints the names of all classes, sorted")
    void all() {
        assertThat(names())
                .contains("Win32_Process", "CIM_Process", "__NAMESPACE")
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("prints those whose name fits a pattern in any case")
    void pattern() {
        assertThat(names("win32_logical*disk")).containsExactly("Win32_LogicalDisk");
        assertThat(names("Win32_LogicalDis?")).containsExactly("Win32_LogicalDisk");
        assertThat(names("Win32_Proc[e]ss")).containsExactly("(no classes)");
    }

    @Test
    @DisplayName("prints those below a class, all or directly")
    void under() {
        assertThat(names("--under", "CIM_ManagedSystemElement"))
                .contains("CIM_LogicalElement", "Win32_LogicalDisk")
                .doesNotContain("CIM_ManagedSystemElement");
        assertThat(names("--under", "CIM_ManagedSystemElement", "--direct"))
                .contains("CIM_LogicalElement")
                .doesNotContain("Win32_LogicalDisk");
        assertThat(names("--direct")).contains("CIM_ManagedSystemElement").doesNotContain("CIM_LogicalElement");
    }

    @Test
    @DisplayName("prints those that have all methods, properties and qualifiers that are asked for")
    void with() {
        assertThat(names("--with-method", "StartService"))
                .contains("Win32_Service")
                .doesNotContain("Win32_Process");
        assertThat(names("--with-method", "getowner*", "--with-property", "processid"))
                .containsExactly("Win32_Process");
        assertThat(names("--with-qualifier", "Association", "Win32_*")).contains("Win32_LogicalDiskToPartition");
        assertThat(names("--with-qualifier", "provider=cimwin32", "--under", "CIM_LogicalDisk"))
                .contains("Win32_LogicalDisk");
        assertThat(names("--with-qualifier", "provider=nobody")).containsExactly("(no classes)");
    }

    @Test
    @DisplayName("prints a JSON array when asked")
    void json() {
        assertThat(classes("--format", "json", "Win32_LogicalDisk").out().replaceAll("\\s", ""))
                .isEqualTo("[\"Win32_LogicalDisk\"]");
        assertThat(classes("--format", "json", "NoSuch*").out().replaceAll("\\s", ""))
                .isEqualTo("[]");
    }

    @Test
    @DisplayName("says that there is no such class to look under")
    void unknown() {
        CommandRun run = classes("--under", "NoSuch");
        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.err()).contains("NoSuch");
    }
}
