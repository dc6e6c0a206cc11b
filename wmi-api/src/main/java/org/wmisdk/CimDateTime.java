package org.wmisdk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.Text;

/**
 * A point in time as CIM writes it: 25 characters {@code yyyymmddHHMMSS.mmmmmmsUUU}, where {@code sUUU} is the offset
 * from UTC in minutes. Any field may be unset, written as {@code *}; the value keeps exactly what was written.
 *
 * <p>A server may deliver text that breaks the layout. Such a value is kept too ({@link #ofText}), {@link #isMalformed()}
 * tells it, and only the conversions refuse it: one bad datetime does not cost a row.
 *
 * <p>Immutable. Two values are equal if their texts are: {@code +000} and {@code +060} an hour later are the same
 * instant, but not equal; compare instants with {@link #compareInstant}. Nothing here ever applies the zone of the
 * machine it runs on.
 *
 * @see CimInterval the other thing that CIM calls datetime
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/cim-datetime">CIM_DATETIME</a>
 */
public final class CimDateTime {

    /** A field of the text, in order. */
    public enum Field {
        /** 0 to 9999. */
        YEAR("year", 0, 4, 0, 9999),
        /** 1 to 12. */
        MONTH("month", 4, 6, 1, 12),
        /** 1 to 31. */
        DAY("day", 6, 8, 1, 31),
        /** 0 to 23. */
        HOUR("hour", 8, 10, 0, 23),
        /** 0 to 59. */
        MINUTE("minute", 10, 12, 0, 59),
        /** 0 to 59. */
        SECOND("second", 12, 14, 0, 59),
        /** 0 to 999999. */
        MICROSECOND("microseconds", 15, 21, 0, 999_999),
        /** Minutes east of UTC, -999 to 999. */
        OFFSET("offset", 22, 25, 0, 999);

        /** All fields, in order, without the copy that {@code values()} makes. */
        static final List<Field> ALL = List.of(values());

        /** The fields that an interval has as well. */
        static final List<Field> CLOCK = List.of(HOUR, MINUTE, SECOND, MICROSECOND);

        final String label;
        final int from;
        final int to;
        final int min;
        final int max;

        Field(String label, int from, int to, int min, int max) {
            this.label = label;
            this.from = from;
            this.to = to;
            this.min = min;
            this.max = max;
        }

        /** The value of this field, which is set, in a text of lawful layout. */
        int read(String text) {
            int value = TimeText.number(text, from, to);
            return this == OFFSET && text.charAt(TimeText.SIGN) == '-' ? -value : value;
        }
    }

    private static final String READ = "read CIM datetime";
    private static final int NANOS_PER_MICRO = 1000;
    private static final int SECONDS_PER_MINUTE = 60;

    private static final Instant EARLIEST =
            OffsetDateTime.of(0, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
    private static final Instant LATEST = OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999, ZoneOffset.UTC)
            .toInstant();

    private final String text;

    private CimDateTime(String text) {
        this.text = text;
    }

    /**
     * Reads a datetime strictly: the length, every field's range, the day within its month.
     *
     * @param text 25 characters, nothing before or after them
     * @return the value, never malformed
     * @throws WmiException {@link HResult#WBEM_E_INVALID_PARAMETER} with the position and the rule that was broken
     */
    public static CimDateTime parse(String text) {
        String problem = TimeText.dateTimeProblem(Objects.requireNonNull(text, "text"));
        if (problem != null) {
            throw Refusals.badText("CIM datetime", text, problem);
        }
        return new CimDateTime(text);
    }

    /**
     * Keeps a text as it is, lawful or not, as for a value that a server delivered.
     *
     * @param text any text
     * @return the value; {@link #isMalformed()} tells whether the text is lawful
     */
    public static CimDateTime ofText(String text) {
        return new CimDateTime(Objects.requireNonNull(text, "text"));
    }

    /**
     * Writes an instant with the offset {@code +000}.
     *
     * @param instant an instant in the years 0 to 9999; what lies below a microsecond is dropped, because the text has no
     *     place for it: the value is the last microsecond that is not later
     * @return the value, with every field set
     * @throws WmiValueException {@link HResult#WBEM_E_VALUE_OUT_OF_RANGE} for another year
     */
    public static CimDateTime of(Instant instant) {
        requireInRange(instant);
        return of(instant.atOffset(ZoneOffset.UTC));
    }

    /**
     * Writes a date and time with its offset. The text holds offsets of whole minutes up to 999; another offset is
     * replaced by {@code +000} at the same instant, as System.Management does it.
     *
     * @param dateTime a date and time in the years 0 to 9999; what lies below a microsecond is dropped
     * @return the value, with every field set
     * @throws WmiValueException {@link HResult#WBEM_E_VALUE_OUT_OF_RANGE} for another year
     */
    public static CimDateTime of(OffsetDateTime dateTime) {
        requireInRange(dateTime.toInstant());
        int seconds = dateTime.getOffset().getTotalSeconds();
        boolean fits = seconds % SECONDS_PER_MINUTE == 0 && Math.abs(seconds / SECONDS_PER_MINUTE) <= Field.OFFSET.max;
        OffsetDateTime written = fits ? dateTime : dateTime.withOffsetSameInstant(ZoneOffset.UTC);
        int minutes = written.getOffset().getTotalSeconds() / SECONDS_PER_MINUTE;
        StringBuilder target = write(written.toLocalDateTime()).append(minutes < 0 ? '-' : '+');
        TimeText.append(target, Math.abs(minutes), Field.OFFSET.to - Field.OFFSET.from);
        return new CimDateTime(target.toString());
    }

