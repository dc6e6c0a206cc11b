package org.wmisdk.bench.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.bench.Ports;
import org.wmisdk.bench.server.Server;

/** The process that connects and asks some thousand times. Writes a line of its resident memory in KB after each time that it did so. */
final class Cycles {
    private static final Path SMAPS_ROLLUP = Path.of("/proc/self/smaps_rollup");
    private static final String RESIDENT = "Rss:";
    private static final String QUERY = "SELECT Caption0, Number1, Size2, Date3, Bytes4 FROM Rows WHERE Count = 1";

    private Cycles() {}

    /** Whether this system tells a process how much memory it holds, exactly. */
    static boolean canTell() {
        return Files.isReadable(SMAPS_ROLLUP);
    }

    /**
     * Runs.
     *
     * @param args the name of the port, how many cycles, and how many times so many
     */
    @SuppressWarnings("resource") // open as long as the process lives
    public static void main(String[] args) throws IOException {
        WmiLocator locator = Server.open(Ports.named(args[0])).locator();
        int cycles = Integer.parseInt(args[1]);
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            for (int k = 0; k < cycles; k++) {
                cycle(locator);
            }
            System.out.println(residentKilobytes());
        }
        System.exit(0);
    }

    private static void cycle(WmiLocator locator) {
        try (WmiNamespace namespace = locator.connect(Server.NAMESPACE)) {
            if (namespace.query(QUERY).list().size() != 1) {
                throw new IllegalStateException("there is no row");
            }
        }
    }

    private static long residentKilobytes() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(SMAPS_ROLLUP)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(RESIDENT)) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        throw new IOException(SMAPS_ROLLUP + " has no line " + RESIDENT);
    }
}
