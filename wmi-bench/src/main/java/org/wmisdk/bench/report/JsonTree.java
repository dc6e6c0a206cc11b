package org.wmisdk.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a tree, each node knowing where it stands, so that a wrong file is told by place.
 *
 * @param place file and names from the root, for messages
 * @param value a map by name, a list, a text, a number, a Boolean, or null
 */
record JsonTree(String place, @Nullable Object value) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static JsonTree read(Path file) throws IOException {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            parser.nextToken();
            return new JsonTree(file.toString(), value(parser));
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("the JSON ends too early");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + token + " at " + parser.currentLocation());
        };
    }

    List<JsonTree> items() throws IOException {
        if (!(value instanceof List<?> list)) {
            throw wrong("a list");
        }
        List<JsonTree> items = new ArrayList<>();
        for (Object item : list) {
            items.add(new JsonTree(place + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** The members of an object, in the order of the file. */
    Map<String, JsonTree> members() throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("an object");
        }
        Map<String, JsonTree> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put((String) name, new JsonTree(place + "." + name, member)));
        return members;
    }

    /** The member of that name, which must be there. */
    JsonTree get(String name) throws IOException {
        JsonTree member = find(name);
        if (member == null) {
            throw new IOException(place + " has no \"" + name + "\"");
        }
        return member;
    }

    /** The member of that name, or null when there is none or it is null. */
    @Nullable
    JsonTree find(String name) throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("an object");
        }
        Object member = map.get(name);
        return member == null ? null : new JsonTree(place + "." + name, member);
    }

    String text(String name) throws IOException {
        return get(name).as(String.class, "a text");
    }

    double number(String name) throws IOException {
        return get(name).as(Double.class, "a number");
    }

    boolean flag(String name) throws IOException {
        return get(name).as(Boolean.class, "true or false");
    }

    @Nullable
    String optionalText(String name) throws IOException {
        JsonTree member = find(name);
        return member == null ? null : member.as(String.class, "a text");
    }

    @Nullable
    Double optionalNumber(String name) throws IOException {
        JsonTree member = find(name);
        return member == null ? null : member.as(Double.class, "a number");
    }

    <T> T as(Class<T> type, String what) throws IOException {
        if (!type.isInstance(value)) {
            throw wrong(what);
        }
        return type.cast(value);
    }

    private IOException wrong(String expected) {
        return new IOException(place + " is not " + expected);
    }
}
