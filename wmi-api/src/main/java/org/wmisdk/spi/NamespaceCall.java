package org.wmisdk.spi;

import org.wmisdk.WmiContext;

/**
 * The arguments of {@code IWbemServices::OpenNamespace}.
 *
 * @param name the path of the namespace, relative to that of the session
 * @param flags the {@code WBEM_FLAG_*} bits
 * @param context values for the provider; may be empty
 */
public record NamespaceCall(String name, int flags, WmiContext context) {}
