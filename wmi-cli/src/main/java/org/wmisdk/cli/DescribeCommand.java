package org.wmisdk.cli;

import java.util.concurrent.Callable;
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
    private NamespaceOptions namespace;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table or json.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private Format format;

    @Option(
            names = "--amended",
            description = "Shows the amended qualifiers too, such as Description, in the language of --locale.")
    private boolean amended;

    @Parameters(paramLabel = "CLASS", description = "The name of the class, in any case.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String className;

    @Override
    public Integer call() {
        WmiOptions options = namespace.options();
        try (WmiNamespace opened = namespace.open(wmi)) {
            WmiClass definition =
                    opened.classDefinition(className, amended ? options.withAmendedQualifiers() : options);
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
