package org.wmisdk.fake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectTarget;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.WmiSession;

/** What the server says to a connection, in the order in which a connection meets it. */
final class FakeConnector {
    private static final int PACKET_INTEGRITY = 5;
    private static final int PACKET_PRIVACY = 6;
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");
    private static final String NTLM = "NTLMDOMAIN:";

    private final FakeCalls calls;
    private final List<Machine> machines;
    private final FakePolicies policies;
    private final HostNames hostNames;

    /** The first machine is the one that the program runs on. */
    FakeConnector(FakeCalls calls, List<Machine> machines, FakePolicies policies) {
        this.calls = calls;
        this.machines = machines;
        this.policies = policies;
        this.hostNames = HostNames.of(machines.get(0).names().toArray(String[]::new));
    }

    HostNames hostNames() {
        return hostNames;
    }

    WmiSession connect(ConnectArguments arguments) {
        String path = String.valueOf(arguments.networkResource());
        calls.enter(FakeOperation.CONNECT, path);
        try {
            FakeSession session = open(arguments, policies.about("connection to " + path));
            calls.succeeded(FakeOperation.CONNECT, path, 0, HResult.WBEM_S_NO_ERROR);
            return session;
        } catch (Refusal e) {
            throw calls.failed(FakeOperation.CONNECT, path, 0, e.hresult, e.getMessage());
        } catch (WmiException e) {
            // Arguments that were not checked before: the service finds the same mistakes.
            throw calls.failed(FakeOperation.CONNECT, path, 0, e.hresult(), e.detail());
        }
    }

    private FakeSession open(ConnectArguments arguments, Rules rules) {
        ConnectTarget target = ConnectTarget.of(arguments.networkResource(), hostNames);
        String host = target.host();
        Machine machine = host == null || target.local() || LOOPBACK.contains(host) ? machines.get(0) : find(host);
        boolean local = machine == machines.get(0);
        String authority = arguments.authority();
        boolean credentials =
                arguments.user() != null || arguments.hasPassword() || (authority != null && !authority.isEmpty());
        if (local && credentials) {
            if (host != null && LOOPBACK.contains(host)) {
                rules.rely(FakeRule.CONNECT_LOOPBACK, "credentials for " + host);
            }
            throw new Refusal(HResult.WBEM_E_LOCAL_CREDENTIALS, host + " is the machine itself");
        }
        authenticate(machine, arguments, local);
        checkLocale(arguments.locale());
        checkArchitecture(arguments.context().values(), rules);
        return new FakeSession(
                calls,
                machine,
                namespace(machine, target.namespace(), arguments, local),
                policies,
                arguments.impersonationLevel());
    }

    private Machine find(String host) {
        for (Machine machine : machines) {
            if (machine.isNamed(host)) {
                return machine;
            }
        }
        throw new Refusal(HResult.RPC_S_SERVER_UNAVAILABLE, "no machine of this fake has the name " + host);
    }

    private static void authenticate(Machine machine, ConnectArguments arguments, boolean local) {
        if (!local && machine.hardened() && level(arguments, false) < PACKET_INTEGRITY) {
            throw new Refusal(
                    HResult.E_ACCESSDENIED, "the machine is hardened: it demands packet integrity (authentication 5)");
        }
        String user = arguments.user();
        if (user == null) {
            return;
        }
        String authority = arguments.authority();
        String domain = authority != null && authority.regionMatches(true, 0, NTLM, 0, NTLM.length())
                ? authority.substring(NTLM.length())
                : null;
        char[] password = arguments.copyPassword();
        try {
            if (!machine.accepts(user, domain, password)) {
                throw new Refusal(HResult.E_ACCESSDENIED, "unknown user or wrong password");
            }
        } finally {
            if (password != null) {
                Arrays.fill(password, '\0');
            }
        }
    }

    private static Namespace namespace(Machine machine, String name, ConnectArguments arguments, boolean local) {
        Namespace namespace = machine.repository().find(name);
        if (namespace == null) {
            throw new Refusal(HResult.WBEM_E_INVALID_NAMESPACE, "there is no namespace " + name);
        }
        String user = arguments.user();
        if (!local && user != null && namespace.lacksRemoteEnable(user)) {
            throw new Refusal(HResult.WBEM_E_ACCESS_DENIED, "the user lacks the right Remote Enable");
        }
        if (namespace.encryptionRequired() && level(arguments, local) < PACKET_PRIVACY) {
            throw new Refusal(
                    HResult.WBEM_E_ACCESS_DENIED,
                    "the namespace requires encryption: packet privacy (authentication 6)");
        }
        return namespace;
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
