package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wmisdk.HResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeOperation;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.Recorder;
import org.wmisdk.fake.Redactor;

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
        assertThat(refused.out()).as("it is refused before anything is read").isEmpty();
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
                Map.of(),
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
    void aBatchEndsWhenNobodyTakesItsAnswers() {
        byte[] line = "SELECT DeviceID FROM Win32_LogicalDisk\n".getBytes(StandardCharsets.UTF_8);
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return line[at++ % line.length];
            }
        };
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Output out = new Output(closed);
        try (PrintStream outText = new PrintStream(out, false, StandardCharsets.UTF_8);
                PrintStream errText = new PrintStream(err, false, StandardCharsets.UTF_8)) {
            Main.Console console = new Main.Console(endless, outText, errText, Map.of());
            assertThat(Main.run(new String[] {"--backend", "fake", "query", "--batch"}, console))
                    .isZero();
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(out.readerIsGone()).isTrue();
        assertThat(out.failure()).isEqualTo("Broken pipe");
    }

    @Test
    void aFullDiskIsNotTakenForAReaderWhoIsGone() {
        Output out = new Output(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
        assertThat(out.readerIsGone()).isFalse();
        assertThat(out.failure()).isEqualTo("No space left on device");
    }

    @Test
    void aBatchTakesItsQueriesFromNowhereElse() {
        assertThat(CommandRun.of("--backend", "fake", "query", "--batch", DISKS).exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("--backend", "fake", "query").exitCode()).isEqualTo(2);
    }

    @Test
    void aPartialResultIsSaidBesideItsRows() {
        FakeWmi fake = FakeWmi.sampleMachine();
        fake.faults()
                .on(FakeOperation.EXEC_QUERY)
                .partial(1, HResult.find("WBEM_S_PARTIAL_RESULTS").orElseThrow());
        Recorder recorder = Recorder.around(fake.locator());
        String query = "SELECT DeviceID FROM Win32_LogicalDisk";
        try (WmiNamespace cimv2 = recorder.locator().connect("root\\cimv2")) {
            cimv2.query(query)
                    .forEach(row -> assertThat(row.getString("DeviceID")).isEqualTo("C:"));
        }
        Path recording = folder.resolve("partial");
        recorder.recording(Redactor.defaults()).write(recording);
        for (String format : List.of("table", "json")) {
            CommandRun run = CommandRun.of("--replay", recording.toString(), "query", "--format", format, query);
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("C:").doesNotContain("D:");
            assertThat(run.err()).startsWith("wmi: warning: 0x00040010 WBEM_S_PARTIAL_RESULTS: ");
        }
    }
}
