package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording with the command, and asking the recording. */
class RecordCommandTest {
    private static final String DISKS = "SELECT DeviceID, Size FROM Win32_LogicalDisk WHERE DriveType = 3";

    @TempDir
    private Path folder;

    private String recording() {
        return folder.resolve("rec").toString();
    }

    private CommandRun record(String... more) {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"--backend", "fake", "record", "--out", recording()}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CommandRun.of(arguments);
    }

    private CommandRun replay(String query) {
        return CommandRun.of("--replay", recording(), "query", "--format", "json", query);
    }

    @Test
    void aClassThatIsRecordedAnswersEveryQueryOfIt() {
        CommandRun recorded = record("--class", "Win32_LogicalDisk");
        assertThat(recorded.err()).isEmpty();
        assertThat(recorded.out()).matches("(?s)Win32_LogicalDisk: \\d+ instances\nwritten to .*\n");
        assertThat(recorded.exitCode()).isZero();
        assertThat(replay(DISKS)).isEqualTo(CommandRun.of("--backend", "fake", "query", "--format", "json", DISKS));
    }

    @Test
    void queriesAreRecordedWithTheirFailures() {
        assertThat(record(DISKS, "SELECT * FROM NoSuch").out())
                .contains(DISKS + ": ")
                .contains("SELECT * FROM NoSuch: 0x80041010 WBEM_E_INVALID_CLASS\n");
        assertThat(replay(DISKS).exitCode()).isZero();
        assertThat(replay("SELECT * FROM NoSuch").err()).contains("0x80041010");
        CommandRun other = replay("SELECT * FROM Win32_Service");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("not recorded: SELECT * FROM Win32_Service");
    }

    @Test
    void commandLinesAreWithheldUnlessEverythingIsWanted() throws IOException {
        record("--class", "Win32_Process", "--withhold", "Name");
        Path mof = folder.resolve("rec/machine-1.mof");
        assertThat(mof).content().contains("redacted-").doesNotContain("svchost");
        folder = Files.createDirectory(folder.resolve("again"));
        record("--class", "Win32_Process", "--no-redaction");
        assertThat(folder.resolve("rec/machine-1.mof"))
                .content()
                .contains("svchost")
                .doesNotContain("redacted-");
    }

    @Test
    void whatCannotBeReadIsNotWritten() {
        CommandRun missing = record("--class", "NoSuch");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("0x80041002");
        assertThat(folder.resolve("rec")).doesNotExist();
        assertThat(record().exitCode()).isEqualTo(2);
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
        Files.createDirectory(folder.resolve("rec"));
        Files.writeString(folder.resolve("rec/mine.txt"), "mine");
        CommandRun refused = record("--class", "Win32_LogicalDisk");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("must be new or empty").doesNotContain("at org.wmisdk");
        assertThat(folder.resolve("rec")).isDirectoryContaining("glob:**mine.txt");
    }

    @Test
    void aRecordingThatIsNoneIsRefusedInOneLine() {
        CommandRun missing = replay(DISKS);
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err())
                .startsWith("wmi: cannot read the recording in ")
                .hasLineCount(1);
        CommandRun both = CommandRun.of("--replay", recording(), "--backend", "jna", "query", DISKS);
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("leave out --backend");
    }

    @Test
    void aBatchAnswersEachLineWithOneLine() {
        CommandRun batch = CommandRun.with(
                "\uFEFFSELECT DeviceID FROM Win32_LogicalDisk WHERE DeviceID = 'C:'\r\n\nSELECT \u00e4 FROM\n",
                java.util.Map.of(),
                "--backend",
                "fake",
                "query",
                "--batch");
        assertThat(batch.exitCode()).isZero();
        assertThat(batch.err()).isEmpty();
        assertThat(batch.out().lines().toList()).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0))
                    .isEqualTo(
                            "{\"query\":\"SELECT DeviceID FROM Win32_LogicalDisk WHERE DeviceID = 'C:'\",\"rows\":[{\"DeviceID\":\"C:\"}]}");
            assertThat(lines.get(1))
                    .startsWith(
                            "{\"query\":\"\",\"error\":{\"code\":\"0x80041008\",\"name\":\"WBEM_E_INVALID_PARAMETER\",\"message\":");
            assertThat(lines.get(2)).startsWith("{\"query\":\"SELECT \u00e4 FROM\",\"error\":{\"code\":\"0x80041017\"");
        });
    }

    @Test
    void aBatchTakesItsQueriesFromNowhereElse() {
        assertThat(CommandRun.of("--backend", "fake", "query", "--batch", DISKS).exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("--backend", "fake", "query").exitCode()).isEqualTo(2);
    }
}
