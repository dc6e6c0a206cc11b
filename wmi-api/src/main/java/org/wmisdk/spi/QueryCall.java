package org.wmisdk.spi;

import org.wmisdk.WmiContext;

/**
 * The arguments of {@code IWbemServices::ExecQuery}, {@code ExecNotificationQuery} and {@code ExecNotificationQueryAsync}.
 *
 * @param language the query language, {@code WQL}
 * @param text the query, as the user wrote it
 * @param flags the {@code WBEM_FLAG_*} bits
 * @param systemProperties whether rows shall carry their system properties
 * @param context values for the provider; may be empty
 */
public record QueryCall(String language, String text, int flags, boolean systemProperties, WmiContext context)
        implements RowsCall {
    /** {@code WBEM_FLAG_PROTOTYPE}: what the rows look like, instead of the rows. */
    public static final int PROTOTYPE = 0x2;

    /** {@code WBEM_FLAG_RETURN_IMMEDIATELY}: the call does not wait for the result. */
    public static final int RETURN_IMMEDIATELY = 0x10;

    /** {@code WBEM_FLAG_FORWARD_ONLY}: the server need not keep rows that were delivered. */
    public static final int FORWARD_ONLY = 0x20;

    /** {@code WBEM_FLAG_ENSURE_LOCATABLE}: rows have their paths although keys are not selected. */
    public static final int ENSURE_LOCATABLE = 0x100;

    /** {@code WBEM_FLAG_DIRECT_READ}: of the class itself, without regard to its parent and its subclasses. */
    public static final int DIRECT_READ = 0x200;

    /** {@code WBEM_FLAG_USE_AMENDED_QUALIFIERS}: localised qualifiers too. */
    public static final int USE_AMENDED_QUALIFIERS = 0x20000;

    @Override
    public WmiCursor start(WmiSession session) {
        return session.execQuery(this);
    }
}
