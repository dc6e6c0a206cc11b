package org.wmisdk.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One run of the command.
 *
 * @param exitCode its exit code
 * @param out what it wrote to standard output, with LF line ends
 * @param err what it wrote to standard error, likewise
 */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(String... arguments) {
        return with("", Map.of(), arguments);
    }

    static CommandRun with(String input, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode;
        try (PrintStream outText = new PrintStream(out, false, StandardCharsets.UTF_8);
                PrintStream errText = new PrintStream(err, false, StandardCharsets.UTF_8)) {
            ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
            exitCode = Main.run(arguments, new Main.Console(in, outText, errText, environment));
        }
        return new CommandRun(exitCode, text(out), text(err));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
