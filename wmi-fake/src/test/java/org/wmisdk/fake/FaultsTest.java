package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wmisdk.fake.Calls.ALL;
import static org.wmisdk.fake.Calls.code;
import static org.wmisdk.fake.Calls.connect;
import static org.wmisdk.fake.Calls.failure;
import static org.wmisdk.fake.Calls.fetch;
import static org.wmisdk.fake.Calls.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiRows;
import org.wmisdk.WmiServerUnavailableException;
import org.wmisdk.spi.ExtendedStatus;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

@DisplayName("Faults")
class FaultsTest {
    private static final HResult SHUTTING_DOWN = HResult.WBEM_E_SHUTTING_DOWN;
    private static final HResult PARTIAL = HResult.of(0x00040010);

    private final FakeWmi fake = Calls.builder().build();
    private final FakeFaults faults = fake.faults();

    /** Which of so many queries fail. */
    private List<Integer> failing(WmiSession session, int queries) {
        List<Integer> failed = new ArrayList<>();
        for (int i = 1; i <= queries; i++) {
            try {
                query(session, ALL).close();
            } catch (SessionException e) {
                failed.add(i);
            }
        }
        return failed;
    }

    // ---- which calls

    @Test
    @DisplayName("without an occurrence strikes every call")
    void always() {
        faults.on(FakeOperation.EXEC_QUERY).fail(SHUTTING_DOWN);
        assertThat(failing(connect(fake), 3)).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("the n-th call, the first n or every n-th are counted from when the fault is set")
    void occurrences() {
        WmiSession session = connect(fake);
        query(session, ALL).close();
        faults.on(FakeOperation.EXEC_QUERY).nth(2).fail(SHUTTING_DOWN);
        assertThat(failing(session, 5)).containsExactly(2);
        faults.on(FakeOperation.EXEC_QUERY).first(2).fail(SHUTTING_DOWN);
        assertThat(failing(session, 5)).containsExactly(1, 2);
        faults.on(FakeOperation.EXEC_QUERY).every(3).fail(SHUTTING_DOWN);
        assertThat(failing(session, 7)).containsExactly(3, 6);
    }

    @Test
    @DisplayName("chance strikes the same calls for the same seed, about as many as the probability says")
    void probability() {
        List<List<Integer>> runs = new ArrayList<>();
        for (long seed : new long[] {42, 42, 43}) {
            FakeWmi other = Calls.builder().build();
            other.faults().on(FakeOperation.EXEC_QUERY).probability(0.25, seed).fail(SHUTTING_DOWN);
            runs.add(failing(connect(other), 400));
        }
        assertThat(runs.get(1)).isEqualTo(runs.get(0));
        assertThat(runs.get(2)).isNotEqualTo(runs.get(0));
        assertThat(runs.get(0)).hasSizeBetween(60, 140);
    }

    @Test
    @DisplayName(
            "calls are chosen by the class, the text, the namespace and the host, in any case, and counted among those")
    void criteria() {
        WmiSession here = connect(fake);
        WmiSession there = connect(fake, "\\\\192.0.2.10\\root\\CIMV2");
        faults.on(FakeOperation.EXEC_QUERY)
                .ofClass("d")
                .containing("k = 7")
                .inNamespace("ROOT/cimv2")
                .onHost("WEB01")
                .nth(2)
                .fail(SHUTTING_DOWN);
        for (int i = 0; i < 2; i++) {
            query(here, "SELECT * FROM D WHERE K = 7").close();
            query(there, "SELECT * FROM D").close();
            query(there, "SELECT * FROM C WHERE K = 7").close();
        }
        query(there, "SELECT * FROM D WHERE K = 7").close();
        assertThat(code(() -> query(there, "SELECT K FROM D WHERE K = 7"))).isEqualTo(SHUTTING_DOWN);
        query(there, "SELECT * FROM D WHERE K = 7").close();
    }

    @Test
    @DisplayName("fetching and closing are of the class of their query; connecting is in the namespace it asks for")
    void whatCallsAreAbout() {
        WmiSession session = connect(fake);
        FakeFault next = faults.on(FakeOperation.NEXT).ofClass("C").fail(SHUTTING_DOWN);
        FakeFault connecting =
                faults.on(FakeOperation.CONNECT).inNamespace("root\\other").fail(SHUTTING_DOWN);
        assertThat(fetch(query(session, "SELECT * FROM D"), 5)).isEqualTo("7 END");
        assertThat(fetch(query(session, ALL), 5)).isEqualTo("WBEM_E_SHUTTING_DOWN");
        connect(fake).close();
        assertThat(code(() -> connect(fake, "root\\OTHER"))).isEqualTo(SHUTTING_DOWN);
        assertThat(next.struck()).isEqualTo(1);
        assertThat(connecting.struck()).isEqualTo(1);
    }

    @Test
    @DisplayName("the definition of a class can be refused by its name")
    void classDefinitions() {
        faults.on(FakeOperation.GET_OBJECT).ofClass("C").fail(HResult.WBEM_E_ACCESS_DENIED);
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            assertThat(namespace.classDefinition("D").name()).isEqualTo("D");
            assertThatExceptionOfType(WmiException.class)
                    .isThrownBy(() -> namespace.classDefinition("c"))
                    .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED));
        }
    }

    @Test
    @DisplayName("a malformed query belongs to no class, and is refused in its call all the same")
    void malformed() {
        WmiSession session = connect(fake);
        FakeFault fault = faults.on(FakeOperation.EXEC_QUERY).ofClass("C").fail(SHUTTING_DOWN);
        assertThat(code(() -> query(session, "SELECT FROM C"))).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
        assertThat(fault.struck()).isZero();
        faults.on(FakeOperation.EXEC_QUERY).containing("FROM C").fail(SHUTTING_DOWN);
        assertThat(code(() -> query(session, "SELECT FROM C"))).isEqualTo(SHUTTING_DOWN);
    }

    // ---- failures

    @Test
    @DisplayName("a failure has any code, on any operation that can fail, and leaves nothing open")
    void failures() {
        faults.on(FakeOperation.CONNECT).nth(2).fail(HResult.of(0x800706BE));
        WmiSession session = connect(fake);
        assertThat(code(() -> connect(fake)).hex()).isEqualTo("0x800706BE");
        faults.on(FakeOperation.EXEC_QUERY).nth(1).fail(HResult.of(0x80041045));
        assertThat(code(() -> query(session, ALL)).hex()).isEqualTo("0x80041045");
        query(session, ALL).close();
        session.close();
        fake.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("after a failed fetch there are no more rows, and the code stays")
    void failureStays() {
        faults.on(FakeOperation.NEXT).nth(2).fail(SHUTTING_DOWN);
        WmiCursor cursor = query(connect(fake), ALL);
        assertThat(fetch(cursor, 2)).isEqualTo("0 1 MORE");
        assertThat(fetch(cursor, 2)).isEqualTo("WBEM_E_SHUTTING_DOWN");
        assertThat(fetch(cursor, 2)).isEqualTo("WBEM_E_SHUTTING_DOWN");
    }

    @Test
    @DisplayName("the first fault that ends a call decides, and the others have not struck it")
    void severalFaults() {
        WmiSession session = connect(fake);
        FakeTrigger next = faults.on(FakeOperation.EXEC_QUERY).nth(1);
        next.fail(SHUTTING_DOWN);
        next.fail(HResult.WBEM_E_ACCESS_DENIED);
        assertThat(code(() -> query(session, ALL))).isEqualTo(SHUTTING_DOWN);
        assertThat(faults.unused()).singleElement().asString().contains("WBEM_E_ACCESS_DENIED");
    }

    @Test
    @Shows(FakeRule.ERROR_OBJECT)
    @DisplayName("what __ExtendedStatus says reaches the exception as it does from a native backend")
    void extendedStatus() {
        ExtendedStatus status =
                new ExtendedStatus("the disk is on fire", "CIMWin32", "ExecQuery", ALL, HResult.of(0x80041006));
        faults.on(FakeOperation.EXEC_QUERY).fail(HResult.WBEM_E_PROVIDER_FAILURE, status);
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            assertThatExceptionOfType(WmiException.class)
                    .isThrownBy(() -> namespace.query(ALL).list())
                    .satisfies(e -> assertThat(e.detail())
                            .isEqualTo("from IWbemServices::ExecQuery: "
                                    + status.detail(HResult.WBEM_E_PROVIDER_FAILURE.value())))
                    .withMessageContaining(
                            "Description: the disk is on fire; ProviderName: CIMWin32; Operation: ExecQuery; "
                                    + "ParameterInfo: SELECT * FROM C; StatusCode: 0x80041006 WBEM_E_OUT_OF_MEMORY");
        }
    }

    // ---- rows

    @Test
    @DisplayName("of one fetch: it fails, ends or is out of time after some rows, wherever the result stands")
    void fetchesAreCut() {
        WmiSession session = connect(fake);
        FakeTrigger second = faults.on(FakeOperation.NEXT).nth(2);

        second.failAfter(1, SHUTTING_DOWN);
        WmiCursor failing = query(session, ALL);
        assertThat(fetch(failing, 2)).isEqualTo("0 1 MORE");
        assertThat(fetch(failing, 2)).isEqualTo("2 WBEM_E_SHUTTING_DOWN");
        assertThat(fetch(failing, 2)).isEqualTo("WBEM_E_SHUTTING_DOWN");

        second.endAfter(1);
        WmiCursor ending = query(session, ALL);
        assertThat(fetch(ending, 2)).isEqualTo("0 1 MORE");
        assertThat(fetch(ending, 2)).isEqualTo("2 END");
        assertThat(fetch(ending, 2)).isEqualTo("END");

        second.timeOutAfter(1);
        WmiCursor late = query(session, ALL);
        assertThat(fetch(late, 2)).isEqualTo("0 1 MORE");
        assertThat(fetch(late, 2)).isEqualTo("2 TIMED_OUT");
        assertThat(fetch(late, 2)).isEqualTo("3 4 MORE");
        assertThat(fetch(late, 2)).isEqualTo("END");
    }

    @ParameterizedTest(name = "{0} rows, {1} a fetch")
    @MethodSource("cuts")
    @DisplayName("of a whole result: it fails or ends after so many rows, however they are fetched")
    void resultsAreCut(int rows, int count, List<String> failing, List<String> ending) {
        WmiSession session = connect(fake);
        faults.on(FakeOperation.EXEC_QUERY).nth(1).failAfter(rows, SHUTTING_DOWN);
        assertThat(fetchAll(query(session, ALL), count, failing.size())).isEqualTo(failing);
        faults.on(FakeOperation.EXEC_QUERY).nth(1).endAfter(rows);
        assertThat(fetchAll(query(session, ALL), count, ending.size())).isEqualTo(ending);
        assertThat(faults.unused()).isEmpty();
    }

    private static Stream<Arguments> cuts() {
        return Stream.of(
                Arguments.of(0, 2, List.of("WBEM_E_SHUTTING_DOWN", "WBEM_E_SHUTTING_DOWN"), List.of("END", "END")),
                Arguments.of(3, 2, List.of("0 1 MORE", "2 WBEM_E_SHUTTING_DOWN"), List.of("0 1 MORE", "2 END", "END")),
                Arguments.of(4, 2, List.of("0 1 MORE", "2 3 WBEM_E_SHUTTING_DOWN"), List.of("0 1 MORE", "2 3 END")),
                Arguments.of(3, 64, List.of("0 1 2 WBEM_E_SHUTTING_DOWN"), List.of("0 1 2 END", "END")),
                Arguments.of(5, 64, List.of("0 1 2 3 4 WBEM_E_SHUTTING_DOWN"), List.of("0 1 2 3 4 END")));
    }

    private static List<String> fetchAll(WmiCursor cursor, int count, int fetches) {
        return Stream.generate(() -> fetch(cursor, count)).limit(fetches).toList();
    }

    @Test
    @DisplayName("a result with fewer rows is delivered as ever, and the fault was not met")
    void tooFewRows() {
        FakeFault fault = faults.on(FakeOperation.EXEC_QUERY).failAfter(6, SHUTTING_DOWN);
        assertThat(fetch(query(connect(fake), ALL), 64)).isEqualTo("0 1 2 3 4 END");
        assertThat(fault.struck()).isZero();
        assertThat(faults.unused()).containsExactly(fault);
    }

    @Test
    @DisplayName("a program gets the rows before a failure, and then the failure")
    void rowsBeforeAFailure() {
        faults.on(FakeOperation.EXEC_QUERY).failAfter(3, SHUTTING_DOWN);
        List<Integer> seen = new ArrayList<>();
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2");
                WmiRows rows = namespace.query(ALL).batch(2).open()) {
            assertThatExceptionOfType(WmiServerUnavailableException.class)
                    .isThrownBy(() -> rows.forEach(row -> seen.add(row.getInt("K"))));
        }
        assertThat(seen).containsExactly(0, 1, 2);
        fake.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("partial results end with a code of success that the journal shows")
    void partial() {
        faults.on(FakeOperation.EXEC_QUERY).partial(3, PARTIAL);
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            List<WmiObject> rows = namespace.query(ALL).batch(2).list();
            assertThat(rows).hasSize(3);
        }
        assertThat(fake.journal().entries(FakeOperation.NEXT)).last().satisfies(entry -> {
            assertThat(entry.hresult()).isEqualTo(PARTIAL);
            assertThat(entry.rows()).isEqualTo(1);
        });
    }

    // ---- connections

    @Test
    @DisplayName("a lost connection fails with all that belongs to it until it is restored; others stay")
    void lostConnection() {
        WmiSession lost = connect(fake);
        WmiSession other = connect(fake);
        WmiCursor before = query(lost, ALL);
        assertThat(fetch(before, 2)).isEqualTo("0 1 MORE");
        FakeFault fault = faults.on(FakeOperation.EXEC_QUERY).nth(1).loseConnection(HResult.RPC_E_DISCONNECTED);
        assertThat(code(() -> query(lost, ALL))).isEqualTo(HResult.RPC_E_DISCONNECTED);
        assertThat(code(() -> query(lost, ALL))).isEqualTo(HResult.RPC_E_DISCONNECTED);
        assertThat(fetch(before, 2)).isEqualTo("RPC_E_DISCONNECTED");
        assertThat(fault.struck()).isEqualTo(1);
        query(other, ALL).close();
        connect(fake).close();
        fault.remove();
        assertThat(fetch(before, 2)).isEqualTo("2 3 MORE");
        query(lost, ALL).close();
        before.close();
        lost.close();
        other.close();
        fake.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("a lost machine fails for all connections, old and new, until it is restored; other machines stay")
    void lostMachine() {
        WmiSession first = connect(fake, "\\\\web01\\root\\cimv2");
        WmiSession second = connect(fake, "\\\\192.0.2.10\\root\\other");
        WmiSession own = connect(fake);
        faults.on(FakeOperation.NEXT).onHost("web01").nth(1).loseMachine();
        WmiCursor cursor = query(first, ALL);
        assertThat(fetch(cursor, 2)).isEqualTo("RPC_S_SERVER_UNAVAILABLE");
        assertThat(code(() -> query(second, ALL))).isEqualTo(HResult.RPC_S_SERVER_UNAVAILABLE);
        assertThat(code(() -> connect(fake, "\\\\WEB01\\root"))).isEqualTo(HResult.RPC_S_SERVER_UNAVAILABLE);
        query(own, ALL).close();
        cursor.close(); // closing works without the machine
        faults.clear();
        query(second, "SELECT * FROM C");
        connect(fake, "\\\\web01\\root").close();
    }

    // ---- the set-up

    @Test
    @DisplayName("what was not met can be asked for, and says what it waits for")
    void unused() {
        FakeFault met = faults.on(FakeOperation.CONNECT).fail(SHUTTING_DOWN);
        FakeFault waiting = faults.on(FakeOperation.NEXT, FakeOperation.EXEC_QUERY)
                .ofClass("C")
                .inNamespace("root\\cimv2")
                .onHost("web01")
                .containing("WHERE")
                .nth(2)
                .fail(SHUTTING_DOWN);
        assertThat(faults.unused()).containsExactly(met, waiting);
        failure(() -> connect(fake));
        failure(() -> connect(fake));
        assertThat(met.struck()).isEqualTo(2);
        assertThat(faults.unused()).containsExactly(waiting);
        assertThat(waiting)
                .hasToString("EXEC_QUERY or NEXT of class C in root\\cimv2 on web01 containing \"WHERE\", number 2: "
                        + "fail with 0x80041033 WBEM_E_SHUTTING_DOWN (struck 0)");
        waiting.remove();
        assertThat(faults.unused()).isEmpty();
    }

    @Test
    @DisplayName("a fault that is removed, or all that are cleared, strike no more, also results that are open")
    void removal() {
        FakeFault connecting = faults.on(FakeOperation.CONNECT).fail(SHUTTING_DOWN);
        connecting.remove();
        connecting.remove();
        WmiSession session = connect(fake);
        faults.on(FakeOperation.EXEC_QUERY).endAfter(3);
        WmiCursor cursor = query(session, ALL);
        assertThat(fetch(cursor, 2)).isEqualTo("0 1 MORE");
        faults.clear();
        assertThat(fetch(cursor, 9)).isEqualTo("2 3 4 END");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    @DisplayName("what makes no sense is refused when it is set, with the argument, the rule and a way out")
    void refusals(String message, Consumer<FakeFaults> setUp) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setUp.accept(faults))
                .withMessageContaining(message);
        assertThat(faults.unused()).isEmpty();
    }

    private static Arguments refused(String message, Consumer<FakeFaults> setUp) {
        return Arguments.of(message, setUp);
    }

    private static Stream<Arguments> refusals() {
        FakeOperation next = FakeOperation.NEXT;
        FakeOperation connect = FakeOperation.CONNECT;
        FakeOperation close = FakeOperation.CLOSE_SESSION;
        return Stream.of(
                refused(
                        "n: 0; the next call is number 1",
                        faults -> faults.on(next).nth(0)),
                refused("n: -1", faults -> faults.on(next).first(-1)),
                refused("n: 0", faults -> faults.on(next).every(0)),
                refused("p: 0.0", faults -> faults.on(next).probability(0, 1)),
                refused("p: 1.5", faults -> faults.on(next).probability(1.5, 1)),
                refused("p: NaN", faults -> faults.on(next).probability(Double.NaN, 1)),
                refused("said already", faults -> faults.on(next).nth(1).every(2)),
                refused(
                        "C was said before",
                        faults -> faults.on(next).ofClass("C").ofClass("D")),
                refused("said before", faults -> faults.on(next).onHost("a").onHost("b")),
                refused(
                        "said before",
                        faults -> faults.on(next).inNamespace("root").inNamespace("root")),
                refused("said before", faults -> faults.on(next).containing("a").containing("b")),
                refused("name: it is blank", faults -> faults.on(next).ofClass(" ")),
                refused("onHost(name)", faults -> faults.on(next).inNamespace("\\\\web01\\root")),
                refused(
                        "CONNECT has neither text nor class",
                        faults -> faults.on(connect).ofClass("C")),
                refused(
                        "CLOSE_SESSION has neither",
                        faults -> faults.on(next, close).containing("C")),
                refused("CLOSE_SESSION cannot fail", faults -> faults.on(close).fail(SHUTTING_DOWN)),
                refused(
                        "CLOSE_SESSION cannot fail",
                        faults -> faults.on(next, close).loseMachine()),
                refused("code of success", faults -> faults.on(next).fail(HResult.WBEM_S_FALSE)),
                refused("code of success", faults -> faults.on(next).failAfter(1, PARTIAL)),
                refused("code of success", faults -> faults.on(next).loseConnection(PARTIAL)),
                refused(
                        "before CONNECT there is none",
                        faults -> faults.on(connect).loseConnection()),
                refused("CONNECT has no rows", faults -> faults.on(connect).failAfter(1, SHUTTING_DOWN)),
                refused(
                        "CONNECT has no rows",
                        faults -> faults.on(next, connect).endAfter(1)),
                refused(
                        "GET_OBJECT has no rows",
                        faults -> faults.on(FakeOperation.GET_OBJECT).endAfter(1)),
                refused("rows: -1", faults -> faults.on(next).failAfter(-1, SHUTTING_DOWN)),
                refused("rows: -1", faults -> faults.on(next).endAfter(-1)),
                refused("rows: -1", faults -> faults.on(next).timeOutAfter(-1)),
                refused(
                        "only NEXT",
                        faults -> faults.on(FakeOperation.EXEC_QUERY).timeOutAfter(1)),
                refused("use failAfter", faults -> faults.on(next).partial(1, SHUTTING_DOWN)),
                refused("use endAfter", faults -> faults.on(next).partial(1, HResult.WBEM_S_FALSE)),
                refused("time: PT0S", faults -> faults.on(next).delay(Duration.ZERO)),
                refused("time: PT-1S", faults -> faults.on(next).slowRows(Duration.ofSeconds(-1))),
                refused("CONNECT has no rows", faults -> faults.on(connect).slowRows(Duration.ofSeconds(1))));
    }
}
