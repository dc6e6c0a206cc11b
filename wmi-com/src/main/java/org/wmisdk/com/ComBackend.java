package org.wmisdk.com;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

/**
 * The COM core over one port: what a native backend needs, whatever its port is and wherever its functions come from. One per process and
 * port is enough. Safe for use by several threads.
 */
public final class ComBackend {
    private static final String KERBEROS = "Kerberos:";
    private static final String NTLM_DOMAIN = "NTLMDOMAIN:";
    private static final int MAX_NAME_CHARS = 1024;

    private final Com com;
    private final Entry entry;
    private final Apartments apartments;
    private volatile boolean initialized; // written under the lock of this
    private volatile @Nullable HostNames hostNames;

    private ComBackend(Com com, Entry entry) {
        this.com = com;
        this.entry = entry;
        this.apartments = new Apartments(com);
    }

    /**
     * The core over a port and functions; takes the way in that is there.
     *
     * @throws MissingFunctionException if a function is missing without which nothing works
     */
    public static ComBackend over(Port port, Symbols symbols) {
        return over(port, symbols, null);
    }

    /**
     * The core over a port and functions.
     *
     * @param forced the only way in that may be taken, or null for the one that is there
     * @throws MissingFunctionException if a function is missing without which nothing works, or the forced way is not there
     */
    public static ComBackend over(Port port, Symbols symbols, @Nullable WayIn forced) {
        return new ComBackend(new Com(port, new Functions(symbols)), Entry.choose(symbols, forced));
    }

    /** The core over a port and this Windows. */
    static ComBackend overSystem(Port port, @Nullable WayIn forced) {
        return over(port, new SystemSymbols(port), forced);
    }

    /** The way in, and where it is not the usual one, why; for people. */
    public String entry() {
        return entry.text();
    }

    /** How calls may be run. */
    public CallThreads callThreads() {
        return apartments;
    }

    /**
     * The names of this computer, as far as Windows tells them. They cannot change before it is restarted, so Windows is asked once: the
     * caller may be one of very many virtual threads, each of which would be given native memory of its own to ask with.
     */
    public HostNames hostNames() {
        HostNames known = hostNames;
        if (known == null) {
            known = askHostNames();
            hostNames = known;
        }
        return known;
    }

    private HostNames askHostNames() {
        List<String> names = new ArrayList<>();
        if (com.functions.getComputerNameEx != 0) {
            addName(Codes.COMPUTER_NAME_NETBIOS, names);
            addName(Codes.COMPUTER_NAME_DNS_HOSTNAME, names);
            addName(Codes.COMPUTER_NAME_DNS_FULLY_QUALIFIED, names);
        }
        if (names.isEmpty()) {
            String name = System.getenv("COMPUTERNAME");
            if (name != null && !name.isEmpty()) {
                names.add(name);
            }
        }
        return HostNames.of(names.toArray(String[]::new));
    }

    private void addName(int format, List<String> names) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        try {
            long buffer = scratch.stack.take(Character.BYTES * MAX_NAME_CHARS);
            long size = scratch.stack.take(Integer.BYTES);
            com.port.putInt(size, MAX_NAME_CHARS);
            int done = com.port.callIPPI(com.functions.getComputerNameEx, format, buffer, size);
            int length = com.port.getInt(size); // without the terminator
            if (done != 0 && length > 0 && length < MAX_NAME_CHARS) {
                names.add(scratch.text(buffer, length));
            }
        } finally {
            scratch.stack.giveBack(mark);
        }
    }

    /**
     * Chooses the COM security of the whole process: default authentication, impersonation. The library never does so by itself, since
     * it gives every proxy its own security; a program that owns its process may, before anything in it has used COM.
     *
     * @return false if the security had been chosen before, which is no error
     * @throws SessionException if COM refuses
     */
    public boolean initializeSecurity() {
        apartments.keep();
        int hr = com.port.callPIPPIIPIPI(
                com.functions.coInitializeSecurity,
                0,
                -1, // COM chooses the authentication services
                0,
                0,
                Codes.RPC_C_AUTHN_LEVEL_DEFAULT,
                Codes.RPC_C_IMP_LEVEL_IMPERSONATE,
                0,
                Codes.EOAC_NONE,
                0);
        if (hr < 0 && hr != Codes.RPC_E_TOO_LATE) {
            throw new SessionException("CoInitializeSecurity", hr, null);
        }
        return hr >= 0;
    }

    /**
     * Connects to a namespace.
     *
     * @param arguments already checked
     * @return the session, which the caller closes
     * @throws SessionException if the connection was refused or failed
     */
    public WmiSession connect(ConnectArguments arguments) {
        apartments.keep();
        if (!initialized) {
            initialize();
        }
        char[] password = arguments.copyPassword();
        Identity identity = null;
        try {
            identity = identity(arguments, password);
            Blanket blanket = new Blanket(
                    com,
                    arguments.impersonationLevel(),
                    arguments.authenticationLevel(),
                    after(KERBEROS, arguments.authority()),
                    identity);
            long services = Connecting.connect(com, entry, arguments, password);
            return ComSession.secured(
                    com, String.valueOf(arguments.networkResource()), services, blanket, entry.way() == WayIn.DLL);
        } finally {
            if (identity != null) {
                identity.letGo(); // the session holds it as long as it needs it
            }
            if (password != null) {
                Arrays.fill(password, '\0');
            }
        }
    }

    /** {@code HRESULT Initialize(BOOL allowIManagedObjectQI)} of the library: once, and with FALSE, as .NET does. */
    private synchronized void initialize() {
        if (!initialized && entry.way() == WayIn.DLL) {
            int hr = com.port.callII(entry.initialize(), 0);
            if (hr < 0) {
                throw new SessionException(Functions.WMINET_UTILS + "!Initialize", hr, null);
            }
        }
        initialized = true;
    }

    private @Nullable Identity identity(ConnectArguments arguments, char @Nullable [] password) {
        String user = arguments.user();
        if (user == null || user.isEmpty()) {
            return null; // the credentials of the calling thread
        }
        return new Identity(com.port, Identity.Account.of(user, after(NTLM_DOMAIN, arguments.authority())), password);
    }

    private static @Nullable String after(String prefix, @Nullable String authority) {
        return authority != null && authority.regionMatches(true, 0, prefix, 0, prefix.length())
                ? authority.substring(prefix.length())
                : null;
    }
}
