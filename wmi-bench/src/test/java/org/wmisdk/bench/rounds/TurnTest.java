package org.wmisdk.bench.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.bench.rounds.Rounds.Turn;

@DisplayName("A turn")
class TurnTest {
    @Test
    @DisplayName("a worker's answer is time and bytes of all units, and what else it has observed as it is")
    void answer() {
        assertThat(Turn.parse("4 1000 64")).isEqualTo(new Turn(250, 16, Map.of()));
        assertThat(Turn.parse("2 10 0 queries8=1.5E6 fairness8=0.5"))
                .isEqualTo(new Turn(5, 0, Map.of("queries8", 1.5e6, "fairness8", 0.5)));
    }
}
