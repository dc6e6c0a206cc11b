package org.wmisdk.bench.rounds;

import java.util.Map;

/** What runs in a process of its own and is measured. A public class with a constructor that takes its arguments as a {@code List<String>}. */
public interface Contestant {
    /**
     * Gets ready to do a task again and again.
     *
     * @param task as the driver names it
     * @return the checksum of what doing it reads, empty where nothing is read
     */
    String prepare(String task) throws Throwable;

    /**
     * Does the task once.
     *
     * @return how many units it came to, such as rows; at least 1
     */
    long run() throws Throwable;

    /** What else was seen in the turn that ends now, by a word for each; asked once after each turn. */
    default Map<String, Double> observed() {
        return Map.of();
    }
}
