package org.wmisdk.call;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.CallClock;

/**
 * How long an operation may still wait inside the library. Only time between {@link #start} and {@link #stop} counts, so a slow
 * reader costs nothing. Not thread-safe: one operation, one thread at a time.
 */
public final class Budget {
    private static final long UNLIMITED = Long.MAX_VALUE;
    private final CallClock clock;
    private final @Nullable Duration whole;
    private long remaining;
    private CallClock.@Nullable Deadline running;

    private Budget(@Nullable Duration whole, CallClock clock) {
        this.whole = whole;
        this.clock = clock;
        this.remaining = whole == null ? UNLIMITED : toNanos(whole);
    }

    /** A budget of that much waiting in real time; null for no limit. */
    public static Budget of(@Nullable Duration timeout) {
        return of(timeout, CallClock.SYSTEM);
    }

    /** A budget of that much waiting by that clock; null for no limit. */
    public static Budget of(@Nullable Duration timeout, CallClock clock) {
        return new Budget(timeout, clock);
    }

    private static long toNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return UNLIMITED - 1; // 292 years: as good as what was asked for
        }
    }

    /** Whether there is a limit at all. */
    public boolean isLimited() {
        return whole != null;
    }

    /** The limit as it was asked for; only of a limited budget. */
    public Duration whole() {
        return Objects.requireNonNull(whole, "no limit");
    }

    /** Waiting begins. */
    public void start() {
        if (isLimited()) {
            running = clock.begin(remaining);
        }
    }

    /** Waiting ends: what was waited is gone. */
    public void stop() {
        CallClock.Deadline ended = running;
        if (ended != null) {
            remaining = ended.leftNanos();
            running = null;
            ended.end();
        }
    }

    /** Tells when the time is up, unless waiting ends before; between start and stop, once. Does nothing without limit. */
    void whenUp(Runnable action) {
        CallClock.Deadline deadline = running;
        if (deadline != null) {
            deadline.whenUp(action);
        }
    }

    /** What runs between start and stop; null without limit. */
    CallClock.@Nullable Deadline running() {
        return running;
    }

    /** What is left while waiting, in nanoseconds; {@code Long.MAX_VALUE} without limit. */
    public long leftNanos() {
        CallClock.Deadline deadline = running;
        return deadline == null ? remaining : deadline.leftNanos();
    }

    /** What is left while waiting, in milliseconds rounded up, for a native call; -1 without limit, 0 when nothing is left. */
    public int leftMillis() {
        if (!isLimited()) {
            return -1;
        }
        long nanos = Math.max(0, leftNanos());
        return (int) Math.min(Integer.MAX_VALUE, nanos / 1_000_000 + (nanos % 1_000_000 == 0 ? 0 : 1));
    }
}
