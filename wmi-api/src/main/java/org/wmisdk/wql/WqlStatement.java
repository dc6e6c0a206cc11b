package org.wmisdk.wql;

/**
 * A WQL statement that {@link WqlParser#parse(String)} has read.
 *
 * <p>Only data queries ({@link WqlSelect}) have a type of their own so far. Association and event queries will join as
 * further permitted types, so a {@code switch} over statements needs a default branch.
 *
 * <p>Statements are immutable values; {@code toString()} is {@link #text()}.
 */
public sealed interface WqlStatement permits WqlSelect {
    /**
     * The statement as WQL text that parses back to an equal statement.
     *
     * @return one line, keywords in upper case, names in the spelling they were written in
     */
    String text();
}
