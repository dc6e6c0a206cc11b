package org.wmisdk.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.bench.report.Results.Goal;

@DisplayName("The verdict")
class VerdictTest {
    private static List<String> verdict(Results... groups) {
        return Verdict.sentences(new Report(List.of(groups)));
    }

    @Test
    @DisplayName("chooses the backend that takes less time, and says what both cost against C")
    void choice() {
        assertThat(verdict(MadeUp.service(1.04, 1.2)))
                .containsExactly(
                        "On Java 22 and newer take FFM; on 17 to 21 there is JNA, which takes 1.15 times as long.",
                        "Beside C, on a real WMI service (`./bench service`), FFM takes 1.04 times as long, JNA 1.20 times.",
                        "Of what people use today, OSHI takes 2.88 to 231 times as long as FFM.");
        assertThat(verdict(MadeUp.service(1.2, 1.04)).get(0)).startsWith("Take JNA");
    }

    @Test
    @DisplayName("does not tell apart what is closer than a twentieth")
    void alike() {
        assertThat(verdict(MadeUp.service(1.00, 1.02)).get(0)).startsWith("Take either backend");
    }

    @Test
    @DisplayName("goes by rows of a server that does nothing where there was no real service")
    void rows() {
        Results rows = MadeUp.results("rows", List.of(MadeUp.section("row", 2, 6, 300)), List.of());
        assertThat(verdict(rows).get(1)).contains("a server that does nothing else (`./bench rows`)");
        assertThat(verdict(rows, MadeUp.service(1, 2)).get(1)).contains("a real WMI service");
    }

    @Test
    @DisplayName("says so when nothing was measured that it could go by")
    void nothing() {
        assertThat(verdict(MadeUp.results("rows", List.of(MadeUp.curve()), List.of())))
                .singleElement()
                .asString()
                .contains("was not measured");
    }

    @Test
    @DisplayName("shows a value that misses its limit by little with the digits that tell")
    void close() {
        Goal close = Goal.atMost("calls", "calls <= 18", 18, 18.0156);
        Report report = new Report(List.of(MadeUp.results("rows", List.of(), List.of(close))));
        assertThat(Verdict.goals(report)).containsExactly("MISSED       calls <= 18: 18.0156");
    }

    @Test
    @DisplayName("on a goal is met, missed or not measured, with its value or the reason")
    void goals() {
        Report report = new Report(List.of(MadeUp.service(1.3, 1.5)));
        assertThat(Verdict.goals(report))
                .containsExactly(
                        "MISSED       rows, FFM / C <= 1.15: 1.30", "not measured working set <= 2 MB (needs Windows)");
        assertThat(Verdict.count(report)).isEqualTo("0 of 2 goals are met, 1 missed, 1 not measured.");
    }
}
