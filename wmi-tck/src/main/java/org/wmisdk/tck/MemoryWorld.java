package org.wmisdk.tck;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.wmisdk.WmiLocator;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.tck.server.ComServer;

/** A backend that is called in Java: the fake. */
public final class MemoryWorld implements World {
    private static final long GRACE_MILLIS = 5_000;

    private final UnaryOperator<ConnectServerWmi> client;

    private MemoryWorld(UnaryOperator<ConnectServerWmi> client) {
        this.client = client;
    }

    /** The backend as it is. */
    public static MemoryWorld plain() {
        return new MemoryWorld(UnaryOperator.identity());
    }

    @Override
    public Optional<String> lacks(Capability capability) {
        return switch (capability) {
            case COM_SERVER, OWN_STRINGS -> Optional.of("The fake is called in Java, not through native code.");
            case VIRTUAL_THREADS -> Threads.whyNotVirtual();
            default -> Optional.empty();
        };
    }

    @Override
    public Stage open(Setup setup) {
        TroubledSource source = new TroubledSource(setup.source());
        WmiLocator locator = WmiLocator.over(client.apply(source));
        return new Stage() {
            @Override
            public WmiLocator locator() {
                return locator;
            }

            @Override
            public Trouble trouble() {
                return source;
            }

            @Override
            public ComServer comServer() {
                throw new UnsupportedOperationException("there is no native code in this world");
            }

            @Override
            public Port port() {
                throw new UnsupportedOperationException("there is no native code in this world");
            }

            @Override
            public void close() {
                List<Throwable> open = source.settle(GRACE_MILLIS);
                if (!open.isEmpty()) {
                    AssertionError held = new AssertionError(open.size() + " sessions and cursors were not closed");
                    open.forEach(held::addSuppressed);
                    throw held;
                }
            }
        };
    }
}
