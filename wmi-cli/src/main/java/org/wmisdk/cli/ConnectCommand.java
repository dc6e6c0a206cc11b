package org.wmisdk.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectRules;
import org.wmisdk.spi.HostNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        description = "Connects to a namespace and says how, or only checks what would be asked.",
        footer = {
            "",
            "Examples:",
            "  wmi connect root\\cimv2",
            "  wmi connect --user CONTOSO\\ops --password-stdin --check -- \\\\web01\\root\\cimv2"
        })
final class ConnectCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ConnectOptions connect;

    @Option(names = "--check", description = "Checks the arguments only. Needs no server, and no backend.")
    private boolean check;

    @Option(
            names = "--timeout",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "How long to wait at most: 10s, 500ms, 2m or PT10S.")
    private @Nullable Duration timeout;

    @Parameters(paramLabel = "PATH", description = "The namespace, such as root\\cimv2 or \\\\web01\\root\\cimv2.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String path;

    @Override
    public Integer call() {
        PrintStream out = wmi.console().out();
        try (ConnectArguments arguments = connect.arguments(wmi.console(), path)) {
            if (check) {
                ConnectRules.check(arguments, ownNames());
                out.println("Valid: " + arguments);
                return 0;
            }
            WmiLocator locator = wmi.locator();
            locator.check(arguments);
            out.println("Valid: " + arguments);
            long begun = System.nanoTime();
            try (WmiNamespace namespace = locator.connect(arguments, timeout)) {
                double millis = (System.nanoTime() - begun) / 1e6;
                out.println("Connected to " + namespace.path() + " in " + String.format(Locale.ROOT, "%.1f", millis)
                        + " ms.");
                out.println("Backend: " + locator.backend() + ", " + locator.entry());
            }
        }
        return 0;
    }

    /** The names that Windows gives this computer in the environment; elsewhere nothing is known. */
    private HostNames ownNames() {
        String name = wmi.console().environment().get("COMPUTERNAME");
        return name == null || name.isBlank() ? HostNames.of() : HostNames.of(name);
    }
}
