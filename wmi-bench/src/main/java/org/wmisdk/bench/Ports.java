package org.wmisdk.bench;

import java.util.ServiceLoader;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortProvider;

/** The ports, by name, so that a fork loads only the one that it measures. */
public final class Ports {
    private Ports() {}

    /** That port. */
    public static Port named(String name) {
        for (PortProvider provider : ServiceLoader.load(PortProvider.class)) {
            if (provider.name().equals(name)) {
                return provider.port();
            }
        }
        throw new IllegalArgumentException("no port is named " + name);
    }
}
