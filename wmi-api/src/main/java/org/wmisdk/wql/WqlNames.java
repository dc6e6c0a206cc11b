package org.wmisdk.wql;

import java.util.Locale;
import java.util.Set;

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

    /** Every character from U+0080 up is accepted, as the real service does. */
    static boolean isStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    static boolean isPart(char c) {
        return isStart(c) || (c >= '0' && c <= '9');
    }

    static void check(String argument, String name) {
        boolean readable = !name.isEmpty() && isStart(name.charAt(0)) && !isReserved(name);
        for (int i = 1; readable && i < name.length(); i++) {
            readable = isPart(name.charAt(i));
        }
        if (!readable) {
            throw new IllegalArgumentException(argument + ": \"" + name
                    + "\" cannot be a name in a query; names begin with a letter or _, go on with letters, digits and _,"
                    + " and are no keyword");
        }
    }
}
