package org.wmisdk.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiObject;

/**
 * Prints rows for programs: one array of objects. All integers are numbers, also those of 64 bits; a datetime is {@code {"iso":
 * "2026-11-24T08:00:00+01:00", "raw": "20261124080000.000000+060"}} with a null {@code iso} where it has no single meaning; an interval
 * likewise, as an ISO 8601 duration; a real that is no number is text. The array is written while the rows come, and closed only when all
 * of them did: what is cut short by an error is no valid JSON.
 */
final class JsonFormat {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonFormat() {}

    /** What is printed. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static void print(Iterable<WmiObject> rows, PrintStream out) {
        print(out, json -> writeRows(json, rows));
    }

    /** Prints one object. */
    static void print(WmiObject object, PrintStream out) {
        print(out, json -> writeObject(json, object));
    }

    /** Prints one JSON value and ends the line; what was written before a failure is there. */
    static void print(PrintStream out, Content content) {
        try {
            JsonGenerator json = FACTORY.createGenerator((OutputStream) out);
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            try {
                content.write(json);
                json.writeRaw('\n');
            } finally {
                json.flush();
            }
        } catch (IOException e) {
            throw new AssertionError("a PrintStream keeps its errors to itself", e);
        }
    }

    /** Prints an object on one line, with the fields that the content writes. */
    static void printLine(PrintStream out, Content fields) {
        try (JsonGenerator json = FACTORY.createGenerator((OutputStream) out)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new AssertionError("a PrintStream keeps its errors to itself", e);
        }
        out.flush(); // who asks one thing after another waits for the answer
    }

    /** Writes the field {@code error}; its code is null where it is not one of WMI but a value that cannot be what it should. */
    static void writeError(JsonGenerator json, RuntimeException failure) throws IOException {
        json.writeObjectFieldStart("error");
        if (failure instanceof WmiException wmi) {
            writeCode(json, wmi.hresult());
        } else {
            json.writeNullField("code");
            json.writeNullField("name");
        }
        json.writeStringField("message", failure.getMessage());
        json.writeEndObject();
    }

    /** Writes the fields {@code code} and {@code name}. */
    static void writeCode(JsonGenerator json, HResult code) throws IOException {
        json.writeStringField("code", code.hex());
        json.writeStringField("name", code.name());
    }

    static void writeRows(JsonGenerator json, Iterable<WmiObject> rows) throws IOException {
        json.writeStartArray();
        for (WmiObject row : rows) {
            writeObject(json, row);
        }
        json.writeEndArray();
    }

    static void writeObject(JsonGenerator json, WmiObject object) throws IOException {
        json.writeStartObject();
        writeFields(json, object);
        json.writeEndObject();
    }

    /** Writes the properties of an object as fields of the current one. */
    static void writeFields(JsonGenerator json, WmiObject object) throws IOException {
        for (Map.Entry<String, CimValue> cell : Cells.of(object).entrySet()) {
            json.writeFieldName(cell.getKey());
            writeValue(json, cell.getValue());
        }
    }

    static void writeValue(JsonGenerator json, CimValue value) throws IOException {
        Object raw = value.raw();
        if (raw == null) {
            json.writeNull();
        } else if (value.isArray()) {
            json.writeStartArray();
            for (CimValue element : Objects.requireNonNull(value.elements())) {
                writeValue(json, element);
            }
            json.writeEndArray();
        } else {
            writeScalar(json, raw);
        }
    }

    private static void writeScalar(JsonGenerator json, Object raw) throws IOException {
        if (raw instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (raw instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (raw instanceof Float real) {
            if (Float.isFinite(real)) {
                json.writeNumber((float) real);
            } else {
                json.writeString(real.toString());
            }
        } else if (raw instanceof Double real) {
            if (Double.isFinite(real)) {
                json.writeNumber((double) real);
            } else {
                json.writeString(real.toString());
            }
        } else if (raw instanceof Number number) { // the integers up to 64 bits
            json.writeNumber(number.longValue());
        } else if (raw instanceof CimDateTime time) {
            writeTime(json, IsoText.of(time).orElse(null), time.toString());
        } else if (raw instanceof CimInterval interval) {
            writeTime(json, interval.toDuration().toString(), interval.toString());
        } else if (raw instanceof WmiObject object) {
            writeObject(json, object);
        } else {
            json.writeString(raw.toString());
        }
    }

    private static void writeTime(JsonGenerator json, @Nullable String iso, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("iso", iso);
        json.writeStringField("raw", text);
        json.writeEndObject();
    }
}
