package org.wmisdk.com;

import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;

/**
 * The security that every proxy of a connection is given: it is a property of each proxy, and a new one starts from the defaults of the
 * process. What the proxy negotiated is kept (service, authorization, principal); only what was asked for is changed.
 */
final class Blanket {
    /** In {@link #authentication}: leave the level as it is. */
    static final int UNCHANGED = -1;

    private static final int CLOAKING = Codes.EOAC_STATIC_CLOAKING | Codes.EOAC_DYNAMIC_CLOAKING;

    private final Com com;
    private final int impersonation;
    private final int authentication;
    private final @Nullable String kerberosPrincipal;
    private final @Nullable Identity identity;

    /**
     * @param impersonation an RPC_C_IMP_LEVEL
     * @param authentication an RPC_C_AUTHN_LEVEL, or {@link #UNCHANGED}
     * @param kerberosPrincipal the principal of a Kerberos authority, or null to keep what was negotiated
     * @param identity the explicit credentials, or null for those of the thread; held by the caller as long as the proxies live
     */
    Blanket(
            Com com,
            int impersonation,
            int authentication,
            @Nullable String kerberosPrincipal,
            @Nullable Identity identity) {
        this.com = com;
        this.impersonation = impersonation;
        this.authentication = authentication;
        this.kerberosPrincipal = kerberosPrincipal;
        this.identity = identity;
    }

    /**
     * Sets the security of one proxy.
     *
     * @return the HRESULT of the call that failed, or one that is not negative. {@code E_NOINTERFACE} means that the object is no proxy,
     *     as one that lives in this process: it needs none
     */
    int set(long proxy) {
        CallScratch scratch = com.scratch();
        NativeStack stack = scratch.stack;
        Port port = com.port;
        long mark = stack.mark();
        long principal = 0;
        try {
            com.errors.forget();
            long out = stack.take(5 * Integer.BYTES);
            long principalOut = stack.take(Layouts.POINTER);
            int hr = port.callPPPPPPPPI(
                    com.functions.coQueryProxyBlanket,
                    proxy,
                    out,
                    out + 4,
                    principalOut,
                    out + 8,
                    out + 12,
                    0,
                    out + 16);
            if (hr < 0) {
                return hr;
            }
            principal = port.getLong(principalOut);
            int service = port.getInt(out);
            int level = authentication == UNCHANGED ? port.getInt(out + 8) : authentication;
            long name = principal;
            if (kerberosPrincipal != null) {
                service = Codes.RPC_C_AUTHN_GSS_KERBEROS;
                name = scratch.wide(kerberosPrincipal);
            } else if (service == Codes.RPC_C_AUTHN_NONE && level != Codes.RPC_C_AUTHN_LEVEL_NONE) {
                // The process chose no authentication for itself. A level needs a service, so COM shall negotiate one.
                service = Codes.RPC_C_AUTHN_DEFAULT;
            }
            return port.callPIIPIIPII(
                    com.functions.coSetProxyBlanket,
                    proxy,
                    service,
                    port.getInt(out + 4),
                    name,
                    level,
                    impersonation,
                    identity == null ? 0 : identity.address(),
                    capabilities(port.getInt(out + 16)));
        } finally {
            freePrincipal(principal);
            stack.giveBack(mark);
        }
    }

    /** Of the capabilities that a proxy reports, those that it may also be given; cloaking speaks of the thread's own identity. */
    private int capabilities(int reported) {
        return reported & (identity == null ? Codes.EOAC_MUTUAL_AUTH | CLOAKING : Codes.EOAC_MUTUAL_AUTH);
    }

    private void freePrincipal(long principal) {
        if (principal != 0 && principal != Codes.COLE_DEFAULT_PRINCIPAL) {
            com.port.callPV(com.functions.coTaskMemFree, principal);
        }
    }

    @Nullable
    Identity identity() {
        return identity;
    }
}
