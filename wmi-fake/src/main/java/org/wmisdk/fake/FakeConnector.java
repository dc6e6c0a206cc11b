package org.wmisdk.fake;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.wmisdk.AuthenticationLevel;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.ImpersonationLevel;
import org.wmisdk.WmiException;
import org.wmisdk.fake.record.Replay;
import org.wmisdk.fake.record.ReplayedNamespace;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectTarget;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

/** What the server says to a connection, in the order in which a connection meets it. */
final class FakeConnector {
    private static final int PACKET_INTEGRITY = 5;
    private static final int PACKET_PRIVACY = 6;
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");
    private static final String NTLM = "NTLMDOMAIN:";

    /** How long Windows waits at most when it is asked to give up some time. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(2);

    private final FakeCalls calls;
    private final Machine own;
    private final List<Machine> all;

    /** The machines by their names, made when the first host is looked up: most fakes are asked for their own machine only. */
    private volatile @Nullable Map<String, Machine> byName;

    private final HostNames hostNames;
    private final FakePolicies policies;
    private final @Nullable String currentUser;
    private final @Nullable Replay replay;

    /**
     * @param machines the first one is that which the program runs on
     * @param currentUser whom connections without credentials run as, or null for somebody with all rights
     * @param replay what answers as it was recorded, or null
     */
    FakeConnector(
            FakeCalls calls,
            List<Machine> machines,
            FakePolicies policies,
            @Nullable String currentUser,
            @Nullable Replay replay) {
        this.calls = calls;
        this.policies = policies;
        this.replay = replay;
        this.own = machines.get(0);
        this.hostNames = HostNames.of(own.names().toArray(String[]::new));
        this.currentUser = currentUser;
        this.all = machines;
    }

    HostNames hostNames() {
        return hostNames;
    }

    /** The machine of that name, or null; {@code .} is the one that the program runs on. */
    @Nullable
    Machine find(String host) {
        return host.equals(".")
                ? own
                : all.stream().filter(each -> each.isNamed(host)).findFirst().orElse(null);
    }

    WmiSession connect(ConnectArguments arguments) {
        String path = String.valueOf(arguments.networkResource());
        ConnectTarget target = null;
        WmiException mistake = null;
        try {
            target = ConnectTarget.of(arguments.networkResource(), hostNames);
        } catch (WmiException e) {
            mistake = e; // arguments that were not checked before: the service finds the same mistakes, in the call
        }
        Connection connection = target == null
                ? new Connection(own, "", path)
                : new Connection(find(target), String.valueOf(target.host()), target.namespace());
        FakeCall call = new FakeCall(FakeOperation.CONNECT, connection, path, null, options(arguments));
        calls.enter(call);
        if (target == null || mistake != null) {
            throw calls.failed(
                    call,
                    0,
                    mistake == null ? HResult.WBEM_E_INVALID_PARAMETER : mistake.hresult(),
                    mistake == null ? null : mistake.detail());
        }
        try {
            FakeSession session = open(call, target, arguments, policies.about("connection to " + path));
            calls.succeeded(call, 0, HResult.WBEM_S_NO_ERROR);
            calls.journal().opened(connection, call);
            return session;
        } catch (Refusal e) {
            throw calls.failed(call, 0, e.hresult, e.getMessage());
        }
    }

    private FakeSession open(FakeCall call, ConnectTarget target, ConnectArguments arguments, Rules rules) {
        String host = target.host();
        ReplayedNamespace replayed = replayed(call, target);
        Machine machine = find(target);
        if (machine == null) {
            throw new Refusal(HResult.RPC_S_SERVER_UNAVAILABLE, "no machine of this fake has the name " + host);
        }
        requireAnswer(call, machine, arguments, rules);
        boolean local = machine == own;
        String authority = arguments.authority();
        boolean credentials =
                arguments.user() != null || arguments.hasPassword() || (authority != null && !authority.isEmpty());
        if (local && credentials) {
            if (host != null && LOOPBACK.contains(host)) {
                rules.rely(FakeRule.CONNECT_LOOPBACK, "credentials for " + host);
            }
            throw new Refusal(HResult.WBEM_E_LOCAL_CREDENTIALS, host + " is the machine itself");
        }
        String user = authenticate(machine, arguments, local);
        checkLocale(arguments.locale());
        checkArchitecture(arguments.context().values(), rules);
        Login login = new Login(user, local, level(arguments, local), arguments.impersonationLevel());
        return open(call.connection(), target.namespace(), machine, login, replayed);
    }

