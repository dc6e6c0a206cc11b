package org.wmisdk.bench.rounds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.wmisdk.bench.server.CLibrary;

/** The driver's end of a {@link Worker}. What the worker writes to its standard error goes to that of this process. */
final class WorkerProcess implements AutoCloseable {
    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    private WorkerProcess(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static WorkerProcess start(List<String> jvmArguments, String contestant, List<String> arguments) {
        List<String> command = java(jvmArguments);
        command.add(Worker.class.getName());
        command.add(contestant);
        command.addAll(arguments);
        try {
            return new WorkerProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JVM like this one with this class path, up to the main class. It collects garbage and compiles in the thread
     * that runs, so that it gets as far on a busy machine as on a quiet one. */
    static List<String> java(List<String> jvmArguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xbatch",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(CLibrary.jvmArguments());
        command.addAll(jvmArguments);
        return command;
    }

    /**
     * Gives an order and waits for the answer.
     *
     * @return what follows the {@code ok}
     * @throws RefusedException if the worker failed; it then still takes orders, unless it has ended
     */
    String ask(String order) throws RefusedException {
        String answer;
        try {
            orders.write(order + "\n");
            orders.flush();
            answer = CompletableFuture.supplyAsync(this::line).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException e) {
            throw new RefusedException("its process has ended: " + e.getMessage());
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new RefusedException("it did not answer within " + LONGEST_SECONDS + " s: " + order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("the driver was interrupted");
        }
        if (answer == null) {
            throw new RefusedException("its process has ended");
        }
        if (answer.startsWith(Worker.FAILED)) {
            throw new RefusedException(answer.substring(Worker.FAILED.length()));
        }
        return answer.substring(Worker.OK.length());
    }

    private @Nullable String line() {
        try {
            return answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Why a contestant cannot do what it was asked for. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String why) {
            super(why);
        }
    }
}
