package org.wmisdk.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Prints the schema of a class: ancestors, qualifiers, properties and methods.",
        footer = {"", "Example:", "  wmi describe Win32_Service"})
final class DescribeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ConnectOptions connect;

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            defaultValue = "root\\cimv2",
            description = "The namespace, with its host if it is remote. Without it: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String namespace;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table or json.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private Format format;

    @Option(
            names = "--amended",
            description = "Shows the amended qualifiers too, such as Description, in the language of --locale.")
    private boolean amended;

    @Option(
            names = "--timeout",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "How long to wait at most, for connecting and for the class: 10s, 500ms, 2m or PT10S.")
    private @Nullable Duration timeout;

    @Parameters(paramLabel = "CLASS", description = "The name of the class, in any case.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String className;

    @Override
    public Integer call() {
        WmiOptions options = amended ? WmiOptions.none().withAmendedQualifiers() : WmiOptions.none();
        try (WmiNamespace opened = connect.open(wmi, namespace, timeout)) {
            WmiClass definition =
                    opened.classDefinition(className, timeout == null ? options : options.timeout(timeout));
            if (format == Format.JSON) {
                SchemaJson.print(definition, wmi.console().out());
            } else {
                SchemaText.print(
                        definition,
                        Width.of(wmi.console().environment()),
                        wmi.console().out());
            }
        }
        return 0;
    }
}
