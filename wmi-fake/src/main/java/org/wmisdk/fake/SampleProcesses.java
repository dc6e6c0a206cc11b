package org.wmisdk.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.repository.Namespace;

/** The methods of {@code Win32_Process} of the sample machine. */
final class SampleProcesses {
    private static final String CLASS = "Win32_Process";
    private static final String KEY = "Handle";

    // What the methods return; the numbers are those of Windows.
    private static final int DONE = 0;
    private static final int ACCESS_DENIED = 2;
    private static final int PATH_NOT_FOUND = 9;
    private static final int INVALID_PARAMETER = 21;

    /** The processes that are the system itself. */
    private static final long LAST_OF_SYSTEM = 4;

    private static final int ID_STEP = 4;
    private static final String WMI_HOST = "WmiPrvSE.exe";

    /** What every process of the machine has alike. */
    private static final List<String> COMMON = List.of(
            "CreationClassName", "CSCreationClassName", "CSName", "OSCreationClassName", "OSName", "WindowsVersion");

    private final SampleRows processes;
    private final SampleRows files;

    private SampleProcesses(Namespace cimv2) {
        this.processes = new SampleRows(cimv2, CLASS);
        this.files = new SampleRows(cimv2, "CIM_DataFile");
    }

    static void addTo(SampleMethods methods) {
        methods.give(CLASS, "Create", SampleProcesses::create);
        methods.give(CLASS, "Terminate", SampleProcesses::terminate);
        methods.give(CLASS, "GetOwner", SampleProcesses::owner);
    }

    private static void create(FakeInvocation call) {
        SampleProcesses sample = new SampleProcesses(call.live());
        String commandLine = call.argument("CommandLine").asString();
        if (commandLine == null || commandLine.isBlank()) {
            call.returns(INVALID_PARAMETER);
            return;
        }
        Optional<String> program = sample.program(commandLine);
        if (program.isEmpty()) {
            call.returns(PATH_NOT_FOUND);
            return;
        }
        call.out("ProcessId", sample.start(program.get(), commandLine)).returns(DONE);
    }

    private static void terminate(FakeInvocation call) {
        WmiObject process = call.instance().orElseThrow();
        if (isSystem(process)) {
            call.returns(ACCESS_DENIED);
            return;
        }
        new SampleRows(call.live(), CLASS).delete(KEY, String.valueOf(process.getString(KEY)));
        call.returns(DONE);
    }

    private static void owner(FakeInvocation call) {
        WmiObject process = call.instance().orElseThrow();
        if (isSystem(process)) {
            call.returns(ACCESS_DENIED);
            return;
        }
        String account = process.findLong("SessionId").orElse(0) == 0
                ? SampleServices.account(call.live(), id(process))
                : call.machine().name() + "\\ops";
        int end = account.indexOf('\\');
        call.out("User", account.substring(end + 1))
                .out("Domain", account.substring(0, end))
                .returns(DONE);
    }

    /** The number of a process; -1 for one that a test has added without. */
    private static long id(WmiObject process) {
        return process.findLong("ProcessId").orElse(-1);
    }

    private static boolean isSystem(WmiObject process) {
        return id(process) >= 0 && id(process) <= LAST_OF_SYSTEM;
    }

    /** The program that a command line names: one of the files of the machine, or one that runs already. */
    private Optional<String> program(String commandLine) {
        String wanted = firstWord(commandLine).toLowerCase(Locale.ROOT);
        return Stream.concat(values(processes, "ExecutablePath"), values(files, "Name"))
                .filter(path -> isMeant(wanted, path.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static Stream<String> values(SampleRows rows, String property) {
        return rows.all().stream().map(row -> row.getString(property)).flatMap(Stream::ofNullable);
    }

    private static boolean isMeant(String wanted, String path) {
        String full = wanted.endsWith(".exe") ? wanted : wanted + ".exe";
        return path.equals(full) || (wanted.indexOf('\\') < 0 && path.endsWith('\\' + full));
    }

    /** The first word of a command line, without the quotes around it. */
    static String firstWord(String commandLine) {
        String text = commandLine.strip();
        char end = text.startsWith("\"") ? '"' : ' ';
        int from = end == '"' ? 1 : 0;
        int to = text.indexOf(end, from);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    /** Starts a process for WMI and returns its number. */
    static long start(Namespace cimv2, String commandLine) {
        return new SampleProcesses(cimv2).start(firstWord(commandLine), commandLine);
    }

    private long start(String program, String commandLine) {
        List<WmiObject> all = processes.all();
        long id = Math.max(
                        LAST_OF_SYSTEM,
                        all.stream().mapToLong(SampleProcesses::id).max().orElse(0))
                + ID_STEP;
        String name = program.substring(program.lastIndexOf('\\') + 1);
        Map<String, @Nullable Object> values = new HashMap<>();
        if (!all.isEmpty()) {
            COMMON.forEach(each -> values.put(each, all.get(0).get(each).raw()));
        }
        values.put("Caption", name);
        values.put("Description", name);
        values.put("Name", name);
        values.put("CommandLine", commandLine);
        values.put("ExecutablePath", program);
        values.put("CreationDate", now());
        values.put(KEY, Long.toString(id));
        values.put("ProcessId", id);
        values.put("ParentProcessId", idOf(all, WMI_HOST));
        values.put("Priority", 8);
        values.put("SessionId", 0);
        values.put("ThreadCount", 1);
        processes.put(values);
        return id;
    }

    private static long idOf(List<WmiObject> all, String name) {
        return all.stream()
                .filter(row -> name.equals(row.getString("Name")))
                .mapToLong(SampleProcesses::id)
                .findFirst()
                .orElse(0);
    }

    /** What the clock of the machine says, which stands still. */
    private @Nullable Object now() {
        return new SampleRows(processes.namespace(), "Win32_OperatingSystem")
                .all().stream()
                        .map(row -> row.get("LocalDateTime").raw())
                        .findFirst()
                        .orElse(null);
    }

    /** A process ends that nobody needs any more. */
    static void end(Namespace cimv2, long id) {
        new SampleRows(cimv2, CLASS).delete(KEY, Long.toString(id));
    }
}
