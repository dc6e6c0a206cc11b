package org.wmisdk.fake.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.SystemProperties;

/** System properties in JSON, by their WMI names; one that is NULL is left out. */
final class SystemJson {
    private SystemJson() {}

    static void write(JsonGenerator json, SystemProperties system) throws IOException {
        json.writeStartObject();
        number(json, "__GENUS", system.genus());
        text(json, "__CLASS", system.className());
        text(json, "__SUPERCLASS", system.superclass());
        text(json, "__DYNASTY", system.dynasty());
        text(json, "__RELPATH", system.relpath());
        number(json, "__PROPERTY_COUNT", system.propertyCount());
        List<String> derivation = system.derivation();
        if (derivation != null) {
            json.writeArrayFieldStart("__DERIVATION");
            for (String ancestor : derivation) {
                json.writeString(ancestor);
            }
            json.writeEndArray();
        }
        text(json, "__SERVER", system.server());
        text(json, "__NAMESPACE", system.namespace());
        text(json, "__PATH", system.path());
        json.writeEndObject();
    }

    static SystemProperties read(JsonShape json) {
        List<String> derivation = null;
        if (json.has("__DERIVATION")) {
            derivation = new ArrayList<>();
            for (Object ancestor : json.list("__DERIVATION")) {
                derivation.add(json.text(ancestor, "__DERIVATION"));
            }
        }
        return new SystemProperties(
                json.findInt("__GENUS"),
                json.findText("__CLASS"),
                json.findText("__SUPERCLASS"),
                json.findText("__DYNASTY"),
                json.findText("__RELPATH"),
                json.findInt("__PROPERTY_COUNT"),
                derivation,
                json.findText("__SERVER"),
                json.findText("__NAMESPACE"),
                json.findText("__PATH"));
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void number(JsonGenerator json, String name, @Nullable Integer value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }
}
