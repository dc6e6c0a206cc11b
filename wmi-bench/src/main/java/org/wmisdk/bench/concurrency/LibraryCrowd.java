package org.wmisdk.bench.concurrency;

import java.util.List;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiQuery;
import org.wmisdk.bench.Ports;
import org.wmisdk.bench.server.Server;
import org.wmisdk.bench.server.Table;

/** This library over the port that is named. */
public final class LibraryCrowd extends Crowd {
    /** One row: the less a query has to do, the more its threads meet. */
    static final Table TABLE = Table.mixed(Table.TEN.length(), 1, Table.BATCH);

    private final Server server;

    /**
     * Opens the server.
     *
     * @param arguments the name of the port
     */
    public LibraryCrowd(List<String> arguments) {
        server = Server.open(Ports.named(arguments.get(0)));
    }

    @Override
    @SuppressWarnings("resource") // open as long as the process lives
    Connection connect() {
        WmiQuery query = query(server.connect());
        return () -> {
            if (query.list().size() != TABLE.rows()) {
                throw new IllegalStateException("there is no row");
            }
        };
    }

    @Override
    String checksum() {
        try (WmiNamespace namespace = server.connect()) {
            return TABLE.checksum(query(namespace).list());
        }
    }

    private static WmiQuery query(WmiNamespace namespace) {
        return namespace.query(TABLE.query()).batch(TABLE.batch());
    }
}
