package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiCursor.Progress;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.tck.server.ComServer;

/** The core against a server that counts: what is called, with what, and that nothing is left. */
@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.com.Ports#all")
@DisplayName("The COM core")
class CoreTest {
    private static final String NAMES = "SELECT Name FROM A";
    private static final String ALL = "SELECT * FROM A";
    private static final String MIXED = "SELECT * FROM Base";
    private static final String NESTED = "SELECT Inner FROM Outer";
    private static final String DEEP = "SELECT Inner FROM Deep";
    private static final String SECRET = "s3cret-p4ss";

    private final ComServer server;
    private final Ports.Named port;

    CoreTest(Ports.Named port) {
        this.port = port;
        this.server = ComServer.on(port.port(), new ListSource(answers())).open();
        server.guard(SECRET);
    }

    private static Map<String, List<WmiObject>> answers() {
        List<WmiObject> a = List.of(row("A", "one"), row("A", "two"), row("A", "three"));
        WmiObject b = WmiObject.builder()
                .set("Name", CimType.STRING, "b")
                .set("Size", CimType.UINT64, 5)
                .system(system("B", 2))
                .build();
        WmiObject c = WmiObject.builder()
                .set("Name", CimType.STRING, "c")
                .set("Weight", CimType.UINT64, 7)
                .system(system("C", 2))
                .build();
        WmiObject sameNames = WmiObject.builder()
                .set("Name", CimType.STRING, "d")
                .set("Size", CimType.STRING, "large")
                .system(system("D", 2))
                .build();
        WmiObject outer = WmiObject.builder()
                .set("Inner", CimType.OBJECT, row("Inner", "deep"))
                .setArray("Inners", CimType.OBJECT, List.of(b, c))
                .system(system("Outer", 2))
                .build();
        return Map.of(
                NAMES, a,
                ALL, a,
                MIXED, List.of(a.get(0), b, c, b, c, sameNames, a.get(1)),
                NESTED, List.of(outer),
                DEEP, List.of(nested(64), nested(65)));
    }

    private static SystemProperties system(String name, int count) {
        return new SystemProperties(2, name, null, name, null, count, List.of(), "TCK", "root\\cimv2", null);
    }

    private static WmiObject row(String type, String name) {
        return WmiObject.builder()
                .set("Name", CimType.STRING, name)
                .system(system(type, 1))
                .build();
    }

    /** An object with so many others in it, one in the other. */
    private static WmiObject nested(int depth) {
        WmiObject object = row("Inner", "innermost");
        for (int i = 0; i < depth; i++) {
            object = WmiObject.builder()
                    .set("Inner", CimType.OBJECT, object)
                    .system(system("Outer", 1))
                    .build();
        }
        return object;
    }

    @AfterEach
    void nothingIsLeft() {
        server.close();
        assertThat(server.outstanding()).isEmpty();
        assertThat(server.violations()).isEmpty();
        assertThat(server.secretsFound()).isEmpty();
    }

    private ComBackend backend() {
        return ComBackend.over(server.watch(port.port()), server.symbols());
    }

    private ComBackend backend(WayIn way) {
        return ComBackend.over(server.watch(port.port()), server.symbols(), way);
    }

    private static ConnectArguments.Builder local() {
        return ConnectArguments.builder("root\\cimv2");
    }

    private static ConnectArguments.Builder remote() {
        return ConnectArguments.builder("\\\\web01\\root\\cimv2")
                .user("CONTOSO\\ops")
                .password(SECRET.toCharArray());
    }

    private static void with(ComBackend backend, ConnectArguments.Builder builder, Consumer<WmiSession> use) {
        try (ConnectArguments arguments = builder.build()) {
            WmiSession session = backend.connect(arguments);
            try {
                use.accept(session);
            } finally {
                session.close();
            }
        }
    }

    private static QueryCall query(String text, boolean system) {
        return new QueryCall("WQL", text, 0x30, system, WmiContext.empty());
    }

