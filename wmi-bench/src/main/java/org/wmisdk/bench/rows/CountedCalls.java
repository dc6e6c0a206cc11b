package org.wmisdk.bench.rows;

import java.util.ArrayList;
import java.util.List;
import org.wmisdk.WmiNamespace;
import org.wmisdk.bench.Ports;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;
import org.wmisdk.bench.report.Samples;
import org.wmisdk.bench.server.CountingPort;
import org.wmisdk.bench.server.Server;
import org.wmisdk.bench.server.Table;

/** How many native calls a row costs: counted at the port, so that the numbers are exact and the same on every machine. */
final class CountedCalls {
    private static final int FEW = 10 * Table.BATCH;
    private static final int MANY = 20 * Table.BATCH;

    private CountedCalls() {}

    /** Counts, and adds the goal. */
    static Section section(List<Goal> goals) {
        List<Entry> entries = new ArrayList<>();
        for (int width : new int[] {1, 2, 5, 10, 20, 40}) {
            entries.add(Entry.of("FFM and JNA", Samples.of(perRow(width))).at(width));
        }
        Table ten = Table.mixed(10, FEW, Table.BATCH);
        int most = ten.width() + ten.owning() + 1;
        goals.add(Goal.atMost(
                "calls-row-10",
                "native calls per row of 10 named properties, of which 7 own memory, at batch 64 <= " + most,
                most,
                perRow(ten.width())));
        return new Section(
                "calls", "How many native calls does a row take, at batch 64?", "calls", null, "properties", entries);
    }

    /** What the rows that one query has more than another cost it more: what a query costs once is not a row's. */
    static double perRow(int width) {
        return (double) (count(width, MANY) - count(width, FEW)) / (MANY - FEW);
    }

    private static long count(int width, int rows) {
        CountingPort counting = CountingPort.of(Ports.named("ffm"));
        try (Server server = Server.open(counting.port());
                WmiNamespace namespace = server.connect()) {
            String query = Table.mixed(width, rows, Table.BATCH).query();
            long before = counting.calls();
            int read = namespace.query(query).batch(Table.BATCH).list().size();
            if (read != rows) {
                throw new IllegalStateException(read + " rows instead of " + rows);
            }
            return counting.calls() - before;
        }
    }
}
