package org.wmisdk.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualified;
import org.wmisdk.WmiQualifier;

/** Prints a schema for programs: one object. Every field is always there; what a class does not have is null or empty. */
final class SchemaJson {
    private final JsonGenerator json;

    private SchemaJson(JsonGenerator json) {
        this.json = json;
    }

    static void print(WmiClass definition, PrintStream out) {
        JsonFormat.print(out, json -> new SchemaJson(json).write(definition));
    }

    private void write(WmiClass definition) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", definition.name());
        json.writeStringField("superclass", definition.superclass());
        texts("derivation", definition.derivation());
        json.writeStringField("path", definition.system().path());
        json.writeBooleanField("complete", definition.complete());
        qualifiers(definition);
        json.writeArrayFieldStart("properties");
        for (WmiProperty each : definition.properties()) {
            property(each);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("methods");
        for (WmiMethod each : definition.methods()) {
            method(each);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void property(WmiProperty property) throws IOException {
        json.writeStartObject();
        typed(property.name(), property.defaultValue(), property.className());
        for (String question : List.of("key", "read", "write")) {
            json.writeBooleanField(question, property.isTrue(question));
        }
        declared(property.origin(), property.local());
        meanings(property);
        qualifiers(property);
        json.writeEndObject();
    }

    private void method(WmiMethod method) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", method.name());
        json.writeBooleanField("static", method.isStatic());
        declared(method.origin(), method.local());
        json.writeArrayFieldStart("parameters");
        for (WmiParameter each : method.parameters()) {
            parameter(each);
        }
        json.writeEndArray();
        json.writeFieldName("returnValue");
        WmiParameter returned = method.returnValue();
        if (returned == null) {
            json.writeNull();
        } else {
            parameter(returned);
        }
        meanings(method);
        qualifiers(method);
        json.writeEndObject();
    }

    private void parameter(WmiParameter parameter) throws IOException {
        json.writeStartObject();
        typed(parameter.name(), parameter.defaultValue(), parameter.className());
        json.writeBooleanField("in", parameter.in());
        json.writeBooleanField("out", parameter.out());
        meanings(parameter);
        qualifiers(parameter);
        json.writeEndObject();
    }

    private void typed(String name, CimValue value, @Nullable String className) throws IOException {
        json.writeStringField("name", name);
        json.writeStringField("type", value.type().mofName());
        json.writeBooleanField("array", value.isArray());
        json.writeStringField("className", className);
        json.writeFieldName("default");
        JsonFormat.writeValue(json, value);
    }

    private void declared(@Nullable String origin, boolean local) throws IOException {
        json.writeStringField("origin", origin);
        json.writeBooleanField("local", local);
    }

    private void meanings(WmiQualified owner) throws IOException {
        json.writeObjectFieldStart("valueMap");
        for (Map.Entry<String, String> each : owner.valueMap().entrySet()) {
            json.writeStringField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
    }

    private void qualifiers(WmiQualified owner) throws IOException {
        json.writeArrayFieldStart("qualifiers");
        for (WmiQualifier each : owner.qualifiers()) {
            json.writeStartObject();
            json.writeStringField("name", each.name());
            json.writeFieldName("value");
            JsonFormat.writeValue(json, each.value());
            texts("flavors", each.flavors().stream().map(QualifierFlavor::name).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String each : texts) {
            json.writeString(each);
        }
        json.writeEndArray();
    }
}