    private static List<WmiObject> rows(WmiSession session, QueryCall call, int batch) {
        WmiCursor cursor = session.execQuery(call);
        try {
            List<WmiObject> rows = new ArrayList<>();
            Progress progress;
            do {
                progress = cursor.next(-1, batch, rows);
            } while (progress != Progress.END);
            return rows;
        } finally {
            cursor.close();
        }
    }

    // ---- connecting

    @Test
    @DisplayName("takes the locator where there is no WMINet_Utils.dll, and says so")
    void fallsBack() {
        server.withoutNetUtils();
        ComBackend backend = backend();
        assertThat(backend.entry()).startsWith("IWbemLocator::ConnectServer (").contains("WMINet_Utils.dll");
        with(
                backend,
                local(),
                session -> assertThat(rows(session, query(NAMES, false), 2)).hasSize(3));
        assertThatExceptionOfType(MissingFunctionException.class)
                .isThrownBy(() -> backend(WayIn.DLL))
                .withMessageContaining("WMINet_Utils.dll!ConnectServerWmi");
    }

    @Test
    @DisplayName("passes context values in the forms of their types")
    void contextValues() {
        WmiContext context = WmiContext.empty()
                .withProviderArchitecture(64)
                .withRequiredArchitecture(true)
                .with("Text", CimValue.of(CimType.STRING, "x"))
                .with("Real", CimValue.of(CimType.REAL64, 1.5))
                .with("Texts", CimValue.ofArray(CimType.STRING, List.of("a", "", "c")));
        with(backend(), local().context(context), session -> {});
        assertThat(server.connects().get(0).context()).isEqualTo(context);
    }

    // ---- security

    @Test
    @DisplayName("in a process that chose no authentication, a level asked for makes COM negotiate a service")
    void hostWithoutAuthentication() {
        server.proxiesStartWith(0, null, 1, 2);
        with(backend(), local().authenticationLevel(6), session -> {});
        with(backend(), local().authenticationLevel(-1), session -> {});
        assertThat(server.blankets().get(0).authenticationService()).isEqualTo(-1);
        assertThat(server.blankets().get(1).authenticationService()).isZero();
    }

