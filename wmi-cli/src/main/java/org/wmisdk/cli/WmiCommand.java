package org.wmisdk.cli;

import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiLocator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "wmi",
        description = "Reads Windows Management Instrumentation.",
        mixinStandardHelpOptions = true,
        version = "wmi ${org.wmisdk.version:-0.1.0-SNAPSHOT}",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {QueryCommand.class, ConnectCommand.class, BackendsCommand.class})
final class WmiCommand implements Runnable {
    private final Main.Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The backend to use: ffm, jna or fake. Without it, the best that is available.")
    private @Nullable String backend;

    WmiCommand(Main.Console console) {
        this.console = console;
    }

    Main.Console console() {
        return console;
    }

    /** The backend that was asked for. */
    WmiLocator locator() {
        return backend == null ? WmiLocator.load() : WmiLocator.using(backend);
    }

    @Nullable
    String backend() {
        return backend;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: query, connect or backends.");
    }
}
