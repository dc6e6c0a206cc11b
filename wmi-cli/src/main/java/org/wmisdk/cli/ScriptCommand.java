package org.wmisdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.cli.JsonFormat.Content;
import org.wmisdk.cli.ScriptLine.Mistake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "script",
        mixinStandardHelpOptions = true,
        description = {
            "Carries out operations, one on each line of a file of JSON objects, and answers each with a JSON object on one line:"
                    + " {\"line\": N, ...} with its result or an {\"error\": ...}.",
            "An operation that fails is an answer like any other. A line that cannot be understood ends the script, with exit"
                    + " code 2. Empty lines and those that begin with # are left out.",
        },
        footer = {
            "",
            "Operations, each with \"timeout\": \"10s\" and \"id\": anything if wanted:",
            "  {\"query\": \"SELECT * FROM Win32_Service\", \"system\": true}",
            "  {\"get\": \"Win32_Service.Name='Spooler'\"}",
            "  {\"put\": \"Win32_LogicalDisk.DeviceID='D:'\", \"set\": {\"VolumeName\": \"Data\"}}",
            "  {\"put\": \"Win32_Environment\", \"create\": true, \"set\": {...}}",
            "  {\"delete\": \"Win32_Environment.Name='A',UserName='B'\"}",
            "  {\"call\": \"Win32_Process\", \"method\": \"Create\",",
            "   \"arguments\": {\"CommandLine\": \"notepad.exe\"}}",
            "  {\"watch\": \"SELECT * FROM Win32_ProcessStartTrace\", \"as\": \"a name\"}",
            "  {\"events\": \"a name\", \"count\": 1}: those that came, or come in time",
            "and over a fake, whose clock stands still:",
            "  {\"advance-clock\": \"5m\"}",
            "  {\"fault\": \"NEXT\", \"class\": \"Win32_Service\", \"nth\": 1,",
            "   \"fail\": \"WBEM_E_SHUTTING_DOWN\", \"after\": 3}",
            "  or \"partial\": \"WBEM_S_PARTIAL_RESULTS\", \"delay\": \"5m\", \"lose-connection\": true",
            "",
            "Example:",
            "  wmi --backend fake script bug.jsonl"
        })
final class ScriptCommand implements Callable<Integer> {
    /** Longer than anything that a person or program would put on a line; what is longer is refused as no JSON. */
    private static final int LONGEST_LINE = 16 * 1024 * 1024;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NamespaceOptions namespace;

    @Option(names = "--stop", description = "Ends the script at the first operation that fails, with exit code 1.")
    private boolean stop;

    @Parameters(paramLabel = "FILE", description = "The file, in UTF-8; - for standard input.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String file;

    @Override
    public Integer call() {
        try (InputStream in = file.equals("-") ? wmi.console().in() : new FileInputStream(file)) {
            WmiCommand.Located located = wmi.located();
            try (WmiNamespace opened = namespace.open(located.locator(), wmi);
                    Script script = new Script(opened, namespace.timeout(), located.fake())) {
                return run(script, new InputLines(in, LONGEST_LINE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the script " + file, e);
        }
    }

    private int run(Script script, InputLines lines) throws IOException {
        PrintStream out = wmi.console().out();
        int number = 0;
        for (String text = lines.next(); text != null && !out.checkError(); text = lines.next()) {
            number++;
            if (text.isBlank() || text.stripLeading().startsWith("#")) {
                continue;
            }
            JsonNode id = null;
            try {
                ScriptLine line = new ScriptLine(text);
                id = line.take("id");
                print(number, id, script.answer(line));
            } catch (Mistake e) {
                print(number, id, json -> {
                    json.writeObjectFieldStart("mistake");
                    json.writeStringField("message", e.getMessage());
                    json.writeEndObject();
                });
                return Main.USAGE;
            } catch (WmiException | IllegalArgumentException | IllegalStateException e) {
                print(number, id, json -> JsonFormat.writeError(json, e));
                if (stop) {
                    return Main.FAILED;
                }
            }
        }
        return 0;
    }

    private void print(int number, @Nullable JsonNode id, Content answer) {
        JsonFormat.printLine(wmi.console().out(), json -> {
            json.writeNumberField("line", number);
            if (id != null) {
                json.writeFieldName("id");
                Json.write(id, json);
            }
            answer.write(json);
        });
    }
}
