package org.wmisdk;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as CIM writes it: 25 characters {@code ddddddddHHMMSS.mmmmmm:000}. Never negative, at most 99999999
 * days 23 hours 59 minutes 59.999999 seconds. Properties that hold intervals carry the qualifier
 * {@code SubType("interval")}; their CIM type is datetime as well.
 *
 * <p>Immutable. Each length has one text, so equal values have equal texts.
 *
 * @see CimDateTime
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/interval-format">Interval format</a>
 */
public final class CimInterval implements Comparable<CimInterval> {

    private static final long MAX_DAYS = 99_999_999;
    private static final int NANOS_PER_MICRO = 1000;

    private final String text;

    private CimInterval(String text) {
        this.text = text;
    }

    /**
     * Reads an interval strictly.
     *
     * @param text 25 characters, nothing before or after them
     * @return the interval
     * @throws WmiException {@link HResult#WBEM_E_INVALID_PARAMETER} with the position and the rule that was broken
     */
    public static CimInterval parse(String text) {
        String problem = TimeText.intervalProblem(Objects.requireNonNull(text, "text"));
        if (problem != null) {
            throw Refusals.badText("CIM interval", text, problem);
        }
        return new CimInterval(text);
    }

    /**
     * Reads a text that may be an interval: how a delivered datetime is told from a {@link CimDateTime}.
     *
     * @param text any text
     * @return the interval; empty if {@link #parse} would refuse the text
     */
    public static Optional<CimInterval> find(String text) {
        if (!text.endsWith(TimeText.INTERVAL_TAIL)) {
            return Optional.empty(); // a point in time, most often: no need to say what is wrong with it
        }
        return TimeText.intervalProblem(text) == null ? Optional.of(new CimInterval(text)) : Optional.empty();
    }

    /**
     * Writes a duration.
     *
     * @param duration zero to 99999999 days 23:59:59.999999; what lies below a microsecond is dropped, because the text
     *     has no place for it
     * @return the interval
     * @throws WmiValueException {@link HResult#WBEM_E_VALUE_OUT_OF_RANGE} if the duration is negative or too long
     */
    public static CimInterval of(Duration duration) {
        if (duration.isNegative() || duration.toDays() > MAX_DAYS) {
            throw Refusals.range(
                    "write CIM interval", duration + " is not within zero to " + MAX_DAYS + " days 23:59:59.999999");
        }
        StringBuilder target = new StringBuilder(TimeText.LENGTH);
        TimeText.append(target, duration.toDays(), TimeText.INTERVAL_DAY_DIGITS);
        TimeText.append(target, duration.toHoursPart(), 2);
        TimeText.append(target, duration.toMinutesPart(), 2);
        TimeText.append(target, duration.toSecondsPart(), 2);
        TimeText.append(target.append('.'), duration.toNanosPart() / NANOS_PER_MICRO, 6);
        return new CimInterval(target.append(":000").toString());
    }

    /**
     * The length as a duration.
     *
     * @return the duration, exact
     */
    public Duration toDuration() {
        return Duration.ofDays(TimeText.number(text, 0, TimeText.INTERVAL_DAY_DIGITS))
                .plusHours(CimDateTime.Field.HOUR.read(text))
                .plusMinutes(CimDateTime.Field.MINUTE.read(text))
                .plusSeconds(CimDateTime.Field.SECOND.read(text))
                .plusNanos((long) CimDateTime.Field.MICROSECOND.read(text) * NANOS_PER_MICRO);
    }

    /** Shorter before longer. */
    @Override
    public int compareTo(CimInterval other) {
        // Fixed width and no sign: the order of the texts is the order of the lengths.
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CimInterval that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text, 25 characters. */
    @Override
    public String toString() {
        return text;
    }
}
