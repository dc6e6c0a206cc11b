package org.wmisdk.worlds;

import java.util.Locale;

/**
 * What became of one rule in one world of one JVM.
 *
 * @param jvm such as {@code Java 17, Linux}
 * @param world such as {@code jna to a server on ffm}
 * @param rule the id of the rule
 * @param text what it says
 * @param suite the class that has its test
 * @param status one of the constants
 * @param reason why it was skipped
 */
record ContractLine(String jvm, String world, String rule, String text, String suite, String status, String reason)
        implements Comparable<ContractLine> {
    static final String PASSED = "passed";
    static final String SKIPPED = "skipped";
    static final String FAILED = "failed";

    private static final String SEPARATOR = "\t";

    static ContractLine parse(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        return new ContractLine(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]);
    }

    String column() {
        return jvm + ": " + world;
    }

    /** By column, then by rule with its number as a number. */
    @Override
    public int compareTo(ContractLine other) {
        int byColumn = column().compareTo(other.column());
        return byColumn != 0 ? byColumn : sortKey(rule).compareTo(sortKey(other.rule));
    }

    /** Orders the ids of rules. */
    static String sortKey(String rule) {
        int dash = rule.indexOf('-');
        return String.format(
                Locale.ROOT, "%s-%05d", rule.substring(0, dash), Integer.parseInt(rule.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, jvm, world, rule, text, suite, status, reason);
    }
}
