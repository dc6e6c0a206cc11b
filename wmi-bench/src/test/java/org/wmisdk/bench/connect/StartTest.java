package org.wmisdk.bench.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.bench.connect.FirstQuery.Phase;
import org.wmisdk.bench.connect.Start.Classes;

@DisplayName("A start")
class StartTest {
    private static String loaded(String name, String source) {
        return "[0.081s] " + name + " source: " + source;
    }

    @Test
    @DisplayName("classes are counted for the phase whose end follows, those of the JVM before the program for none")
    void classes() {
        assertThat(Start.count(List.of(
                        loaded("java.lang.Object", "shared objects file"),
                        loaded(FirstQuery.class.getName(), "file:/start.jar"),
                        loaded("a.A", "shared objects file"),
                        loaded("a.B", "file:/a.jar"),
                        "SELECT 100",
                        "PORT 200",
                        loaded("a.C", "jrt:/java.base"),
                        "CONNECT 300",
                        "done")))
                .isEqualTo(Map.of(
                        Phase.SELECT,
                        new Classes(2, 1),
                        Phase.PORT,
                        new Classes(0, 0),
                        Phase.CONNECT,
                        new Classes(1, 0)));
    }

    @Test
    @DisplayName("what is in no phase is the start of the JVM")
    void before() {
        Start start = new Start(1000, Map.of(Phase.SELECT, 100., Phase.CONNECT, 250.));

        assertThat(start.before()).isCloseTo(650, within(1e-9));
    }

    @Test
    @DisplayName("a process that ends without asking is refused with the last that it said")
    void failure() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertThatThrownBy(() -> Start.run(List.of(java, "no.such.Main")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it has not asked")
                .hasMessageContaining("no.such.Main");
    }

    @Test
    @DisplayName("a program has the jars of its backend on the class path, in that order, and no others")
    void classPath() {
        String all = String.join(
                File.pathSeparator,
                "lib/xchart-4.0.jar",
                "lib/wmi-com-0.1.jar",
                "lib/wmi-api-0.1.jar",
                "lib/jna-jpms-5.jar");

        assertThat(Program.select(all, List.of("wmi-api", "wmi-com")))
                .isEqualTo("lib/wmi-api-0.1.jar" + File.pathSeparator + "lib/wmi-com-0.1.jar");
        assertThatThrownBy(() -> Program.select(all, List.of("wmi-ffm")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no jar of wmi-ffm");
    }

    @Test
    @DisplayName("what a start costs more than another is the median of the differences of their rounds")
    void differences() {
        assertThat(ColdStarts.medianOfDifferences(new double[] {10, 200, 12}, new double[] {1, 100, 2}))
                .isEqualTo(10);
    }
}
