package org.wmisdk;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what a caller gives into the raw value of a CIM type, exactly or not at all. */
final class CimConversion {
    private final @Nullable String property;
    private final CimType type;
    private final boolean array;

    private CimConversion(@Nullable String property, CimType type, boolean array) {
        this.property = property;
        this.type = type;
        this.array = array;
    }

    /** The raw value of a single value. The property is for messages only. */
    static @Nullable Object scalar(@Nullable String property, CimType type, @Nullable Object value) {
        return value == null ? null : new CimConversion(property, type, false).convert(value);
    }

    /** The raw value of an array. The property is for messages only. */
    static @Nullable Object array(@Nullable String property, CimType type, @Nullable Object values) {
        return values == null ? null : new CimConversion(property, type, true).convertAll(values);
    }

    /** Bytes as the numbers 0 to 255, each in the raw class of {@code uint8}. */
    static List<Short> unsigned(byte[] bytes) {
        List<Short> numbers = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
            numbers.add((short) Byte.toUnsignedInt(b));
        }
        return numbers;
    }

    private Object convertAll(Object values) {
        if (type == CimType.UINT8 && values instanceof byte[] bytes) {
            return bytes.clone();
        }
        int length;
        if (values instanceof List<?> list) {
            length = list.size();
        } else if (values.getClass().isArray()) {
            length = Array.getLength(values);
        } else {
            throw mismatch(values, "pass a List or a Java array of the elements");
        }
        List<Object> raw = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            Object element = values instanceof List<?> list ? list.get(i) : Array.get(values, i);
            if (element == null) {
                throw error(
                        HResult.WBEM_E_ILLEGAL_NULL,
                        "element " + i + " is null",
                        "elements of CIM arrays are never NULL; leave it out, or make the whole array NULL");
            }
            raw.add(convert(element));
        }
        if (type == CimType.UINT8) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = ((Short) raw.get(i)).byteValue();
            }
            return bytes;
        }
        return List.copyOf(raw);
    }

    private Object convert(Object value) {
        return switch (type) {
            case SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, SINT64, UINT64 -> integer(value);
            case REAL32 -> real32(value);
            case REAL64 -> real64(value);
            case BOOLEAN -> exactly(Boolean.class, value);
            case STRING -> exactly(String.class, value);
            case CHAR16 -> exactly(Character.class, value);
            case DATETIME -> datetime(value);
            case REFERENCE -> value instanceof WmiPath path ? path.toString() : exactly(String.class, value);
            case OBJECT -> exactly(WmiObject.class, value);
        };
    }

    private Object exactly(Class<?> wanted, Object value) {
        if (!wanted.isInstance(value)) {
            throw mismatch(value, "pass a " + wanted.getSimpleName());
        }
        return value;
    }

    private Object integer(Object value) {
        BigInteger number = whole(value);
        if (number == null) {
            throw mismatch(value, "pass a Byte, Short, Integer, Long or BigInteger");
        }
        int bits = bits();
        boolean signed = type.mofName().startsWith("s");
        BigInteger top = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
        BigInteger min = signed ? top.negate() : BigInteger.ZERO;
        BigInteger max = top.subtract(BigInteger.ONE);
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            throw outOfRange(number, type.mofName() + " holds " + min + " to " + max);
        }
        return switch (type) {
            case SINT8 -> number.byteValue();
            case UINT8, SINT16 -> number.shortValue();
            case UINT16, SINT32 -> number.intValue();
            case UINT32, SINT64 -> number.longValue();
            default -> number;
        };
    }

    private int bits() {
        return switch (type) {
            case SINT8, UINT8 -> Byte.SIZE;
            case SINT16, UINT16 -> Short.SIZE;
            case SINT32, UINT32 -> Integer.SIZE;
            default -> Long.SIZE;
        };
    }

    private static @Nullable BigInteger whole(Object value) {
        if (value instanceof BigInteger big) {
            return big;
        }
        boolean integer =
                value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long;
        return integer ? BigInteger.valueOf(((Number) value).longValue()) : null;
    }

    private Object real32(Object value) {
        if (value instanceof Float) {
            return value;
        }
        double exact = (Double) real64(value);
        float narrow = (float) exact;
        if (Double.compare(narrow, exact) != 0) {
            throw outOfRange(value, "real32 does not hold it exactly; pass a Float to round it yourself");
        }
        return narrow;
    }

    private Object real64(Object value) {
        if (value instanceof Double) {
            return value;
        }
        if (value instanceof Float single) {
            return single.doubleValue();
        }
        BigInteger number = whole(value);
        if (number == null) {
            throw mismatch(value, "pass a Float, a Double, or an integer");
        }
        double real = number.doubleValue();
        if (Double.isInfinite(real) || !new BigDecimal(real).toBigInteger().equals(number)) {
            throw outOfRange(number, type.mofName() + " does not hold it exactly; pass a Double to round it yourself");
        }
        return real;
    }

    private Object datetime(Object value) {
        if (value instanceof CimDateTime || value instanceof CimInterval) {
            return value;
        }
        try {
            if (value instanceof Instant instant) {
                return CimDateTime.of(instant);
            }
            if (value instanceof OffsetDateTime dateTime) {
                return CimDateTime.of(dateTime);
            }
            if (value instanceof Duration duration) {
                return CimInterval.of(duration);
            }
            if (value instanceof String text) {
                return text.indexOf(':') >= 0 ? CimInterval.parse(text) : CimDateTime.parse(text);
            }
        } catch (WmiException e) {
            String reason = e.detail() == null ? e.hresult().meaning() : e.detail();
            throw new WmiValueException(
                    setting(HResult.WBEM_E_VALUE_OUT_OF_RANGE)
                            .ownFinding(reason)
                            .hint(e.hint())
                            .cause(e),
                    "it is no datetime or interval of CIM");
        }
        throw mismatch(
                value, "pass a CimDateTime, Instant or OffsetDateTime, or for an interval a CimInterval or Duration");
    }

    private WmiException mismatch(Object value, String wayOut) {
        boolean many = value instanceof List || value.getClass().isArray();
        return error(
                HResult.WBEM_E_TYPE_MISMATCH,
                "a " + value.getClass().getSimpleName() + " is no " + CimText.type(type, array && !many),
                many && !array ? "this is an array: use setArray or CimValue.ofArray" : wayOut);
    }

    private WmiException outOfRange(Object value, String rule) {
        return new WmiValueException(setting(HResult.WBEM_E_VALUE_OUT_OF_RANGE).ownFinding(value + ": " + rule), rule);
    }

    private WmiException error(HResult hresult, String finding, @Nullable String wayOut) {
        return new WmiValueException(setting(hresult).ownFinding(finding).hint(wayOut));
    }

    private WmiException.Builder setting(HResult hresult) {
        return WmiException.builder(hresult)
                .operation("set " + (property == null ? "a value" : property) + " as " + CimText.type(type, array));
    }
}
