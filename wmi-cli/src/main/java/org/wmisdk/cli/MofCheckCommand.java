package org.wmisdk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.wmisdk.fake.MofCheck;
import org.wmisdk.fake.MofSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Reads MOF files, with what they include, and says what is in them:",
            "  FILE: N classes, M instances",
            "or every mistake, one a line:",
            "  FILE:line:column: what is wrong or was expected (CODE NAME)",
            "Only the text is checked: classes that it refers to need not exist. The exit code is 1 if a file has a mistake or "
                    + "cannot be read."
        },
        footer = {"", "Example:", "  wmi mof check demo.mof"})
final class MofCheckCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private MofCommand mof;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Text in UTF-8, UTF-16 or windows-1252.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<Path> files;

    @Override
    public Integer call() {
        Main.Console console = mof.console();
        int exitCode = 0;
        for (Path file : files) {
            try {
                MofCheck check = MofCheck.of(MofSource.of(file));
                if (check.errorCount() == 0) {
                    console.out()
                            .println(file + ": " + check.classes() + " classes, " + check.instances() + " instances");
                } else {
                    MofErrorText.print(check.errors(), check.errorCount(), console.out());
                    exitCode = Main.FAILED;
                }
            } catch (IOException e) {
                console.err().println("wmi: " + MofErrorText.unreadable(file, e));
                exitCode = Main.FAILED;
            }
        }
        return exitCode;
    }
}
