package org.wmisdk.tck.server;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiContext;
import org.wmisdk.com.Symbols;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.tck.server.ComObject.Facet;
import org.wmisdk.tck.server.Outstanding.Kind;

/**
 * WMI in this process, behind real native vtables: a client that calls through native code cannot tell it from a Windows library. Its
 * rows come from any {@link ConnectServerWmi}, such as the fake.
 *
 * <p>It counts what the client holds ({@link #outstanding()}), notices what the client does wrong ({@link #violations()}), and lets
 * things go wrong on purpose ({@link #faults()}). Numbers of the C headers come from {@link org.wmisdk.tck.CFacts}, not from the client. One server at
 * a time can be open on a port; it may be used by any number of threads.
 */
public final class ComServer implements AutoCloseable {
    private final Port port;
    private final ConnectServerWmi source;
    private final Duration grace;
    private final String computerName;
    private final Stubs stubs;
    private final Memory memory;
    private final Ledger ledger = new Ledger();
    private final Faults faults = new Faults();
    private final Threads threads = new Threads();
    private final Calls calls = new Calls(ledger, faults, threads);
    private final Security security = new Security(this);
    private final ThreadTokens tokens = new ThreadTokens(this);
    private final Secrets secrets = new Secrets();
    private final Connects connector = new Connects(this);
    private final Map<String, Malformed> malformed = new ConcurrentHashMap<>();
    private final List<WatchedPort> clients = new CopyOnWriteArrayList<>();
    private final @Nullable OwnAutomation own;
    private final Automation automation;
    private final Variants variants;
    private volatile boolean securityChosen;
    private volatile boolean withNetUtils = true;

    private ComServer(Builder builder) {
        this.port = builder.port;
        this.source = builder.source;
        this.grace = builder.grace;
        this.computerName = builder.computerName;
        this.stubs = Stubs.of(port);
        this.memory = new Memory(port);
        ToLongFunction<String> system = builder.system;
        this.own = system == null ? new OwnAutomation(this, secrets::isIn) : null;
        this.automation = own == null ? new SystemAutomation(memory, Objects.requireNonNull(system)) : own;
        this.variants = new Variants(this);
        stubs.open(this);
    }

    /**
     * Prepares a server.
     *
     * @param port makes its native functions; need not be the port of the client
     * @param source answers connects and queries
     */
    public static Builder on(Port port, ConnectServerWmi source) {
        return new Builder(port, source);
    }

    /** The options of a server. */
    public static final class Builder {
        private final Port port;
        private final ConnectServerWmi source;
        private Duration grace = Duration.ofSeconds(5);
        private String computerName = "TCK";
        private @Nullable ToLongFunction<String> system;

        private Builder(Port port, ConnectServerWmi source) {
            this.port = port;
            this.source = source;
        }

        /**
         * Uses the functions of a real oleaut32 for BSTR, SAFEARRAY and VARIANT: those are then not counted, and some malformed values
         * cannot be delivered.
         *
         * @param oleaut32 the address of an export, 0 when there is none
         */
        public Builder system(ToLongFunction<String> oleaut32) {
            this.system = oleaut32;
            return this;
        }

        /** How long {@link ComServer#close} waits for calls that were abandoned. 5 seconds, unless set. */
        public Builder grace(Duration value) {
            this.grace = value;
            return this;
        }

        /** What {@code GetComputerNameExW} answers. */
        public Builder computerName(String name) {
            this.computerName = name;
            return this;
        }

        /** Opens the server. */
        public ComServer open() {
            return new ComServer(this);
        }
    }

    // ---- for tests

    /** The libraries that the client calls. */
    public Symbols symbols() {
        return this::address;
    }

    private long address(String file, String function) {
        Export export = Exports.find(file, function);
        boolean isHidden = !withNetUtils && file.toLowerCase(Locale.ROOT).startsWith("wminet_utils");
        if (export == null || isHidden) {
            return 0;
        }
        return Exports.AUTOMATION.containsValue(export) ? automation.function(function) : stubs.function(export);
    }

    /** From now on there is no {@code WMINet_Utils.dll}, as where .NET Framework is absent. */
    public ComServer withoutNetUtils() {
        withNetUtils = false;
        return this;
    }

