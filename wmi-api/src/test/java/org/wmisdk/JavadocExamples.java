package org.wmisdk;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.wmisdk.wql.Wql;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlStatement;
import org.wmisdk.wql.WqlSyntaxException;

/**
 * The examples of the Javadoc, compiled. {@link JavadocExamplesTest} compares the texts; {@code out} and {@code err} stand for
 * those of {@code System}.
 */
final class JavadocExamples {
    private final PrintStream out;
    private final PrintStream err;

    JavadocExamples(PrintStream console) {
        this.out = console;
        this.err = console;
    }

    void future(WmiNamespace cimv2) {
        CompletableFuture<List<WmiObject>> disks =
                cimv2.query("SELECT * FROM Win32_DiskDrive").listAsync();
        CompletableFuture<List<WmiObject>> volumes =
                cimv2.query("SELECT * FROM Win32_Volume").listAsync();
        out.println(disks.join().size() + " disks, " + volumes.join().size() + " volumes");
    }

    void forEachAsync(WmiNamespace cimv2, Queue<WmiObject> files, Executor executor) {
        CompletableFuture<Void> done = cimv2.query("SELECT * FROM CIM_DataFile").forEachAsync(files::add, executor);
        done.join();
    }

    void recovery() {
        ConnectRequest request = ConnectRequest.builder("root\\cimv2")
                .recovery(RecoveryPolicy.REPEAT_READS)
                .build();
        try (WmiNamespace cimv2 = WmiLocator.load().connect(request)) {
            out.println(cimv2.query("SELECT Name FROM Win32_Service").list().size() + " services, after "
                    + cimv2.reconnections() + " reconnections");
        }
    }

    void privileges(WmiNamespace cimv2) {
        cimv2.method(WmiPath.of("Win32_OperatingSystem=@"), "Win32Shutdown")
                .privileges(WmiPrivilege.SHUTDOWN)
                .arg("Flags", 0)
                .call();
    }

    void toMof(WmiNamespace cimv2) {
        WmiObject disk = cimv2.get(WmiPath.of("Win32_LogicalDisk.DeviceID=\"C:\""));
        out.println(disk.toMof());
    }

    void mofFile(WmiNamespace cimv2, Path file) throws IOException {
        List<WmiObject> disks = cimv2.query("SELECT * FROM Win32_LogicalDisk")
                .withSystemProperties()
                .list();
        List<WmiClass> classes =
                List.of(cimv2.classDefinition("CIM_LogicalDisk"), cimv2.classDefinition("Win32_LogicalDisk"));
        Files.writeString(file, MofPrinter.print("root\\cimv2", classes, disks));
    }

    void compare(WmiNamespace cimv2, WmiNamespace web01) {
        WmiClass here = cimv2.classDefinition("Win32_Service");
        WmiClass there = web01.classDefinition("Win32_Service");
        if (!here.sameAs(there, WmiComparison.IGNORE_OBJECT_SOURCE, WmiComparison.IGNORE_QUALIFIERS)) {
            out.println("the machines have different classes of services");
        }
    }

    void get(WmiNamespace cimv2) {
        WmiObject spooler = cimv2.get(WmiPath.of("Win32_Service.Name=\"Spooler\""));
        out.println(spooler.getString("State"));
    }

    void warning(WmiNamespace cimv2) {
        try (WmiRows rows = cimv2.query("SELECT * FROM Win32_Process").open()) {
            rows.forEach(process -> out.println(process.getString("Name")));
            rows.warning().ifPresent(code -> err.println("Not all processes are shown: " + code));
        }
    }

    void method(WmiNamespace cimv2) {
        WmiMethodResult created = cimv2.method(WmiPath.of("Win32_Process"), "Create")
                .arg("CommandLine", "notepad.exe")
                .call();
        if (created.returnCode() == 0) {
            out.println("process " + created.get("ProcessId").asLong());
        } else {
            err.println(created.returnText().orElse("failed with " + created.returnCode()));
        }
    }

    void change(WmiNamespace demo) {
        WmiPath lamp =
                demo.create("Demo_Lamp").set("Name", "desk").set("Watts", 40).put();
        demo.update(lamp).set("Watts", 60).put();
    }

