package org.wmisdk.bench.rows;

import java.util.ArrayList;
import java.util.List;
import org.wmisdk.bench.rounds.Contestant;
import org.wmisdk.bench.server.Table;

/** A loop that only builds the Java values of the rows, each row as an array, in one list: what no client in Java can do without. */
public final class JavaValues implements Contestant {
    private Table table = Table.mixed(1, 1, 1);

    /** Takes no arguments. */
    public JavaValues(List<String> arguments) {}

    @Override
    public String prepare(String task) {
        table = Table.parse(task);
        return Table.checksum(build(), 0);
    }

    @Override
    public long run() {
        return build().size();
    }

    private List<Object[]> build() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            rows.add(table.values(i));
        }
        return rows;
    }
}
