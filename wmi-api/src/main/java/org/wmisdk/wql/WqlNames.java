package org.wmisdk.wql;

import java.util.Locale;
import java.util.Set;
import org.wmisdk.internal.Text;

/** Which words can be names of classes and properties in a query. */
final class WqlNames {
    /**
     * The words that end or join the parts of a data query. WMI says that a keyword as a name <em>may</em> make a query
     * unparsable; the other keywords (GROUP, BY, WITHIN ...) are names of real properties and stand where no clause of
     * theirs can begin.
     */
    private static final Set<String> RESERVED =
            Set.of("SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IS", "ISA", "LIKE", "NULL", "TRUE", "FALSE");

    private WqlNames() {}

    static boolean isReserved(String word) {
        return word.length() <= 6 && RESERVED.contains(word.toUpperCase(Locale.ROOT));
    }

    static void check(String argument, String name) {
        if (!Text.isIdentifier(name) || isReserved(name)) {
            throw new IllegalArgumentException(argument + ": \"" + name
                    + "\" cannot be a name in a query; names begin with a letter or _, go on with letters, digits and _,"
                    + " and are no keyword");
        }
    }
}
