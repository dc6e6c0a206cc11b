package org.wmisdk.com;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortProvider;
import org.wmisdk.com.abi.PortUnavailableException;

/** The ports of this JVM. */
final class Ports {
    private Ports() {}

    /** A port, printed by its name. */
    record Named(Port port) {
        @Override
        public String toString() {
            return port.name();
        }
    }

    static Stream<Named> all() {
        List<Named> ports = new ArrayList<>();
        for (PortProvider provider : ServiceLoader.load(PortProvider.class)) {
            try {
                ports.add(new Named(provider.port()));
            } catch (PortUnavailableException e) {
                System.getLogger(Ports.class.getName())
                        .log(System.Logger.Level.INFO, provider.name() + " takes no part: " + e.getMessage());
            }
        }
        return ports.stream();
    }
}
