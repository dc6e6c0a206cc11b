package org.wmisdk.bench.connect;

import java.time.Duration;
import java.util.List;
import org.wmisdk.ConnectRequest;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiQuery;
import org.wmisdk.bench.Ports;
import org.wmisdk.bench.rounds.Contestant;
import org.wmisdk.bench.server.Server;
import org.wmisdk.bench.server.Table;

/** This library: connects, asks as many times as the task says, and closes. */
public final class LibrarySession implements Contestant {
    static final String WORKER = "worker";

    /** What is read: one row. */
    static final Table TABLE = Table.mixed(Table.TEN.length(), 1, Table.BATCH);

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final WmiLocator locator;
    private final ConnectRequest request;
    private final boolean worker;
    private final String text = TABLE.query();
    private int queries;

    /**
     * Opens the server.
     *
     * @param arguments the name of the port, and {@value #WORKER} for calls with a timeout, which go through one
     */
    @SuppressWarnings("resource") // open as long as the process lives
    public LibrarySession(List<String> arguments) {
        worker = arguments.contains(WORKER);
        locator = Server.open(Ports.named(arguments.get(0))).locator();
        ConnectRequest.Builder builder = ConnectRequest.builder(Server.NAMESPACE);
        request = worker ? builder.timeout(LIMIT).build() : builder.build();
    }

    @Override
    public String prepare(String task) {
        queries = Integer.parseInt(task);
        try (WmiNamespace namespace = locator.connect(request)) {
            return TABLE.checksum(query(namespace).list());
        }
    }

    @Override
    public long run() {
        int rows = 0;
        try (WmiNamespace namespace = locator.connect(request)) {
            for (int i = 0; i < queries; i++) {
                rows += query(namespace).list().size();
            }
        }
        if (rows != queries * TABLE.rows()) {
            throw new IllegalStateException(rows + " rows of " + queries + " queries");
        }
        return Math.max(1, queries);
    }

    private WmiQuery query(WmiNamespace namespace) {
        WmiQuery query = namespace.query(text).batch(TABLE.batch());
        return worker ? query.timeout(LIMIT) : query;
    }
}
