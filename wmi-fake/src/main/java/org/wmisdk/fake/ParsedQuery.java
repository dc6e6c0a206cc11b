package org.wmisdk.fake;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.wql.WqlAssociators;
import org.wmisdk.wql.WqlEventSelect;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlReferences;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlStatement;
import org.wmisdk.wql.WqlSyntaxException;

/**
 * A query that was read before its call begins, since faults are chosen by its class; a mistake in it is told in the call.
 *
 * @param statement null where there is a mistake
 * @param mistake what is wrong with the text, otherwise null
 */
record ParsedQuery(
        @Nullable WqlStatement statement, @Nullable WqlSyntaxException mistake) {
    static ParsedQuery of(String text) {
        try {
            return new ParsedQuery(WqlParser.parse(text), null);
        } catch (WqlSyntaxException e) {
            return new ParsedQuery(null, e);
        }
    }

    /** The class that is asked about, as far as the text is a query of one. */
    @Nullable
    String className() {
        if (statement instanceof WqlSelect select) {
            return select.className();
        } else if (statement instanceof WqlEventSelect events) {
            return events.className();
        } else if (statement instanceof WqlAssociators associators) {
            return associators.source().className().orElse(null);
        } else if (statement instanceof WqlReferences references) {
            return references.source().className().orElse(null);
        }
        return null;
    }

    /** What WMI answers to such a text; only where there is a mistake. */
    HResult mistakeCode() {
        return known().hresult();
    }

    /** Where the mistake is and what was expected there; only where there is one. */
    String mistakeText() {
        return String.valueOf(known().getMessage());
    }

    private WqlSyntaxException known() {
        return Objects.requireNonNull(mistake, "no mistake");
    }
}
