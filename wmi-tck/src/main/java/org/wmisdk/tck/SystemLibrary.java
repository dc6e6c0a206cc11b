package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.wmisdk.com.abi.Port;

/** A library that every process has: this one's own C library, or kernel32. */
public final class SystemLibrary {
    private final Port port;
    private final Port.Library library;

    private SystemLibrary(Port port, Port.Library library) {
        this.port = port;
        this.library = library;
    }

    /** The library, by that port; skips the test where nothing tells its path. */
    public static SystemLibrary of(Port port) {
        Port.Library library = port.load(path());
        assertThat(library).isNotNull();
        return new SystemLibrary(port, Objects.requireNonNull(library));
    }

    private static Path path() {
        if (isWindows()) {
            return Path.of(System.getenv("SystemRoot"), "System32", "kernel32.dll");
        }
        Path maps = Path.of("/proc/self/maps");
        assumeTrue(Files.exists(maps), "this system does not tell where its C library is");
        try (Stream<String> lines = Files.lines(maps)) {
            return Path.of(lines.filter(line -> line.matches(".*/libc[.-][^/]*"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /** The address of a function, 0 when there is none of that name. */
    long address(String function) {
        return library.address(function);
    }

    /**
     * Runs a function in a new thread that the JVM does not know, and waits for its end; skips the test where there are no POSIX threads.
     *
     * @param function takes a pointer and returns one
     * @return what the function returned
     */
    public long runInNativeThread(long function, long argument) {
        assumeTrue(address("pthread_create") != 0, "this system has no pthread_create");
        long memory = port.allocate(2L * Long.BYTES);
        try {
            // Four pointers; the calling conventions leave further arguments to the caller, so any longer shape will
            // do.
            assertThat(port.callPPPPPPPPI(address("pthread_create"), memory, 0, function, argument, 0, 0, 0, 0))
                    .isZero();
            long result = memory + Long.BYTES;
            assertThat(port.callPPI(address("pthread_join"), port.getLong(memory), result))
                    .isZero();
            return port.getLong(result);
        } finally {
            port.free(memory);
        }
    }
}
