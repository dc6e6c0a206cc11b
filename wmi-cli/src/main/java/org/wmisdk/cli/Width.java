package org.wmisdk.cli;

import java.util.Map;

/** How many columns the terminal has. */
final class Width {
    private static final int USUAL = 80;

    private Width() {}

    /** What the variable COLUMNS says, or 80 where it is not set or no number. */
    static int of(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(columns) : USUAL;
    }
}
