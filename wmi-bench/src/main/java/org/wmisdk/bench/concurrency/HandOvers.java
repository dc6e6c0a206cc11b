package org.wmisdk.bench.concurrency;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.wmisdk.ConnectRequest;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;
import org.wmisdk.bench.Ports;
import org.wmisdk.bench.server.HandOverCount;
import org.wmisdk.bench.server.Server;
import org.wmisdk.bench.server.Table;

/**
 * How many times a query of a virtual thread goes to a worker and back. The calls have a timeout, without which they would take the same
 * way, since a virtual thread never calls itself; with it each hand-over begins a stretch of waiting, and those are counted.
 */
final class HandOvers {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private HandOvers() {}

    /** How a result is read. */
    enum Reading {
        LIST("list()"),
        ROWS("open(), row by row");

        final String text;

        Reading(String text) {
            this.text = text;
        }
    }

    /** Hand-overs of one query whose result has that many batches, the last of them not full, divided by these. */
    static double perBatch(String port, Reading reading, int batches) throws InterruptedException {
        FutureTask<Integer> counted = new FutureTask<>(() -> count(port, reading, batches));
        Thread.ofVirtual().start(counted).join();
        try {
            return (double) counted.get() / batches;
        } catch (ExecutionException e) {
            throw new IllegalStateException("hand-overs of " + port + " cannot be counted", e.getCause());
        }
    }

    private static int count(String port, Reading reading, int batches) {
        int rows = batches * Table.BATCH - 1; // behind a full batch, only one more that is empty tells the end
        try (Server server = Server.open(Ports.named(port))) {
            HandOverCount counting = new HandOverCount(server.locator().provider());
            ConnectRequest request =
                    ConnectRequest.builder(Server.NAMESPACE).timeout(LIMIT).build();
            try (WmiNamespace namespace = WmiLocator.over(counting).connect(request)) {
                WmiQuery query = namespace
                        .query(Table.mixed(1, rows, Table.BATCH).query())
                        .batch(Table.BATCH)
                        .timeout(LIMIT);
                int before = counting.count();
                int read = reading == Reading.LIST ? query.list().size() : iterate(query);
                if (read != rows) {
                    throw new IllegalStateException(read + " rows of " + rows);
                }
                return counting.count() - before;
            }
        }
    }

    private static int iterate(WmiQuery query) {
        int read = 0;
        try (WmiRows rows = query.open()) {
            for (WmiObject row : rows) {
                read += row.names().size(); // one column
            }
        }
        return read;
    }
}
