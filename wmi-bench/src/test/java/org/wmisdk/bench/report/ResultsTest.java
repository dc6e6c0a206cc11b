package org.wmisdk.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Section;

@DisplayName("Results in a file")
class ResultsTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("are read as they were written")
    void roundTrip() throws IOException {
        Path file = folder.resolve("results.json");
        Report report =
                new Report(List.of(MadeUp.results("rows", List.of(MadeUp.curve()), List.of()), MadeUp.service(1, 2)));
        report.write(file);
        assertThat(Report.read(file)).isEqualTo(report);
    }

    @Test
    @DisplayName("of one group are read as they were written")
    void oneGroup() throws IOException {
        Path file = folder.resolve("deeper/service.json");
        ResultsJson.write(file, MadeUp.service(1, 2));
        assertThat(Results.read(file)).isEqualTo(MadeUp.service(1, 2));
        assertThat(Report.of(folder.resolve("deeper")).groups()).containsExactly(MadeUp.service(1, 2));
    }

    @Test
    @DisplayName("that lack something, or have it of another kind, are refused with the place")
    void broken() throws IOException {
        Path file = folder.resolve("x.json");
        Files.writeString(file, "{\"group\": \"x\"}");
        assertThatThrownBy(() -> Results.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x.json has no");
        Files.writeString(file, "{\"group\": 1, \"machine\": {}, \"sections\": [{\"id\": 1}]}");
        assertThatThrownBy(() -> Results.read(file)).hasMessageContaining("x.json.sections[0]");
    }

    @Test
    @DisplayName("cannot hold what is no measurement")
    void notANumber() {
        Section section = new Section("a", "b?", "ns", null, List.of(Entry.of("c", Samples.of(Double.NaN))));
        Path file = folder.resolve("nan.json");
        assertThatThrownBy(() -> ResultsJson.write(file, MadeUp.results("call", List.of(section), List.of())))
                .hasMessageContaining("median is NaN");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("of JMH give nanoseconds of each iteration, bytes and counters")
    void jmh() throws IOException {
        Path file = folder.resolve("jmh.json");
        Files.writeString(file, """
                [{"benchmark": "org.x.Some.way", "params": {"size": "10"},
                  "primaryMetric": {"scoreUnit": "us/op", "rawData": [[1.0, 2.0], [3.0]]},
                  "secondaryMetrics": {"gc.alloc.rate.norm": {"rawData": [[24.0, 25.0], [24.0]]},
                    "rows": {"score": 15.0, "rawData": [[5.0, 5.0], [5.0]]}, "odd": {"rawData": [["NaN"]]}}}]
                """);
        JmhFile.Measured one = JmhFile.find(JmhFile.read(file), "Some.way", Map.of("size", "10"));
        assertThat(one.nanoseconds()).containsExactly(1000.0, 2000.0, 3000.0);
        assertThat(one.entry("x").bytes()).isEqualTo(24.0);
        assertThat(one.counters()).containsEntry("rows", 5.0).doesNotContainKey("odd");
        assertThatThrownBy(() -> JmhFile.find(JmhFile.read(file), "Some.way", Map.of()))
                .hasMessageContaining("JMH has no result of Some.way");
    }

    @Test
    @DisplayName("of JMH that are not times are refused")
    void throughput() throws IOException {
        Path file = folder.resolve("jmh.json");
        Files.writeString(file, """
                [{"benchmark": "org.x.Some.way", "primaryMetric": {"scoreUnit": "ops/s", "rawData": [[1.0]]}, "secondaryMetrics": {}}]
                """);
        assertThatThrownBy(() -> JmhFile.read(file)).hasMessageContaining("measures ops/s");
    }
}
