package org.wmisdk.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.wmisdk.WmiChange;
import org.wmisdk.WmiNamespace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = {
            "Writes properties of an instance, or a new instance, and prints the path of what was written.",
            "Only what is named is written. A change is never repeated."
        },
        footer = {
            "",
            "Examples:",
            "  wmi set \"Win32_LogicalDisk.DeviceID='D:'\" VolumeName=Data",
            "  wmi set --create Win32_Environment Name=EDITOR UserName=<SYSTEM> VariableValue=vim"
        })
final class SetCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NamespaceOptions namespace;

    @Option(
            names = "--create",
            description = "Makes a new instance of the class that PATH names, which must not be there yet.")
    private boolean create;

    @Option(
            names = "--whole",
            description = "Writes the whole instance as it was read, for providers that cannot write a part of one.")
    private boolean whole;

    @Parameters(index = "0", paramLabel = "PATH", description = "The path of the instance, or with --create its class.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String path;

    @Parameters(
            index = "1..*",
            paramLabel = "NAME=VALUE",
            description =
                    "A property. NAME:=JSON says what text cannot, such as NULL or an embedded object; a NAME that stands"
                            + " several times is an array.")
    private List<String> properties = List.of();

    @Override
    public Integer call() {
        try (WmiNamespace opened = namespace.open(wmi)) {
            WmiChange change = ChangedProperties.prepare(
                    opened,
                    new GivenValues(opened, namespace.options()),
                    namespace.timeout(),
                    path,
                    create,
                    Assignments.read(spec, properties));
            wmi.console().out().println((whole ? change.allProperties() : change).put());
        }
        return 0;
    }
}
