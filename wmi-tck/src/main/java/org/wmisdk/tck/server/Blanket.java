package org.wmisdk.tck.server;

import org.jspecify.annotations.Nullable;

/**
 * The security of a proxy, as it was set by one call of {@code CoSetProxyBlanket}.
 *
 * @param proxy the interface, such as {@code IWbemServices} or {@code IUnknown}
 * @param object the object behind it: two proxies of one object have the same
 * @param authenticationService the {@code RPC_C_AUTHN} number
 * @param authorizationService the {@code RPC_C_AUTHZ} number
 * @param principal the server principal; null for NULL, {@link #DEFAULT} for {@code COLE_DEFAULT_PRINCIPAL}
 * @param authentication the authentication level
 * @param impersonation the impersonation level
 * @param identity the credentials; null for NULL, those of the caller
 * @param capabilities the {@code EOAC} bits
 */
public record Blanket(
        String proxy,
        String object,
        int authenticationService,
        int authorizationService,
        @Nullable String principal,
        int authentication,
        int impersonation,
        @Nullable Identity identity,
        int capabilities) {
    /** Stands for the principal {@code COLE_DEFAULT_PRINCIPAL}. */
    public static final String DEFAULT = "<default>";
}
