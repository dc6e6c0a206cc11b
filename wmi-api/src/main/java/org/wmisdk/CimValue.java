package org.wmisdk;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One value with its CIM type. NULL is a value too ({@link #isNull()}), and is neither an empty array nor an empty text nor
 * zero.
 *
 * <p>A conversion is exact or refused with a {@link WmiValueException} that names the property, its type, what is wrong and
 * the way out:
 *
 * <ul>
 *   <li>The type is looked at first: {@code asLong()} of a {@code string} is refused even if it is NULL. Text is never read
 *       as a number, a number never written as text; {@link #toString()} is for people.
 *   <li>NULL is {@code null} where the Java type has a {@code null}. Methods that return a primitive refuse it; their
 *       {@code find} twins are empty.
 *   <li>A number that the Java type cannot hold exactly is refused ({@code WBEM_E_VALUE_OUT_OF_RANGE}).
 * </ul>
 *
 * <p>Immutable and thread-safe. Equality is equality of type, array flag and value.
 *
 * <pre>{@code
 * CimValue size = CimValue.of(CimType.UINT64, 4_000_000_000L);
 * System.out.println(size.asLong()); // 4000000000
 * System.out.println(size.asInt()); // throws WmiValueException: an int does not hold it
 * }</pre>
 */
public final class CimValue {
    /** The property that the value came from, for messages only. */
    private final @Nullable String property;

    private final CimType type;
    private final boolean array;
    private final @Nullable Object raw;

    /** Takes the raw value as it is: it must be the canonical one of the type, and nobody else may change it. */
    CimValue(@Nullable String property, CimType type, boolean array, @Nullable Object raw) {
        this.property = property;
        this.type = type;
        this.array = array;
        this.raw = raw;
    }

    /**
     * A single value.
     *
     * <p>Accepted: for integers {@code Byte}, {@code Short}, {@code Integer}, {@code Long} and {@code BigInteger} in the range
     * of the type; for reals these, {@code Float} and {@code Double}, if the type holds them exactly; {@code Boolean}; {@code
     * String}; {@code Character}; for datetime {@link CimDateTime}, {@code Instant}, {@code OffsetDateTime}, {@link
     * CimInterval}, {@code Duration}, or a {@code String} in the layout of CIM; for references {@link WmiPath} or {@code
     * String}; {@link WmiObject}.
     *
     * @param value the value; {@code null} for NULL
     * @throws WmiValueException {@code WBEM_E_TYPE_MISMATCH} for another Java type, {@code WBEM_E_VALUE_OUT_OF_RANGE} for a
     *     value that the CIM type cannot hold exactly
     */
    public static CimValue of(CimType type, @Nullable Object value) {
        return new CimValue(null, requireNonNull(type, "type"), false, CimConversion.scalar(null, type, value));
    }

    /**
     * An array.
     *
     * <p>Accepted: a {@code List} or a Java array, of primitives too, whose elements {@link #of} accepts; none may be {@code
     * null}. A {@code byte[]} for {@link CimType#UINT8} is taken as bit patterns, 0 to 255.
     *
     * @param values the elements, which are copied; {@code null} for NULL
     * @throws WmiValueException as {@link #of}, and {@code WBEM_E_ILLEGAL_NULL} for an element that is {@code null}
     */
    public static CimValue ofArray(CimType type, @Nullable Object values) {
        return new CimValue(null, requireNonNull(type, "type"), true, CimConversion.array(null, type, values));
    }

    /**
     * A single value as {@link #of(CimType, Object)} makes it, or an array as {@link #ofArray}.
     *
     * @param array whether it is an array
     * @throws WmiValueException as theirs
     */
    public static CimValue of(CimType type, boolean array, @Nullable Object value) {
        return array ? ofArray(type, value) : of(type, value);
    }

    /** The CIM type; of an array, the type of its elements. */
    public CimType type() {
        return type;
    }

    /** Whether the value is an array, or NULL of an array type. */
    public boolean isArray() {
        return array;
    }

    /** Whether the value is NULL. An empty array is not. */
    public boolean isNull() {
        return raw == null;
    }

    /**
     * The value in the Java class that {@link CimType} names for its type: for arrays an unmodifiable {@code List}, or a new
     * {@code byte[]} for {@code uint8}; {@code null} for NULL.
     */
    public @Nullable Object raw() {
        return raw instanceof byte[] bytes ? bytes.clone() : raw;
    }

    /** The text of a string or a reference, of a {@code char16} as one character, of a datetime as it was delivered. */
    public @Nullable String asString() {
        if (!isText()) {
            throw mismatch("String");
        }
        Object value = scalar("String");
        return value == null ? null : value.toString();
    }

    /** The truth value of a {@code boolean}. */
    public boolean asBoolean() {
        return notNull(truth(), "boolean", "findBoolean");
    }

    /** The truth value of a {@code boolean}; empty for NULL. */
    public Optional<Boolean> findBoolean() {
        return Optional.ofNullable(truth());
    }

    /** Any integer that an {@code int} holds. */
    public int asInt() {
        return toInt(notNull(integer("int"), "int", "findInt"));
    }

    /** As {@link #asInt()}; empty for NULL. */
    public OptionalInt findInt() {
        Number value = integer("int");
        return value == null ? OptionalInt.empty() : OptionalInt.of(toInt(value));
    }

    /** Any integer that a {@code long} holds. */
    public long asLong() {
        return toLong(notNull(integer("long"), "long", "findLong"));
    }

    /** As {@link #asLong()}; empty for NULL. */
    public OptionalLong findLong() {
        Number value = integer("long");
        return value == null ? OptionalLong.empty() : OptionalLong.of(toLong(value));
    }

    /**
     * The 64 bits of any integer: as {@link #asLong()}, except that a {@code uint64} above {@code Long.MAX_VALUE} comes as the
     * negative number with the same bits, for {@link Long#toUnsignedString(long)} and its like.
     */
    public long asLongBits() {
        return notNull(integer("long"), "long", "findLong").longValue();
    }

    /** Any integer; {@code null} for NULL. */
    public @Nullable BigInteger asBigInteger() {
        Number value = integer("BigInteger");
        return value == null ? null : toBigInteger(value);
    }

    /** The value of a {@code real32}. */
    public float asFloat() {
        if (type != CimType.REAL32) {
            throw mismatch("float");
        }
        return (Float) notNull(scalar("float"), "float", null);
    }

    /** The value of a real, or of an integer that a {@code double} holds exactly. */
    public double asDouble() {
        return toDouble(notNull(number(), "double", "findDouble"));
    }

    /** As {@link #asDouble()}; empty for NULL. */
    public OptionalDouble findDouble() {
        Number value = number();
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(toDouble(value));
    }

    /** The value of a {@code char16}: one UTF-16 code unit. */
    public char asChar() {
        if (type != CimType.CHAR16) {
            throw mismatch("char");
        }
        return (Character) notNull(scalar("char"), "char", null);
    }

    /** A datetime that is a point in time, also a malformed one; {@code null} for NULL. An interval is refused. */
    public @Nullable CimDateTime asDateTime() {
        return time(CimDateTime.class);
    }

    /**
     * A datetime as an instant; {@code null} for NULL. Refused if the text is malformed, or lacks a field or the offset from
     * UTC: no zone is ever assumed.
     */
    public @Nullable Instant asInstant() {
        CimDateTime value = asDateTime();
        return value == null ? null : derived("Instant", value, CimDateTime::toInstant);
    }

    /** A datetime that is an interval; {@code null} for NULL. A point in time is refused. */
    public @Nullable CimInterval asInterval() {
        return time(CimInterval.class);
    }

    /** As {@link #asInterval()}. */
    public @Nullable Duration asDuration() {
        CimInterval value = asInterval();
        return value == null ? null : value.toDuration();
    }

    /** The path in a reference, parsed; {@code null} for NULL. {@link #asString()} gives it as it was delivered. */
    public @Nullable WmiPath asReference() {
        if (type != CimType.REFERENCE) {
            throw mismatch("WmiPath");
        }
        String value = (String) scalar("WmiPath");
        return value == null ? null : derived("WmiPath", value, WmiPath::of);
    }

    /** An embedded object; {@code null} for NULL. */
    public @Nullable WmiObject asObject() {
        if (type != CimType.OBJECT) {
            throw mismatch("WmiObject");
        }
        return (WmiObject) scalar("WmiObject");
    }

    /** An array of {@code uint8} as a new array of bit patterns; {@code null} for NULL. */
    public byte @Nullable [] asBytes() {
        if (!array || type != CimType.UINT8) {
            throw mismatch("byte[]");
        }
        return (byte[]) raw();
    }

    /** An array of integers that {@code long} holds, as a new array; {@code null} for NULL. */
    public long @Nullable [] asLongs() {
        List<CimValue> elements = typeIs(type.isInteger(), "long[]").elements();
        return elements == null
                ? null
                : elements.stream().mapToLong(CimValue::asLong).toArray();
    }

    /** An array of reals, or of integers that {@code double} holds exactly, as a new array; {@code null} for NULL. */
    public double @Nullable [] asDoubles() {
        List<CimValue> elements = typeIs(isNumber(), "double[]").elements();
        return elements == null
                ? null
                : elements.stream().mapToDouble(CimValue::asDouble).toArray();
    }

    /** An array whose elements {@link #asString()} accepts, unmodifiable; {@code null} for NULL. */
    public @Nullable List<String> asStrings() {
        return list(isText(), "List<String>", CimValue::asString);
    }

    /** An array of points in time, unmodifiable; {@code null} for NULL. */
    public @Nullable List<CimDateTime> asDateTimes() {
        return list(type == CimType.DATETIME, "List<CimDateTime>", CimValue::asDateTime);
    }

    /** An array of references, parsed, unmodifiable; {@code null} for NULL. */
    public @Nullable List<WmiPath> asReferences() {
        return list(type == CimType.REFERENCE, "List<WmiPath>", CimValue::asReference);
    }

    /** An array of embedded objects, unmodifiable; {@code null} for NULL. */
    public @Nullable List<WmiObject> asObjects() {
        return list(type == CimType.OBJECT, "List<WmiObject>", CimValue::asObject);
    }

    /** The elements of an array of any type, unmodifiable; {@code null} for NULL. A single value is refused. */
    public @Nullable List<CimValue> elements() {
        if (!array) {
            throw mismatch("array");
        }
        if (raw == null) {
            return null;
        }
        List<?> elements = raw instanceof byte[] bytes ? CimConversion.unsigned(bytes) : (List<?>) raw;
        return elements.stream()
                .map(element -> new CimValue(property, type, false, element))
                .toList();
    }

    private <T> @Nullable List<T> list(boolean right, String target, Function<CimValue, @Nullable T> conversion) {
        List<CimValue> elements = typeIs(right, target).elements();
        return elements == null
                ? null
                : elements.stream()
                        .map(element -> element.notNull(conversion.apply(element), target, null))
                        .toList();
    }

    private CimValue typeIs(boolean right, String target) {
        if (!right || !array) {
            throw mismatch(target);
        }
        return this;
    }

    private @Nullable Object scalar(String target) {
        if (array) {
            throw mismatch(target);
        }
        return raw;
    }

    private @Nullable Boolean truth() {
        if (type != CimType.BOOLEAN) {
            throw mismatch("boolean");
        }
        return (Boolean) scalar("boolean");
    }

    private @Nullable Number integer(String target) {
        if (!type.isInteger()) {
            throw mismatch(target);
        }
        return (Number) scalar(target);
    }

    private boolean isText() {
        return switch (type) {
            case STRING, REFERENCE, CHAR16, DATETIME -> true;
            default -> false;
        };
    }

    private boolean isNumber() {
        return type.isInteger() || type == CimType.REAL32 || type == CimType.REAL64;
    }

    private @Nullable Number number() {
        if (!isNumber()) {
            throw mismatch("double");
        }
        return (Number) scalar("double");
    }

    private <T> @Nullable T time(Class<T> wanted) {
        if (type != CimType.DATETIME) {
            throw mismatch(wanted.getSimpleName());
        }
        Object value = scalar(wanted.getSimpleName());
        if (value != null && !wanted.isInstance(value)) {
            throw mismatch(wanted.getSimpleName());
        }
        return wanted.cast(value);
    }

    private int toInt(Number value) {
        long wide =
                value instanceof BigInteger big && big.bitLength() >= Long.SIZE ? Long.MAX_VALUE : value.longValue();
        if (wide != (int) wide) {
            throw refuse("int").outOfRange(Integer.MIN_VALUE + " to " + Integer.MAX_VALUE, "Long");
        }
        return (int) wide;
    }

    private long toLong(Number value) {
        if (value instanceof BigInteger big && big.bitLength() >= Long.SIZE) {
            throw refuse("long").outOfRange(Long.MIN_VALUE + " to " + Long.MAX_VALUE, "BigInteger");
        }
        return value.longValue();
    }

    private static BigInteger toBigInteger(Number value) {
        return value instanceof BigInteger big ? big : BigInteger.valueOf(value.longValue());
    }

    private double toDouble(Number value) {
        double result = value.doubleValue();
        boolean wide = value instanceof Long || value instanceof BigInteger;
        if (wide && !new BigDecimal(result).toBigInteger().equals(toBigInteger(value))) {
            throw refuse("double").outOfRange("integers up to 2^53, and only some above", "BigInteger");
        }
        return result;
    }

    private <S, T> T derived(String target, S value, Function<S, T> conversion) {
        try {
            return conversion.apply(value);
        } catch (WmiException e) {
            throw refuse(target).because(e);
        }
    }

    private <T> T notNull(@Nullable T value, String target, @Nullable String twin) {
        if (value == null) {
            throw refuse(target).isNull(twin);
        }
        return value;
    }

    private WmiException mismatch(String target) {
        return refuse(target).mismatch();
    }

    private CimRefusal refuse(String target) {
        return new CimRefusal(property, type, array, raw, target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CimValue that
                && type == that.type
                && array == that.array
                && Objects.deepEquals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + Boolean.hashCode(array)) + Arrays.deepHashCode(new Object[] {raw});
    }

    /** The value for people, whole: text in quotes, arrays in braces, {@code NULL}. */
    @Override
    public String toString() {
        return CimText.whole(type, array, raw);
    }
}
