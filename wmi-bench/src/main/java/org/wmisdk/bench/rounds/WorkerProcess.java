package org.wmisdk.bench.rounds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wmisdk.bench.server.CLibrary;

/** The driver's end of a {@link Worker}. */
final class WorkerProcess implements AutoCloseable {
    private final LineProcess process;

    private WorkerProcess(LineProcess process) {
        this.process = process;
    }

    static WorkerProcess start(List<String> jvmArguments, String contestant, List<String> arguments) {
        List<String> command = java(jvmArguments);
        command.add(Worker.class.getName());
        command.add(contestant);
        command.addAll(arguments);
        try {
            return new WorkerProcess(new LineProcess(command));
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
            answer = process.ask(order);
        } catch (IOException e) {
            throw new RefusedException(e.getMessage() + " (asked for " + order + ")");
        }
        if (answer.startsWith(Worker.FAILED)) {
            throw new RefusedException(answer.substring(Worker.FAILED.length()));
        }
        return answer.substring(Worker.OK.length());
    }

    @Override
    public void close() {
        process.close();
    }

    /** Why a contestant cannot do what it was asked for. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String why) {
            super(why);
        }
    }
}
