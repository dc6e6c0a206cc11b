package org.wmisdk.ffm;

import static org.wmisdk.Availability.Cause.FAILED;
import static org.wmisdk.Availability.Cause.JAVA_TOO_OLD;
import static org.wmisdk.Availability.Cause.NATIVE_ACCESS_DENIED;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortProvider;
import org.wmisdk.com.abi.PortUnavailableException;

/**
 * Makes the port on {@code java.lang.foreign}, or says why not. Compiled for Java 17, so that the service can be looked up there; it
 * reaches the rest of the package by name only.
 */
public final class FfmPortProvider implements PortProvider {
    private static final int OLDEST_JAVA = 22;
    private static final Object LOCK = new Object();
    private static @Nullable Port port;

    /** Does nothing: called by {@link java.util.ServiceLoader}. */
    public FfmPortProvider() {}

    @Override
    public String name() {
        return "ffm";
    }

    @Override
    public Port port() {
        synchronized (LOCK) {
            if (port == null) {
                port = open(Runtime.version().feature());
            }
            return port;
        }
    }

    static Port open(int javaVersion) {
        if (javaVersion < OLDEST_JAVA) {
            throw new PortUnavailableException(
                    JAVA_TOO_OLD,
                    "The ffm backend needs Java " + OLDEST_JAVA + " or newer, and this is Java " + javaVersion + ".",
                    "Run on a newer Java, or use the jna backend.",
                    null);
        }
        try {
            return (Port) Class.forName("org.wmisdk.ffm.Link")
                    .getDeclaredMethod("open")
                    .invoke(null);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            throw thrown instanceof IllegalCallerException ? denied(thrown) : failed(thrown);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw failed(e);
        }
    }

    private static PortUnavailableException denied(Throwable thrown) {
        Module module = FfmPortProvider.class.getModule();
        return new PortUnavailableException(
                NATIVE_ACCESS_DENIED,
                "This JVM denies native access to the ffm backend.",
                "Start java with --enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED") + ".",
                thrown);
    }

    private static PortUnavailableException failed(@Nullable Throwable thrown) {
        return new PortUnavailableException(
                FAILED,
                "java.lang.foreign does not work in this JVM: " + thrown + ".",
                "Use the jna backend, or report this with the version of the JVM.",
                thrown);
    }
}
