package org.wmisdk.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.spi.CallClock;

@DisplayName("A budget of waiting")
class BudgetTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow

    private Budget budget(Duration timeout) {
        return Budget.of(timeout, CallClock.reading(clock::get));
    }

    @Test
    @DisplayName("counts only what passes between start and stop")
    void onlyWaiting() {
        Budget budget = budget(Duration.ofMillis(10));
        clock.addAndGet(1_000_000_000); // before anything
        budget.start();
        clock.addAndGet(4_000_000);
        assertThat(budget.leftMillis()).isEqualTo(6);
        budget.stop();
        clock.addAndGet(1_000_000_000); // the reader takes its time
        budget.start();
        assertThat(budget.leftNanos()).isEqualTo(6_000_000);
        clock.addAndGet(6_000_000);
        assertThat(budget.leftMillis()).isZero();
        clock.addAndGet(1);
        assertThat(budget.leftMillis()).isZero();
        assertThat(budget.leftNanos()).isEqualTo(-1);
    }

    @Test
    @DisplayName("rounds up, so that a call never comes back before the time is up")
    void roundsUp() {
        Budget budget = budget(Duration.ofNanos(1));
        budget.start();
        assertThat(budget.leftMillis()).isEqualTo(1);
        clock.addAndGet(1);
        assertThat(budget.leftMillis()).isZero();
    }

    @Test
    @DisplayName("longer than numbers reach is as long as they reach")
    void long_() {
        Budget budget = budget(Duration.ofSeconds(Long.MAX_VALUE));
        budget.start();
        assertThat(budget.leftMillis()).isEqualTo(Integer.MAX_VALUE);
        assertThat(budget.leftNanos()).isLessThan(Long.MAX_VALUE); // which would mean no limit
        assertThat(budget.isLimited()).isTrue();
    }

    @Test
    @DisplayName("without a limit is endless")
    void unlimited() {
        Budget budget = Budget.of(null);
        budget.start();
        assertThat(budget.leftMillis()).isEqualTo(-1);
        assertThat(budget.leftNanos()).isEqualTo(Long.MAX_VALUE);
        budget.stop();
        assertThat(budget.isLimited()).isFalse();
    }
}
