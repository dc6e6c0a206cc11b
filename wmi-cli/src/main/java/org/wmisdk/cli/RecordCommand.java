package org.wmisdk.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiQuery;
import org.wmisdk.fake.Recorder;
import org.wmisdk.fake.Redactor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Writes classes and the answers to queries into a folder, for tests and for --replay.",
        footer = {
            "",
            "Passwords, command lines, account identifiers and serial numbers are",
            "replaced by stand-ins before anything is written.",
            "",
            "Example:",
            "  wmi record --out web01 --class Win32_Service --class Win32_Process",
            "  wmi --replay web01 query \"SELECT Name FROM Win32_Service\""
        })
final class RecordCommand implements Callable<Integer> {
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
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write, which is new or empty.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "A class to read whole: its definition and all its instances. May be given again.")
    private List<String> classes = List.of();

    @Option(
            names = "--withhold",
            paramLabel = "PROPERTY",
            description = "A property whose values are not written, beside those that never are. May be given again.")
    private List<String> withheld = List.of();

    @Option(names = "--no-redaction", description = "Writes everything as it is.")
    private boolean unredacted;

    @Parameters(paramLabel = "WQL", description = "Queries whose answers are recorded, failures too.")
    private List<String> queries = List.of();

    @Override
    public Integer call() {
        if (classes.isEmpty() && queries.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "say what to record: --class CLASS or a query.");
        }
        requireRoom(out);
        PrintStream said = wmi.console().out();
        Recorder recorder = Recorder.around(wmi.locator());
        try (WmiNamespace opened = namespace.open(recorder.locator(), wmi)) {
            for (String each : classes) {
                said.println(each + ": " + recorder.readWhole(opened, each) + " instances");
            }
            for (String each : queries) {
                said.println(each + ": " + rows(opened.query(each)));
            }
        }
        Redactor redactor = unredacted ? Redactor.none() : Redactor.defaults();
        for (String each : withheld) {
            redactor = redactor.withholdProperty(each);
        }
        recorder.recording(redactor).write(out);
        said.println("written to " + out);
        return 0;
    }

    /** Says before anything is read what would be refused when all is: reading may take minutes. */
    private static void requireRoom(Path folder) {
        try {
            if (Files.exists(folder) && !(Files.isDirectory(folder) && isEmpty(folder))) {
                throw new IllegalStateException(
                        "cannot write the recording to " + folder + ", which must be new or empty.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findFirst().isEmpty();
        }
    }

    private String rows(WmiQuery query) {
        try {
            return namespace.limited(query).withSystemProperties().list().size() + " rows";
        } catch (WmiException e) {
            return Main.code(e.hresult()); // that is what a replay answers, too
        }
    }
}
