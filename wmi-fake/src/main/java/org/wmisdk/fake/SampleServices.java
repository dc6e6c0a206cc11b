package org.wmisdk.fake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.repository.Namespace;

/** The methods of {@code Win32_Service} of the sample machine. */
final class SampleServices {
    private static final String CLASS = "Win32_Service";
    private static final String KEY = "Name";

    // What the methods return; the numbers are those of Windows.
    private static final int DONE = 0;
    private static final int DEPENDENTS_RUN = 3;
    private static final int INVALID_CONTROL = 4;
    private static final int NOT_ACTIVE = 6;
    private static final int RUNS_ALREADY = 10;
    private static final int DISABLED = 14;

    private static final String SYSTEM = "NT AUTHORITY\\SYSTEM";

    /** What the names of the accounts in {@code StartName} are otherwise. */
    private static final Map<String, String> ACCOUNTS = Map.of(
            "nt authority\\localservice", "NT AUTHORITY\\LOCAL SERVICE",
            "nt authority\\networkservice", "NT AUTHORITY\\NETWORK SERVICE");

    private final Namespace cimv2;
    private final SampleRows services;

    private SampleServices(Namespace cimv2) {
        this.cimv2 = cimv2;
        this.services = new SampleRows(cimv2, CLASS);
    }

    static void addTo(SampleMethods methods) {
        methods.give(CLASS, "StartService", call -> call.returns(new SampleServices(call.live()).start(service(call))));
        methods.give(CLASS, "StopService", call -> call.returns(new SampleServices(call.live()).stop(service(call))));
    }

    /** The account of the services in a process, with its domain in front; that of the system where there are none. */
    static String account(Namespace cimv2, long process) {
        return new SampleRows(cimv2, CLASS)
                .all().stream()
                        .filter(row -> row.findLong("ProcessId").orElse(0) == process)
                        .map(row -> ACCOUNTS.getOrDefault(
                                String.valueOf(row.getString("StartName")).toLowerCase(Locale.ROOT), SYSTEM))
                        .findFirst()
                        .orElse(SYSTEM);
    }

    /** As it is now: the instance of the call was read before it was this call's turn. */
    private static WmiObject service(FakeInvocation call) {
        WmiObject read = call.instance().orElseThrow();
        return new SampleRows(call.live(), CLASS)
                .find(KEY, String.valueOf(read.getString(KEY)))
                .orElse(read);
    }

    private int start(WmiObject service) {
        if (service.findBoolean("Started").orElse(false)) {
            return RUNS_ALREADY;
        }
        if ("Disabled".equals(service.getString("StartMode"))) {
            return DISABLED;
        }
        services.change(
                service,
                Map.of(
                        "State",
                        "Running",
                        "Started",
                        true,
                        "AcceptStop",
                        true,
                        "ExitCode",
                        0,
                        "ProcessId",
                        process(String.valueOf(service.getString("PathName")))));
        return DONE;
    }

    /** The process of the services with the same command line, or a new one. */
    private long process(String commandLine) {
        return services.all().stream()
                .filter(row ->
                        row.findBoolean("Started").orElse(false) && commandLine.equals(row.getString("PathName")))
                .mapToLong(row -> row.findLong("ProcessId").orElse(0))
                .findFirst()
                .orElseGet(() -> SampleProcesses.start(cimv2, commandLine));
    }

    private int stop(WmiObject service) {
        if (!service.findBoolean("Started").orElse(false)) {
            return NOT_ACTIVE;
        }
        if (!service.findBoolean("AcceptStop").orElse(false)) {
            return INVALID_CONTROL;
        }
        if (dependents(String.valueOf(service.getString(KEY))).stream().anyMatch(this::isStarted)) {
            return DEPENDENTS_RUN;
        }
        long process = service.findLong("ProcessId").orElse(0);
        services.change(
                service,
                Map.of(
                        "State", "Stopped",
                        "Started", false,
                        "AcceptStop", false,
                        "AcceptPause", false,
                        "ProcessId", 0));
        if (process != 0
                && services.all().stream()
                        .noneMatch(row -> row.findLong("ProcessId").orElse(0) == process)) {
            SampleProcesses.end(cimv2, process);
        }
        return DONE;
    }

    /** The names of the services that need a service. */
    private List<String> dependents(String name) {
        return new SampleRows(cimv2, "Win32_DependentService")
                .all().stream()
                        .filter(row -> name.equalsIgnoreCase(named(row, "Antecedent")))
                        .map(row -> named(row, "Dependent"))
                        .toList();
    }

    /** The name of the service at an end of an association; empty for a driver. */
    private static String named(WmiObject association, String end) {
        WmiPath path = Objects.requireNonNull(association.getReference(end), end);
        return path.className().filter(CLASS::equalsIgnoreCase).isPresent()
                ? path.findKey(KEY).map(WmiPath.Key::text).orElse("")
                : "";
    }

    private boolean isStarted(String name) {
        return services.find(KEY, name)
                .map(row -> row.findBoolean("Started").orElse(false))
                .orElse(false);
    }
}
