package org.wmisdk.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wmisdk.Availability;
import org.wmisdk.WmiLocator;
import org.wmisdk.com.ComBackend;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.tck.server.ComServer;
import org.wmisdk.tck.server.Outstanding;

/** A native backend against {@link ComServer}: every call goes through native code and back. */
public final class ComWorld implements World {
    private final Port client;
    private final Port server;
    private final @Nullable ToLongFunction<String> oleaut32;
    private final UnaryOperator<Port> clientPort;
    private final UnaryOperator<ConnectServerWmi> clientBackend;
    private final Duration grace;

    private ComWorld(
            Port client,
            Port server,
            @Nullable ToLongFunction<String> oleaut32,
            UnaryOperator<Port> clientPort,
            UnaryOperator<ConnectServerWmi> clientBackend,
            Duration grace) {
        this.client = client;
        this.server = server;
        this.oleaut32 = oleaut32;
        this.clientPort = clientPort;
        this.clientBackend = clientBackend;
        this.grace = grace;
    }

    /** A client over one port, a server over another or the same. */
    public static ComWorld of(Port client, Port server) {
        return new ComWorld(
                client, server, null, UnaryOperator.identity(), UnaryOperator.identity(), Duration.ofSeconds(5));
    }

    /** The same with the BSTR, VARIANT and SAFEARRAY functions of a real Windows, by the name of the export. */
    public ComWorld system(ToLongFunction<String> address) {
        return new ComWorld(client, server, address, clientPort, clientBackend, grace);
    }

    /** The same with a port of the client that does something wrong. */
    public ComWorld mutatePort(UnaryOperator<Port> mutation) {
        return new ComWorld(client, server, oleaut32, mutation, clientBackend, Duration.ofMillis(100));
    }

    /** The same with a backend of the client that does something wrong. */
    public ComWorld mutateBackend(UnaryOperator<ConnectServerWmi> mutation) {
        return new ComWorld(client, server, oleaut32, clientPort, mutation, Duration.ofMillis(100));
    }

    @Override
    public Optional<String> lacks(Capability capability) {
        return switch (capability) {
            case OWN_STRINGS ->
                oleaut32 == null
                        ? Optional.empty()
                        : Optional.of(
                                "The strings and arrays of Windows are used, which are not counted and not to be spoilt.");
            case VIRTUAL_THREADS -> Threads.whyNotVirtual();
            default -> Optional.empty();
        };
    }

    @Override
    public Stage open(Setup setup) {
        ComServer.Builder builder = ComServer.on(server, setup.source()).grace(grace);
        if (oleaut32 != null) {
            builder.system(oleaut32);
        }
        ComServer opened = builder.open();
        if (!setup.withNetUtils()) {
            opened.withoutNetUtils();
        }
        return new ComStage(opened);
    }

    private final class ComStage implements Stage {
        private final ComServer comServer;
        private final Port port;
        private final WmiLocator locator;
        private final ComTrouble trouble;

        ComStage(ComServer comServer) {
            this.comServer = comServer;
            this.port = clientPort.apply(comServer.watch(client));
            ComBackend backend = ComBackend.over(port, comServer.symbols());
            this.locator = WmiLocator.over(clientBackend.apply(new Client(client.name(), backend)));
            this.trouble = new ComTrouble(comServer);
        }

        @Override
        public WmiLocator locator() {
            return locator;
        }

        @Override
        public Trouble trouble() {
            return trouble;
        }

        @Override
        public ComServer comServer() {
            return comServer;
        }

        @Override
        public Port port() {
            return port;
        }

        @Override
        public void close() {
            comServer.close();
            List<String> wrong = new ArrayList<>();
            for (Outstanding held : comServer.outstanding()) {
                wrong.add("the client still holds " + held);
            }
            wrong.addAll(comServer.violations());
            wrong.addAll(ComServer.takeStrays(server));
            if (!wrong.isEmpty()) {
                throw new AssertionError(String.join(System.lineSeparator(), wrong));
            }
        }
    }

    /** The COM core as a backend, without the question whether this is Windows. */
    private record Client(String name, ComBackend backend) implements ConnectServerWmi {
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
            return backend.entry();
        }

        @Override
        public HostNames hostNames() {
            return backend.hostNames();
        }

        @Override
        public CallThreads callThreads() {
            return backend.callThreads();
        }

        @Override
        public WmiSession connectServerWmi(ConnectArguments arguments) {
            return backend.connect(arguments);
        }
    }
}