    /**
     * As whom and how a connection was made, which holds for those that are opened through it.
     *
     * @param user the name by which the user has rights, or null for one with all of them
     * @param local whether from the machine itself
     */
    record Login(@Nullable String user, boolean local, int authenticationLevel, int impersonationLevel) {}

    private FakeSession open(
            Connection connection, String name, Machine machine, Login login, @Nullable ReplayedNamespace replayed) {
        String user = login.user();
        Namespace namespace = namespace(machine, name, user, login.local());
        if (namespace.encryptionRequired() && login.authenticationLevel() < PACKET_PRIVACY) {
            throw new Refusal(
                    HResult.WBEM_E_ACCESS_DENIED,
                    "the namespace requires encryption: packet privacy (authentication 6)");
        }
        Set<FakeRight> rights = user == null ? EnumSet.allOf(FakeRight.class) : machine.rights(user, namespace.name());
        return new FakeSession(
                calls,
                this,
                connection,
                machine,
                namespace,
                policies,
                login,
                rights,
                login.local() ? machine.privileges(namespace.name()) : Map.of(),
                replayed);
    }

    /** Makes a connection through another one, in the course of a call. */
    FakeSession below(
            FakeCall call, Connection below, Machine machine, Login login, @Nullable ReplayedNamespace replayed) {
        try {
            return open(below, below.namespace(), machine, login, replayed);
        } catch (Refusal e) {
            throw calls.failed(call, 0, e.hresult, e.getMessage());
        }
    }

    private @Nullable ReplayedNamespace replayed(FakeCall call, ConnectTarget target) {
        if (replay == null) {
            return null;
        }
        String host = target.host();
        try {
            return replay.connect(host == null || target.local() ? "." : host, target.namespace());
        } catch (SessionException e) {
            throw calls.failed(call, 0, HResult.of(e.hresult()), e.detail());
        }
    }

    private @Nullable Machine find(ConnectTarget target) {
        String host = target.host();
        if (host == null || target.local() || LOOPBACK.contains(host)) {
            return own;
        }
        Map<String, Machine> known = byName;
        if (known == null) {
            known = new HashMap<>();
            for (Machine machine : all) {
                for (String name : machine.names()) {
                    known.put(Names.fold(Machine.bare(name)), machine);
                }
            }
            byName = known;
        }
        return known.get(Names.fold(Machine.bare(host)));
    }

    private void requireAnswer(FakeCall call, Machine machine, ConnectArguments arguments, Rules rules) {
        if (machine.answers() == Machine.Answers.UNREACHABLE) {
            throw new Refusal(HResult.RPC_S_SERVER_UNAVAILABLE, machine.name() + " is unreachable");
        }
        if (machine.answers() == Machine.Answers.SILENT) {
            boolean givesUp = (arguments.securityFlags() & ConnectArguments.USE_MAX_WAIT) != 0;
            WaitingRoom.End end = calls.pass(givesUp ? MAX_WAIT.toNanos() : WaitingRoom.FOR_EVER, () -> false);
            if (end == WaitingRoom.End.CANCELLED) {
                throw calls.cancelled(call, 0);
            }
            rules.rely(FakeRule.CONNECT_SILENT, machine.name() + " did not answer");
            throw new Refusal(HResult.RPC_S_SERVER_UNAVAILABLE, machine.name() + " did not answer in time");
        }
    }

    /** The name by which the user has rights, or null for a current user with all of them. */
    private @Nullable String authenticate(Machine machine, ConnectArguments arguments, boolean local) {
        if (!local && machine.hardened() && level(arguments, false) < PACKET_INTEGRITY) {
            throw new Refusal(
                    HResult.E_ACCESSDENIED, "the machine is hardened: it demands packet integrity (authentication 5)");
        }
        String user = arguments.user();
        if (user == null) {
            return currentUser;
        }
        String authority = arguments.authority();
        String domain = authority != null && authority.regionMatches(true, 0, NTLM, 0, NTLM.length())
                ? authority.substring(NTLM.length())
                : null;
        char[] password = arguments.copyPassword();
        try {
            String known = machine.authenticate(user, domain, password);
            if (known == null) {
                throw new Refusal(HResult.E_ACCESSDENIED, "unknown user or wrong password");
            }
            return known;
        } finally {
            if (password != null) {
                Arrays.fill(password, '\0');
            }
        }
    }

