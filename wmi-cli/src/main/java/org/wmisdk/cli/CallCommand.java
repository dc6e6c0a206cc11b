package org.wmisdk.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wmisdk.CimValue;
import org.wmisdk.WmiMethodResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "call",
        mixinStandardHelpOptions = true,
        description = {
            "Calls a method and prints what it gives back.",
            "What a method returns is its answer, not an error: the exit code is 0 unless --check is given. A call is never repeated."
        },
        footer = {
            "",
            "Examples:",
            "  wmi call Win32_Process Create CommandLine=notepad.exe",
            "  wmi call --check \"Win32_Service.Name='Spooler'\" StopService",
            "  wmi call Win32_NetworkAdapterConfiguration.Index=1 SetDNSServerSearchOrder \\",
            "      DNSServerSearchOrder=192.0.2.1 DNSServerSearchOrder=192.0.2.2"
        })
final class CallCommand implements Callable<Integer> {
    /** The exit code where the method returned something other than 0 and that was asked for. */
    private static final int RETURNED_OTHER = 3;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NamespaceOptions namespace;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table or json.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private Format format;

    @Option(names = "--check", description = "Exits with 3 if the method returns something other than 0.")
    private boolean check;

    @Parameters(
            index = "0",
            paramLabel = "PATH",
            description = "The path of the instance, or the name of the class of a static method.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String path;

    @Parameters(index = "1", paramLabel = "METHOD", description = "The name of the method.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String method;

    @Parameters(
            index = "2..*",
            paramLabel = "NAME=VALUE",
            description =
                    "An argument. NAME:=JSON says what text cannot, such as NULL or an embedded object; a NAME that stands"
                            + " several times is an array.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        try (WmiNamespace opened = namespace.open(wmi)) {
            WmiMethodResult result = MethodArguments.prepare(
                            opened,
                            new GivenValues(opened, namespace.options()),
                            namespace.timeout(),
                            WmiPath.of(path),
                            method,
                            Assignments.read(spec, arguments))
                    .call();
            PrintStream out = wmi.console().out();
            if (format == Format.JSON) {
                JsonFormat.print(out, json -> {
                    json.writeStartObject();
                    write(result, json);
                    json.writeEndObject();
                });
            } else {
                BlockFormat.print(result, out);
            }
            return check && !isZero(result) ? RETURNED_OTHER : 0;
        }
    }

    /** Whether nothing else was returned than a zero; where nothing is returned there is nothing to check. */
    private static boolean isZero(WmiMethodResult result) {
        return returned(result)
                .map(value -> "0".equals(String.valueOf(value.raw())))
                .orElse(true);
    }

    /** What was returned; empty if the method returns nothing, or the server did not say. */
    static Optional<CimValue> returned(WmiMethodResult result) {
        return result.out().has(WmiParameter.RETURN_VALUE) ? Optional.of(result.returnValue()) : Optional.empty();
    }

    /** Writes the fields of the answer: what was returned, its text, and the parameters that came out. */
    static void write(WmiMethodResult result, JsonGenerator json) throws IOException {
        Optional<CimValue> returned = returned(result);
        json.writeFieldName("returnValue");
        if (returned.isPresent()) {
            JsonFormat.writeValue(json, returned.get());
        } else {
            json.writeNull();
        }
        json.writeStringField("returnText", result.returnText().orElse(null));
        json.writeObjectFieldStart("out");
        for (String name : result.out().names()) {
            if (!name.equals(WmiParameter.RETURN_VALUE)) {
                CimValue value = result.get(name);
                json.writeFieldName(name);
                JsonFormat.writeValue(json, value);
            }
        }
        json.writeEndObject();
    }
}
