package org.wmisdk.com;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wmisdk.Availability;
import org.wmisdk.com.abi.PortProvider;
import org.wmisdk.com.abi.PortUnavailableException;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.WmiSession;

/**
 * What the native backends have in common: all but the port. Decides whether the backend can be used, cheap causes first; nothing native
 * is touched before it is known that this is a 64-bit Windows.
 */
public abstract class NativeConnectServerWmi implements ConnectServerWmi {
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64", "aarch64");

    /** One core per port and way in for the whole process, however often the provider is loaded. */
    private static final Map<String, ComBackend> BACKENDS = new ConcurrentHashMap<>();

    private final PortProvider ports;
    private final int priority;

    /**
     * @param ports makes the port; its name is the backend's
     * @param priority as {@link #priority()}
     */
    protected NativeConnectServerWmi(PortProvider ports, int priority) {
        this.ports = ports;
        this.priority = priority;
    }

    @Override
    public final String name() {
        return ports.name();
    }

    @Override
    public final int priority() {
        return priority;
    }

    @Override
    public final Availability availability() {
        Availability.Unavailable wrong = unsuitable(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (wrong != null) {
            return wrong;
        }
        try {
            backend();
            return Availability.available();
        } catch (PortUnavailableException e) {
            return e.availability();
        } catch (MissingFunctionException e) {
            return Availability.unavailable(
                    Availability.Cause.DLL_MISSING,
                    "This Windows lacks what WMI needs: " + e.getMessage() + ".",
                    WayIn.isForced()
                            ? "Take the other way in: leave out -D" + WayIn.PROPERTY + "."
                            : "Repair WMI on this computer.");
        } catch (RuntimeException | LinkageError e) { // whatever else it is belongs into the report
            return Availability.unavailable(
                    Availability.Cause.FAILED,
                    "The " + name() + " backend failed when it was tried: " + e + ".",
                    "Use another backend, or report this.");
        }
    }

    /** What makes a machine unsuitable for every native backend, or null. */
    static Availability.@Nullable Unavailable unsuitable(String system, String architecture) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("windows")) {
            return new Availability.Unavailable(
                    Availability.Cause.NOT_WINDOWS,
                    "WMI is a part of Windows, and this is " + system + ".",
                    "Run on Windows, or use the fake backend.");
        }
        if (!ARCHITECTURES.contains(architecture.toLowerCase(Locale.ROOT))) {
            return new Availability.Unavailable(
                    Availability.Cause.NOT_64_BIT,
                    "This JVM is built for " + architecture + "; only x64 and arm64 are supported.",
                    "Run on a 64-bit JVM.");
        }
        return null;
    }

    private ComBackend backend() {
        WayIn forced = WayIn.forced();
        return BACKENDS.computeIfAbsent(name() + " " + forced, key -> ComBackend.overSystem(ports.port(), forced));
    }

    @Override
    public final String entry() {
        return backend().entry();
    }

    @Override
    public final HostNames hostNames() {
        return backend().hostNames();
    }

    @Override
    public final CallThreads callThreads() {
        return backend().callThreads();
    }

    @Override
    public final WmiSession connectServerWmi(ConnectArguments arguments) {
        return backend().connect(arguments);
    }

    @Override
    public final boolean initializeSecurity() {
        return backend().initializeSecurity();
    }
}
