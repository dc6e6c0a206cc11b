package org.wmisdk.fake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.Availability;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.record.Replay;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.WmiSession;

/**
 * WMI in memory, for the tests of programs that use this library: one or more machines with namespaces, classes and
 * instances, which answer connections and queries as Windows does, errors included.
 *
 * <pre>{@code
 * FakeWmi fake = FakeWmi.builder()
 *         .namespace("root\\cimv2")
 *         .mof("class Demo { [key] string Name; uint32 Size; };"
 *                 + "instance of Demo { Name = \"a\"; Size = 7; };")
 *         .build();
 * try (WmiNamespace cimv2 = fake.locator().connect("root\\cimv2")) {
 *     long size = cimv2.query("SELECT Size FROM Demo").first().orElseThrow().getLong("Size");
 * }
 * fake.journal().requireNothingOpen();
 * }</pre>
 *
 * <p>What a fake holds changes only through {@link #namespace} and by methods that are called; any number of threads may use it. What it
 * does not do, and the error it gives instead, stands in {@code docs/fake.md}.
 */
public final class FakeWmi implements ConnectServerWmi {
    /** What {@link #name()} says: {@code WmiLocator.using("fake")} is the sample machine. */
    static final String NAME = "fake";

    /** Below 0: taken by name only. */
    static final int PRIORITY = -1;

    /** What {@link #entry()} says. */
    static final String ENTRY = "in-memory repository";

    private final FakeCalls calls;
    private final FakePolicies policies;
    private final FakeConnector connector;
    private final WmiLocator locator;

    /** The clock is null for that of the computer, the user for somebody with all rights. */
    FakeWmi(
            List<Machine> machines,
            FakePolicies policies,
            @Nullable String currentUser,
            @Nullable FakeClock clock,
            boolean callsOnCaller,
            FakePrivileges privileges,
            @Nullable Replay replay) {
        this.calls = new FakeCalls(clock, callsOnCaller, privileges);
        this.policies = policies;
        machines.forEach(each -> each.raiseEvents(new FakeEventTime(clock)));
        this.connector = new FakeConnector(calls, machines, policies, currentUser, replay);
        this.locator = WmiLocator.over(this);
    }

    /**
     * Starts a fake with one machine, {@code FAKE}, which has nothing but the namespace {@code root}.
     *
     * @return a builder
     */
    public static FakeWmiBuilder builder() {
        return new FakeWmiBuilder();
    }

    /**
     * A fake whose one machine, {@code FAKE}, looks like a small Windows server: about a hundred classes with the
     * properties, keys, ancestors and method signatures that they have on Windows, most with instances.
     *
     * <ul>
     *   <li>{@code root\cimv2}: the computer, its hardware and devices, disks and files, processes, services and drivers,
     *       network, accounts, software, event logs, performance counters
     *   <li>{@code root\StandardCimv2}: MSFT_NetAdapter, MSFT_NetIPAddress
     *   <li>{@code root\Microsoft\Windows\Storage}: MSFT_Disk, MSFT_Partition, MSFT_Volume
     *   <li>{@code root\wmi}: MSAcpi_ThermalZoneTemperature; {@code root\default}: StdRegProv
     *   <li>{@code root\subscription}, {@code root\security}: empty
     * </ul>
     *
     * <p>The data is invented and always the same, and does not contradict itself: references lead to instances, a running
     * service names a process, sizes add up. Methods that start and end processes and services, and those of the registry, have an effect on
     * this fake. {@code docs/sample-machine.md} lists every class and those methods.
     *
     * @return a new fake
     */
    public static FakeWmi sampleMachine() {
        return builder().sampleMachine().build();
    }

    /**
     * What a program under test is handed.
     *
     * @return a locator that connects to the machines of this fake; the same one each time
     */
    public WmiLocator locator() {
        return locator;
    }

    /**
     * A namespace as the machine itself has it: to change what it holds, or to raise events, while programs are connected.
     *
     * @param path such as {@code root\cimv2}, or {@code \\web01\root\cimv2} for another machine
     * @throws WmiException if the path is malformed ({@code WBEM_E_INVALID_NAMESPACE}), or there is no such machine or namespace
     */
    public FakeNamespace namespace(String path) {
        WmiPath parsed = WmiPath.ofNamespace(path);
        Machine machine = connector.find(parsed.host().orElse("."));
        Namespace found = machine == null
                ? null
                : machine.repository().find(parsed.namespace().orElse(path));
        if (machine == null || found == null) {
            throw FakeValues.refusal(
                    "go to a namespace",
                    HResult.WBEM_E_INVALID_NAMESPACE,
                    machine == null ? "this fake has no machine of " + path : "there is no namespace " + path);
        }
        return new FakeNamespace(machine, found, policies);
    }

    /**
     * What was called and what is open.
     *
     * @return the journal of this fake
     */
    public FakeJournal journal() {
        return calls.journal();
    }

    /**
     * Trouble for the calls to come.
     *
     * @return the faults of this fake
     */
    public FakeFaults faults() {
        return calls.faults();
    }

    /**
     * Fails if a call relied on a decision of this library although the fake is {@linkplain FakeWmiBuilder#strict() strict},
     * also where the program under test swallowed the error. A fake that is not strict never fails here.
     *
     * @throws FakePolicyError the first one; later ones are suppressed exceptions of it
     */
    public void requireNoPolicy() {
        policies.requireNone();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public String entry() {
        return ENTRY;
    }

    /** The names of the first machine of the builder. */
    @Override
    public HostNames hostNames() {
        return connector.hostNames();
    }

    @Override
    public CallThreads callThreads() {
        return calls;
    }

    @Override
    public WmiSession connectServerWmi(ConnectArguments arguments) {
        return connector.connect(arguments);
    }
}
