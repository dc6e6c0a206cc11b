package org.wmisdk.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;
import org.wmisdk.cli.JsonFormat.Content;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlProperty;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Runs a WQL query and prints its rows.",
        footer = {"", "Example:", "  wmi query \"SELECT Caption, Version FROM Win32_OperatingSystem\""})
final class QueryCommand implements Callable<Integer> {
    /** One character more than a query may have: what is longer is refused as such. */
    private static final int LONGEST_QUERY = WqlParser.MAX_LENGTH + 1;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NamespaceOptions namespace;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table or json.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private Format format;

    @Option(names = "--system", description = "Shows the system properties too, such as __PATH.")
    private boolean system;

    @Option(
            names = "--batch",
            description =
                    "Reads queries from standard input, one a line, and answers each with a JSON object on one line:"
                            + " {\"query\": ..., \"rows\": [...]} or {\"query\": ..., \"error\": {...}}. A query that fails does not"
                            + " change the exit code.")
    private boolean batch;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "WQL", arity = "0..1", description = "The query. It is sent as it is.")
    private @Nullable String wql;

    @Override
    public Integer call() {
        String asked = wql;
        if (batch == (asked != null)) {
            throw new ParameterException(
                    spec.commandLine(), batch ? "with --batch the queries come from standard input." : "give a query.");
        }
        try (WmiNamespace opened = namespace.open(wmi)) {
            if (asked == null) {
                answerAll(opened);
                return 0;
            }
            WmiQuery query = query(opened, asked);
            if (format == Format.TABLE) {
                QueryResult result = QueryResult.of(query);
                TableFormat.print(
                        result.rows(),
                        selected(asked),
                        Width.of(wmi.console().environment()),
                        wmi.console().out());
                QueryResult.warn(result.warning(), wmi.console().err());
            } else {
                try (WmiRows rows = query.open()) {
                    JsonFormat.print(rows, wmi.console().out());
                    QueryResult.warn(rows.warning(), wmi.console().err());
                }
            }
        }
        return 0;
    }

    private WmiQuery query(WmiNamespace opened, String text) {
        WmiQuery query = namespace.limited(opened.query(text));
        return system ? query.withSystemProperties() : query;
    }

    /**
     * Answers as long as somebody takes the answers. A query that fails is an answer like any other; what cannot be read or connected to is
     * not.
     */
    private void answerAll(WmiNamespace opened) {
        InputLines lines = new InputLines(wmi.console().in(), LONGEST_QUERY);
        PrintStream out = wmi.console().out();
        try {
            for (String line = lines.next(); line != null && !out.checkError(); line = lines.next()) {
                print(line, answer(opened, line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the queries could not be read from standard input", e);
        }
    }

    private Content answer(WmiNamespace opened, String text) {
        try {
            return QueryResult.of(query(opened, text))::write;
        } catch (WmiException e) {
            return json -> JsonFormat.writeError(json, e);
        }
    }

    private void print(String text, Content answer) {
        JsonFormat.printLine(wmi.console().out(), json -> {
            json.writeStringField("query", text);
            answer.write(json);
        });
    }

    /** The properties that the query names, in its order; none where it names none, or only the server understands it. */
    private static List<String> selected(String wql) {
        try {
            return WqlParser.parse(wql) instanceof WqlSelect select
                    ? select.properties().stream().map(WqlProperty::name).toList()
                    : List.of();
        } catch (WqlSyntaxException theServerUnderstoodIt) {
            return List.of();
        }
    }
}
