package org.wmisdk.bench.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;

/** Results as JSON: one group is an object, a report is an array of such. What is null is left out. */
final class ResultsJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ResultsJson() {}

    /** Writes one group as an object. */
    static void write(Path file, Results group) throws IOException {
        write(file, json -> write(json, group));
    }

    /** Writes groups as an array. */
    static void write(Path file, List<Results> groups) throws IOException {
        write(file, json -> {
            json.writeStartArray();
            for (Results group : groups) {
                write(json, group);
            }
            json.writeEndArray();
        });
    }

    @FunctionalInterface
    private interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    /** Writes beside the file first, so that who reads it meanwhile, or after a failure, finds it whole. */
    private static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "results", ".tmp");
        try {
            try (JsonGenerator json = JSON.createGenerator(unfinished.toFile(), JsonEncoding.UTF8)) {
                DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
                json.setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
                content.to(json);
                json.writeRaw('\n');
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(JsonGenerator json, Results results) throws IOException {
        json.writeStartObject();
        json.writeStringField("group", results.group());
        json.writeStringField("title", results.title());
        json.writeStringField("command", results.command());
        json.writeStringField("date", results.date());
        json.writeObjectFieldStart("machine");
        json.writeStringField("cpu", results.machine().cpu());
        json.writeNumberField("cores", results.machine().cores());
        json.writeStringField("os", results.machine().os());
        json.writeStringField("java", results.machine().java());
        json.writeEndObject();
        json.writeArrayFieldStart("sections");
        for (Section section : results.sections()) {
            write(json, section);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("goals");
        for (Goal goal : results.goals()) {
            write(json, goal);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Section section) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", section.id());
        json.writeStringField("question", section.question());
        json.writeStringField("unit", section.unit());
        text(json, "baseline", section.baseline());
        text(json, "xName", section.xName());
        json.writeArrayFieldStart("entries");
        for (Entry entry : section.entries()) {
            write(json, entry);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("contestant", entry.contestant());
        number(json, "x", entry.x());
        number(json, "median", entry.median());
        number(json, "low", entry.low());
        number(json, "high", entry.high());
        number(json, "samples", entry.samples());
        number(json, "bytes", entry.bytes());
        number(json, "ratio", entry.ratio());
        number(json, "ratioLow", entry.ratioLow());
        number(json, "ratioHigh", entry.ratioHigh());
        text(json, "checksum", entry.checksum());
        text(json, "note", entry.note());
        text(json, "unavailable", entry.unavailable());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Goal goal) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", goal.id());
        json.writeStringField("text", goal.text());
        number(json, "limit", goal.limit());
        number(json, "value", goal.value());
        json.writeBooleanField("met", goal.met());
        text(json, "note", goal.note());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    /** Whole numbers without a fraction; more than six significant digits of a measurement are noise. */
    private static void number(JsonGenerator json, String name, @Nullable Number number) throws IOException {
        if (number == null) {
            return;
        }
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new IOException(name + " is " + value + ", which is no measurement");
        }
        json.writeFieldName(name);
        json.writeNumber(Numbers.plain(value));
    }

    /** The group that is the whole file. */
    static Results readOne(Path file) throws IOException {
        return results(JsonTree.read(file));
    }

    /** The groups of an array. */
    static List<Results> readAll(Path file) throws IOException {
        List<Results> groups = new ArrayList<>();
        for (JsonTree group : JsonTree.read(file).items()) {
            groups.add(results(group));
        }
        return groups;
    }

    private static Results results(JsonTree json) throws IOException {
        JsonTree machine = json.get("machine");
        List<Section> sections = new ArrayList<>();
        for (JsonTree section : json.get("sections").items()) {
            sections.add(section(section));
        }
        List<Goal> goals = new ArrayList<>();
        for (JsonTree goal : json.get("goals").items()) {
            goals.add(new Goal(
                    goal.text("id"),
                    goal.text("text"),
                    goal.number("limit"),
                    goal.optionalNumber("value"),
                    goal.flag("met"),
                    goal.optionalText("note")));
        }
        return new Results(
                json.text("group"),
                json.text("title"),
                json.text("command"),
                json.text("date"),
                new Machine(
                        machine.text("cpu"), (int) machine.number("cores"), machine.text("os"), machine.text("java")),
                sections,
                goals);
    }

    private static Section section(JsonTree json) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (JsonTree entry : json.get("entries").items()) {
            Double samples = entry.optionalNumber("samples");
            entries.add(new Entry(
                    entry.text("contestant"),
                    entry.optionalNumber("x"),
                    entry.optionalNumber("median"),
                    entry.optionalNumber("low"),
                    entry.optionalNumber("high"),
                    samples == null ? null : samples.intValue(),
                    entry.optionalNumber("bytes"),
                    entry.optionalNumber("ratio"),
                    entry.optionalNumber("ratioLow"),
                    entry.optionalNumber("ratioHigh"),
                    entry.optionalText("checksum"),
                    entry.optionalText("note"),
                    entry.optionalText("unavailable")));
        }
        return new Section(
                json.text("id"),
                json.text("question"),
                json.text("unit"),
                json.optionalText("baseline"),
                json.optionalText("xName"),
                entries);
    }
}
