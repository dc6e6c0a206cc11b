package org.wmisdk.bench.server;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wmisdk.Availability;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.com.ComBackend;
import org.wmisdk.com.Symbols;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.tck.server.ComServer;

/**
 * WMI that does no work, and the library as its client: everything that a program pays goes through the public API, the core and a port.
 * The server is that of {@code server.c}, or {@link ComServer} where there is no compiler.
 */
public final class Server implements AutoCloseable {
    /** What is connected to. */
    public static final String NAMESPACE = "root\\bench";

    private final ConnectServerWmi backend;
    private final @Nullable ComServer comServer;

    private Server(ConnectServerWmi backend, @Nullable ComServer comServer) {
        this.backend = backend;
        this.comServer = comServer;
    }

    /** The server for a client over that port. */
    public static Server open(Port client) {
        return open(client, UnaryOperator.identity());
    }

    /**
     * The server for a client over that port.
     *
     * @param threads what the client is told of threads
     */
    public static Server open(Port client, UnaryOperator<CallThreads> threads) {
        boolean inC = CLibrary.file().isPresent();
        ComServer comServer = inC ? null : ComServer.on(client, new JavaRows()).open();
        ComBackend core = ComBackend.over(
                client,
                inC ? symbols(client) : Objects.requireNonNull(comServer).symbols());
        return new Server(new Client(client.name(), core, threads.apply(core.callThreads())), comServer);
    }

    /** Which server is measured with, for tables. */
    public static String name() {
        return CLibrary.file().isPresent() ? "a server in C" : "ComServer, since " + CLibrary.whyAbsent();
    }

    /** The exports of the library in C, whatever library of Windows they belong to. */
    private static Symbols symbols(Port port) {
        Port.Library library = CLibrary.load(port);
        return (file, function) -> library.address(function);
    }

    /** The client. */
    public WmiLocator locator() {
        return WmiLocator.over(backend);
    }

    /** A connection. */
    public WmiNamespace connect() {
        return locator().connect(NAMESPACE);
    }

    @Override
    public void close() {
        if (comServer != null) {
            comServer.close();
        }
    }

    /** The core as a backend, without the question whether this is Windows. */
    private record Client(String name, ComBackend core, CallThreads callThreads) implements ConnectServerWmi {
        @Override
        public int priority() {
            return 0;
        }

        @Override
        public Availability availability() {
            return Availability.available();
        }

        @Override
        public String entry() {
            return core.entry();
        }

        @Override
        public HostNames hostNames() {
            return core.hostNames();
        }

        @Override
        public WmiSession connectServerWmi(ConnectArguments arguments) {
            return core.connect(arguments);
        }
    }
}
