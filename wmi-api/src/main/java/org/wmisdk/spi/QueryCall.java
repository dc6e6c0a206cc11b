package org.wmisdk.spi;

import org.wmisdk.WmiContext;

/**
 * The arguments of {@code IWbemServices::ExecQuery}.
 *
 * @param language the query language, {@code WQL}
 * @param text the query, as the user wrote it
 * @param flags the {@code WBEM_FLAG_*} bits
 * @param systemProperties whether rows shall carry their system properties
 * @param context values for the provider; may be empty
 */
public record QueryCall(String language, String text, int flags, boolean systemProperties, WmiContext context) {
    /** {@code WBEM_FLAG_RETURN_IMMEDIATELY}: the call does not wait for the result. */
    public static final int RETURN_IMMEDIATELY = 0x10;

    /** {@code WBEM_FLAG_FORWARD_ONLY}: the server need not keep rows that were delivered. */
    public static final int FORWARD_ONLY = 0x20;
}
