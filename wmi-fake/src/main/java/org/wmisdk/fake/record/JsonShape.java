package org.wmisdk.fake.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object with the fields that its reader expects. Numbers are BigInteger or BigDecimal. */
final class JsonShape {
    private final String what;
    private final Map<String, @Nullable Object> fields;

    private JsonShape(String what, Map<String, @Nullable Object> fields) {
        this.what = what;
        this.fields = fields;
    }

    /** What was read is no such object: says what of it was expected. */
    static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unexpected(String message) {
            super(message);
        }
    }

    /** Reads the object that the parser stands before. */
    static JsonShape read(JsonParser parser) throws IOException {
        Object value = value(parser, parser.nextToken());
        return new JsonShape("the line", asFields(value, "the line"));
    }

    JsonShape nested(@Nullable Object value, String name) {
        return new JsonShape(name, asFields(value, name));
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    @Nullable
    JsonShape find(String name) {
        Object value = fields.get(name);
        return value == null ? null : nested(value, name);
    }

    Map<String, @Nullable Object> map(String name) {
        return asFields(fields.get(name), name);
    }

    @SuppressWarnings("unchecked") // lists are made here
    List<@Nullable Object> list(String name) {
        if (fields.get(name) instanceof List<?> list) {
            return (List<@Nullable Object>) list;
        }
        throw unexpected(name, "an array");
    }

    String text(String name) {
        return text(fields.get(name), name);
    }

    String text(@Nullable Object value, String name) {
        if (value instanceof String text) {
            return text;
        }
        throw unexpected(name, "a string");
    }

    @Nullable
    String findText(String name) {
        return has(name) ? text(name) : null;
    }

    @Nullable
    Integer findInt(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof BigInteger number && number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        throw unexpected(name, "a 32-bit integer");
    }

    boolean truth(String name) {
        if (fields.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw unexpected(name, "true or false");
    }

    Unexpected unexpected(String name, String expected) {
        return new Unexpected("field \"" + name + "\" of " + what + ": expected " + expected);
    }

    @SuppressWarnings("unchecked") // maps are made here
    private static Map<String, @Nullable Object> asFields(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new Unexpected(name + ": expected an object in braces");
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new Unexpected("expected a JSON value, found the end of the line");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    map.put(name, value(parser, parser.nextToken()));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    list.add(value(parser, next));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new Unexpected("expected a JSON value, found " + token);
        };
    }
}
