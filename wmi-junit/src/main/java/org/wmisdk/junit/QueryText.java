package org.wmisdk.junit;

import java.util.Locale;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlSyntaxException;

/** The form of a query in which blanks, case and needless brackets do not count. */
final class QueryText {
    private QueryText() {}

    /** The form of a WQL statement; of any other text the text itself. */
    static String of(String query) {
        try {
            return WqlParser.parse(query).text().toUpperCase(Locale.ROOT);
        } catch (WqlSyntaxException e) {
            return query; // a program may well send, and a test expect, a text that is no WQL
        }
    }
}