    private static Namespace namespace(Machine machine, String name, @Nullable String user, boolean local) {
        Namespace namespace = machine.repository().find(name);
        if (namespace == null) {
            throw new Refusal(HResult.WBEM_E_INVALID_NAMESPACE, "there is no namespace " + name);
        }
        if (user != null) {
            Set<FakeRight> rights = machine.rights(user, name);
            requireRight(rights, FakeRight.ENABLE, user, namespace);
            if (!local) {
                requireRight(rights, FakeRight.REMOTE_ACCESS, user, namespace);
            }
        }
        return namespace;
    }

    private static void requireRight(Set<FakeRight> rights, FakeRight right, String user, Namespace namespace) {
        if (!rights.contains(right)) {
            throw new Refusal(
                    HResult.WBEM_E_ACCESS_DENIED,
                    "user " + user + " lacks the right " + right.title() + " on " + namespace.name());
        }
    }

    private static Map<String, String> options(ConnectArguments arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        put(options, "user", arguments.user());
        put(options, "authority", arguments.authority());
        put(options, "locale", arguments.locale());
        options.put(
                "impersonation",
                name(ImpersonationLevel.values(), ImpersonationLevel::value, arguments.impersonationLevel()));
        options.put(
                "authentication",
                name(AuthenticationLevel.values(), AuthenticationLevel::value, arguments.authenticationLevel()));
        options.put("flags", Flags.ofConnect(arguments.securityFlags()));
        if (!arguments.context().isEmpty()) {
            options.put("context", String.join(",", arguments.context().values().keySet()));
        }
        return Collections.unmodifiableMap(options);
    }

    private static void put(Map<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    private static <E extends Enum<E>> String name(E[] levels, ToIntFunction<E> number, int asked) {
        return Arrays.stream(levels)
                .filter(level -> number.applyAsInt(level) == asked)
                .map(Enum::name)
                .findFirst()
                .orElse(String.valueOf(asked));
    }

    /** The level that is used: what was asked, or what Windows takes by itself, locally and from machine to machine. */
    private static int level(ConnectArguments arguments, boolean local) {
        int asked = arguments.authenticationLevel();
        if (asked > 0) {
            return asked;
        }
        return local ? PACKET_PRIVACY : PACKET_INTEGRITY;
    }

    private static void checkLocale(@Nullable String locale) {
        if (locale != null && locale.toUpperCase(Locale.ROOT).startsWith("MS_") && !isKnown(locale.substring(3))) {
            throw new Refusal(HResult.WBEM_E_INVALID_PARAMETER, "locale " + locale + " is no locale of Windows");
        }
    }

    /**
     * An LCID is a language (10 bits), a variant of it (6 bits) and a sort order (4 bits). Languages end at 0x93, and no
     * language has more than 20 variants; 0x1000 stands for all languages without a number.
     */
    private static boolean isKnown(String hexadecimal) {
        long lcid = Long.parseLong(hexadecimal, 16);
        long language = lcid & 0x3FF;
        long variant = (lcid >> 10) & 0x3F;
        boolean named = language <= 0x93 && variant <= 20;
        boolean unnamed = lcid == 0x7F || lcid == 0x1000;
        return lcid <= 0xF_FFFF && (named || unnamed);
    }

    /** A machine has hosts for 32-bit and 64-bit providers; another one is a failure only where it is required. */
    private static void checkArchitecture(Map<String, CimValue> context, Rules rules) {
        CimValue architecture = find(context, "__ProviderArchitecture");
        CimValue required = find(context, "__RequiredArchitecture");
        boolean present = architecture == null
                || Integer.valueOf(32).equals(architecture.raw())
                || Integer.valueOf(64).equals(architecture.raw());
        if (!present) {
            rules.rely(FakeRule.CONNECT_ARCHITECTURE, "__ProviderArchitecture " + architecture);
        }
        if (!present && required != null && Boolean.TRUE.equals(required.raw())) {
            throw new Refusal(
                    HResult.WBEM_E_PROVIDER_LOAD_FAILURE, "the machine has provider hosts for 32 and 64 bits only");
        }
    }

    private static @Nullable CimValue find(Map<String, CimValue> context, String name) {
        for (Map.Entry<String, CimValue> entry : context.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final HResult hresult;

        Refusal(HResult hresult, String message) {
            super(message);
            this.hresult = hresult;
        }
    }
}
