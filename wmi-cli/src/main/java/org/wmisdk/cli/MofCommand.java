package org.wmisdk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "mof",
        mixinStandardHelpOptions = true,
        description = "Works with MOF files.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = MofCheckCommand.class)
final class MofCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: check.");
    }
}
