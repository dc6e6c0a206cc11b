package org.wmisdk.jna;

import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortProvider;

/** Makes the port on JNA, or says why not. */
public final class JnaPortProvider implements PortProvider {
    private static final Object LOCK = new Object();
    private static @Nullable Port port;

    /** Does nothing: called by {@link java.util.ServiceLoader}. */
    public JnaPortProvider() {}

    @Override
    public String name() {
        return "jna";
    }

    @Override
    public Port port() {
        synchronized (LOCK) {
            if (port == null) {
                JnaLibrary.check(JnaLibrary.locations(JnaPortProvider.class.getClassLoader()));
                try {
                    port = Probe.open(System.getProperty(Probe.WAY));
                } catch (LinkageError | IllegalCallerException e) {
                    throw JnaLibrary.failed(e);
                }
            }
            return port;
        }
    }
}
