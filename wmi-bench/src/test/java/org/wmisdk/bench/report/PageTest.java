package org.wmisdk.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.bench.report.Results.Section;

@DisplayName("The page")
class PageTest {
    private static String page(Section section) {
        return Page.markdown(new Report(List.of(MadeUp.results("rows", List.of(section), List.of()))), "pictures");
    }

    @Test
    @DisplayName("has a line for each contestant with median, quartiles, ratio and bytes")
    void table() {
        assertThat(page(MadeUp.section("row", 1.04, 1.2, 240)))
                .contains(
                        "### What does row cost?",
                        "[![What does row cost?](pictures/rows-row.png)](pictures/rows-row.svg)")
                .contains("| FFM | 1.14 µs | 1.09 µs – 1.20 µs | 1.04 | 0.520–1.56 | 120 | 3 |  |");
    }

    @Test
    @DisplayName("says why a contestant could not run, without breaking the table")
    void unavailable() {
        assertThat(page(MadeUp.section("row", 1.04, 1.2, 240)))
                .contains("| wmi-java |  |  |  |  |  |  | cannot run here: there is none \\| here |");
    }

    @Test
    @DisplayName("has a line for each place on a curve, and a column for each contestant")
    void curve() {
        assertThat(page(MadeUp.curve())).contains("| rows | FFM | JNA |", "| 10 | 1 µs | 4 µs |");
    }

    @Test
    @DisplayName("says that all have read the same, and names those who have not")
    void checksums() {
        Section same = MadeUp.section("row", 1, 2, 3);
        assertThat(page(same)).contains("All read the same values");
        List<Results.Entry> entries = new ArrayList<>(same.entries());
        entries.set(1, entries.get(1).reading("ffff"));
        assertThat(page(new Section("row", "?", "ns", "C client", entries)))
                .contains("**Not all read the same values**", "FFM ffff")
                .doesNotContain("All read the same values: checksums are equal.");
    }

    @Test
    @DisplayName("names the groups that were not measured")
    void missing() {
        assertThat(page(MadeUp.curve())).contains("The group `service` was not measured in this run.");
    }

    @Test
    @DisplayName("says that a goal was missed or not measured, with the reason")
    void goals() {
        String page = Page.markdown(new Report(List.of(MadeUp.service(1.3, 1.5))), "p");
        assertThat(page)
                .contains("| rows, FFM / C <= 1.15 | 1.15 | 1.30 | **missed** |  |")
                .contains("| working set <= 2 MB | 2 |  | **not measured** | needs Windows |");
    }
}
