package org.wmisdk.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.event.EventTime;

/**
 * The time of events: that of the clock of the test, which begins with the year 2020 so that what it stamps is always the same, or that of
 * the computer.
 */
final class FakeEventTime implements EventTime {
    private static final Instant FIRST = Instant.parse("1601-01-01T00:00:00Z");
    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    private final @Nullable FakeClock clock;

    /** The clock is null for that of the computer. */
    FakeEventTime(@Nullable FakeClock clock) {
        this.clock = clock;
    }

    @Override
    public long nanos() {
        return clock == null ? System.nanoTime() : clock.nanos();
    }

    @Override
    public long created() {
        Instant now = clock == null ? Instant.now() : BEGIN.plusNanos(clock.nanos());
        Duration since = Duration.between(FIRST, now);
        return TimeUnit.SECONDS.toMicros(since.getSeconds()) * 10 + since.getNano() / 100;
    }

    @Override
    public Runnable onAdvance(Runnable tick) {
        return clock == null ? () -> {} : clock.onAdvance(tick);
    }
}
