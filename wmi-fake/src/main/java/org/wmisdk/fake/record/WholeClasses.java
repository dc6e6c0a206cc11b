package org.wmisdk.fake.record;

import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlStatement;
import org.wmisdk.wql.WqlSyntaxException;

/** Which queries ask for all that there is of a class. */
final class WholeClasses {
    /** The flags with which a query does not deliver the instances, or not all of them. */
    private static final int OTHER_ROWS = QueryCall.PROTOTYPE | QueryCall.DIRECT_READ;

    private WholeClasses() {}

    /** The class, if the query asks for all properties of all its instances; otherwise null. */
    static @Nullable String asked(String text, int flags) {
        if ((flags & OTHER_ROWS) != 0) {
            return null;
        }
        WqlStatement statement = statement(text);
        return statement instanceof WqlSelect select && select.selectsAll() && select.where() == null
                ? select.className()
                : null;
    }

    /** The query that delivers the same rows as a reading of the instances of a class. */
    static QueryCall query(InstancesCall call) {
        boolean exactly = (call.flags() & InstancesCall.SHALLOW) != 0;
        String all = "SELECT * FROM " + call.className();
        return new QueryCall(
                "WQL",
                exactly ? all + " WHERE __CLASS = \"" + call.className() + "\"" : all,
                call.flags() & ~InstancesCall.SHALLOW,
                call.systemProperties(),
                call.context());
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
