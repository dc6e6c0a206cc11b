package org.wmisdk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiLocator;
import org.wmisdk.fake.FakeClock;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "wmi",
        description = "Reads and manages Windows through WMI.",
        mixinStandardHelpOptions = true,
        versionProvider = WmiCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QueryCommand.class,
            GetCommand.class,
            ClassesCommand.class,
            DescribeCommand.class,
            CallCommand.class,
            SetCommand.class,
            DeleteCommand.class,
            WatchCommand.class,
            ScriptCommand.class,
            ConnectCommand.class,
            RecordCommand.class,
            BackendsCommand.class,
            WqlCommand.class,
            MofCommand.class
        })
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

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private FakeOptions fake;

    WmiCommand(Main.Console console) {
        this.console = console;
    }

    Main.Console console() {
        return console;
    }

    /** The backend that was asked for, in a process that belongs to this command. */
    WmiLocator locator() {
        FakeWmiBuilder machine = fake.machine(spec, backend);
        return prepared(machine != null ? machine.build().locator() : found());
    }

    /**
     * As {@link #locator}, with what can be told to a fake. The clock of that stands still until it is told otherwise.
     *
     * @param fake null over any other backend
     */
    record Located(WmiLocator locator, @Nullable ScriptedFake fake) {}

    Located located() {
        FakeWmiBuilder machine = fake.machine(spec, backend);
        if (machine == null && "fake".equals(backend)) {
            machine = FakeWmi.builder().sampleMachine();
        }
        if (machine == null) {
            return new Located(prepared(found()), null);
        }
        FakeClock clock = new FakeClock();
        FakeWmi made = machine.clock(clock).build();
        return new Located(prepared(made.locator()), new ScriptedFake(made, clock));
    }

    private WmiLocator found() {
        return backend == null ? WmiLocator.load() : WmiLocator.using(backend);
    }

    private static WmiLocator prepared(WmiLocator locator) {
        locator.initializeSecurity();
        return locator;
    }

    @Nullable
    String backend() {
        return backend;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** Reads the version that the build wrote. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            try (InputStream text = WmiCommand.class.getResourceAsStream("version.txt")) {
                return new String[] {
                    "wmi " + new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8).strip()
                };
            }
        }
    }
}