    /**
     * Writes a date and time without a zone: the offset is left unset ({@code +***}), which means the local time of the
     * machine that the value is about.
     *
     * @param dateTime a date and time in the years 0 to 9999; what lies below a microsecond is dropped
     * @return the value, with every field set but the offset
     * @throws WmiValueException {@link HResult#WBEM_E_VALUE_OUT_OF_RANGE} for another year
     */
    public static CimDateTime of(LocalDateTime dateTime) {
        return new CimDateTime(write(dateTime).append("+***").toString());
    }

    /** Before any arithmetic that an extreme time would overflow. A local year may still be one off: {@link #write} sees it. */
    private static void requireInRange(Instant instant) {
        Duration widestOffset = Duration.ofHours(18);
        if (instant.isBefore(EARLIEST.minus(widestOffset)) || instant.isAfter(LATEST.plus(widestOffset))) {
            throw outOfRange(instant);
        }
    }

    private static WmiException outOfRange(Object time) {
        return Refusals.range("write CIM datetime", time + " is not in the years 0 to 9999");
    }

    private static StringBuilder write(LocalDateTime dateTime) {
        int year = dateTime.getYear();
        if (year < Field.YEAR.min || year > Field.YEAR.max) {
            throw outOfRange(dateTime);
        }
        StringBuilder target = new StringBuilder(TimeText.LENGTH);
        TimeText.append(target, year, 4);
        TimeText.append(target, dateTime.getMonthValue(), 2);
        TimeText.append(target, dateTime.getDayOfMonth(), 2);
        TimeText.append(target, dateTime.getHour(), 2);
        TimeText.append(target, dateTime.getMinute(), 2);
        TimeText.append(target, dateTime.getSecond(), 2);
        TimeText.append(target.append('.'), dateTime.get(ChronoField.MICRO_OF_SECOND), 6);
        return target;
    }

    /**
     * Tells whether the text breaks the layout. Such a value has no fields and no instant, only its text.
     *
     * @return true if {@link #parse} would refuse {@link #toString()}
     */
    public boolean isMalformed() {
        return TimeText.dateTimeProblem(text) != null; // when asked: most values of most rows never are
    }

    /**
     * Says what is wrong with the text.
     *
     * @return the position and the rule that was broken; empty if the text is lawful
     */
    public Optional<String> problem() {
        return Optional.ofNullable(TimeText.dateTimeProblem(text));
    }

    /**
     * Tells whether a field is set.
     *
     * @param field the field
     * @return false if it is written as {@code *}, and for every field of a malformed text
     */
    public boolean has(Field field) {
        return !isMalformed() && !TimeText.isUnset(text, field);
    }

    /**
     * Reads one field.
     *
     * @param field the field
     * @return its number, in the range that the field names; empty if it is unset or the text is malformed
     */
    public OptionalInt find(Field field) {
        return has(field) ? OptionalInt.of(field.read(text)) : OptionalInt.empty();
    }

    /**
     * The instant: the written fields less the offset.
     *
     * @return the instant, exact to the microsecond
     * @throws WmiValueException if a field is unset or the text is malformed
     */
    public Instant toInstant() {
        return toOffsetDateTime().toInstant();
    }

    /**
     * The date and time with the offset as written.
     *
     * @return the value, exact to the microsecond
     * @throws WmiValueException if a field is unset or the text is malformed
     */
    public OffsetDateTime toOffsetDateTime() {
        requireSet("an instant", EnumSet.allOf(Field.class));
        int offset = Field.OFFSET.read(text) * SECONDS_PER_MINUTE;
        return OffsetDateTime.of(readLocal(), ZoneOffset.ofTotalSeconds(offset));
    }

    /**
     * The date and time of a value whose offset is unset: local to the machine that wrote it.
     *
     * @return the value, exact to the microsecond
     * @throws WmiValueException if the offset is set ({@link #toOffsetDateTime()} does not lose it), if another field is
     *     unset, or if the text is malformed
     */
    public LocalDateTime toLocalDateTime() {
        if (has(Field.OFFSET)) {
            throw Refusals.conversion(
                    READ, text + " has an offset: use toOffsetDateTime(), and drop the offset there if that is meant");
        }
        requireSet("a local date and time", EnumSet.complementOf(EnumSet.of(Field.OFFSET)));
        return readLocal();
    }

    private LocalDateTime readLocal() {
        return LocalDateTime.of(
                Field.YEAR.read(text),
                Field.MONTH.read(text),
                Field.DAY.read(text),
                Field.HOUR.read(text),
                Field.MINUTE.read(text),
                Field.SECOND.read(text),
                Field.MICROSECOND.read(text) * NANOS_PER_MICRO);
    }

    private void requireSet(String target, Set<Field> fields) {
        String problem = TimeText.dateTimeProblem(text);
        if (problem != null) {
            throw Refusals.conversion(
                    READ,
                    "malformed " + Text.quote(text) + " is not " + target + ": " + problem + "; toString() has it all");
        }
        for (Field field : fields) {
            if (TimeText.isUnset(text, field)) {
                throw Refusals.conversion(
                        READ,
                        text + " is not " + target + ": the " + field.label
                                + " is unset; find(Field) reads the others");
            }
        }
    }

    /**
     * Compares two values by their instants.
     *
     * @param other the other value
     * @return negative, zero or positive as this is earlier than, the same instant as, or later than the other
     * @throws WmiValueException if either has an unset field or is malformed
     */
    public int compareInstant(CimDateTime other) {
        return toInstant().compareTo(other.toInstant());
    }

    /** Equal if the texts are equal, character by character. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CimDateTime that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text exactly as it was delivered or written. */
    @Override
    public String toString() {
        return text;
    }
}
