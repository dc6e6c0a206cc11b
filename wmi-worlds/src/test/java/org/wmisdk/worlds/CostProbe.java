package org.wmisdk.worlds;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.wmisdk.CimType;
import org.wmisdk.WmiNamespace;
import org.wmisdk.com.abi.Port;
import org.wmisdk.fake.FakeClass;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;
import org.wmisdk.tck.ComWorld;
import org.wmisdk.tck.Setup;
import org.wmisdk.tck.Stage;

/**
 * Costs that are the same in every run: native calls of an operation, and bytes that it allocates on the Java heap. A program, since what
 * is allocated depends on how a JVM runs code, and {@link CostTest} says how:
 *
 * <ul>
 *   <li>{@code CostProbe operations PORT} is interpreted, so that every object that the code of this library and of the JDK makes is counted,
 *       and none is compiled away here and not there. What port and server allocate inside a native call is not in it.
 *   <li>{@code CostProbe calls PORT} is compiled, each method when it has been run so often and not some time later, since the claim of a
 *       port is that a compiled call allocates nothing.
 * </ul>
 *
 * <p>Prints a line each: what was measured, a tab, and the number.
 */
final class CostProbe {
    static final int ROWS = 64;
    private static final int WARM = 3;
    static final int TIMES = 20_000;
    private static final int ROUNDS_TO_COMPILE = 10;
    private static final String NAMESPACE = "root\\costs";
    private static final String ALL = "SELECT * FROM Machine";
    private static final String NAMED =
            "SELECT Name, Caption, Status, Size, Speed, Cores, Load, Ready, Since, Roles FROM Machine";

    private record NamedQuery(String what, String text) {}

    /** In this order, since a query is cheaper when the connection has met its columns before. */
    private static final List<NamedQuery> QUERIES = List.of(
            new NamedQuery("0 rows, 10 properties", NAMED + " WHERE Cores = 0"),
            new NamedQuery("1 row, 10 properties", NAMED + " WHERE Name = 'machine 7'"),
            new NamedQuery(ROWS + " rows, 1 property", "SELECT Size FROM Machine WHERE Cores = 1"),
            new NamedQuery(ROWS + " rows, 10 properties", NAMED + " WHERE Cores = 1"),
            new NamedQuery(2 * ROWS + " rows, 10 properties", NAMED),
            new NamedQuery(2 * ROWS + " rows, SELECT *", ALL));

