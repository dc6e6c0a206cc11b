package org.wmisdk.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlProperty;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Runs a WQL query and prints its rows.",
        footer = {"", "Example:", "  wmi query \"SELECT Caption, Version FROM Win32_OperatingSystem\""})
final class QueryCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ConnectOptions connect;

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            defaultValue = "root\\cimv2",
            description = "The namespace, with its host if it is remote. Without it: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String namespace;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table or json.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private Format format;

    @Option(names = "--system", description = "Shows the system properties too, such as __PATH.")
    private boolean system;

    @Option(
            names = "--timeout",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "How long to wait at most, for connecting and for the rows: 10s, 500ms, 2m or PT10S.")
    private @Nullable Duration timeout;

    @Parameters(paramLabel = "WQL", description = "The query. It is sent as it is.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String wql;

    @Override
    public Integer call() {
        try (WmiNamespace opened = connect.open(wmi, namespace, timeout)) {
            WmiQuery query = opened.query(wql);
            query = timeout == null ? query : query.timeout(timeout);
            query = system ? query.withSystemProperties() : query;
            if (format == Format.TABLE) {
                List<WmiObject> rows = query.list();
                TableFormat.print(
                        rows,
                        selected(),
                        Width.of(wmi.console().environment()),
                        wmi.console().out());
            } else {
                try (WmiRows rows = query.open()) {
                    JsonFormat.print(rows, wmi.console().out());
                }
            }
        }
        return 0;
    }

    /** The properties that the query names, in its order; none where it names none, or only the server understands it. */
    private List<String> selected() {
        try {
            return WqlParser.parse(wql) instanceof WqlSelect select
                    ? select.properties().stream().map(WqlProperty::name).toList()
                    : List.of();
        } catch (WqlSyntaxException theServerUnderstoodIt) {
            return List.of();
        }
    }
}
