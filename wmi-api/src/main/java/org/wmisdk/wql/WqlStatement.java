package org.wmisdk.wql;

/**
 * A WQL statement that {@link WqlParser#parse(String)} has read, or that a program has built. Immutable values; {@code toString()} is
 * {@link #text()}.
 *
 * <p>Equality is that of the trees: case counts in names, as it does not for WMI, and brackets without effect do not.
 */
public sealed interface WqlStatement permits WqlSelect, WqlSchemaSelect, WqlAssociators, WqlReferences, WqlEventSelect {
    /**
     * The statement as WQL text. {@link WqlParser#parse(String)} reads an equal statement from it, unless it was built longer than
     * {@link WqlParser#MAX_LENGTH}.
     *
     * @return keywords in upper case, names in the spelling they were written in, one blank between words
     */
    String text();
}
