package org.wmisdk.fake.record;

import org.jspecify.annotations.Nullable;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlStatement;
import org.wmisdk.wql.WqlSyntaxException;

/** Which queries ask for all that there is of a class. */
final class WholeClasses {
    private WholeClasses() {}

    /** The class, if the text asks for all properties of all its instances; otherwise null. */
    static @Nullable String asked(String text) {
        WqlStatement statement = statement(text);
        return statement instanceof WqlSelect select && select.selectsAll() && select.where() == null
                ? select.className()
                : null;
    }

    /** The text as a statement; null where it is none, as a recorded program may well have found out. */
    static @Nullable WqlStatement statement(String text) {
        try {
            return WqlParser.parse(text);
        } catch (WqlSyntaxException e) {
            return null;
        }
    }
}
