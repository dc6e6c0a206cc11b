package org.wmisdk.call;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long an operation may still wait inside the library. Only time between {@link #start} and {@link #stop} counts, so a slow
 * reader costs nothing. Not thread-safe: one operation, one thread at a time.
 */
public final class Budget {
    private static final long UNLIMITED = Long.MAX_VALUE;
    private final LongSupplier nanoClock;
    private final @Nullable Duration whole;
    private long remaining;
    private long started;

    private Budget(@Nullable Duration whole, LongSupplier nanoClock) {
        this.whole = whole;
        this.nanoClock = nanoClock;
        this.remaining = whole == null ? UNLIMITED : toNanos(whole);
    }

    /** A budget of that much waiting; null for no limit. */
    public static Budget of(@Nullable Duration timeout) {
        return new Budget(timeout, System::nanoTime);
    }

    static Budget of(@Nullable Duration timeout, LongSupplier nanoClock) {
        return new Budget(timeout, nanoClock);
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
            started = nanoClock.getAsLong();
        }
    }

    /** Waiting ends: what was waited is gone. */
    public void stop() {
        if (isLimited()) {
            remaining -= nanoClock.getAsLong() - started;
        }
    }

    /** What is left while waiting, in nanoseconds; {@code Long.MAX_VALUE} without limit. */
    public long leftNanos() {
        return isLimited() ? remaining - (nanoClock.getAsLong() - started) : UNLIMITED;
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
