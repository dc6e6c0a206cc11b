package org.wmisdk.cli;

import java.util.concurrent.Callable;
import org.wmisdk.WmiLocator;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "backends",
        mixinStandardHelpOptions = true,
        description = "Says which backends there are, which would be taken, and why not the others.")
final class BackendsCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Override
    public Integer call() {
        wmi.console()
                .out()
                .println(
                        wmi.backend() == null
                                ? WmiLocator.backends()
                                : wmi.locator().report());
        return 0;
    }
}
