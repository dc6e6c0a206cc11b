package org.wmisdk.spi;

import org.wmisdk.WmiContext;

/**
 * The arguments of {@code IWbemServices::GetObject} where it is asked for a class, and of {@code DeleteClass}.
 *
 * @param className the name of the class, not empty
 * @param flags the {@code WBEM_FLAG_*} bits
 * @param context values for the provider; may be empty
 */
public record ClassCall(String className, int flags, WmiContext context) {
    /** {@code WBEM_FLAG_USE_AMENDED_QUALIFIERS}: localised qualifiers too. */
    public static final int USE_AMENDED_QUALIFIERS = 0x20000;
}
