package org.wmisdk.bench.service;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The process of a Java library. It takes the commands of {@code service_client.c}, and of its own:
 *
 * <pre>
 *   run hand-over - COUNT       hands nothing over to a worker and back
 *   hand-overs KIND ID          how many times an operation does that
 * </pre>
 *
 * <p>With {@code first} and a definition as its arguments it tells how long the first query took from here, with {@code linked} how long
 * one handle of {@code java.lang.foreign}.
 */
final class ContestantMain {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<String, Question> questions = new HashMap<>();

    private ContestantMain() {}

    public static void main(String[] arguments) throws Exception {
        long begun = System.nanoTime();
        if (arguments[0].equals("linked")) {
            LinkedPerCallClient.linkOne();
            System.out.println("{\"nanos\":" + (System.nanoTime() - begun) + "}");
            System.out.flush();
        } else if (arguments[0].equals("first")) {
            Client<?> client = Contestant.valueOf(arguments[1]).client();
            long loaded = System.nanoTime();
            client.open();
            long opened = System.nanoTime();
            first(client, Question.defined(arguments[2].split("\t", -1)));
            long ended = System.nanoTime();
            System.out.println("{\"nanos\":" + (ended - begun) + ",\"load\":" + (loaded - begun) + ",\"open\":"
                    + (opened - loaded) + ",\"query\":" + (ended - opened) + "}");
            System.out.flush();
        } else {
            new ContestantMain().serve(Contestant.valueOf(arguments[1]).client());
        }
        // Some libraries leave threads behind that would keep the process.
        System.exit(0);
    }

    private static <R> void first(Client<R> client, Question question) throws Exception {
        if (client.rows(client.query(question)) == 0) {
            throw new IllegalStateException("there is no row");
        }
    }

    private <R> void serve(Client<R> client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        out.println(attempt(() -> {
            client.open();
            return "{\"ready\":true}";
        }));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] fields = line.split("\t", -1);
            out.println(attempt(() -> done(client, fields)));
        }
    }

    private interface Attempt {
        String run() throws Exception;
    }

    /** What a library throws is told to who asked, and the next command is awaited. */
    private static String attempt(Attempt attempt) {
        try {
            return attempt.run();
        } catch (Exception | LinkageError e) {
            return "{\"error\":\"" + e.toString().replaceAll("[\\x00-\\x1F\"\\\\]", " ") + "\"}";
        }
    }

    private <R> String done(Client<R> client, String[] fields) throws Exception {
        switch (fields[0]) {
            case "define" -> {
                questions.put(fields[1], Question.defined(fields));
                return "{}";
            }
            case "run" -> {
                return run(client, Operation.Kind.of(fields[1]), questions.get(fields[2]), Integer.parseInt(fields[3]));
            }
            case "read" -> {
                return "{\"checksum\":\"" + read(client, asked(questions.get(fields[1]))) + "\"}";
            }
            case "call" -> {
                return "{\"checksum\":\"" + client.callMethod().checksum() + "\"}";
            }
            case "hand-overs" -> {
                int count = client.handOvers(Operation.Kind.of(fields[1]), questions.get(fields[2]));
                return "{\"handOvers\":" + count + "}";
            }
            case "phases" -> {
                Operation.Kind kind = Operation.Kind.of(fields[1]);
                return json(client.phases(kind, questions.get(fields[2]), Integer.parseInt(fields[3])));
            }
            default -> throw new IllegalArgumentException("there is no command " + fields[0]);
        }
    }

    private static String json(Map<Phase, Double> phases) {
        return phases.entrySet().stream()
                .map(each -> "\"" + each.getKey().word + "\":" + Math.round(each.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Question asked(@Nullable Question question) {
        return Objects.requireNonNull(question, "the question is not defined");
    }

    private static <R> String run(Client<R> client, Operation.Kind kind, @Nullable Question question, int times)
            throws Exception {
        int rows = 0;
        long bytes = THREADS.getTotalThreadAllocatedBytes();
        long begun = System.nanoTime();
        for (int i = 0; i < times; i++) {
            switch (kind) {
                case CONNECT -> client.connect();
                case QUERY -> rows = client.rows(client.query(asked(question)));
                case CONNECT_QUERY -> rows = client.rows(client.connectAndQuery(asked(question)));
                case METHOD -> rows = client.callMethod().value() == null ? 0 : 1;
                case HAND_OVER -> client.handOver();
            }
        }
        long nanos = System.nanoTime() - begun;
        bytes = THREADS.getTotalThreadAllocatedBytes() - bytes;
        return "{\"nanos\":" + nanos + ",\"bytes\":" + bytes + ",\"rows\":" + rows + "}";
    }

    private static <R> Checksum read(Client<R> client, Question question) throws Exception {
        R result = client.query(question);
        Checksum sum = new Checksum();
        for (int row = 0; row < client.rows(result); row++) {
            for (String name : question.names()) {
                sum.add(name, client.value(result, row, name));
            }
        }
        return sum;
    }
}
