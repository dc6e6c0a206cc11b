package org.wmisdk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "mof",
        mixinStandardHelpOptions = true,
        description = "Works on MOF files without loading them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = MofCheckCommand.class)
final class MofCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    Main.Console console() {
        return wmi.console();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: check.");
    }
}
