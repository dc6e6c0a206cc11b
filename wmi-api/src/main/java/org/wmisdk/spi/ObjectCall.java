package org.wmisdk.spi;

import org.wmisdk.WmiContext;

/**
 * The arguments of {@code IWbemServices::GetObject} where it is asked for an instance, and of {@code DeleteInstance}.
 *
 * @param path the path of an instance, with a key or the mark of a singleton
 * @param flags the {@code WBEM_FLAG_*} bits
 * @param context values for the provider; may be empty
 */
public record ObjectCall(String path, int flags, WmiContext context) {}
