package org.wmisdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiProperty;

/**
 * Turns values in JSON into what {@link CimValue} takes for a declared type, in the forms in which {@link JsonFormat} prints it. Text stands for a
 * number or truth value too, as it does on a command line.
 */
final class GivenValues {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");
    private static final String CLASS = "__CLASS";
    private static final String INFINITY = "Infinity";

    private final WmiNamespace namespace;
    private final WmiOptions options;
    private final Map<String, WmiClass> classes = new HashMap<>();

    /**
     * @param namespace what knows the classes
     * @param options how it is asked for them
     */
    GivenValues(WmiNamespace namespace, WmiOptions options) {
        this.namespace = namespace;
        this.options = options;
    }

    /**
     * The value for a type.
     *
     * @param declared of that type, such as the default of a property
     * @param className the class that an embedded object is declared to be of, or null
     * @return null for NULL
     * @throws IllegalArgumentException if the JSON cannot stand for such a value, with the reason alone
     */
    @Nullable
    Object of(JsonNode json, CimValue declared, @Nullable String className) {
        if (json.isNull()) {
            return null;
        }
        if (!declared.isArray()) {
            return single(json, declared.type(), className);
        }
        if (json.isTextual()) { // as NAME=TEXT on a command line, which cannot tell one element from a single value
            return List.of(single(json, declared.type(), className));
        }
        if (!json.isArray()) {
            throw new IllegalArgumentException("it is an array: give [...]");
        }
        List<@Nullable Object> elements = new ArrayList<>(json.size());
        for (JsonNode element : json) {
            elements.add(element.isNull() ? null : single(element, declared.type(), className));
        }
        return elements;
    }

    /**
     * As {@link #of(JsonNode, CimValue, String)}, for something that is declared.
     *
     * @param what it is, for people
     * @param declaration as it is printed for them
     */
    @Nullable
    Object of(String what, Object declaration, JsonNode json, CimValue declared, @Nullable String className) {
        try {
            return of(json, declared, className);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + ", declared as " + declaration + ": " + e.getMessage(), e);
        }
    }

    private Object single(JsonNode json, CimType type, @Nullable String className) {
        if (json.isArray()) {
            throw new IllegalArgumentException("it is no array: give a single value");
        }
        return switch (type) {
            case SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, SINT64, UINT64 -> integer(json);
            case REAL32, REAL64 -> real(json, type);
            case BOOLEAN -> truth(json);
            case CHAR16 -> character(text(json, "a character"));
            case STRING, REFERENCE -> text(json, "a text");
            case DATETIME -> time(json);
            case OBJECT -> object(json, className);
        };
    }

    private static BigInteger integer(JsonNode json) {
        if (json.isIntegralNumber()) {
            return json.bigIntegerValue();
        }
        String text = json.asText();
        if (json.isTextual() && DECIMAL.matcher(text).matches()) {
            return new BigInteger(text);
        }
        if (json.isTextual() && HEXADECIMAL.matcher(text).matches()) {
            return new BigInteger(text.substring(2), 16);
        }
        throw new IllegalArgumentException("it is no integer; write it decimal, or as text with 0x");
    }

    private static Number real(JsonNode json, CimType type) {
        try {
            if (json.isNumber() || json.isTextual()) {
                double value = json.isNumber() ? json.doubleValue() : Double.parseDouble(json.asText());
                Number number = type == CimType.REAL32 ? (Number) (float) value : (Number) value;
                if (Double.isInfinite(number.doubleValue()) && !json.asText().endsWith(INFINITY)) {
                    throw new IllegalArgumentException("it is too large for " + type.mofName());
                }
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it is no number", e);
        }
        throw new IllegalArgumentException("it is no number");
    }

    private static boolean truth(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        String text = json.asText();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        throw new IllegalArgumentException("it is neither true nor false");
    }

    private static char character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("a char16 is one UTF-16 unit, not " + text.length());
        }
        return text.charAt(0);
    }

    private static Object time(JsonNode json) {
        String text = text(json.isObject() && json.has("raw") ? json.get("raw") : json, "a datetime");
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException notIso) {
            return text; // the 25 characters of CIM, which the library reads
        }
    }

    private static String text(JsonNode json, String what) {
        if (json.isTextual()) { // a number would not keep its spelling
            return json.textValue();
        }
        throw new IllegalArgumentException("it is not " + what + ": give \"...\"");
    }

    private WmiObject object(JsonNode json, @Nullable String className) {
        String name = className;
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (field.getKey().equalsIgnoreCase(CLASS)) {
                name = text(field.getValue(), "the name of a class");
            }
        }
        if (!json.isObject() || name == null) {
            throw new IllegalArgumentException("an embedded object is a JSON object that names its class in " + CLASS);
        }
        WmiClass definition = definition(name);
        WmiObject.Builder object = WmiObject.builder().className(definition.name());
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!field.getKey().equalsIgnoreCase(CLASS)) {
                set(object, definition, field.getKey(), field.getValue());
            }
        }
        return object.build();
    }

    /** The class, which is read once however many values are of it. */
    WmiClass definition(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        WmiClass known = classes.get(key);
        if (known == null) {
            known = namespace.classDefinition(name, options);
            classes.put(key, known);
        }
        return known;
    }

    private void set(WmiObject.Builder object, WmiClass definition, String name, JsonNode json) {
        WmiProperty property = definition
                .property(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("the class " + definition.name() + " has no property " + name));
        CimValue declared = property.defaultValue();
        Object value;
        try {
            value = of(json, declared, property.className());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property.name() + ": " + e.getMessage(), e);
        }
        if (declared.isArray()) {
            object.setArray(property.name(), declared.type(), value);
        } else {
            object.set(property.name(), declared.type(), value);
        }
    }
}
