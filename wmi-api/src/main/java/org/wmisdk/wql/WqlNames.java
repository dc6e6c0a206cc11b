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

    /** More than any word that is looked up has; longer ones are not worth a copy in capitals. */
    private static final int LONGEST = 16;

    private WqlNames() {}

    static boolean isReserved(String word) {
        return contains(RESERVED, word);
    }

    /** Whether a set of words in capitals has the word, in any case. */
    static boolean contains(Set<String> words, String word) {
        return word.length() <= LONGEST && words.contains(word.toUpperCase(Locale.ROOT));
    }

    /** A class after FROM, which is not all classes. */
    static void checkClass(String className) {
        check("className", className);
        if (className.equalsIgnoreCase(WqlSchemaSelect.META_CLASS)) {
            throw new IllegalArgumentException(
                    "className: " + className + " stands for all classes; use a WqlSchemaSelect");
        }
    }

    static void check(String argument, String name) {
        if (!Text.isIdentifier(name) || isReserved(name)) {
            throw new IllegalArgumentException(argument + ": " + Text.quote(name)
                    + " cannot be a name in a query; names begin with a letter or _, go on with letters, digits and _,"
                    + " and are no keyword");
        }
    }
}