    @Test
    @DisplayName("a result outlives its connection, with its credentials")
    void resultOutlivesConnection() {
        try (ConnectArguments arguments = remote().build()) {
            WmiSession session = backend().connect(arguments);
            WmiCursor cursor = session.execQuery(query(NAMES, false));
            session.close();
            session.close();
            List<WmiObject> rows = new ArrayList<>();
            assertThat(cursor.next(-1, 5, rows)).isEqualTo(Progress.END);
            assertThat(rows).hasSize(3);
            cursor.close();
            cursor.close();
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> session.execQuery(query(NAMES, false)))
                    .withMessageContaining("the connection is closed");
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> cursor.next(-1, 5, rows))
                    .withMessageContaining("the result is closed");
        }
    }

    // ---- rows

    @Test
    @DisplayName("reads names once and then one property a call where the query lists its columns")
    void fewCalls() {
        with(
                backend(),
                local(),
                session -> assertThat(rows(session, query(NAMES, false), 5)).hasSize(3));
        assertThat(server.faults().count("IWbemClassObject::GetNames")).isEqualTo(1);
        assertThat(server.faults().count("IWbemClassObject::Get"))
                .as("one type and three values")
                .isEqualTo(4);
        assertThat(server.faults().count("VariantClear")).as("that of the type").isEqualTo(1);
        assertThat(server.faults().count("SafeArrayDestroyData"))
                .as("one for each row")
                .isEqualTo(3);
        assertThat(server.faults().count("IEnumWbemClassObject::Next")).isEqualTo(1);
    }

    @Test
    @DisplayName("reads no names again for a query that a connection was asked before")
    void knownColumns() {
        with(backend(), local(), session -> {
            List<WmiObject> before = rows(session, query(NAMES, false), 5);
            assertThat(rows(session, query(NAMES, false), 5)).isEqualTo(before);
            assertThat(server.faults().count("IWbemClassObject::GetNames")).isEqualTo(1);
            assertThat(server.faults().count("IWbemClassObject::Get"))
                    .as("one type, and twice three values")
                    .isEqualTo(7);
            assertThat(rows(session, query(ALL, false), 5)).hasSize(3);
            assertThat(rows(session, query(ALL, false), 5)).hasSize(3);
            assertThat(server.faults().count("IWbemClassObject::GetNames")).isEqualTo(2);
        });
    }

    @Test
    @DisplayName(
            "reads no names again for a query that an earlier connection to the namespace was asked, and does for another namespace")
    void knownColumnsOfEarlierConnections() {
        ComBackend backend = backend();
        List<List<WmiObject>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            with(backend, local(), session -> answers.add(rows(session, query(NAMES, false), 5)));
        }
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
        assertThat(server.faults().count("IWbemClassObject::GetNames")).isEqualTo(1);
        with(
                backend,
                remote(),
                session -> assertThat(rows(session, query(NAMES, false), 5)).isEqualTo(answers.get(0)));
        assertThat(server.faults().count("IWbemClassObject::GetNames")).isEqualTo(2);
    }

    @Test
    @DisplayName("asks COM what enumerators start from once for a connection, and sets the security of each")
    void enumeratorsStartAlike() {
        server.proxiesStartWith(10, "host/web01", 5, 2);
        with(backend(), local().authenticationLevel(-1), session -> {
            for (int i = 0; i < 3; i++) {
                rows(session, query(NAMES, false), 5);
            }
        });
        assertThat(server.faults().count("CoQueryProxyBlanket"))
                .as("services, and the first enumerator")
                .isEqualTo(2);
        assertThat(server.blankets())
                .hasSize(4)
                .allSatisfy(blanket -> assertThat(blanket.authentication()).isEqualTo(5));
        assertThat(server.faults().count("CoTaskMemFree")).as("principals").isEqualTo(2);
    }

    @Test
    @DisplayName("a result of known shape is read with one call for each value, two for each row and seven for itself")
    void callsOfAResult() {
        with(backend(), local(), session -> {
            rows(session, query(NAMES, false), 5);
            Map<String, Integer> before = server.faults().counts();
            rows(session, query(NAMES, false), 5);
            Map<String, Integer> calls = server.faults().counts();
            before.forEach(
                    (call, count) -> calls.merge(call, -count, (now, then) -> now + then == 0 ? null : now + then));
            assertThat(calls)
                    .containsOnly(
                            entry("SysAllocStringLen", 1),
                            entry("IWbemServices::ExecQuery", 1),
                            entry("SysFreeString", 1),
                            entry("CoSetProxyBlanket", 1),
                            entry("IEnumWbemClassObject::Next", 1),
                            entry("IWbemClassObject::Get", 3),
                            entry("SafeArrayDestroyData", 3),
                            entry("IWbemClassObject::Release", 3),
                            entry("IEnumWbemClassObject::Release", 1),
                            entry("SetErrorInfo", 1));
        });
    }

    @Test
    @DisplayName("two results of one query at a time each have a reader of their own")
    void sameQueryTwiceAtOnce() {
        with(backend(), local(), session -> {
            WmiCursor first = session.execQuery(query(NAMES, false));
            WmiCursor second = session.execQuery(query(NAMES, false));
            List<WmiObject> one = new ArrayList<>();
            List<WmiObject> other = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                first.next(-1, 1, one);
                second.next(-1, 1, other);
            }
            assertThat(one).isEqualTo(other).hasSize(3);
            first.close();
            second.close();
            assertThat(rows(session, query(NAMES, false), 5)).isEqualTo(one);
        });
    }

    @Test
    @DisplayName("a class that is changed between two results is read as it is then")
    void changedBetweenResults() {
        WmiObject number = WmiObject.builder()
                .set("Name", CimType.UINT64, 5)
                .system(system("A", 1))
                .build();
        WmiObject both = WmiObject.builder()
                .set("Name", CimType.STRING, "one")
                .set("Size", CimType.UINT64, 5)
                .system(system("A", 2))
                .build();
        WmiObject other = WmiObject.builder()
                .set("Size", CimType.UINT64, 5)
                .system(system("A", 1))
                .build();
        server.close(); // there is one at a time
        for (String text : List.of("SELECT Name, Size FROM A", ALL)) {
            Map<String, List<WmiObject>> changing = new HashMap<>();
            ComServer changed =
                    ComServer.on(port.port(), new ListSource(changing)).open();
            try {
                with(ComBackend.over(changed.watch(port.port()), changed.symbols()), local(), session -> {
                    for (WmiObject now : List.of(row("A", "one"), both, number, both, other, row("A", "one"))) {
                        changing.put(text, List.of(now));
                        assertThat(rows(session, query(text, false), 5))
                                .as(text)
                                .extracting(WmiObject::names, each -> each.get(0), WmiObject::shape)
                                .containsExactly(tuple(now.names(), now.get(0), now.shape()));
                    }
                });
            } finally {
                changed.close();
            }
            assertThat(changed.outstanding()).isEmpty();
        }
    }

    @Test
    @DisplayName("rows share a shape, and rows of several classes each have their own")
    void shapes() {
        with(backend(), local(), session -> {
            List<WmiObject> same = rows(session, query(ALL, false), 2);
            assertThat(same.get(1).shape()).isSameAs(same.get(0).shape());
            List<WmiObject> mixed = rows(session, query(MIXED, true), 3);
            assertThat(mixed).isEqualTo(answers().get(MIXED));
            assertThat(mixed.get(3).shape()).isSameAs(mixed.get(1).shape());
            assertThat(mixed.get(5).get("Size").type()).isEqualTo(CimType.STRING);
            assertThat(rows(session, query(MIXED, false), 3).get(0).findSystem())
                    .isEmpty();
        });
    }

    @Test
    @DisplayName("reads objects in objects, down to WMI's limit")
    void nestedObjects() {
        with(backend(), local(), session -> {
            WmiObject outer = rows(session, query(NESTED, false), 5).get(0);
            assertThat(outer.getObject("Inner").getString("Name")).isEqualTo("deep");
            assertThat(outer.getObjects("Inners"))
                    .extracting(object -> object.getString("Name"))
                    .containsExactly("b", "c");
            WmiCursor cursor = session.execQuery(query(DEEP, false));
            List<WmiObject> rows = new ArrayList<>();
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> cursor.next(-1, 2, rows))
                    .withMessageContaining("more than 64 deep");
            WmiObject object = rows.get(0);
            for (int i = 0; i < 64; i++) {
                object = object.getObject("Inner");
            }
            assertThat(object.getString("Name")).isEqualTo("innermost");
            cursor.close();
        });
    }

    @Test
    @DisplayName("every row is released when the heap is full in the middle of a batch")
    void heapFull() {
        List<WmiObject> full = new AbstractList<>() {
            @Override
            public void add(int index, WmiObject element) {
                throw new OutOfMemoryError("as if");
            }

            @Override
            public WmiObject get(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public int size() {
                return 0;
            }
        };
        with(backend(), local(), session -> {
            WmiCursor cursor = session.execQuery(query(NAMES, false));
            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> cursor.next(-1, 5, full));
            cursor.close();
        });
    }

    // ---- errors

    @Test
    @DisplayName("says what the server's status object says")
    void extendedStatus() {
        server.faults().answer("IWbemServices::ExecQuery", 1, 0x80041010, "Class Q is not known");
        with(
                backend(),
                local(),
                session -> assertThatExceptionOfType(SessionException.class)
                        .isThrownBy(() -> session.execQuery(query(NAMES, false)))
                        .satisfies(e -> {
                            assertThat(e.hresult()).isEqualTo(0x80041010);
                            assertThat(e.call()).isEqualTo("IWbemServices::ExecQuery");
                            assertThat(e.detail())
                                    .isEqualTo(
                                            "Description: Class Q is not known; ProviderName: WinMgmt; Operation: IWbemServices::ExecQuery");
                        }));
    }

    @Test
    @DisplayName("a status object that cannot be read does not hide the failure")
    void unreadableStatus() {
        server.faults().answer("IWbemServices::ExecQuery", 1, 0x80041010, "Class Q is not known");
        server.faults().answer("IWbemClassObject::GetNames", 1, 0x80041001, "and no status of this either");
        with(
                backend(),
                local(),
                session -> assertThatExceptionOfType(SessionException.class)
                        .isThrownBy(() -> session.execQuery(query(NAMES, false)))
                        .satisfies(e -> {
                            assertThat(e.hresult()).isEqualTo(0x80041010);
                            assertThat(e.detail())
                                    .startsWith("its error object cannot be read")
                                    .contains("0x80041001");
                        }));
    }

    @Test
    @DisplayName("the rows that come with a failure are kept, and the failure is thrown")
    void rowsThenFailure() {
        server.faults().overrule("IEnumWbemClassObject::Next", 2, 0x80041006);
        with(backend(), local(), session -> {
            WmiCursor cursor = session.execQuery(query(NAMES, false));
            List<WmiObject> rows = new ArrayList<>();
            assertThat(cursor.next(-1, 1, rows)).isEqualTo(Progress.MORE);
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> cursor.next(-1, 1, rows))
                    .satisfies(e -> assertThat(e.hresult()).isEqualTo(0x80041006));
            assertThat(rows).extracting(row -> row.getString("Name")).containsExactly("one", "two");
            assertThatIllegalStateException().isThrownBy(() -> cursor.next(-1, 1, rows));
            cursor.close();
        });
    }

    @Test
    @DisplayName("a failure is told even if a row that came with it cannot be read")
    void unreadableRowThenFailure() {
        server.faults().overrule("IEnumWbemClassObject::Next", 1, 0x80041006);
        server.faults().answer("IWbemClassObject::GetNames", 1, 0x80041001);
        with(backend(), local(), session -> {
            WmiCursor cursor = session.execQuery(query(NAMES, false));
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> cursor.next(-1, 3, new ArrayList<>()))
                    .satisfies(e -> assertThat(e.hresult()).isEqualTo(0x80041006))
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
            cursor.close();
        });
    }

    @Test
    @DisplayName("what the server said of a property that is not there is not said of a later failure")
    void staleErrorOfProperty() {
        server.faults().answer("IWbemClassObject::Get", 3, 0x80041002, "Nothing is above this class");
        server.faults().answer("IWbemClassObject::Get", 4, 0x80041003);
        with(
                backend(),
                local(),
                session -> assertThatExceptionOfType(SessionException.class)
                        .isThrownBy(() -> rows(session, query(NAMES, true), 3))
                        .satisfies(e -> assertThat(e.hresult()).isEqualTo(0x80041003))
                        .satisfies(e -> assertThat(e.detail()).isNull()));
    }

    @Test
    @DisplayName("a success without rows is refused, since it could go on for ever")
    void emptySuccess() {
        server.faults().answer("IEnumWbemClassObject::Next", 1, 0);
        with(
                backend(),
                local(),
                session -> assertThatExceptionOfType(SessionException.class)
                        .isThrownBy(() -> rows(session, query(NAMES, false), 2))
                        .withMessageContaining("delivered no row"));
    }

    @Test
    @DisplayName("whatever call fails, the failure is told by its code and nothing is left")
    void anyCallFails() {
        for (WayIn way : WayIn.values()) {
            for (Map.Entry<String, Integer> call : callsOf(way).entrySet()) {
                for (int nth = 1; nth <= call.getValue(); nth++) {
                    failOne(way, call.getKey(), nth);
                }
            }
        }
    }

    private Map<String, Integer> callsOf(WayIn way) {
        Map<String, Integer> before = server.faults().counts();
        scenario(way);
        Map<String, Integer> calls = server.faults().counts();
        before.forEach((call, count) -> calls.merge(call, -count, Integer::sum));
        // Their failure cannot be told, or is nothing to tell: what they free is gone as far as the caller is
        // concerned.
        calls.keySet()
                .removeAll(List.of(
                        "IUnknown::Release",
                        "SysFreeString",
                        "VariantClear",
                        "SafeArrayDestroy",
                        "SafeArrayDestroyData",
                        "CoTaskMemFree"));
        calls.keySet().removeIf(call -> call.endsWith("::Release") || call.endsWith("ErrorInfo"));
        assertThat(calls).isNotEmpty();
        return calls;
    }

    private void scenario(WayIn way) {
        with(backend(way), remote().context(WmiContext.empty().withProviderArchitecture(64)), session -> {
            assertThat(rows(session, query(MIXED, true), 2)).isEqualTo(answers().get(MIXED));
            assertThat(rows(session, query(NESTED, false), 1)).hasSize(1);
        });
    }

    private void failOne(WayIn way, String call, int nth) {
        int code = 0x8007_1234;
        server.faults().answer(call, nth, code);
        try {
            scenario(way);
            // Only the number of properties is asked for in vain: then the names are read, and the rows are as they
            // should be.
            assertThat(call).as("a failure that nobody told").isEqualTo("IWbemClassObject::Get");
        } catch (SessionException e) {
            boolean withoutCode = call.equals("SysAllocStringLen");
            assertThat(withoutCode || e.hresult() == code)
                    .as(call + " " + nth + ": " + e)
                    .isTrue();
        }
        assertThat(server.faults().unused()).as(call + " " + nth).isEmpty();
        assertThat(server.outstanding()).as(call + " " + nth).isEmpty();
    }

    // ---- the process

    @Test
    @DisplayName("chooses the security of the process only when told to, and takes an earlier choice for an answer")
    void processSecurity() {
        ComBackend backend = backend();
        assertThat(backend.initializeSecurity()).isTrue();
        assertThat(backend.initializeSecurity()).isFalse();
    }

    /** As the server, but without some functions. */
    private ComBackend without(String... functions) {
        Symbols all = server.symbols();
        List<String> absent = List.of(functions);
        return ComBackend.over(
                server.watch(port.port()),
                (library, function) -> absent.contains(function) ? 0 : all.address(library, function));
    }

    @Test
    @DisplayName("before Windows 8 one thread of its own keeps the apartment of the process")
    void apartmentByThread() {
        ComBackend backend = without("CoIncrementMTAUsage");
        backend.initializeSecurity();
        backend.initializeSecurity();
        assertThat(server.faults().count("CoInitializeEx")).isEqualTo(1);
        Thread keeper = server.faults().lastThread("CoInitializeEx");
        assertThat(keeper).isNotSameAs(Thread.currentThread());
        assertThat(keeper.isDaemon()).isTrue();
        assertThat(keeper.isAlive()).isTrue();
    }

    @Test
    @DisplayName(
            "where Windows cannot tell apartments apart, no thread calls itself; where it cannot cancel, nothing is cancelled")
    void olderWindows() {
        CallThreads blind = without("CoGetApartmentType").callThreads();
        assertThat(blind.mayRunOnCaller()).isFalse();
        CallThreads patient = without("CoCancelCall").callThreads();
        patient.cancel(patient.enterWorker());
        assertThat(server.faults().count("CoCancelCall")).isZero();
    }

    @Test
    @DisplayName("where there are no error objects, failures have their code alone")
    void noErrorObjects() {
        server.faults().answer("IWbemServices::ExecQuery", 1, 0x80041010, "never asked for");
        with(
                without("GetErrorInfo", "SetErrorInfo"),
                local(),
                session -> assertThatExceptionOfType(SessionException.class)
                        .isThrownBy(() -> session.execQuery(query(NAMES, false)))
                        .satisfies(e -> {
                            assertThat(e.hresult()).isEqualTo(0x80041010);
                            assertThat(e.detail()).isNull();
                        }));
    }

    @Test
    @DisplayName("names every function that is missing without which nothing works")
    void missingFunctions() {
        assertThatExceptionOfType(MissingFunctionException.class)
                .isThrownBy(() -> without("CoCreateInstance", "VariantClear"))
                .withMessage("ole32.dll!CoCreateInstance, oleaut32.dll!VariantClear");
    }

    @Test
    @DisplayName("knows the names of the computer")
    void hostNames() {
        assertThat(backend().hostNames().isLocal("tck")).isTrue();
    }
}
