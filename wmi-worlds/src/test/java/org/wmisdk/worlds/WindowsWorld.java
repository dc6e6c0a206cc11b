package org.wmisdk.worlds;

import java.util.Optional;
import org.wmisdk.WmiLocator;
import org.wmisdk.com.abi.Port;
import org.wmisdk.tck.Capability;
import org.wmisdk.tck.Setup;
import org.wmisdk.tck.Stage;
import org.wmisdk.tck.Trouble;
import org.wmisdk.tck.World;
import org.wmisdk.tck.server.ComServer;

/** A native backend against the WMI service of the machine: Windows' own, or Wine's. */
final class WindowsWorld implements World {
    private static final boolean IS_WINE = "wine".equals(System.getProperty("wmi.world"));

    private final String backend;

    WindowsWorld(String backend) {
        this.backend = backend;
    }

    @Override
    public Optional<String> lacks(Capability capability) {
        return switch (capability) {
            case OWN_DATA -> Optional.of("This machine's WMI has its own classes, not those of a test.");
            case TROUBLE -> Optional.of("This machine's WMI does not fail or wait on demand.");
            case WINDOWS_CODES ->
                IS_WINE ? Optional.of("Wine's WMI answers otherwise than Windows'.") : Optional.empty();
            case REMOTE_HOSTS -> Optional.of("There is no other machine to connect to.");
            case COM_SERVER, OWN_STRINGS -> Optional.of("This machine's WMI does not say what a client holds.");
            case VIRTUAL_THREADS ->
                Runtime.version().feature() >= 21
                        ? Optional.empty()
                        : Optional.of("Java " + Runtime.version().feature() + " has no virtual threads.");
        };
    }

    @Override
    public Stage open(Setup setup) {
        WmiLocator locator = WmiLocator.using(backend);
        return new Stage() {
            @Override
            public WmiLocator locator() {
                return locator;
            }

            @Override
            public Trouble trouble() {
                throw new UnsupportedOperationException("this machine's WMI does not fail on demand");
            }

            @Override
            public ComServer comServer() {
                throw new UnsupportedOperationException("this machine's WMI is no test server");
            }

            @Override
            public Port port() {
                return Worlds.port(backend);
            }

            @Override
            public void close() {
                // Nothing here can tell what the client still holds.
            }
        };
    }
}
