package org.wmisdk.bench.concurrency;

import java.util.List;

/**
 * What a crowd does in a turn.
 *
 * @param virtual whether its threads are virtual
 * @param shared whether all of them ask on one namespace, else each on one of its own
 * @param millisEach how long it asks for each of its threads: the more there are, the longer until each had its share of the processors
 */
record Load(boolean virtual, boolean shared, double millisEach) {
    /** How many threads there are, one after the other. */
    static final List<Integer> THREADS = List.of(1, 2, 4, 8, 16, 32, 64);

    static final int MOST_THREADS = THREADS.get(THREADS.size() - 1);

    private static final double LEAST_MILLIS_EACH = 8;

    /** What {@link #toString()} wrote. */
    static Load parse(String text) {
        List<String> parts = List.of(text.split(" ", -1));
        return new Load(
                parts.get(0).equals("virtual"), parts.get(1).equals("shared"), Double.parseDouble(parts.get(2)));
    }

    @Override
    public String toString() {
        return (virtual ? "virtual" : "platform") + " " + (shared ? "shared" : "own") + " " + millisEach;
    }

    /** A word for its sections. */
    String id() {
        return (virtual ? "virtual" : "platform") + (shared ? "-shared" : "-own");
    }

    /** How long that many threads ask. */
    long nanos(int threads) {
        return (long) (Math.max(threads, LEAST_MILLIS_EACH) * millisEach * 1e6);
    }

    /** For people. */
    String words() {
        return (virtual ? "virtual" : "platform") + " threads "
                + (shared ? "on one namespace" : "on a namespace of their own each");
    }
}
