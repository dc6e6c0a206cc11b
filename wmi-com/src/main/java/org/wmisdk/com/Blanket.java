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

    // What CoQueryProxyBlanket fills: a pointer to the principal, and behind it numbers.
    private static final int SERVICE = Layouts.POINTER;
    private static final int AUTHORIZATION = SERVICE + Integer.BYTES;
    private static final int LEVEL = AUTHORIZATION + Integer.BYTES;
    private static final int IMPERSONATION = LEVEL + Integer.BYTES;
    private static final int CAPABILITIES = IMPERSONATION + Integer.BYTES;
    private static final int OUT_BYTES = CAPABILITIES + Integer.BYTES;

    private final Com com;
    private final int impersonation;
    private final int authentication;
    private final @Nullable String kerberosPrincipal;
    private final @Nullable Identity identity;

    /** What COM and the server agreed on for the enumerators, which one server makes alike for a whole connection: asked once. */
    private volatile @Nullable Negotiated ofEnumerators; // written under this

    /**
     * What COM and a server agreed on for a proxy.
     *
     * @param principal belongs to whoever holds this
     */
    private record Negotiated(int service, int authorization, long principal, int level, int capabilities) {}

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

    /** The same for the proxies of another connection, which holds the credentials itself. */
    Blanket another() {
        return new Blanket(com, impersonation, authentication, kerberosPrincipal, identity);
    }

    /**
     * Sets the security of one proxy.
     *
     * @param cloaked whether it is to show the token of the thread that calls, where the connection has no credentials of its own
     * @return the HRESULT of the call that failed, or one that is not negative. {@code E_NOINTERFACE} means that the object is no proxy,
     *     as one that lives in this process: it needs none
     */
    int set(long proxy, boolean cloaked) {
        com.errors.forget();
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            long out = stack.take(OUT_BYTES);
            int hr = query(proxy, out);
            if (hr < 0) {
                return hr;
            }
            Port port = com.port;
            long principal = port.getLong(out);
            try {
                return set(
                        proxy,
                        port.getInt(out + SERVICE),
                        port.getInt(out + AUTHORIZATION),
                        principal,
                        port.getInt(out + LEVEL),
                        given(port.getInt(out + CAPABILITIES), cloaked));
            } finally {
                freePrincipal(principal);
            }
        } finally {
            stack.giveBack(mark);
        }
    }

    /** As {@link #set(long, boolean)}, for an enumerator of the connection. */
    int setEnumerator(long proxy, boolean cloaked) {
        Negotiated known = ofEnumerators;
        if (known != null) {
            return set(proxy, known, cloaked);
        }
        com.errors.forget();
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            long out = stack.take(OUT_BYTES);
            int hr = query(proxy, out);
            if (hr < 0) {
                return hr;
            }
            Port port = com.port;
            Negotiated negotiated = new Negotiated(
                    port.getInt(out + SERVICE),
                    port.getInt(out + AUTHORIZATION),
                    port.getLong(out),
                    port.getInt(out + LEVEL),
                    port.getInt(out + CAPABILITIES));
            int set = set(proxy, negotiated, cloaked);
            if (set < 0 || !keep(negotiated)) {
                freePrincipal(negotiated.principal);
            }
            return set;
        } finally {
            stack.giveBack(mark);
        }
    }

    private synchronized boolean keep(Negotiated negotiated) {
        if (ofEnumerators != null) {
            return false; // another thread was here first
        }
        ofEnumerators = negotiated;
        return true;
    }

    private int query(long proxy, long out) {
        return com.port.callPPPPPPPPI(
                com.functions.coQueryProxyBlanket,
                proxy,
                out + SERVICE,
                out + AUTHORIZATION,
                out,
                out + LEVEL,
                out + IMPERSONATION,
                0,
                out + CAPABILITIES);
    }

    private int set(long proxy, Negotiated known, boolean cloaked) {
        return set(
                proxy,
                known.service,
                known.authorization,
                known.principal,
                known.level,
                given(known.capabilities, cloaked));
    }

    private int set(
            long proxy,
            int negotiatedService,
            int authorization,
            long principal,
            int negotiatedLevel,
            int capabilities) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        try {
            int service = negotiatedService;
            int level = authentication == UNCHANGED ? negotiatedLevel : authentication;
            long name = principal;
            if (kerberosPrincipal != null) {
                service = Codes.RPC_C_AUTHN_GSS_KERBEROS;
                name = scratch.wide(kerberosPrincipal);
            } else if (service == Codes.RPC_C_AUTHN_NONE && level != Codes.RPC_C_AUTHN_LEVEL_NONE) {
                // The process chose no authentication for itself. A level needs a service, so COM shall negotiate one.
                service = Codes.RPC_C_AUTHN_DEFAULT;
            }
            return com.port.callPIIPIIPII(
                    com.functions.coSetProxyBlanket,
                    proxy,
                    service,
                    authorization,
                    name,
                    level,
                    impersonation,
                    identity == null ? 0 : identity.address(),
                    capabilities);
        } finally {
            scratch.stack.giveBack(mark);
        }
    }

    /** Gives back what it holds; no proxy is set any more. */
    synchronized void end() {
        Negotiated negotiated = ofEnumerators;
        ofEnumerators = null;
        if (negotiated != null) {
            freePrincipal(negotiated.principal);
        }
    }

    /** Of the capabilities that a proxy reports, those that it may also be given; cloaking speaks of the thread's own identity. */
    private int given(int reported, boolean cloaked) {
        if (identity != null) {
            return reported & Codes.EOAC_MUTUAL_AUTH;
        }
        boolean dynamic = cloaked || (com.scratch().privileged && (reported & CLOAKING) != 0);
        return dynamic // static cloaking would keep the privileges that the thread has at this moment
                ? (reported & Codes.EOAC_MUTUAL_AUTH) | Codes.EOAC_DYNAMIC_CLOAKING
                : reported & (Codes.EOAC_MUTUAL_AUTH | CLOAKING);
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
