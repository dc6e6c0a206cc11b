package org.wmisdk.worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.wmisdk.Availability;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortProvider;
import org.wmisdk.com.abi.PortUnavailableException;
import org.wmisdk.tck.ComWorld;
import org.wmisdk.tck.MemoryWorld;
import org.wmisdk.tck.World;

/** The worlds in which the contract is run; the same list everywhere, where those that this JVM cannot make say why. */
final class Worlds {
    static final boolean IS_WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private static final List<String> BACKENDS = List.of("jna", "ffm");

    private Worlds() {}

    /** All worlds, by names that do not change. */
    static Stream<Named<World>> all() {
        List<Named<World>> worlds = new ArrayList<>();
        worlds.add(Named.of("fake", MemoryWorld.plain()));
        for (String client : BACKENDS) {
            for (String server : BACKENDS) {
                worlds.add(Named.of(client + " to a server on " + server, nativeWorld(client, server)));
            }
        }
        for (String client : BACKENDS) {
            worlds.add(Named.of(client + " to this machine's WMI", thisMachine(client)));
        }
        return worlds.stream();
    }

    private static World nativeWorld(String client, String server) {
        try {
            ComWorld world = ComWorld.of(port(client), port(server));
            return IS_WINDOWS ? world.system(oleaut32(port(server))) : world;
        } catch (PortUnavailableException e) {
            return new AbsentWorld(e.getMessage());
        }
    }

    private static World thisMachine(String client) {
        if (!IS_WINDOWS) {
            return new AbsentWorld("This is " + System.getProperty("os.name") + ", which has no WMI.");
        }
        try {
            port(client);
            return new WindowsWorld(client);
        } catch (PortUnavailableException e) {
            return new AbsentWorld(e.getMessage());
        }
    }

    /** The port of a backend, or why there is none; -DskipFfm leaves that of wmi-ffm out. */
    static Port port(String name) {
        for (PortProvider provider : ServiceLoader.load(PortProvider.class)) {
            if (provider.name().equals(name)) {
                return provider.port();
            }
        }
        throw new PortUnavailableException(
                Availability.Cause.LIBRARY_MISSING,
                "This build has no wmi-" + name + ".",
                "Build without -DskipFfm, on a machine with a JDK 22 or newer.",
                null);
    }

    private static ToLongFunction<String> oleaut32(Port port) {
        Port.@Nullable Library library = port.load(Path.of(System.getenv("SystemRoot"), "System32", "oleaut32.dll"));
        if (library == null) {
            throw new IllegalStateException("oleaut32.dll cannot be loaded");
        }
        return library::address;
    }
}
