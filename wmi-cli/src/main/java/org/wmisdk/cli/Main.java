package org.wmisdk.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.fake.MofException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The entry of the {@code wmi} command. */
public final class Main {
    /** The exit code for an error of WMI or COM. */
    static final int FAILED = 1;

    /** The exit code for a command line that cannot be understood. */
    static final int USAGE = 2;

    private Main() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int exitCode = run(arguments, new Console(System.in, out, err, System.getenv()));
        out.flush();
        err.flush();
        if (out.checkError()) { // a full disk or a closed pipe must not look like a whole answer
            err.println("wmi: the answer could not be written to standard output.");
            err.flush();
            exitCode = exitCode == 0 ? FAILED : exitCode;
        }
        System.exit(exitCode);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** What surrounds a run of the command. */
    record Console(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {}

    static int run(String[] arguments, Console console) {
        CommandLine command = new CommandLine(new WmiCommand(console))
                .setExpandAtFiles(false) // a query may begin with @
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((e, line, parsed) -> failed(e, console.err()))
                .setParameterExceptionHandler((e, rest) -> misunderstood(e));
        setHelpWidth(command);
        return command.execute(arguments);
    }

    private static void setHelpWidth(CommandLine command) {
        command.setUsageHelpWidth(80);
        command.getSubcommands().values().forEach(Main::setHelpWidth);
    }

    private static int misunderstood(ParameterException e) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("wmi: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr())) {
            line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        }
        return USAGE;
    }

    private static int failed(Exception e, PrintStream err) throws Exception {
        if (e instanceof MofException mof) {
            MofErrorText.print(mof.errors(), mof.errorCount(), err);
            return FAILED;
        }
        if (e instanceof WmiException wmi) {
            err.println("wmi: " + wmi.getMessage());
            return FAILED;
        }
        if (e instanceof UncheckedIOException file) {
            err.println("wmi: " + file.getMessage() + ": " + reason(Objects.requireNonNull(file.getCause())));
            return FAILED;
        }
        if ((e instanceof IllegalStateException || e instanceof IllegalArgumentException || e instanceof MofException)
                && e.getMessage() != null) {
            err.println("wmi: " + e.getMessage());
            return FAILED;
        }
        throw e; // a defect: picocli prints its stack
    }

    /** The exceptions of file systems may have no message but the name of the file. */
    private static String reason(IOException e) {
        String type = e.getClass().getSimpleName().replace("Exception", "");
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : type + ": " + e.getMessage();
    }

    /** The name and number of a code, as the command prints it everywhere. */
    static String code(HResult hresult) {
        return hresult.hex() + " " + hresult.name();
    }
}
