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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final String CLASSES = "classes";
    private static final String GET = "get";
    private static final String PATH = "path";
    private static final String METHOD = "method";
    private static final String ARGUMENTS = "arguments";
    private static final String WITHHELD = "withheld";
    private static final String OUT = "out";
    private static final String SUBJECT = "subject";
    private static final String VALUES = "values";
    private static final String WRITTEN = "written";
    private static final String OBJECT = "object";
    private static final String FLAGS = "flags";
    private static final String SUPERCLASS = "superclass";
    private static final String DIRECT = "direct";
    private static final String NAMES = "names";

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

    private static String word(RecordedCall call) {
        if (call instanceof RecordedCall.Query) {
            return QUERY;
        }
        if (call instanceof RecordedCall.Get) {
            return GET;
        }
        if (call instanceof RecordedCall.Method) {
            return METHOD;
        }
        if (call instanceof RecordedCall.Classes) {
            return CLASSES;
        }
        if (call instanceof RecordedCall.Change change) {
            return change.verb().word();
        }
        return call instanceof RecordedCall.Connect ? CONNECT : CLASS;
    }

    private static String hex(int flags) {
        return "0x" + Integer.toHexString(flags);
    }

    private static void write(JsonGenerator json, RecordedCall call) throws IOException {
        json.writeStringField("call", word(call));
        json.writeStringField("host", call.target().host());
        json.writeStringField("namespace", call.target().namespace());
        if (call instanceof RecordedCall.Definition definition) {
            json.writeStringField(CLASS, definition.className());
        } else if (call instanceof RecordedCall.Classes list) {
            if (list.superclass() != null) {
                json.writeStringField(SUPERCLASS, list.superclass());
            }
            json.writeBooleanField(DIRECT, list.direct());
            json.writeArrayFieldStart(NAMES);
            for (String name : list.names()) {
                json.writeString(name);
            }
            json.writeEndArray();
        } else if (call instanceof RecordedCall.Get get) {
            json.writeStringField(PATH, get.path());
            json.writeStringField(FLAGS, hex(get.flags()));
            if (get.object() != null) {
                json.writeFieldName(OBJECT);
                ValueJson.write(json, get.object());
            }
        } else if (call instanceof RecordedCall.Method method) {
            json.writeStringField(PATH, method.path());
            json.writeStringField(METHOD, method.method());
            json.writeFieldName(ARGUMENTS);
            ValueJson.write(json, method.arguments());
            writeWithheld(json, method);
            if (method.out() != null) {
                json.writeFieldName(OUT);
                ValueJson.write(json, method.out());
            }
        } else if (call instanceof RecordedCall.Change change) {
            json.writeStringField(SUBJECT, change.subject());
            json.writeFieldName(VALUES);
            ValueJson.write(json, change.values());
            writeWithheld(json, change);
            if (change.written() != null) {
                json.writeStringField(WRITTEN, change.written());
            }
        } else if (call instanceof RecordedCall.Query query) {
            json.writeStringField("language", query.language());
            json.writeStringField(QUERY, query.text());
            json.writeStringField(FLAGS, hex(query.flags()));
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
        }
        if (!outcome.hresult().equals(HResult.WBEM_S_NO_ERROR)) {
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
                        code(json, FLAGS),
                        json.truth("systemProperties"),
                        rows,
                        outcome);
            }
            case GET -> {
                WmiObject object = delivered(json, OBJECT, outcome);
                yield new RecordedCall.Get(target, json.text(PATH), code(json, FLAGS), object, outcome);
            }
            case METHOD ->
                new RecordedCall.Method(
                        target,
                        json.text(PATH),
                        json.text(METHOD),
                        ValueJson.object(required(json, ARGUMENTS)),
                        withheld(json),
                        delivered(json, OUT, outcome),
                        outcome);
            case CLASSES ->
                new RecordedCall.Classes(
                        target,
                        json.findText(SUPERCLASS),
                        json.truth(DIRECT),
                        json.list(NAMES).stream()
                                .map(name -> json.text(name, NAMES))
                                .toList(),
                        outcome);
            default -> change(json, target, outcome);
        };
    }

    private static void writeWithheld(JsonGenerator json, RecordedCall.Passing call) throws IOException {
        if (!call.withheld().isEmpty()) {
            json.writeArrayFieldStart(WITHHELD);
            for (String name : call.withheld()) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
    }

    private static List<String> withheld(JsonShape json) {
        List<String> withheld = new ArrayList<>();
        for (Object name : json.has(WITHHELD) ? json.list(WITHHELD) : List.of()) {
            withheld.add(json.text(name, WITHHELD));
        }
        return withheld;
    }

    private static RecordedCall change(JsonShape json, Target target, Outcome outcome) {
        String word = json.text("call");
        for (RecordedCall.Verb verb : RecordedCall.Verb.values()) {
            if (verb.word().equals(word)) {
                return new RecordedCall.Change(
                        target,
                        verb,
                        json.text(SUBJECT),
                        ValueJson.object(required(json, VALUES)),
                        withheld(json),
                        json.findText(WRITTEN),
                        outcome);
            }
        }
        String words = Stream.of(RecordedCall.Verb.values())
                .map(RecordedCall.Verb::word)
                .collect(Collectors.joining(", "));
        throw json.unexpected(
                "call",
                CONNECT + ", " + QUERY + ", " + GET + ", " + METHOD + ", " + CLASSES + ", " + words + " or " + CLASS);
    }

    private static JsonShape required(JsonShape json, String name) {
        JsonShape object = json.find(name);
        if (object == null) {
            throw json.unexpected(name, "an object");
        }
        return object;
    }

    /** What a call delivered that did not fail. */
    private static @Nullable WmiObject delivered(JsonShape json, String name, Outcome outcome) {
        JsonShape object = json.find(name);
        if ((object == null) != (outcome.end() == End.FAILED)) {
            throw json.unexpected(name, "an object, unless the call failed");
        }
        return object == null ? null : ValueJson.object(object);
    }

    private static Outcome outcome(JsonShape json) {
        String word = json.text("end");
        return switch (word) {
            case "complete" -> {
                if (json.findText("hresult") == null) {
                    yield Outcome.COMPLETE;
                }
                HResult status = HResult.of(code(json, "hresult"));
                if (status.isFailure()) {
                    throw json.unexpected("hresult", "a code of success");
                }
                yield Outcome.complete(status);
            }
            case "left" -> Outcome.LEFT;
            case "failed" -> {
                HResult hresult = HResult.of(code(json, "hresult"));
                if (!hresult.isFailure()) {
                    throw json.unexpected("hresult", "a code of failure");
                }
                yield new Outcome(End.FAILED, json.text("failed"), hresult, json.findText("detail"));
            }
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
