package org.wmisdk.bench.connect;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.wmisdk.BackendReport;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.bench.Ports;
import org.wmisdk.bench.server.Server;
import org.wmisdk.com.abi.Port;

/**
 * The process that asks once. Writes a line at the end of each {@link Phase}: its name and the nanoseconds since the last one.
 */
final class FirstQuery {
    static final String EMPTY = "empty";
    static final String LINKED = "linked";
    static final String FAKE = "fake";

    /** The last line. */
    static final String DONE = "done";

    private static final String QUERY = "SELECT Caption0, Number1, Size2, Date3 FROM Rows WHERE Count = 1";
    private static final String FAKE_QUERY =
            "SELECT Caption, NumberOfProcesses, TotalVirtualMemorySize, LastBootUpTime FROM Win32_OperatingSystem";

    /** What comes after the start of the JVM, in this order. */
    enum Phase {
        SELECT("backends are looked for"),
        PORT("the port is made"),
        LIBRARY("the library is loaded, its functions are looked up"),
        CONNECT("a connection is made"),
        QUERY("one row of four properties is read"),
        CLOSE("the connection is closed");

        final String text;

        Phase(String text) {
            this.text = text;
        }
    }

    private long last = System.nanoTime();

    private FirstQuery() {}

    /**
     * Asks.
     *
     * @param args {@value #EMPTY}, {@value #LINKED}, {@value #FAKE} or the name of a port
     */
    public static void main(String[] args) throws Throwable {
        FirstQuery start = new FirstQuery();
        switch (args[0]) {
            case EMPTY -> {}
            case LINKED -> linkOne();
            case FAKE -> start.fake();
            default -> start.over(args[0]);
        }
        System.out.println(DONE);
        System.out.flush();
        System.exit(0);
    }

    @SuppressWarnings("restricted") // what every program pays that calls native code this way
    private static void linkOne() throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle abs = linker.downcallHandle(
                linker.defaultLookup().find("abs").orElseThrow(), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        if ((int) abs.invokeExact(-1) != 1) {
            throw new IllegalStateException("abs(-1) is not 1");
        }
    }

    private void fake() {
        WmiLocator fake = WmiLocator.using("fake");
        end(Phase.SELECT);
        ask(fake, "root\\cimv2", FAKE_QUERY);
    }

    private void over(String name) {
        BackendReport found = WmiLocator.backends();
        if (found.candidates().isEmpty()) {
            throw new IllegalStateException("no backend is on the class path");
        }
        end(Phase.SELECT);
        Port port = Ports.named(name);
        end(Phase.PORT);
        try (Server server = Server.open(port)) {
            WmiLocator locator = server.locator();
            end(Phase.LIBRARY);
            ask(locator, Server.NAMESPACE, QUERY);
        }
    }

    private void ask(WmiLocator locator, String path, String query) {
        try (WmiNamespace namespace = locator.connect(path)) {
            end(Phase.CONNECT);
            List<WmiObject> rows = namespace.query(query).list();
            WmiObject row = rows.get(0);
            for (String property : row.names()) {
                if (row.get(property).isNull()) {
                    throw new IllegalStateException(property);
                }
            }
            end(Phase.QUERY);
        }
        end(Phase.CLOSE);
    }

    private void end(Phase phase) {
        long now = System.nanoTime();
        System.out.println(phase + " " + (now - last));
        last = System.nanoTime();
    }
}
