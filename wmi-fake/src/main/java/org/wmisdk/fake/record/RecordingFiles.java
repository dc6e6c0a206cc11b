package org.wmisdk.fake.record;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wmisdk.fake.record.RecordedCall.Target;
import org.wmisdk.fake.record.RecordedParts.RecordedMachine;
import org.wmisdk.fake.record.RecordedParts.WholeClass;

/**
 * A recording as a folder: {@code recording.json} says which machines there are and which of their classes are whole; {@code
 * machine-N.mof} are their classes and instances; {@code calls.jsonl} is what MOF cannot say, one call on each line.
 */
public final class RecordingFiles {
    private static final String INDEX = "recording.json";
    private static final String CALLS = "calls.jsonl";
    private static final String FORMAT = "format";
    private static final int VERSION = 1;
    private static final JsonFactory FACTORY = new JsonFactory();

    private RecordingFiles() {}

    /**
     * Writes a folder that is not there yet, or is empty. It appears whole or not at all.
     *
     * @throws IOException if it cannot be written, or there is something already
     */
    public static void write(Path folder, RecordedParts parts) throws IOException {
        Path whole = folder.toAbsolutePath().normalize();
        if (Files.exists(whole) && !Files.isDirectory(whole)) {
            throw new FileAlreadyExistsException(
                    folder.toString(), null, "a recording is a folder, and this is a file");
        }
        if (Files.isDirectory(whole) && !isEmpty(whole)) {
            throw new DirectoryNotEmptyException(folder.toString());
        }
        Path parent = whole.getParent();
        if (parent == null) {
            throw new DirectoryNotEmptyException(folder.toString());
        }
        Files.createDirectories(parent);
        Path unfinished = Files.createTempDirectory(parent, "." + whole.getFileName());
        try {
            writeIndex(unfinished.resolve(INDEX), parts);
            for (int i = 0; i < parts.machines().size(); i++) {
                Files.writeString(
                        unfinished.resolve(mofName(i)), parts.machines().get(i).mof());
            }
            try (BufferedWriter calls = Files.newBufferedWriter(unfinished.resolve(CALLS))) {
                for (RecordedCall call : parts.calls()) {
                    calls.write(CallJson.line(call));
                    calls.write('\n');
                }
            }
            Files.deleteIfExists(whole);
            Files.move(unfinished, whole);
        } catch (IOException | RuntimeException | Error e) {
            delete(unfinished, e);
            throw e;
        }
    }

    /**
     * Reads a folder.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if a file has not the form of a recording: says which, where and what was expected
     */
    public static RecordedParts read(Path folder) throws IOException {
        Path index = folder.resolve(INDEX);
        JsonShape json;
        try (JsonParser parser = FACTORY.createParser(Files.readString(index))) {
            json = JsonShape.read(parser);
            Integer format = json.findInt(FORMAT);
            if (format == null || format != VERSION) {
                throw json.unexpected(FORMAT, String.valueOf(VERSION));
            }
            return new RecordedParts(machines(folder, json), whole(json), calls(folder.resolve(CALLS)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(index + ": this is no JSON: " + e.getOriginalMessage(), e);
        } catch (JsonShape.Unexpected e) {
            throw new IllegalArgumentException(index + ": " + e.getMessage(), e);
        }
    }

    private static void writeIndex(Path file, RecordedParts parts) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeNumberField(FORMAT, VERSION);
            json.writeArrayFieldStart("machines");
            for (int i = 0; i < parts.machines().size(); i++) {
                RecordedMachine machine = parts.machines().get(i);
                json.writeStartObject();
                json.writeStringField("host", machine.host());
                json.writeStringField("server", machine.server());
                json.writeArrayFieldStart("namespaces");
                for (String namespace : machine.namespaces()) {
                    json.writeString(namespace);
                }
                json.writeEndArray();
                json.writeStringField("mof", mofName(i));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("whole");
            for (WholeClass each : parts.whole()) {
                json.writeStartObject();
                json.writeStringField("host", each.target().host());
                json.writeStringField("namespace", each.target().namespace());
                json.writeStringField("class", each.name());
                json.writeBooleanField("inMof", each.inMof());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static List<RecordedMachine> machines(Path folder, JsonShape json) throws IOException {
        List<RecordedMachine> machines = new ArrayList<>();
        for (Object each : json.list("machines")) {
            JsonShape machine = json.nested(each, "machines");
            String name = machine.text("mof");
            if (!name.matches("[\\w.-]+")) {
                throw machine.unexpected("mof", "the name of a file in the folder");
            }
            List<String> namespaces = new ArrayList<>();
            for (Object namespace : machine.list("namespaces")) {
                namespaces.add(machine.text(namespace, "namespaces"));
            }
            machines.add(new RecordedMachine(
                    machine.text("host"), machine.text("server"), namespaces, Files.readString(folder.resolve(name))));
        }
        return machines;
    }

    private static Set<WholeClass> whole(JsonShape json) {
        Set<WholeClass> whole = new LinkedHashSet<>();
        for (Object each : json.list("whole")) {
            JsonShape line = json.nested(each, "whole");
            whole.add(new WholeClass(
                    new Target(line.text("host"), line.text("namespace")), line.text("class"), line.truth("inMof")));
        }
        return whole;
    }

    private static List<RecordedCall> calls(Path file) throws IOException {
        List<RecordedCall> calls = new ArrayList<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    calls.add(CallJson.read(line));
                }
            }
        } catch (JsonShape.Unexpected e) {
            throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
        }
        return calls;
    }

    private static String mofName(int machine) {
        return "machine-" + (machine + 1) + ".mof";
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** What could not be removed is told with the failure that made it necessary. */
    private static void delete(Path folder, Throwable because) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