    private CostProbe() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Port port = Worlds.port(args[1]);
        Map<String, Long> costs = args[0].equals("calls") ? calls(port) : operations(port, UnaryOperator.identity());
        costs.forEach((what, cost) -> out.println(what + "\t" + cost));
    }

    // ---- operations

    /** What is measured, and what it costs, over a server on the same port. */
    static Map<String, Long> operations(Port port, UnaryOperator<Port> change) {
        CountingPort[] counting = new CountingPort[1];
        ComWorld world = ComWorld.of(port, port).mutatePort(watched -> {
            counting[0] = new CountingPort(watched);
            return change.apply(counting[0]);
        });
        Map<String, Long> costs = new TreeMap<>();
        try (Stage stage = world.open(Setup.of(machines()))) {
            CountingPort counter = counting[0];
            measure(
                    "connect and close",
                    counter,
                    costs,
                    () -> stage.locator().connect(NAMESPACE).close());
            try (WmiNamespace namespace = stage.locator().connect(NAMESPACE)) {
                QUERIES.forEach(query -> measure(
                        "query, " + query.what(),
                        counter,
                        costs,
                        () -> namespace.query(query.text()).list()));
            }
        }
        return costs;
    }

    private static void measure(String what, CountingPort counter, Map<String, Long> costs, Runnable operation) {
        for (int i = 0; i < WARM; i++) {
            operation.run();
        }
        long calls = counter.calls();
        long bytes = counter.bytesOutside();
        operation.run();
        bytes = counter.bytesOutside() - bytes;
        calls = counter.calls() - calls;
        costs.put(what + ": bytes", bytes);
        costs.put(what + ": native calls", calls);
    }

    /** Twice {@link #ROWS} objects of ten properties, half of them with one core; five own memory. */
    private static FakeWmi machines() {
        FakeWmiBuilder builder = FakeWmi.builder()
                .namespace(NAMESPACE)
                .define(FakeClass.named("Machine")
                        .key("Name", CimType.STRING)
                        .property("Caption", CimType.STRING)
                        .property("Status", CimType.STRING)
                        .property("Size", CimType.UINT64)
                        .property("Speed", CimType.UINT32)
                        .property("Cores", CimType.UINT32)
                        .property("Load", CimType.UINT16)
                        .property("Ready", CimType.BOOLEAN)
                        .property("Since", CimType.DATETIME)
                        .array("Roles", CimType.STRING));
        for (int i = 0; i < 2 * ROWS; i++) {
            builder.instance(
                    "Machine",
                    Map.of(
                            "Name",
                            "machine " + i,
                            "Caption",
                            "a machine of a test",
                            "Status",
                            "OK",
                            "Size",
                            1_000_000L + i,
                            "Speed",
                            3_000,
                            "Cores",
                            1 + i % 2,
                            "Load",
                            50,
                            "Ready",
                            true,
                            "Since",
                            "20250310061502.500000+060",
                            "Roles",
                            List.of("web", "files")));
        }
        return builder.build();
    }

    // ---- calls

    /** Calls a method of the port so many times. */
    private interface Loop {
        long run(int times);
    }

    /**
     * What the methods that rows need allocate, {@link #TIMES} calls together. The callee is the C library's {@code abs}, which leaves further
     * arguments alone.
     */
    static Map<String, Long> calls(Port port) {
        long abs = Pointer.nativeValue(NativeLibrary.getProcess().getGlobalVariableAddress("abs"));
        long memory = port.allocate(64);
        char[] chars = new char[20];
        Map<String, Long> costs = new TreeMap<>();
        measure(costs, "Release, AddRef (PI)", times -> {
            long sum = 0;
            for (int i = 0; i < times; i++) {
                sum += port.callPI(abs, 1);
            }
            return sum;
        });
        measure(costs, "SysFreeString (PV)", times -> {
            for (int i = 0; i < times; i++) {
                port.callPV(abs, 1);
            }
            return times;
        });
        measure(costs, "SysAllocStringLen (PIP)", times -> {
            long sum = 0;
            for (int i = 0; i < times; i++) {
                sum += port.callPIP(abs, 1, 2);
            }
            return sum;
        });
        measure(costs, "IEnumWbemClassObject::Next (PIIPPI)", times -> {
            long sum = 0;
            for (int i = 0; i < times; i++) {
                sum += port.callPIIPPI(abs, 1, 2, 3, 4, 5);
            }
            return sum;
        });
        measure(costs, "IWbemClassObject::Get (PPIPPPI)", times -> {
            long sum = 0;
            for (int i = 0; i < times; i++) {
                sum += port.callPPIPPPI(abs, 1, 2, 3, 4, 5, 6);
            }
            return sum;
        });
        measure(costs, "IWbemClassObject::Next (PIPPPPI)", times -> {
            long sum = 0;
            for (int i = 0; i < times; i++) {
                sum += port.callPIPPPPI(abs, 1, 2, 3, 4, 5, 6);
            }
            return sum;
        });
        measure(costs, "IWbemServices::ExecQuery (PPPIPPI)", times -> {
            long sum = 0;
            for (int i = 0; i < times; i++) {
                sum += port.callPPPIPPI(abs, 1, 2, 3, 4, 5, 6);
            }
            return sum;
        });
        measure(costs, "ConnectServerWmi (PPPPIPPPIII)", times -> {
            long sum = 0;
            for (int i = 0; i < times; i++) {
                sum += port.callPPPPIPPPIII(abs, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            }
            return sum;
        });
        measure(costs, "numbers read and written", times -> {
            long sum = 0;
            for (int i = 0; i < times; i++) {
                port.putLong(memory, i);
                port.putInt(memory + 8, i);
                port.putShort(memory + 12, (short) i);
                port.putByte(memory + 14, (byte) i);
                sum += port.getLong(memory)
                        + port.getInt(memory + 8)
                        + port.getShort(memory + 12)
                        + port.getByte(memory + 14);
            }
            return sum;
        });
        measure(costs, "20 characters read and written", times -> {
            for (int i = 0; i < times; i++) {
                port.putChars(memory, chars, 0, chars.length);
                port.getChars(memory, chars, 0, chars.length);
            }
            return times;
        });
        measure(costs, "24 bytes zeroed", times -> {
            for (int i = 0; i < times; i++) {
                port.zero(memory, 24);
            }
            return times;
        });
        port.free(memory);
        return costs;
    }

    private static void measure(Map<String, Long> costs, String what, Loop loop) {
        long sum = 0;
        for (int i = 0; i < ROUNDS_TO_COMPILE; i++) {
            sum += loop.run(TIMES);
        }
        long before = CountingPort.bytes();
        sum += loop.run(TIMES);
        long bytes = CountingPort.bytes() - before;
        costs.put("call, " + what + ": bytes in " + TIMES + " calls", bytes);
        if (sum == 0) {
            throw new IllegalStateException("nothing was called");
        }
    }
}
