package org.wmisdk.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Samples")
class SamplesTest {
    @Test
    @DisplayName("have their quartiles between neighbours, in whatever order they come")
    void quartiles() {
        assertThat(Samples.of(4, 1, 3, 2)).isEqualTo(new Samples(1.75, 2.5, 3.25, 4));
        assertThat(Samples.of(7)).isEqualTo(new Samples(7, 7, 7, 1));
    }

    @Test
    @DisplayName("of nothing are refused")
    void none() {
        assertThatThrownBy(Samples::of).hasMessage("nothing was measured");
    }

    @Test
    @DisplayName("in interleaved rounds have the ratio of their medians, and the quartiles of the rounds' ratios")
    void ratioOfRounds() {
        // The machine was half as fast in the second round, for both.
        assertThat(Ratio.ofRounds(new double[] {2, 4, 3}, new double[] {1, 2, 1}))
                .isEqualTo(new Ratio(3.0, 2.0, 2.5));
    }

    @Test
    @DisplayName("of which one has more rounds than the other have no ratio")
    void unequalRounds() {
        assertThatThrownBy(() -> Ratio.ofRounds(new double[] {1}, new double[] {1, 2}))
                .hasMessageContaining("1 rounds of the contestant, 2 of the baseline");
    }
}