    void putMode(WmiNamespace demo) {
        demo.create("Demo_Lamp")
                .set("Name", "desk")
                .mode(WmiPutMode.CREATE_OR_UPDATE)
                .put();
    }

    void classChange(WmiNamespace demo) {
        demo.createClass("Demo_Lamp")
                .key("Name", CimType.STRING)
                .property("Watts", CimType.UINT32, 40)
                .array("Scenes", CimType.STRING)
                .qualify("Watts", WmiQualifier.flag("Not_Null", QualifierFlavor.TO_SUBCLASS))
                .put();
        demo.deriveClass("Demo_Lamp", "Demo_ColorLamp")
                .property("Color", CimType.STRING, "white")
                .put();
    }

    void hresult() {
        HResult code = HResult.of(0x80041010);
        out.println(code); // 0x80041010 WBEM_E_INVALID_CLASS
        out.println(code.meaning()); // Class does not exist or is not valid here
    }

    void value() {
        CimValue size = CimValue.of(CimType.UINT64, 4_000_000_000L);
        out.println(size.asLong()); // 4000000000
        out.println(size.asInt()); // throws WmiValueException: an int does not hold it
    }

    void object(WmiNamespace cimv2) {
        for (WmiObject disk :
                cimv2.query("SELECT DeviceID, Size FROM Win32_LogicalDisk").list()) {
            String id = disk.getString("DeviceID");
            OptionalLong size = disk.findLong("Size"); // NULL while a drive has no medium
            out.println(id + " " + (size.isPresent() ? size.getAsLong() + " bytes" : "empty"));
        }
    }

    List<WmiObject> exception(WmiNamespace cimv2) {
        try {
            return cimv2.query("SELECT * FROM Win32_Service").list();
        } catch (WmiInvalidClassException e) {
            return List.of(); // this machine does not have it
        } catch (WmiException e) {
            err.println(e.getMessage());
            throw e;
        }
    }

    void locator() {
        try (WmiNamespace cimv2 = WmiLocator.load().connect("root\\cimv2")) {
            for (WmiObject os : cimv2.query("SELECT Caption, LastBootUpTime FROM Win32_OperatingSystem")
                    .list()) {
                out.println(os.getString("Caption") + " up since " + os.getDateTime("LastBootUpTime"));
            }
        }
    }

    void query(WmiNamespace cimv2) {
        try (WmiRows rows = cimv2.query("SELECT Name, ProcessId FROM Win32_Process")
                .timeout(Duration.ofSeconds(10))
                .batch(64)
                .open()) {
            for (WmiObject process : rows) {
                out.println(process.getLong("ProcessId") + " " + process.getString("Name"));
            }
        }
    }

    void events(WmiNamespace cimv2) {
        WmiEvents started =
                cimv2.events("SELECT * FROM __InstanceCreationEvent WITHIN 2 WHERE TargetInstance ISA 'Win32_Process'");
        try (WmiSubscription processes = started.subscribe()) {
            WmiObject event = processes.take(Duration.ofMinutes(1));
            out.println(event.getObject("TargetInstance"));
        }
    }

    void subscription(WmiNamespace cimv2) {
        WmiEvents ended = cimv2.events("SELECT * FROM Win32_ProcessStopTrace");
        try (WmiSubscription stops = ended.subscribe()) {
            for (WmiObject event : stops) {
                out.println(event.getString("ProcessName"));
            }
        }
    }

    void overflow(WmiNamespace cimv2) {
        WmiEvents stops = cimv2.events("SELECT * FROM Win32_ProcessStopTrace")
                .capacity(100)
                .onOverflow(WmiOverflow.LOSE);
        WmiListening listening = stops.listen(stop -> out.println(stop.getString("ProcessName")));
        listening.close();
    }

    class Stops implements WmiEventListener {
        @Override
        public void onEvent(WmiObject event) {
            out.println(event.getString("ProcessName"));
        }

        @Override
        public void onDropped(long count) {
            err.println(count + " processes more have ended");
        }

        @Override
        public void onLost(WmiException reason) {
            err.println("No more events: " + reason.getMessage());
        }
    }

    void listening(WmiNamespace cimv2) {
        WmiEvents changed = cimv2.events(
                "SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA 'Win32_Service'");
        WmiListening services = changed.listen(event -> out.println(event.getObject("TargetInstance")));
        Runtime.getRuntime().addShutdownHook(new Thread(services::close));
    }

