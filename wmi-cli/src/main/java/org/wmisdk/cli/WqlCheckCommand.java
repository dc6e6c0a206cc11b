package org.wmisdk.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wmisdk.wql.WqlAssociators;
import org.wmisdk.wql.WqlEventSelect;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlReferences;
import org.wmisdk.wql.WqlSchemaSelect;
import org.wmisdk.wql.WqlStatement;
import org.wmisdk.wql.WqlSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Says of each query whether it is WQL, in one line:",
            "  ok select|schema|associators|references|event",
            "  error CODE NAME: the place, what was expected there",
            "Only the syntax is checked: the classes need not exist. A query for events is an event where WITHIN, GROUP or "
                    + "a comparison of two properties shows it. The exit code is 1 if a query has an error."
        },
        footer = {"", "Example:", "  wmi wql check \"SELECT Name FROM Win32_Service WHERE State <> 'Running'\""})
final class WqlCheckCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WqlCommand wql;

    @Parameters(
            paramLabel = "QUERY",
            arity = "0..*",
            description = "The queries. Without any, each line of standard input (UTF-8) is one.")
    private @Nullable List<String> queries;

    private boolean failed;

    @Override
    public Integer call() {
        PrintStream out = wql.console().out();
        if (queries != null) {
            queries.forEach(query -> out.println(judge(query)));
        } else {
            checkInput(out);
        }
        return failed ? Main.FAILED : 0;
    }

    /** Reads and answers line by line, as long as somebody takes the answers. */
    private void checkInput(PrintStream out) {
        // One character more than a query may have is enough to know that it is too long.
        InputLines lines = new InputLines(wql.console().in(), WqlParser.MAX_LENGTH + 1);
        try {
            for (String line = lines.next(); line != null && !out.checkError(); line = lines.next()) {
                out.println(judge(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the queries could not be read from standard input", e);
        }
    }

    private String judge(String query) {
        try {
            return "ok " + kind(WqlParser.parse(query));
        } catch (WqlSyntaxException e) {
            failed = true;
            return "error " + Main.code(e.hresult()) + ": " + e.getMessage();
        }
    }

    private static String kind(WqlStatement statement) {
        if (statement instanceof WqlSchemaSelect) {
            return "schema";
        }
        if (statement instanceof WqlAssociators) {
            return "associators";
        }
        if (statement instanceof WqlReferences) {
            return "references";
        }
        return statement instanceof WqlEventSelect ? "event" : "select";
    }
}
