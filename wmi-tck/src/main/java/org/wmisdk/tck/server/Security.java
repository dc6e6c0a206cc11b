package org.wmisdk.tck.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.wmisdk.tck.server.ComObject.Facet;

/** The blankets of all proxies: what they start with, what a client set, and whether the credentials it set are still there. */
final class Security {
    private static final String IDENTITY = "SEC_WINNT_AUTH_IDENTITY_W";

    private final ComServer server;
    private final List<Blanket> set = new CopyOnWriteArrayList<>();
    private final Map<Facet, Long> identities = new ConcurrentHashMap<>();
    private volatile Blanket initial = new Blanket(
            "", "", Facts.constant("RPC_C_AUTHN_WINNT"), Facts.constant("RPC_C_AUTHZ_NONE"), null, 6, 2, null, 0);

    Security(ComServer server) {
        this.server = server;
    }

    /** All calls of {@code CoSetProxyBlanket}, in order. */
    List<Blanket> set() {
        return List.copyOf(set);
    }

    /** What proxies have before the client sets anything. */
    void startWith(int authenticationService, @Nullable String principal, int authentication, int impersonation) {
        initial = new Blanket(
                "",
                "",
                authenticationService,
                initial.authorizationService(),
                principal,
                authentication,
                impersonation,
                null,
                initial.capabilities());
    }

    /** {@code CoSetProxyBlanket(proxy, authnSvc, authzSvc, principal, authnLevel, impLevel, authInfo, capabilities)}. */
    int setBlanket(long[] a) {
        Facet facet = server.stubs().find(a[0], "CoSetProxyBlanket");
        if (facet == null) {
            return Codes.E_INVALIDARG;
        }
        if (!(facet.owner() instanceof ServicesObject) && !(facet.owner() instanceof EnumObject)) {
            return Codes.E_NOINTERFACE; // an object in this process is no proxy
        }
        Blanket blanket = new Blanket(
                facet.type().name(),
                facet.owner().toString(),
                (int) a[1],
                (int) a[2],
                principal(a[3]),
                (int) a[4],
                (int) a[5],
                isAddress(a[6]) ? identity(a[6]) : null,
                (int) a[7]);
        set.add(blanket);
        facet.setBlanket(blanket);
        if (isAddress(a[6])) {
            identities.put(facet, a[6]);
        } else {
            identities.remove(facet);
        }
        return Codes.S_OK;
    }

    /** {@code CoCopyProxy(proxy, copy)}: another proxy of the same interface, with a security of its own. */
    int copyProxy(long[] a) {
        server.memory().putLong(a[1], 0);
        Facet facet = server.stubs().find(a[0], "CoCopyProxy");
        if (facet == null) {
            return Codes.E_INVALIDARG;
        }
        server.memory().putLong(a[1], facet.owner().copy(facet.type()));
        return Codes.S_OK;
    }

    /** COLE_DEFAULT_PRINCIPAL and COLE_DEFAULT_AUTHINFO are no addresses. */
    private static boolean isAddress(long value) {
        return value != 0 && value != -1;
    }

    private @Nullable String principal(long address) {
        if (address == -1) {
            return Blanket.DEFAULT;
        }
        return address == 0 ? null : server.memory().text(address);
    }

    private Identity identity(long block) {
        return new Identity(
                text(block, "User"),
                text(block, "Domain"),
                text(block, "Password"),
                server.memory().getInt(block + Facts.offset(IDENTITY, "Flags")));
    }

    private @Nullable String text(long block, String field) {
        long address = server.memory().getLong(block + Facts.offset(IDENTITY, field));
        int length = server.memory().getInt(block + Facts.offset(IDENTITY, field + "Length"));
        return address == 0 ? null : server.memory().text(address, length);
    }

    /** {@code CoQueryProxyBlanket}: any out parameter may be NULL. */
    int queryBlanket(long[] a) {
        Facet facet = server.stubs().find(a[0], "CoQueryProxyBlanket");
        if (facet == null) {
            return Codes.E_INVALIDARG;
        }
        if (!(facet.owner() instanceof ServicesObject) && !(facet.owner() instanceof EnumObject)) {
            return Codes.E_NOINTERFACE;
        }
        Blanket now = facet.blanket() == null ? initial : facet.blanket();
        Memory memory = server.memory();
        memory.putIntIfWanted(a[1], now.authenticationService());
        memory.putIntIfWanted(a[2], now.authorizationService());
        if (a[3] != 0) {
            memory.putLong(a[3], now.principal() == null ? 0 : server.newTaskText(now.principal()));
        }
        memory.putIntIfWanted(a[4], now.authentication());
        memory.putIntIfWanted(a[5], now.impersonation());
        memory.putLongIfWanted(a[6], identities.getOrDefault(facet, 0L));
        memory.putIntIfWanted(a[7], now.capabilities());
        return Codes.S_OK;
    }

    /** COM keeps only the address of the credentials: they must be what they were when a call needs them. */
    void checkIdentity(Facet facet, String call) {
        Long block = identities.get(facet);
        Blanket blanket = facet.blanket();
        if (block == null || blanket == null) {
            return;
        }
        if (server.isFreedByClient(block)) {
            server.ledger().violation(call + " on " + facet + " whose credentials were freed");
        } else if (!identity(block).equals(blanket.identity())) {
            server.ledger().violation(call + " on " + facet + " whose credentials were changed");
        }
    }
}
