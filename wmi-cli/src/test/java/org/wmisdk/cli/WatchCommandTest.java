package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeOperation;
import org.wmisdk.fake.FakeWmi;
import picocli.CommandLine;

@DisplayName("wmi watch")
@Timeout(60)
class WatchCommandTest {
    private static final String STOPS = "SELECT * FROM Demo_Stop";
    private static final String TIMERS = "SELECT * FROM __TimerEvent";
    private static final String LAMPS =
            "SELECT * FROM __InstanceCreationEvent WITHIN 1 WHERE TargetInstance ISA 'Demo_Lamp'";

    private final FakeWmi fake = FakeWmi.builder()
            .sampleMachine()
            .namespace("root\\cimv2")
            .mof("class Demo_Lamp { [key] string Name; uint32 Watts; };"
                    + "class Demo_Stop : __ExtrinsicEvent { string ProcessName; };")
            .build();

    /** Runs the command over the fake of this test, in a thread of its own, as far as its subscription. */
    private CompletableFuture<Void> watching(OutputStream out, String... options) {
        WatchCommand command = new WatchCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
        CompletableFuture<Void> watching = CompletableFuture.runAsync(() -> {
            try (WmiNamespace cimv2 = fake.locator().connect("root\\cimv2");
                    PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8)) {
                command.watch(cimv2, text);
            }
        });
        while (!watching.isDone()
                && fake.journal().entries(FakeOperation.EXEC_NOTIFICATION_QUERY).isEmpty()) {
            Thread.onSpinWait();
        }
        return watching;
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private void stop(String name) {
        fake.namespace("root\\cimv2").raise("Demo_Stop", Map.of("ProcessName", name));
    }

    @Test
    @DisplayName("prints one JSON object a line, and ends after as many events as were asked for")
    void json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompletableFuture<Void> watching = watching(out, "--format", "json", "--count", "2", STOPS);
        stop("a.exe");
        stop("b.exe");
        watching.join();
        assertThat(text(out).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                .first()
                .asString()
                .contains("\"__CLASS\":\"Demo_Stop\"", "\"ProcessName\":\"a.exe\"");
        fake.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("prints the class of the event and all that is in it, also in the object that it is about")
    void block() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompletableFuture<Void> watching = watching(out, "--count", "1", LAMPS);
        fake.namespace("root\\cimv2").put("Demo_Lamp", Map.of("Name", "desk", "Watts", 40));
        watching.join();
        assertThat(text(out))
                .startsWith("__CLASS ")
                .contains(": __InstanceCreationEvent\n")
                .containsPattern("TargetInstance.Name +: desk\n")
                .containsPattern("TargetInstance.Watts +: 40\n")
                .endsWith("\n\n");
    }

    @Test
    @DisplayName("ends after the time that was given, with no event as well")
    void limit() {
        CommandRun run = CommandRun.of("--backend", "fake", "watch", "--for", "1ms", TIMERS);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
    }

    @Test
    @DisplayName("ends when nobody reads any more")
    void readerGone() {
        CompletableFuture<Void> watching = watching(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                STOPS);
        stop("a.exe");
        watching.join();
        fake.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("says what is wrong with a query, and with its options")
    void errors() {
        CommandRun run = CommandRun.of(
                "--backend",
                "fake",
                "watch",
                "SELECT * FROM __InstanceCreationEvent WHERE TargetInstance ISA 'Win32_Process'");
        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.err()).contains("WITHIN <seconds>");
        assertThat(CommandRun.of("--backend", "fake", "watch", "--count", "0", TIMERS)
                        .exitCode())
                .isEqualTo(Main.USAGE);
    }
}
