package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wmisdk.junit.WmiAssertions.WMI_EXCEPTION;
import static org.wmisdk.junit.WmiAssertions.assertThat;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeJournal;
import org.wmisdk.fake.FakeOperation;
import org.wmisdk.fake.FakeWmi;

@WmiFake(resources = "lamp.mof")
@DisplayName("Assertions about the calls of a fake, and about a failure")
class FakeJournalAssertTest {
    private final FakeWmi fake;
    private final WmiNamespace namespace;

    FakeJournalAssertTest(FakeWmi fake, WmiNamespace namespace) {
        this.fake = fake;
        this.namespace = namespace;
    }

    private static void fails(ThrowingCallable assertion, String... parts) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(parts);
    }

    @Test
    @DisplayName("know calls that were made and that were not")
    void calls() {
        namespace.query("SELECT * FROM Lamp").list();

        assertThat(fake.journal())
                .hasCall(FakeOperation.CONNECT)
                .hasCall(FakeOperation.EXEC_QUERY)
                .hasNoCall(FakeOperation.GET_OBJECT)
                .hasNoFailures();
        fails(
                () -> assertThat(fake.journal()).as("calls").hasCall(FakeOperation.GET_OBJECT),
                "[calls] \nExpecting a call GET_OBJECT among\n4 calls; ",
                "2 EXEC_QUERY");
        fails(
                () -> assertThat(fake.journal()).hasNoCall(FakeOperation.CONNECT),
                "Expecting no call CONNECT among\n4 calls; ");
    }

    @Test
    @DisplayName("compare queries as WMI reads them, and what is no WQL as it is")
    void queries() {
        namespace.query("select  name from lamp where ((On = true))").list();
        assertThatThrownBy(() -> namespace.query("SELEKT 1").list()).isInstanceOf(WmiException.class);

        assertThat(fake.journal())
                .hasQuery("SELECT Name FROM Lamp WHERE On = TRUE")
                .hasQuery("SELEKT 1")
                .hasNoQuery("SELEKT  1")
                .hasNoQuery("SELECT Name FROM Lamp")
                .queries()
                .containsExactly("select  name from lamp where ((On = true))", "SELEKT 1");
        fails(
                () -> assertThat(fake.journal()).hasQuery("SELECT Name FROM Lamp"),
                "Expecting the query\n  SELECT Name FROM Lamp\namong the queries\n",
                "\n  select  name from lamp where ((On = true))\n  SELEKT 1\nof\n5 calls; ");
        fails(
                () -> assertThat(fake.journal()).hasNoQuery("SELECT Name FROM Lamp WHERE On = TRUE"),
                "Expecting no query\n  SELECT Name FROM Lamp WHERE On = TRUE\namong\n5 calls; ");
    }

    @Test
    @DisplayName("know failures")
    void failures() {
        assertThatThrownBy(() -> namespace.query("SELECT * FROM Missing").list())
                .asInstanceOf(WMI_EXCEPTION)
                .hasHResult(HResult.WBEM_E_INVALID_CLASS)
                .hasHResult(0x80041010)
                .hasOperation("query")
                .hasQuery("select * from missing")
                .hasDetailContaining("Missing");

        assertThat(fake.journal()).hasFailure(HResult.WBEM_E_INVALID_CLASS);
        fails(() -> assertThat(fake.journal()).hasNoFailures(), "Expecting no call that fails among\n");
        fails(
                () -> assertThat(fake.journal()).hasFailure(HResult.WBEM_E_ACCESS_DENIED),
                "Expecting a call that ends in 0x80041003 WBEM_E_ACCESS_DENIED among\n");
    }

    @Test
    @DisplayName("fail with the whole message of the failure, which stands beside it")
    void exceptions() {
        WmiException failure = WmiException.builder(HResult.WBEM_E_NOT_FOUND)
                .operation("read class")
                .detail("no such class")
                .build();

        assertThat(failure).hasMessageContaining("read class").hasDetailContaining("no such");
        assertThatThrownBy(() -> assertThat(failure).hasHResult(HResult.E_ACCESSDENIED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "Expecting the HRESULT to be\n  0x80070005 E_ACCESSDENIED\nbut it is\n  0x80041002 WBEM_E_NOT_FOUND\nin\n",
                        failure.getMessage())
                .hasSuppressedException(failure);
        fails(() -> assertThat(failure).hasOperation("query"), "Expecting the operation to be\n  query\n");
        fails(() -> assertThat(failure).hasQuery("SELECT * FROM Lamp"), "but it is\n  null\n");
        fails(() -> assertThat(failure).hasDetailContaining("denied"), "to be\n  ...denied...\n");
        fails(() -> assertThat((WmiException) null).hasOperation("query"), "Expecting actual not to be null");
    }

    @Test
    @DisplayName("know what is open")
    void open() {
        fails(
                () -> assertThat(fake.journal()).hasNothingOpen(),
                "Expecting nothing open, but not closed: connection to root\\cimv2\n1 call; ");
        namespace.close();
        assertThat(fake.journal()).hasNothingOpen();
    }

    @Test
    @DisplayName("fail for null as AssertJ's own do")
    void absent() {
        fails(() -> assertThat((FakeJournal) null).hasNoFailures(), "Expecting actual not to be null");
        fails(() -> assertThat((FakeJournal) null).queries(), "Expecting actual not to be null");
    }
}
