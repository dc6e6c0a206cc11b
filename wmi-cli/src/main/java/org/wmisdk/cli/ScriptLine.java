package org.wmisdk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import picocli.CommandLine.TypeConversionException;

/**
 * One line of a script: an object whose fields say what to do. Each field is taken once, with the type that it must have; what nobody has taken
 * at the end is a mistake, so that a field that is misspelt is not overlooked.
 */
final class ScriptLine {
    private final Map<String, JsonNode> fields = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    /** A line that does not say what it should. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;

        Mistake(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        Mistake(String message) {
            this(message, null);
        }
    }

    ScriptLine(String text) throws Mistake {
        JsonNode parsed;
        try {
            parsed = Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new Mistake("this is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!parsed.isObject()) {
            throw new Mistake("a line is an object, such as {\"query\": \"SELECT ...\"}");
        }
        parsed.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** A field of any type; null if it is left out. */
    @Nullable
    JsonNode take(String name) {
        known.add(name);
        return fields.remove(name);
    }

    @Nullable
    String text(String name) throws Mistake {
        JsonNode value = take(name);
        if (value != null && !value.isTextual()) {
            throw new Mistake(name + ": it is a text");
        }
        return value == null ? null : value.textValue();
    }

    String requiredText(String name) throws Mistake {
        String value = text(name);
        if (value == null) {
            throw new Mistake(name + ": it is missing");
        }
        return value;
    }

    /** A text or an array of texts; empty if it is left out. */
    List<String> texts(String name) throws Mistake {
        JsonNode value = take(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value == null ? List.<JsonNode>of() : value.isArray() ? value : List.of(value)) {
            if (!each.isTextual()) {
                throw new Mistake(name + ": it is a text or an array of texts");
            }
            texts.add(each.textValue());
        }
        return texts;
    }

    boolean truth(String name) throws Mistake {
        JsonNode value = take(name);
        if (value != null && !value.isBoolean()) {
            throw new Mistake(name + ": it is true or false");
        }
        return value != null && value.booleanValue();
    }

    @Nullable
    Integer number(String name) throws Mistake {
        JsonNode value = take(name);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToInt())) {
            throw new Mistake(name + ": it is a whole number");
        }
        return value == null ? null : value.intValue();
    }

    @Nullable
    Duration duration(String name) throws Mistake {
        return converted(name, new DurationConverter()::convert);
    }

    /** A code by its name or number. */
    @Nullable
    HResult code(String name) throws Mistake {
        return converted(
                name, text -> HResult.find(text).orElseGet(() -> HResult.of(new IntConverter().convert(text))));
    }

    private <T> @Nullable T converted(String name, Function<String, T> converter) throws Mistake {
        String text = text(name);
        try {
            return text == null ? null : converter.apply(text);
        } catch (TypeConversionException e) {
            throw new Mistake(name + ": " + e.getMessage(), e);
        }
    }

    /** The fields of an object; empty if it is left out. */
    Map<String, JsonNode> object(String name) throws Mistake {
        JsonNode value = take(name);
        if (value != null && !value.isObject()) {
            throw new Mistake(name + ": it is an object");
        }
        Map<String, JsonNode> inner = new LinkedHashMap<>();
        (value == null ? JsonNodeFactory.instance.objectNode() : value)
                .properties()
                .forEach(field -> inner.put(field.getKey(), field.getValue()));
        return inner;
    }

    /** Refuses what nobody has taken. */
    void end() throws Mistake {
        if (!fields.isEmpty()) {
            throw new Mistake(
                    "unknown " + String.join(", ", fields.keySet()) + "; there may be " + String.join(", ", known));
        }
    }
}
