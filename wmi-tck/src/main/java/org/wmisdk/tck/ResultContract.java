package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.fake.FakeOperation;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/** What a result is asked for with, and reading it again. */
@DisplayName("Results")
public abstract class ResultContract extends Contract {
    private static final HResult PARTIAL = HResult.of(0x00040010); // WBEM_S_PARTIAL_RESULTS
    private static final HResult DENIED = HResult.of(0x00040009); // WBEM_S_ACCESS_DENIED

    /** For the classes that run the suite in a world. */
    protected ResultContract() {}

    private static List<Integer> ids(Iterable<WmiObject> rows) {
        List<Integer> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getInt("Id")));
        return ids;
    }

    @Test
    @DisplayName("RESULT-01 a code of success that comes with a full batch is remembered to the end")
    void warningWithFullBatch() {
        try (WmiNamespace namespace = data()) {
            comServer().faults().overrule("IEnumWbemClassObject::Next", 1, DENIED.value());
            try (WmiRows rows = numbers(namespace).batch(5).open()) {
                assertThat(ids(rows)).hasSize(TestData.COUNT);
                assertThat(rows.warning()).contains(DENIED);
            }
        }
    }

    // ---- options

    @Test
    @DisplayName("RESULT-02 options of a query go to the server as flags, and nothing else unasked")
    void flags() {
        needs(Capability.OWN_DATA);
        List<Integer> flags = new ArrayList<>();
        open(Setup.of(new ForwardingBackend(TestData.source()) {
            @Override
            protected WmiCursor execQuery(WmiSession session, QueryCall call) {
                flags.add(call.flags());
                return super.execQuery(session, call);
            }
        }));
        try (WmiNamespace namespace = data()) {
            WmiQuery numbers = numbers(namespace);
            for (WmiQuery query : List.of(
                    numbers,
                    numbers.withAmendedQualifiers(),
                    numbers.prototype(),
                    numbers.directRead(),
                    numbers.ensureLocatable(),
                    numbers.rewindable(),
                    numbers.rewindable().directRead().ensureLocatable())) {
                query.list();
            }
        }
        assertThat(flags).containsExactly(0x30, 0x20030, 0x32, 0x230, 0x130, 0x10, 0x310);
    }

    @Test
    @DisplayName("RESULT-03 a prototype is one row that has the columns of the query, whatever rows there are")
    void prototype() {
        try (WmiNamespace namespace = data()) {
            assertThat(namespace
                            .query("SELECT Name FROM " + TestData.NUMBERS + " WHERE Id > 5")
                            .prototype()
                            .list())
                    .singleElement()
                    .satisfies(row -> assertThat(row.names()).containsExactly("Name"));
        }
    }

    @Test
    @DisplayName("RESULT-04 a direct read leaves out derived classes")
    void directRead() {
        try (WmiNamespace namespace = data()) {
            WmiQuery base = namespace.query("SELECT * FROM " + TestData.BASE);
            assertThat(base.list()).hasSize(2);
            assertThat(base.directRead().list()).hasSize(1);
        }
    }

    @Test
    @DisplayName("RESULT-05 rows without all keys have a path only if they are to be locatable")
    void locatable() {
        try (WmiNamespace namespace = data()) {
            WmiQuery names =
                    namespace.query("SELECT Name FROM " + TestData.NUMBERS).withSystemProperties();
            assertThat(names.first().orElseThrow().system().path()).isNull();
            assertThat(names.ensureLocatable().first().orElseThrow().system().path())
                    .isNotNull()
                    .endsWith("TCK_Numbers.Id=0");
        }
    }

    // ---- reading again

    @Test
    @DisplayName("RESULT-06 a rewindable result gives the same rows again, from its middle and from its end")
    void rewind() {
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).batch(5).rewindable().open()) {
            Iterator<WmiObject> some = rows.iterator();
            for (int i = 0; i < 7; i++) {
                some.next();
            }
            rows.rewind();
            List<Integer> all = ids(rows);
            assertThat(all).hasSize(TestData.COUNT).isSorted().startsWith(0);
            rows.rewind();
            assertThat(rows.stream().map(row -> row.getInt("Id"))).isEqualTo(all);
            assertThatIllegalStateException().isThrownBy(rows::iterator).withMessageContaining("once");
        }
    }

    @Test
    @DisplayName("RESULT-07 disks can be read again on a real service")
    void rewindDisks() {
        try (WmiNamespace namespace = cimv2();
                WmiRows rows = namespace
                        .query("SELECT DeviceID FROM Win32_LogicalDisk")
                        .rewindable()
                        .open()) {
            List<String> first = new ArrayList<>();
            rows.forEach(row -> first.add(row.getString("DeviceID")));
            assertThat(first).contains("C:");
            rows.rewind();
            assertThat(rows.stream().map(row -> row.getString("DeviceID"))).isEqualTo(first);
        }
    }

    @Test
    @DisplayName("RESULT-08 partial success is told again by a result that is read again")
    void rewindPartial() {
        needs(Capability.OWN_DATA);
        FakeWmi own = TestData.ownNumbers();
        own.faults().on(FakeOperation.EXEC_QUERY).partial(3, PARTIAL);
        open(Setup.of(own));
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).batch(2).rewindable().open()) {
            for (int i = 0; i < 2; i++) {
                assertThat(rows.warning()).isEmpty();
                assertThat(ids(rows)).hasSize(3);
                assertThat(rows.warning()).contains(PARTIAL);
                rows.rewind();
            }
        }
    }

    @Test
    @DisplayName("RESULT-09 only what was asked for as rewindable and is still open can be read again")
    void notRewindable() {
        Trouble trouble = trouble();
        WmiNamespace namespace = data();
        try (WmiRows once = numbers(namespace).open()) {
            assertThatIllegalStateException().isThrownBy(once::rewind).withMessageContaining("rewindable()");
        }
        WmiRows closed = numbers(namespace).rewindable().open();
        closed.close();
        assertThatIllegalStateException().isThrownBy(closed::rewind).withMessageContaining("closed");
        trouble.fail(Point.NEXT, 2, HResult.WBEM_E_PROVIDER_FAILURE.value());
        try (WmiRows failed = numbers(namespace).batch(5).rewindable().open()) {
            assertThatThrownBy(() -> ids(failed)).isInstanceOf(WmiException.class);
            assertThatIllegalStateException().isThrownBy(failed::rewind).withMessageContaining("failed");
        }
        WmiRows orphan = numbers(namespace).rewindable().open();
        namespace.close();
        assertThatThrownBy(orphan::rewind).isInstanceOf(WmiException.class).hasMessageContaining("closed");
        assertThat(trouble.count(Point.RESET)).isZero();
    }

    @Test
    @DisplayName("RESULT-10 a server that does not go back is a WmiException, and the result is over")
    void rewindFails() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).rewindable().open()) {
            trouble.fail(Point.RESET, 1, HResult.WBEM_E_INVALID_OPERATION.value());
            assertThatThrownBy(rows::rewind)
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OPERATION));
            assertThatIllegalStateException().isThrownBy(rows::rewind);
        }
    }

    @Test
    @DisplayName("RESULT-11 at the deadline a caller that goes back is freed, and the call owns the result")
    void rewindDeadline() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace)
                        .rewindable()
                        .timeout(Duration.ofSeconds(1))
                        .open()) {
            Gate gate = trouble.holdDeaf(Point.RESET, 1);
            assertThatThrownBy(rows::rewind).isInstanceOf(WmiTimeoutException.class);
            assertThat(gate.isOpen()).isFalse();
            gate.open();
        }
    }

    @Test
    @DisplayName("RESULT-12 a rewindable result that was read to its end is held until it is closed")
    void heldAtEnd() {
        try (WmiNamespace namespace = data()) {
            WmiRows rows = numbers(namespace).rewindable().open();
            assertThat(ids(rows)).hasSize(TestData.COUNT);
            assertThat(comServer().outstanding())
                    .anySatisfy(held -> assertThat(held.toString()).contains("result"));
            rows.close();
            assertThat(comServer().outstanding())
                    .noneSatisfy(held -> assertThat(held.toString()).contains("result"));
        }
    }
}
