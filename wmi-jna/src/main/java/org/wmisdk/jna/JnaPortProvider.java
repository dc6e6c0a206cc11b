package org.wmisdk.jna;

import java.util.function.Supplier;
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
                port = started(() -> Probe.open(System.getProperty(Probe.WAY)));
            }
            return port;
        }
    }

    /** What that returns, or why JNA does not start: it reports a native part of another version by an Error of no special kind. */
    static Port started(Supplier<Port> start) {
        try {
            return start.get();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error | IllegalCallerException e) {
            throw JnaLibrary.failed(e);
        }
    }
}
