package org.wmisdk.fake.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.record.RecordedCall.End;
import org.wmisdk.fake.record.RecordedCall.Outcome;
import org.wmisdk.fake.record.RecordedCall.Target;

/** Calls as JSON, one on each line. The definition of a class is no part of it: it is written as MOF. */
final class CallJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String CONNECT = "connect";
    private static final String QUERY = "query";
    private static final String CLASS = "class";

    private CallJson() {}

    static String line(RecordedCall call) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            write(json, call);
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError("a StringWriter has no errors", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, RecordedCall call) throws IOException {
        json.writeStringField(
                "call",
                call instanceof RecordedCall.Query ? QUERY : call instanceof RecordedCall.Connect ? CONNECT : CLASS);
        json.writeStringField("host", call.target().host());
        json.writeStringField("namespace", call.target().namespace());
        if (call instanceof RecordedCall.Definition definition) {
            json.writeStringField(CLASS, definition.className());
        } else if (call instanceof RecordedCall.Query query) {
            json.writeStringField("language", query.language());
            json.writeStringField(QUERY, query.text());
            json.writeStringField("flags", "0x" + Integer.toHexString(query.flags()));
            json.writeBooleanField("systemProperties", query.systemProperties());
            json.writeArrayFieldStart("rows");
            for (WmiObject row : query.rows()) {
                ValueJson.write(json, row);
            }
            json.writeEndArray();
        }
        Outcome outcome = call.outcome();
        json.writeStringField("end", outcome.end().name().toLowerCase(Locale.ROOT));
        if (outcome.end() == End.FAILED) {
            json.writeStringField("failed", outcome.call());
            json.writeStringField("hresult", outcome.hresult().hex());
            json.writeStringField("name", outcome.hresult().name());
            if (outcome.detail() != null) {
                json.writeStringField("detail", outcome.detail());
            }
        }
    }

    /**
     * Reads a line.
     *
     * @throws JsonShape.Unexpected if it is no call
     */
    static RecordedCall read(String line) {
        JsonShape json;
        try (JsonParser parser = FACTORY.createParser(line)) {
            json = JsonShape.read(parser);
        } catch (JsonProcessingException e) {
            throw new JsonShape.Unexpected("this is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new AssertionError("a String has no errors", e);
        }
        Target target = new Target(json.text("host"), json.text("namespace"));
        Outcome outcome = outcome(json);
        return switch (json.text("call")) {
            case CONNECT -> new RecordedCall.Connect(target, outcome);
            case CLASS -> new RecordedCall.Definition(target, json.text(CLASS), null, outcome);
            case QUERY -> {
                List<WmiObject> rows = new ArrayList<>();
                for (Object row : json.list("rows")) {
                    rows.add(ValueJson.object(json.nested(row, "rows")));
                }
                yield new RecordedCall.Query(
                        target,
                        json.text("language"),
                        json.text(QUERY),
                        code(json, "flags"),
                        json.truth("systemProperties"),
                        rows,
                        outcome);
            }
            default -> throw json.unexpected("call", CONNECT + ", " + QUERY + " or " + CLASS);
        };
    }

    private static Outcome outcome(JsonShape json) {
        String word = json.text("end");
        return switch (word) {
            case "complete" -> Outcome.COMPLETE;
            case "left" -> Outcome.LEFT;
            case "failed" ->
                new Outcome(
                        End.FAILED, json.text("failed"), HResult.of(code(json, "hresult")), json.findText("detail"));
            default -> throw json.unexpected("end", "complete, left or failed");
        };
    }

    private static int code(JsonShape json, String name) {
        String text = json.text(name);
        try {
            return Integer.parseUnsignedInt(text.startsWith("0x") ? text.substring(2) : "", 16);
        } catch (NumberFormatException e) {
            throw json.unexpected(name, "a hexadecimal number such as 0x80041017");
        }
    }
}
