package org.wmisdk.bench.rounds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that answers each line of its input with one of its output, in UTF-8. One that does not answer in time is ended. */
public final class LineProcess implements AutoCloseable {
    /** No order takes nearly as long: a process that does is stuck. */
    private static final int LIMIT_SECONDS = 120;

    private final int limitSeconds;
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final Path errors;

    /** Starts a program; what it writes to its standard error is kept for the message that says how it ended. */
    public LineProcess(List<String> command) throws IOException {
        this(command, LIMIT_SECONDS);
    }

    LineProcess(List<String> command, int limitSeconds) throws IOException {
        this.limitSeconds = limitSeconds;
        this.errors = Files.createTempFile("bench", ".txt");
        this.process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Gives an order and waits for the answer.
     *
     * @throws IOException if the process has ended, or is now, since it did not answer; says which
     */
    public String ask(String order) throws IOException {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException closed) {
            throw new IOException("its process has ended: " + lastError(), closed);
        }
        return answer();
    }

    /** Waits for a line that was not asked for, as {@link #ask} does. */
    public String answer() throws IOException {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        CompletableFuture<Void> watch = answered.completeOnTimeout(false, limitSeconds, TimeUnit.SECONDS)
                .thenAccept(inTime -> {
                    if (!inTime) {
                        process.destroyForcibly();
                    }
                });
        String line = answers.readLine();
        boolean inTime = answered.complete(true);
        watch.join();
        if (line == null) {
            throw new IOException(
                    inTime
                            ? "its process has ended: " + lastError()
                            : "it did not answer within " + limitSeconds + " s and was ended");
        }
        return line;
    }

    private String lastError() throws IOException {
        List<String> lines = Files.readAllLines(errors, StandardCharsets.UTF_8);
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    /** The number by which the system knows it. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            Files.deleteIfExists(errors);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            errors.toFile().deleteOnExit(); // its handle is still being closed
        }
    }
}