    void schema(WmiNamespace cimv2) {
        WmiClass service = cimv2.classDefinition("Win32_Service");
        WmiProperty startMode = service.property("StartMode").orElseThrow();
        out.println(startMode + " is one of " + startMode.valueMap().values());
        for (WmiMethod method : service.methods()) {
            out.println(method);
        }
    }

    WmiClass options(WmiNamespace cimv2) {
        WmiOptions patient = WmiOptions.none().timeout(Duration.ofSeconds(30)).withAmendedQualifiers();
        WmiClass service = cimv2.classDefinition("Win32_Service", patient);
        return service;
    }

    void instances(WmiNamespace cimv2) {
        for (WmiObject disk : cimv2.instances("Win32_LogicalDisk").list()) {
            out.println(disk.getString("DeviceID"));
        }
    }

    void rewind(WmiNamespace cimv2) {
        try (WmiRows rows =
                cimv2.query("SELECT * FROM Win32_Process").rewindable().open()) {
            long processes = rows.stream().count();
            rows.rewind();
            rows.forEach(process -> out.println(process.getString("Name") + ", one of " + processes));
        }
    }

    void associators(WmiNamespace cimv2) {
        WmiPath disk = WmiPath.of("Win32_LogicalDisk.DeviceID=\"C:\"");
        for (WmiObject partition : cimv2.associators(disk)
                .resultClass("Win32_DiskPartition")
                .query()
                .list()) {
            out.println(partition.getString("DeviceID"));
        }
    }

    void references(WmiNamespace cimv2) {
        WmiPath disk = WmiPath.of("Win32_LogicalDisk.DeviceID=\"C:\"");
        for (WmiObject link : cimv2.references(disk).role("Dependent").query().list()) {
            out.println(link.get("Antecedent"));
        }
    }

    void classes(WmiNamespace cimv2) {
        for (WmiClass disk : cimv2.classDefinitions("CIM_LogicalDisk", WmiDepth.DEEP)) {
            out.println(disk.name() + " has " + disk.properties().size() + " properties");
        }
    }

    void namespaces() {
        try (WmiNamespace root = WmiLocator.load().connect("root");
                WmiNamespace cimv2 = root.openNamespace("cimv2")) {
            out.println(cimv2.path() + " has " + cimv2.namespaces());
        }
    }

    void request(char[] password) {
        try (Credentials ops = Credentials.of("CONTOSO\\ops", password)) {
            ConnectRequest web01 = ConnectRequest.builder("\\\\web01\\root\\cimv2")
                    .credentials(ops)
                    .authority(Authority.kerberos("CONTOSO\\web01"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            try (WmiNamespace cimv2 = WmiLocator.load().connect(web01)) {
                out.println(cimv2.query("SELECT Name FROM Win32_ComputerSystem").first());
            }
        }
    }

    void literals(WmiNamespace cimv2, String prefix) {
        String path = Wql.literal("C:\\Windows\\notepad.exe");
        String begins = Wql.literal(Wql.like(prefix) + "%");
        cimv2.query("SELECT LastModified FROM CIM_DataFile WHERE Name = " + path)
                .first();
        cimv2.query("SELECT State FROM Win32_Service WHERE Name LIKE " + begins).list();
    }

    void statement() {
        WqlStatement statement = WqlParser.parse("select Name from Win32_Service where State != 'Running'");
        if (statement instanceof WqlSelect select) {
            out.println(select.className()); // Win32_Service
            out.println(select); // SELECT Name FROM Win32_Service WHERE State <> "Running"
        }
    }

    void syntax() {
        try {
            WqlParser.parse("SELECT Name FROM Win32_Service ORDER BY Name");
        } catch (WqlSyntaxException e) {
            out.println(e.hresult() + " at column " + e.column()); // 0x80041017 WBEM_E_INVALID_QUERY at column 32
            out.println(e.hint()); // WQL has no ORDER BY: rows come in no order, sort them after reading
        }
    }

    void availability() {
        for (BackendReport.Candidate candidate : WmiLocator.backends().candidates()) {
            if (candidate.availability() instanceof Availability.Unavailable no) {
                out.println(candidate.name() + ": " + no.sentence() + " " + no.remedy());
            }
        }
    }
}
