package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.wmisdk.fake.Calls.ALL;
import static org.wmisdk.fake.Calls.code;
import static org.wmisdk.fake.Calls.connect;
import static org.wmisdk.fake.Calls.fetch;
import static org.wmisdk.fake.Calls.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

@DisplayName("The journal")
class FakeJournalTest {
    private static final String SECRET = "Tr0ub4dor";

    private final FakeWmi fake = Calls.builder()
            .clock(new FakeClock())
            .machine("web01")
            .user("CONTOSO\\ops", SECRET.toCharArray())
            .build();
    private final FakeJournal journal = fake.journal();

    private WmiNamespace connectToWeb(String password) {
        try (ConnectArguments arguments = ConnectArguments.builder("//192.0.2.10/root/CIMV2")
                .user("ops")
                .password(password.toCharArray())
                .authority("NTLMDOMAIN:CONTOSO")
                .locale("MS_409")
                .authenticationLevel(6)
                .context(WmiContext.empty().with("Token", CimValue.of(CimType.STRING, SECRET)))
                .build()) {
            return fake.locator().connect(arguments, null);
        }
    }

    @Test
    @DisplayName("has of a connection where it went and as whom, never the password nor the values of the context")
    void connections() {
        connectToWeb(SECRET).close();
        assertThat(catchThrowableOfType(WmiException.class, () -> connectToWeb(SECRET + "x")))
                .isNotNull();
        List<FakeJournal.Entry> entries = journal.entries(FakeOperation.CONNECT);
        assertThat(entries.get(0))
                .isEqualTo(new FakeJournal.Entry(
                        FakeOperation.CONNECT,
                        "web01",
                        "root\\CIMV2",
                        "//192.0.2.10/root/CIMV2",
                        null,
                        Map.of(
                                "user", "ops",
                                "authority", "NTLMDOMAIN:CONTOSO",
                                "locale", "MS_409",
                                "impersonation", "IMPERSONATE",
                                "authentication", "PACKET_PRIVACY",
                                "flags", "CONNECT_USE_MAX_WAIT",
                                "context", "Token"),
                        0,
                        HResult.WBEM_S_NO_ERROR));
        assertThat(entries.get(1).hresult()).isEqualTo(HResult.E_ACCESSDENIED);
        assertThat(entries + journal.toString()).doesNotContain(SECRET);
    }

