package org.wmisdk.bench.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.bench.rounds.LineProcess;

/** The process of a contestant, asked by lines. */
final class Contender implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    final Contestant contestant;
    private final LineProcess process;

    /** What a contestant says went wrong; its process can be asked on. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    private Contender(Contestant contestant, List<String> command) throws IOException {
        this.contestant = contestant;
        this.process = new LineProcess(command);
    }

    /**
     * Starts one that answers commands.
     *
     * @param client the program of the C client
     * @param flags further ones of its JVM
     */
    static Contender serving(Contestant contestant, Path client, String... flags) throws IOException {
        Contender contender = new Contender(
                contestant,
                contestant.isJava() ? java(List.of(flags), "serve", contestant.name()) : List.of(client.toString()));
        try {
            parsed(contender.process.answer());
        } catch (IOException e) {
            contender.close();
            throw e;
        }
        return contender;
    }

    /** Runs one for its first query: nanoseconds from the beginning of its main and, of a Java library, of its parts. */
    static Map<String, Object> first(Contestant contestant, Path client, Question question) throws IOException {
        List<String> command = contestant.isJava()
                ? java(List.of(), "first", contestant.name(), question.definition())
                : List.of(client.toString(), "first", question.from(), String.join(",", question.names()));
        try (Contender contender = new Contender(contestant, command)) {
            return parsed(contender.process.answer());
        }
    }

    /** Runs a JVM that links one handle; nanoseconds from the beginning of its main. */
    static double linked() throws IOException {
        try (Contender contender = new Contender(Contestant.LINKED, java(List.of(), "linked"))) {
            return number(parsed(contender.process.answer()), "nanos");
        }
    }

    private static List<String> java(List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-PrintWarnings", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ContestantMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Gives a command and waits for its answer.
     *
     * @throws RefusedException if the contestant answers that it failed
     */
    Map<String, Object> ask(String... fields) throws IOException {
        return parsed(process.ask(String.join("\t", fields)));
    }

    private static Map<String, Object> parsed(String line) throws IOException {
        Map<String, Object> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                Object value = parser.nextToken().isNumeric() ? (Object) parser.getDoubleValue() : parser.getText();
                members.put(name, value);
            }
        }
        if (members.get("error") instanceof String error) {
            throw new RefusedException(error);
        }
        return members;
    }

    static double number(Map<String, Object> answer, String name) throws IOException {
        Double found = findNumber(answer, name);
        if (found == null) {
            throw new IOException("the answer " + answer + " has no " + name);
        }
        return found;
    }

    static @Nullable Double findNumber(Map<String, Object> answer, String name) {
        return (Double) answer.get(name);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
