package org.wmisdk.cli;

import java.util.concurrent.Callable;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        description = "Reads one instance by its path and prints its properties.",
        footer = {"", "Examples:", "  wmi get \"Win32_Service.Name='Spooler'\"", "  wmi get Win32_WMISetting=@"})
final class GetCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NamespaceOptions namespace;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table or json.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private Format format;

    @Option(names = "--system", description = "Shows the system properties too, such as __PATH.")
    private boolean system;

    @Parameters(paramLabel = "PATH", description = "The path of the instance, with the values of its keys.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String path;

    @Override
    public Integer call() {
        try (WmiNamespace opened = namespace.open(wmi)) {
            WmiObject found = opened.get(WmiPath.of(path), namespace.options());
            WmiObject shown = system ? found : Cells.withoutSystem(found);
            if (format == Format.JSON) {
                JsonFormat.print(shown, wmi.console().out());
            } else {
                BlockFormat.print(shown, wmi.console().out());
            }
        }
        return 0;
    }
}
