package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.SessionException;
import org.wmisdk.tck.server.Outstanding.Kind;

/** The tokens that threads of the client have, and the privileges in them. */
final class ThreadTokens {
    private static final String TOKEN_PRIVILEGES = "TOKEN_PRIVILEGES";
    private static final String PRIVILEGE_SET = "PRIVILEGE_SET";
    private static final String ENTRY = "LUID_AND_ATTRIBUTES";

    /** The pseudo handle of the thread that uses it. */
    private static final long CURRENT_THREAD = -2;

    private final ComServer server;
    private final Map<Thread, Token> tokens = new ConcurrentHashMap<>();
    private final Map<Long, Token> handles = new ConcurrentHashMap<>();
    private final List<String> names = new ArrayList<>(); // the number of a privilege is its place here

    /** A token that is one of the process, but for what is enabled in it. */
    private record Token(long number, Set<String> enabled) {}

    ThreadTokens(ComServer server) {
        this.server = server;
    }

    int impersonateSelf(long[] a) {
        Threads.State thread = server.threads().current();
        if ((int) a[0] != Facts.constant("SecurityImpersonation")
                || thread.impersonates()
                || tokens.containsKey(Thread.currentThread())) {
            server.ledger().violation("ImpersonateSelf for a thread that has a token, or with another level");
            return 0;
        }
        Token token = new Token(server.threads().newHandle(), new TreeSet<>());
        server.ledger().created(Kind.TOKEN, token.number, "that the thread " + thread + " was given");
        tokens.put(Thread.currentThread(), token);
        return 1;
    }

    int revertToSelf() {
        Token token = tokens.remove(Thread.currentThread());
        return token != null && server.ledger().released(Kind.TOKEN, token.number) ? 1 : 0;
    }

    int open(long[] a) {
        int access = (int) a[1];
        int query = Facts.constant("TOKEN_QUERY");
        boolean isAsked = a[0] == CURRENT_THREAD
                && (access == query || access == (query | Facts.constant("TOKEN_ADJUST_PRIVILEGES")))
                && (int) a[2] == 1 // without it a user who may not open it would hide the token
                && a[3] != 0;
        if (!isAsked) {
            server.ledger().violation("OpenThreadToken with other arguments than its uses have");
            return 0;
        }
        Token token = tokens.get(Thread.currentThread());
        if (token == null && !server.threads().current().impersonates()) {
            return 0;
        }
        long handle = server.threads().newHandle();
        server.ledger()
                .created(Kind.TOKEN, handle, "of the thread " + server.threads().current());
        if (token != null && access != query) {
            handles.put(handle, token);
        }
        server.memory().putLong(a[3], handle);
        return 1;
    }

    int close(long[] a) {
        handles.remove(a[0]);
        return server.ledger().released(Kind.TOKEN, a[0]) ? 1 : 0;
    }

    synchronized int lookup(long[] a) {
        String name = server.memory().text(a[1]);
        if (a[0] != 0 || !name.matches("Se[A-Za-z]+Privilege")) {
            return 0;
        }
        if (!names.contains(name)) {
            names.add(name);
        }
        server.memory().putLong(a[2], names.indexOf(name) + 1L);
        return 1;
    }

    private synchronized String name(long entry) {
        return names.get((int) server.memory().getLong(entry + Facts.offset(ENTRY, "Luid")) - 1);
    }

    /** Succeeds also for privileges that the account lacks: it leaves them as they are. */
    int adjust(long[] a) {
        Token token = handles.get(a[0]);
        if (token == null || (int) a[1] != 0 || a[2] == 0) {
            return 0;
        }
        int count = server.memory().getInt(a[2] + Facts.offset(TOKEN_PRIVILEGES, "PrivilegeCount"));
        for (int i = 0; i < count; i++) {
            long entry = a[2] + Facts.offset(TOKEN_PRIVILEGES, "Privileges") + (long) Facts.size(ENTRY) * i;
            int attributes = server.memory().getInt(entry + Facts.offset(ENTRY, "Attributes"));
            if (attributes == Facts.constant("SE_PRIVILEGE_ENABLED") && isHeld(name(entry))) {
                token.enabled.add(name(entry));
            }
        }
        return 1;
    }

    private boolean isHeld(String name) {
        try {
            server.source().callThreads().enablePrivileges(List.of(name)).close();
            return true;
        } catch (SessionException notHeld) {
            return false;
        }
    }

    int check(long[] a) {
        Token token = handles.get(a[0]);
        int count = server.memory().getInt(a[1] + Facts.offset(PRIVILEGE_SET, "PrivilegeCount"));
        int control = server.memory().getInt(a[1] + Facts.offset(PRIVILEGE_SET, "Control"));
        if (token == null || count != 1 || control != Facts.constant("PRIVILEGE_SET_ALL_NECESSARY")) {
            return 0;
        }
        String name = name(a[1] + Facts.offset(PRIVILEGE_SET, "Privilege"));
        server.memory().putInt(a[2], token.enabled.contains(name) ? 1 : 0);
        return 1;
    }

    /** Runs a call as its client is seen by the server: with the token of its thread, if the proxy shows that. */
    int seen(@Nullable Blanket blanket, IntSupplier call) {
        Token token = tokens.get(Thread.currentThread());
        boolean shown = blanket != null && (blanket.capabilities() & Facts.constant("EOAC_DYNAMIC_CLOAKING")) != 0;
        if (token == null || !shown || token.enabled.isEmpty()) {
            return call.getAsInt();
        }
        CallThreads.Privileges enabled = server.source().callThreads().enablePrivileges(List.copyOf(token.enabled));
        try {
            return call.getAsInt();
        } finally {
            enabled.close();
        }
    }
}
