package org.wmisdk.fake.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiShape;

/**
 * Objects of WMI in JSON, without loss: {@code {"system": {...}, "columns": {"Name": "string", "Codes": "uint16[]"}, "values":
 * ["x", [1, 2]]}}. Integers are numbers of any size; reals are numbers, or text where they are none; what has a text in CIM is
 * that text.
 */
final class ValueJson {
    private static final String SYSTEM = "system";
    private static final String COLUMNS = "columns";
    private static final String VALUES = "values";
    private static final String ARRAY = "[]";

    private ValueJson() {}

    static void write(JsonGenerator json, WmiObject object) throws IOException {
        json.writeStartObject();
        SystemProperties system = object.findSystem().orElse(null);
        if (system != null) {
            json.writeFieldName(SYSTEM);
            SystemJson.write(json, system);
        }
        WmiShape shape = object.shape();
        json.writeObjectFieldStart(COLUMNS);
        for (int i = 0; i < shape.size(); i++) {
            json.writeStringField(shape.name(i), shape.type(i).mofName() + (shape.isArray(i) ? ARRAY : ""));
        }
        json.writeEndObject();
        json.writeArrayFieldStart(VALUES);
        for (int i = 0; i < shape.size(); i++) {
            write(json, object.get(i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CimValue value) throws IOException {
        List<CimValue> elements = value.isArray() ? value.elements() : null;
        Object raw = value.raw();
        if (elements != null) {
            json.writeStartArray();
            for (CimValue element : elements) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (raw == null) {
            json.writeNull();
        } else if (raw instanceof WmiObject object) {
            write(json, object);
        } else if (raw instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (raw instanceof BigInteger big) {
            json.writeNumber(big);
        } else if (raw instanceof Float real && isNumber(real)) {
            json.writeNumber(real);
        } else if (raw instanceof Double real && isNumber(real)) {
            json.writeNumber(real);
        } else if (raw instanceof Number number && value.type().isInteger()) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(raw.toString());
        }
    }

    /** JSON has no numbers for infinities and NaN, and readers of it lose the sign of zero. */
    private static boolean isNumber(double real) {
        return Double.isFinite(real) && !(real == 0 && Double.compare(real, 0) < 0);
    }

    /**
     * Reads an object.
     *
     * @throws JsonShape.Unexpected if it has not the form of one
     */
    static WmiObject object(JsonShape json) {
        WmiShape.Builder builder = WmiShape.builder();
        for (Map.Entry<String, Object> column : json.map(COLUMNS).entrySet()) {
            String type = json.text(column.getValue(), COLUMNS + "." + column.getKey());
            boolean array = type.endsWith(ARRAY);
            try {
                builder.add(column.getKey(), type(json, array ? type.substring(0, type.length() - 2) : type), array);
            } catch (WmiException e) {
                throw json.unexpected(COLUMNS, "names that differ in more than case");
            }
        }
        WmiShape shape = builder.build();
        List<@Nullable Object> given = json.list(VALUES);
        if (given.size() != shape.size()) {
            throw json.unexpected(VALUES, "as many values as columns, " + shape.size());
        }
        @Nullable Object[] values = new @Nullable Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = shape.isArray(i) ? array(json, shape, i, given.get(i)) : value(json, shape, i, given.get(i));
        }
        JsonShape system = json.find(SYSTEM);
        return system == null ? shape.object(values) : shape.object(values, SystemJson.read(system));
    }

    private static CimType type(JsonShape json, String name) {
        for (CimType type : CimType.values()) {
            if (type.mofName().equals(name)) {
                return type;
            }
        }
        throw json.unexpected(COLUMNS, "names of CIM types, not " + name);
    }

    private static @Nullable Object array(JsonShape json, WmiShape shape, int column, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        if (!(given instanceof List<?> elements)) {
            throw json.unexpected(shape.name(column), "an array");
        }
        List<Object> values = new ArrayList<>();
        for (Object element : elements) {
            Object value = value(json, shape, column, element);
            if (value == null) {
                throw json.unexpected(shape.name(column), "elements that are not null");
            }
            values.add(value);
        }
        return CimValue.ofArray(shape.type(column), values).raw();
    }

    private static @Nullable Object value(JsonShape json, WmiShape shape, int column, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        CimType type = shape.type(column);
        String name = shape.name(column);
        return switch (type) {
            case OBJECT -> object(json.nested(given, name));
            // A malformed one is a value too: it must come out as it went in.
            case DATETIME -> {
                String text = json.text(given, name);
                CimInterval interval = CimInterval.find(text).orElse(null);
                yield interval == null ? CimDateTime.ofText(text) : interval;
            }
            case CHAR16 -> {
                String text = json.text(given, name);
                if (text.length() != 1) {
                    throw json.unexpected(name, "one character");
                }
                yield text.charAt(0);
            }
            case REAL32 -> real(json, name, given, Float::valueOf);
            case REAL64 -> real(json, name, given, Double::valueOf);
            default -> checked(json, name, type, given);
        };
    }

    private static Object real(JsonShape json, String name, Object given, Function<String, Object> parse) {
        try {
            return parse.apply(given instanceof Number ? given.toString() : json.text(given, name));
        } catch (NumberFormatException e) {
            throw json.unexpected(name, "a number");
        }
    }

    private static @Nullable Object checked(JsonShape json, String name, CimType type, Object given) {
        try {
            return CimValue.of(type, given).raw();
        } catch (WmiException e) {
            throw json.unexpected(name, "a value of type " + type.mofName());
        }
    }
}