    /** The same port with all that the client allocates counted, and looked at for secrets. */
    public Port watch(Port client) {
        WatchedPort watched = new WatchedPort(client, ledger, secrets);
        clients.add(watched);
        return watched;
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Delivers a malformed value for a property in every row from now on, and for a qualifier of that name. */
    public void malform(String property, Malformed value) {
        if (own == null) {
            throw new IllegalStateException("the real VariantClear may not survive a malformed value");
        }
        malformed.put(property.toLowerCase(Locale.ROOT), value);
    }

    /** Every connect so far, with its arguments. */
    public List<Connect> connects() {
        return connector.made();
    }

    /** Every {@code CoSetProxyBlanket} that succeeded so far, in order. */
    public List<Blanket> blankets() {
        return security.set();
    }

    /** The security that proxies start with, as the process or the server decided it. */
    public void proxiesStartWith(
            int authenticationService, @Nullable String principal, int authentication, int impersonation) {
        security.startWith(authenticationService, principal, authentication, impersonation);
    }

    /** The host put that thread into a single-threaded apartment before the client came. */
    public void putIntoSta(Thread thread) {
        threads.of(thread).setApartment(Threads.STA);
    }

    /** That thread impersonates a user from now on, or does so no longer. */
    public void impersonate(Thread thread, boolean impersonates) {
        threads.of(thread).impersonate(impersonates);
    }

    /** No native memory may hold these characters when it is freed, nor when {@link #secretsFound} looks. */
    public void guard(String secret) {
        secrets.add(secret);
    }

    /** Where the client still has a secret in native memory. */
    public List<String> secretsFound() {
        return clients.stream()
                .flatMap(client -> client.secretsFound().stream())
                .toList();
    }

    /** What the client holds. */
    public List<Outstanding> outstanding() {
        return ledger.outstanding();
    }

    /** What the client did wrong: double frees, releases and uses of what is gone, slots that do not exist, secrets not wiped. */
    public List<String> violations() {
        return ledger.violations();
    }

    /** The calls that came after their server was closed, on this port; forgets them. */
    public static List<String> takeStrays(Port port) {
        return Stubs.of(port).takeStrays();
    }

    /** Opens all gates, and waits until calls that were abandoned have given back what they hold, or the grace is over. */
    public void settle() {
        faults.clear();
        ledger.awaitQuiet(grace.toNanos());
    }

    /** Settles and ends the server. What is {@link #outstanding} and the {@link #violations} stay readable. */
    @Override
    public void close() {
        settle();
        stubs.close(this);
    }

    // ---- for the objects of the server

    Port port() {
        return port;
    }

    Stubs stubs() {
        return stubs;
    }

    Memory memory() {
        return memory;
    }

    Ledger ledger() {
        return ledger;
    }

    Calls calls() {
        return calls;
    }

    Threads threads() {
        return threads;
    }

    Security security() {
        return security;
    }

    ThreadTokens tokens() {
        return tokens;
    }

    Connects connector() {
        return connector;
    }

    ConnectServerWmi source() {
        return source;
    }

    Automation automation() {
        return automation;
    }

    OwnAutomation own() {
        if (own == null) {
            throw new IllegalStateException("the functions of Windows are used");
        }
        return own;
    }

    Variants variants() {
        return variants;
    }

    String computerName() {
        return computerName;
    }

    boolean isGuid(long address, String name) {
        return Arrays.equals(memory.bytes(address, 16), Facts.guid(name));
    }

    void writeValue(long variant, String property, CimType type, @Nullable Object raw) {
        Malformed instead = malformed.get(property.toLowerCase(Locale.ROOT));
        if (instead == null) {
            variants.write(variant, type, raw);
        } else {
            instead.write(this, type, variant);
        }
    }

    /** Writes a text as a new BSTR to an out parameter that may be NULL. */
    void writeText(long out, String text) {
        if (out != 0) {
            memory.putLong(out, automation.newString(text));
        }
    }

    /** The values of a context that the client passes; null for NULL. */
    @Nullable
    WmiContext context(long pointer) {
        if (pointer == 0) {
            return null;
        }
        Facet facet = stubs.find(pointer, "reading a context");
        return facet != null && facet.owner() instanceof ContextObject context ? context.values() : WmiContext.empty();
    }

    /** The object that a client passes. */
    ClassObject classObject(long pointer, String by) {
        Facet facet = stubs.find(pointer, by);
        if (facet != null && facet.owner() instanceof ClassObject object) {
            return object;
        }
        throw new IllegalArgumentException(by + ": what was passed is no IWbemClassObject");
    }

    void release(long pointer, String by) {
        Facet facet = stubs.find(pointer, by);
        if (facet != null) {
            facet.release();
        }
    }

    void addReference(long pointer, String by) {
        Facet facet = stubs.find(pointer, by);
        if (facet != null) {
            facet.add();
        }
    }

    /** Text in memory of the task allocator. */
    long newTaskText(String text) {
        long address = port.allocate(2L * text.length() + 2);
        memory.putText(address, text);
        ledger.created(Kind.TASK_MEMORY, address, "\"" + text + "\"");
        return address;
    }

    void freeTaskMemory(long address) {
        if (address != 0) {
            ledger.released(Kind.TASK_MEMORY, address);
        }
    }

    boolean isFreedByClient(long address) {
        return !clients.isEmpty() && clients.stream().noneMatch(client -> client.owns(address));
    }

    int initializeSecurity() {
        if (securityChosen) {
            return Codes.RPC_E_TOO_LATE;
        }
        securityChosen = true;
        return Codes.S_OK;
    }

    @Override
    public String toString() {
        return "ComServer on " + port.name();
    }
}
