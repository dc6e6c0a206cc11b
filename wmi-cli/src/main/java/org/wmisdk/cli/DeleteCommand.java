package org.wmisdk.cli;

import java.util.concurrent.Callable;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Deletes one instance by its path, or a class.",
        footer = {"", "Example:", "  wmi delete \"Win32_Environment.Name='EDITOR',UserName='<SYSTEM>'\""})
final class DeleteCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NamespaceOptions namespace;

    @Option(
            names = "--class",
            description =
                    "PATH is the name of a class, which is deleted with its instances and all classes derived from it.")
    private boolean ofClass;

    @Parameters(paramLabel = "PATH", description = "The path of the instance, with the values of its keys.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String path;

    @Override
    public Integer call() {
        try (WmiNamespace opened = namespace.open(wmi)) {
            if (ofClass) {
                opened.deleteClass(path, namespace.options());
            } else {
                opened.delete(WmiPath.of(path), namespace.options());
            }
        }
        wmi.console().out().println("deleted " + path);
        return 0;
    }
}
