package org.wmisdk.bench.service;

import java.util.List;

/**
 * How long is measured.
 *
 * @param rounds how many times each contestant is asked for each operation
 * @param warmUpMillis for how long each does each operation before without becoming faster
 * @param slotMillis how long it does so in a round, at least once
 * @param starts how many processes of each contestant are started for their first query
 * @param cycles how many times is connected and asked before the working set is read, and again after it
 */
record Effort(int rounds, int warmUpMillis, int slotMillis, int starts, int cycles) {

    /** As the options of {@code ./bench} say. */
    static Effort of(List<String> options) {
        if (options.contains("--quick")) {
            return new Effort(11, 200, 8, 2, 5000);
        }
        return options.contains("--full") ? new Effort(101, 3000, 20, 15, 5000) : new Effort(31, 700, 12, 5, 5000);
    }
}