    @Test
    @DisplayName("has of a query its text, class and options, of a fetch its size and time, of all what they came to")
    void queries() {
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            assertThat(namespace
                            .query("select K from c")
                            .batch(4)
                            .withSystemProperties()
                            .context(WmiContext.empty().withProviderArchitecture(64))
                            .timeout(Duration.ofSeconds(2))
                            .list())
                    .hasSize(5);
        }
        List<FakeJournal.Entry> entries = journal.entries();
        assertThat(entries)
                .extracting(FakeJournal.Entry::operation)
                .containsExactly(
                        FakeOperation.CONNECT,
                        FakeOperation.EXEC_QUERY,
                        FakeOperation.NEXT,
                        FakeOperation.NEXT,
                        FakeOperation.CLOSE_RESULT,
                        FakeOperation.CLOSE_SESSION);
        assertThat(entries.get(1))
                .isEqualTo(new FakeJournal.Entry(
                        FakeOperation.EXEC_QUERY,
                        "FAKE",
                        "root\\cimv2",
                        "select K from c",
                        "c",
                        Map.of(
                                "language", "WQL",
                                "flags", "RETURN_IMMEDIATELY|FORWARD_ONLY",
                                "systemProperties", "true",
                                "context", "__ProviderArchitecture"),
                        0,
                        HResult.WBEM_S_NO_ERROR));
        assertThat(entries.get(3))
                .isEqualTo(new FakeJournal.Entry(
                        FakeOperation.NEXT,
                        "FAKE",
                        "root\\cimv2",
                        "select K from c",
                        "c",
                        Map.of("count", "4", "timeout", "2000 ms"),
                        1,
                        HResult.WBEM_S_FALSE));
    }

    @Test
    @DisplayName("names unknown flags and levels by their numbers, and an unknown host as it was asked for")
    void unknown() {
        try (ConnectArguments arguments = ConnectArguments.builder("\\\\nowhere\\root")
                .securityFlags(0x1080)
                .impersonationLevel(9)
                .build()) {
            assertThat(code(() -> fake.connectServerWmi(arguments))).isEqualTo(HResult.RPC_S_SERVER_UNAVAILABLE);
        }
        FakeJournal.Entry entry = journal.entries().get(0);
        assertThat(entry.machine()).isEqualTo("nowhere");
        assertThat(entry.options())
                .containsEntry("flags", "CONNECT_USE_MAX_WAIT|0x1000")
                .containsEntry("impersonation", "9");
    }

    @Test
    @DisplayName("shows one call a line, at most 100 columns wide")
    void lines() {
        connectToWeb(SECRET).close();
        WmiSession session = connect(fake);
        WmiCursor cursor = query(session, "SELECT *\n   FROM C");
        fetch(cursor, 5);
        fetch(cursor, 5);
        code(() -> query(session, "SELECT FROM"));
        code(() -> query(session, "SELECT * FROM C WHERE " + "K = 1 OR ".repeat(1000)));
        cursor.close();
        assertThat(journal).hasToString("""
                        9 calls; open connections: 1, open results: 0
                            1 CONNECT       ok                     \\\\web01\\root\\CIMV2 as ops
                            2 CLOSE_SESSION ok                     \\\\web01\\root\\CIMV2
                            3 CONNECT       ok                     \\\\FAKE\\root\\cimv2
                            4 EXEC_QUERY    ok                     \\\\FAKE\\root\\cimv2: SELECT * FROM C
                            5 NEXT          5 rows                 \\\\FAKE\\root\\cimv2: SELECT * FROM C
                            6 NEXT          0 rows, WBEM_S_FALSE   \\\\FAKE\\root\\cimv2: SELECT * FROM C
                            7 EXEC_QUERY    WBEM_E_INVALID_QUERY   \\\\FAKE\\root\\cimv2: SELECT FROM
                            8 EXEC_QUERY    WBEM_E_INVALID_QUERY   \\\\FAKE\\root\\cimv2: SELECT * FROM C WHERE K = 1 OR K = ...
                            9 CLOSE_RESULT  ok                     \\\\FAKE\\root\\cimv2: SELECT * FROM C""");
        assertThat(journal.toString().lines()).allMatch(line -> line.length() <= 100);
        assertThat(journal.entries().get(3))
                .hasToString("EXEC_QUERY    ok                     \\\\FAKE\\root\\cimv2: SELECT * FROM C"
                        + " {language=WQL, flags=RETURN_IMMEDIATELY}");
    }

    @Test
    @DisplayName("keeps the latest 10000 calls and shows the latest 50")
    void capacity() {
        WmiSession session = connect(fake);
        for (int i = 0; i < 10_002; i++) {
            code(() -> query(session, "SELECT"));
        }
        assertThat(journal.entries()).hasSize(10_000);
        assertThat(journal.toString().lines()).hasSize(51);
        assertThat(journal.toString()).startsWith("10003 calls; ").contains("\n10003 EXEC_QUERY");
        journal.clear();
        assertThat(journal.entries()).isEmpty();
        assertThat(journal).hasToString("0 calls; open connections: 1, open results: 0");
        session.close();
    }

    @Test
    @DisplayName("names what is not closed, with the stack that opened it")
    void leaks() {
        WmiSession session = connect(fake);
        WmiCursor cursor = query(session, ALL);
        assertThat(journal.openSessions()).isEqualTo(1);
        assertThat(journal.openResults()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(journal::requireNothingOpen)
                .withMessageContaining("connection to root\\cimv2")
                .withMessageContaining("result of " + ALL)
                .satisfies(leak -> assertThat(leak.getSuppressed()[1].getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("leaks")));
        session.close();
        assertThat(fetch(cursor, 9)).as("a result outlives its connection").endsWith("END");
        cursor.close();
        cursor.close();
        session.close();
        journal.requireNothingOpen();
        assertThat(journal.entries(FakeOperation.CLOSE_SESSION)).hasSize(1);
    }

    @Test
    @DisplayName("can be asked for open results alone")
    void openResults() {
        WmiSession session = connect(fake);
        journal.requireResultsClosed();
        WmiCursor cursor = query(session, ALL);
        assertThatIllegalStateException()
                .isThrownBy(journal::requireResultsClosed)
                .withMessage("not closed: result of " + ALL)
                .satisfies(leak -> assertThat(leak.getSuppressed()).hasSize(1));
        cursor.close();
        journal.requireResultsClosed();
        session.close();
    }

    @Test
    @DisplayName("what is closed answers no more calls")
    void afterClosing() {
        WmiSession session = connect(fake);
        WmiCursor cursor = query(session, ALL);
        cursor.close();
        session.close();
        assertThat(code(() -> cursor.next(-1, 1, new ArrayList<>()))).isEqualTo(HResult.RPC_E_DISCONNECTED);
        assertThat(code(() -> query(session, ALL))).isEqualTo(HResult.RPC_E_DISCONNECTED);
    }

    @Test
    @DisplayName("waits for what a call that was given up still closes")
    void lateClosing() {
        fake.faults().on(FakeOperation.NEXT).first(20).delay(Duration.ofHours(1));
        fake.faults().on(FakeOperation.EXEC_QUERY).every(2).delay(Duration.ofHours(1));
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            for (int i = 0; i < 20; i++) {
                assertThat(catchThrowableOfType(
                                WmiException.class,
                                () -> namespace
                                        .query(ALL)
                                        .timeout(Duration.ofSeconds(1))
                                        .list()))
                        .isNotNull();
            }
        }
        journal.requireNothingOpen();
    }
}
