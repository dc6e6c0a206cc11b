package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortUnavailableException;
import org.wmisdk.tck.server.ForwardingPort;

/**
 * Holds the costs that are the same in every run, native calls and bytes on the heap, to the committed table. No time is measured. With
 * {@code -Dwmi.costs.write=true}, which {@code ./bench gate --write} sets, writes the table instead.
 */
@DisplayName("The cost of an operation")
class CostTest {
    private static final Path TABLE = Path.of("../docs/performance/gate.tsv");
    private static final int JAVA = Runtime.version().feature();
    private static final int OBJECT = 16; // the smallest one

    private static Port port(String name) {
        try {
            return Worlds.port(name);
        } catch (PortUnavailableException e) {
            assumeTrue(false, e.getMessage());
            throw e;
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jna", "ffm"})
    @DisplayName("is what the committed table says, in bytes and in native calls")
    void asCommitted(String backend) throws Exception {
        assumeFalse(Worlds.IS_WINDOWS, "The table is of Linux.");
        port(backend);
        CostTable table = CostTable.read(TABLE);
        Map<String, Long> measured = new TreeMap<>(probe("operations", backend, "-Xint"));
        measured.putAll(probe("calls", backend, "-Xbatch"));
        if (Boolean.getBoolean("wmi.costs.write")) {
            table.replace(JAVA, backend, measured);
            table.write(TABLE);
            return;
        }
        assumeTrue(table.knows(JAVA), "The table has no costs on Java " + JAVA + ".");
        assertThat(table.differences(JAVA, backend, measured)).isEmpty();
    }

    /** What {@link CostProbe} prints in a JVM of its own. */
    private static Map<String, Long> probe(String what, String backend, String mode)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), mode, "-XX:+UseSerialGC"));
        if (JAVA >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CostProbe.class.getName(), what, backend));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        Map<String, Long> costs = new TreeMap<>();
        output.lines().forEach(line -> {
            assertThat(line).as(output).contains("\t");
            costs.put(line.substring(0, line.indexOf('\t')), Long.valueOf(line.substring(line.indexOf('\t') + 1)));
        });
        return costs;
    }

    @Test
    @DisplayName("that grew fails with both numbers")
    void worse() {
        assertThat(table("17\tjna\tconnect: native calls\t11")
                        .differences(17, "jna", Map.of("connect: native calls", 12L)))
                .singleElement()
                .asString()
                .contains("jna on Java 17", "connect: native calls", "WORSE", "12 instead of 11");
    }

    @Test
    @DisplayName("that shrank says that the table wants to be updated, and how")
    void better() {
        assertThat(table("17\tjna\tconnect: native calls\t11")
                        .differences(17, "jna", Map.of("connect: native calls", 10L)))
                .singleElement()
                .asString()
                .contains("better", "10 instead of 11", "./bench gate --write");
    }

    @Test
    @DisplayName("that is only in the table, or only measured, is a difference")
    void incomplete() {
        assertThat(table("17\tjna\tconnect: bytes\t1").differences(17, "jna", Map.of("query: bytes", 2L)))
                .hasSize(2);
    }

    @Test
    @DisplayName("on another Java or of another backend is no difference")
    void others() {
        assertThat(table("17\tjna\tbytes\t1", "25\tffm\tbytes\t2").differences(25, "ffm", Map.of("bytes", 2L)))
                .isEmpty();
    }

    @Test
    @DisplayName("is replaced for one backend and Java, and kept for the others")
    void replace() {
        CostTable table = table("17\tjna\told\t1", "25\tjna\tbytes\t2");
        table.replace(17, "jna", Map.of("bytes", 3L));
        assertThat(table.differences(17, "jna", Map.of("bytes", 3L))).isEmpty();
        assertThat(table.differences(25, "jna", Map.of("bytes", 2L))).isEmpty();
    }

    @Test
    @DisplayName("in a table with a broken line is refused")
    void broken() {
        assertThatThrownBy(() -> table("17\tjna\t1")).hasMessageContaining("four columns");
        assertThatThrownBy(() -> CostTable.parse(List.of("nothing"))).hasMessageContaining("begin with");
    }

    private static CostTable table(String... lines) {
        List<String> all = new ArrayList<>(List.of("Java\tbackend\tcost\tnumber"));
        all.addAll(List.of(lines));
        return CostTable.parse(all);
    }

    /** Asks twice what it needs once. */
    private static final class AsksTwice extends ForwardingPort {
        AsksTwice(Port port) {
            super(port);
        }

        @Override
        public int callPPPPPPPPI(long fn, long a, long b, long c, long d, long e, long f, long g, long h) {
            super.callPPPPPPPPI(fn, a, b, c, d, e, f, g, h);
            return super.callPPPPPPPPI(fn, a, b, c, d, e, f, g, h);
        }
    }

    @Test
    @DisplayName("counts a native call that was not needed")
    void oneCallMore() {
        assumeFalse(Worlds.IS_WINDOWS, "The table is of Linux.");
        Map<String, Long> sound = CostProbe.operations(port("jna"), UnaryOperator.identity());
        Map<String, Long> wasteful = CostProbe.operations(port("jna"), AsksTwice::new);
        String calls = "connect and close: native calls";
        assertThat(wasteful.get(calls)).isEqualTo(sound.get(calls) + 1);
    }

    /** Makes an object in each call. */
    private static final class Allocates extends ForwardingPort {
        private long[] latest = {};

        Allocates(Port port) {
            super(port);
        }

        @Override
        public int callPI(long fn, long a) {
            latest = new long[] {a};
            return super.callPI(fn, latest[0]);
        }
    }

    @Test
    @DisplayName("counts the bytes of an object that a call made")
    void oneObjectMore() {
        assumeFalse(Worlds.IS_WINDOWS, "The callee is that of Linux.");
        Map<String, Long> costs = CostProbe.calls(new Allocates(port("jna")));
        assertThat(costs.get("call, Release, AddRef (PI): bytes in " + CostProbe.TIMES + " calls"))
                .isGreaterThanOrEqualTo((long) OBJECT * CostProbe.TIMES);
    }
}
