package org.wmisdk.wql;

/**
 * A WQL statement that {@link WqlParser#parse(String)} has read. Immutable values; {@code toString()} is {@link #text()}.
 */
public sealed interface WqlStatement permits WqlSelect, WqlSchemaSelect, WqlAssociators, WqlReferences, WqlEventSelect {
    /**
     * The statement as WQL text that parses back to an equal statement.
     *
     * @return one line, keywords in upper case, names in the spelling they were written in
     */
    String text();
}
