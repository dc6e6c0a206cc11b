package org.wmisdk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;
import org.wmisdk.fake.MofCheck;
import org.wmisdk.fake.MofException;
import org.wmisdk.fake.MofSource;
import org.wmisdk.fake.Recording;
import picocli.CommandLine;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** What the machine of the backend {@code fake} holds, if not the sample machine's data. */
final class FakeOptions {
    private static final String NAMESPACE = "root\\cimv2";

    @Option(
            names = "--load",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            parameterConsumer = Adding.class,
            description =
                    "With --backend fake: a machine that has what this MOF file says, in root\\cimv2 or the namespaces that it"
                            + " names, and nothing else. May be given several times.")
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--sample",
            scope = ScopeType.INHERIT,
            description = "With --load: the data of the sample machine too.")
    private boolean sample;

    @Option(
            names = "--dsc",
            scope = ScopeType.INHERIT,
            description = "With --load: the base classes of Desired State Configuration too, such as OMI_BaseResource.")
    private boolean dsc;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Answers from a recording that 'wmi record' wrote, instead of a backend.")
    private @Nullable Path replay;

    /** Adds to the list: picocli would begin a new one where the option stands on both sides of the subcommand. */
    static final class Adding implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            if (arguments.isEmpty()) {
                throw new ParameterException(command.commandLine(), "--load needs the name of a file.");
            }
            List<Path> files = option.getValue();
            files.add(Path.of(arguments.pop()));
        }
    }

    /** Takes these options away from subcommands that ask no machine. */
    static void leaveOut(CommandLine command, String... subcommands) {
        for (String each : subcommands) {
            leaveOut(Objects.requireNonNull(command.getSubcommands().get(each)));
        }
    }

    private static void leaveOut(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        for (String name : List.of("--load", "--sample", "--dsc", "--replay")) {
            spec.remove(spec.findOption(name));
        }
        command.getSubcommands().values().forEach(FakeOptions::leaveOut);
    }

    /**
     * The machine that was asked for; null if none was but by the name of the backend alone.
     *
     * @throws MofException if a file has a mistake
     * @throws IllegalStateException if one cannot be read
     */
    @Nullable
    FakeWmiBuilder machine(CommandSpec spec, @Nullable String backend) {
        if (replay != null) {
            if (backend != null || !files.isEmpty() || sample || dsc) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--replay answers by itself: leave out --backend, --load, --sample and --dsc.");
            }
            return FakeWmi.builder().recording(Recording.read(replay));
        }
        if (files.isEmpty() && !sample && !dsc) {
            return null;
        }
        if (!"fake".equals(backend)) {
            String option = !files.isEmpty() ? "--load" : sample ? "--sample" : "--dsc";
            throw new ParameterException(spec.commandLine(), option + " needs --backend fake.");
        }
        FakeWmiBuilder builder = FakeWmi.builder();
        prepare(NAMESPACE, builder);
        if (sample) {
            builder.sampleMachine();
        }
        for (Path file : files) {
            load(file, builder);
        }
        return builder;
    }

    private void load(Path file, FakeWmiBuilder builder) {
        MofSource source = MofSource.of(file);
        try {
            MofCheck check = MofCheck.of(source);
            if (check.errorCount() > 0) {
                throw new MofException(check.errors(), check.errorCount());
            }
            check.namespaces().forEach(namespace -> prepare(namespace, builder));
        } catch (IOException e) {
            throw new IllegalStateException(MofErrorText.unreadable(file, e), e);
        }
        builder.namespace(NAMESPACE).mof(source);
    }

    private void prepare(String namespace, FakeWmiBuilder builder) {
        builder.namespace(namespace);
        if (dsc) {
            builder.dscClasses();
        }
    }
}
