package org.wmisdk.bench.rows;

import java.util.List;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiQuery;
import org.wmisdk.bench.Ports;
import org.wmisdk.bench.rounds.Contestant;
import org.wmisdk.bench.server.Server;
import org.wmisdk.bench.server.Table;

/** This library over the port that is named: {@code namespace.query(text).batch(n).list()}. */
public final class Library implements Contestant {
    private final WmiNamespace namespace;
    private Table table = Table.mixed(1, 1, 1);
    private WmiQuery query;

    /** @param arguments the name of the port */
    @SuppressWarnings("resource") // open as long as the process lives
    public Library(List<String> arguments) {
        namespace = Server.open(Ports.named(arguments.get(0))).connect();
        query = namespace.query(table.query());
    }

    @Override
    public String prepare(String task) {
        table = Table.parse(task);
        query = namespace.query(table.query()).batch(table.batch());
        return table.checksum(query.list());
    }

    @Override
    public long run() {
        List<WmiObject> rows = query.list();
        return rows.size();
    }
}
