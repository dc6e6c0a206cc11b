package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiAccessDeniedException;
import org.wmisdk.WmiException;
import org.wmisdk.WmiInvalidClassException;
import org.wmisdk.WmiInvalidNamespaceException;
import org.wmisdk.WmiInvalidParameterException;
import org.wmisdk.WmiInvalidQueryException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;
import org.wmisdk.WmiServerUnavailableException;
import org.wmisdk.WmiTimeoutException;

/** Errors: where they surface, and what they say. */
@DisplayName("Errors")
public abstract class ErrorContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected ErrorContract() {}

    private static final int UNHEARD_OF = 0x8004FEED;

    private static WmiException failure(ThrowingCallable call) {
        return catchThrowableOfType(WmiException.class, call);
    }

    @Test
    @DisplayName(
            "ERROR-01 a syntax error is a WmiInvalidQueryException of the run, with operation, namespace and query")
    void syntax() {
        try (WmiNamespace namespace = cimv2()) {
            String text = "SELECT FROM WHERE";
            WmiQuery query = namespace.query(text);
            for (ThrowingCallable run : List.<ThrowingCallable>of(query::list, query::first, query::open)) {
                WmiException e = failure(run);
                assertThat(e).isInstanceOf(WmiInvalidQueryException.class);
                assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
                assertThat(e.operation()).isEqualTo("query");
                assertThat(e.namespace()).isEqualTo("root\\cimv2");
                assertThat(e.query()).isEqualTo(text);
                assertThat(e).hasMessageContaining("0x80041017").hasMessageContaining("WBEM_E_INVALID_QUERY");
            }
        }
    }

    @Test
    @DisplayName("ERROR-02 an unknown class is a WmiInvalidClassException of the run, also of open()")
    void unknownClass() {
        needs(Capability.WINDOWS_CODES);
        try (WmiNamespace namespace = cimv2()) {
            WmiQuery query = namespace.query("SELECT * FROM Win32_NoSuchClass");
            for (ThrowingCallable run : List.<ThrowingCallable>of(query::list, query::first, query::open)) {
                assertThatThrownBy(run)
                        .isInstanceOfSatisfying(
                                WmiInvalidClassException.class,
                                e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_CLASS));
            }
        }
    }

    @Test
    @DisplayName("ERROR-03 a missing namespace is a WmiInvalidNamespaceException of connect")
    void missingNamespace() {
        WmiException e = failure(() -> locator().connect("root\\nosuchnamespace"));
        assertThat(e).isInstanceOf(WmiInvalidNamespaceException.class);
        assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_NAMESPACE);
        assertThat(e.operation()).isEqualTo("connect");
        assertThat(e.namespace()).isEqualTo("root\\nosuchnamespace");
    }

    @Test
    @DisplayName("ERROR-04 a failure of ExecQuery is thrown by every way to run, with its code, known or not")
    void failingQuery() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            for (int code : new int[] {HResult.WBEM_E_PROVIDER_FAILURE.value(), UNHEARD_OF}) {
                WmiQuery query = numbers(namespace);
                for (ThrowingCallable run : List.<ThrowingCallable>of(
                        query::list, query::first, query::open, () -> query.forEach(row -> {}))) {
                    trouble.fail(Point.QUERY, 1, code);
                    WmiException e = failure(run);
                    assertThat(e.hresult()).isEqualTo(HResult.of(code));
                    assertThat(e).hasMessageContaining(HResult.of(code).hex());
                    assertThat(e.detail())
                            .contains(world().lacks(Capability.COM_SERVER).isPresent() ? "QUERY" : "ExecQuery");
                }
            }
        }
    }

    @Test
    @DisplayName("ERROR-05 a failure of the first fetch is thrown by the method that runs the query, also by open()")
    void failingFirstNext() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiQuery query = numbers(namespace);
            for (ThrowingCallable run : List.<ThrowingCallable>of(query::list, query::first, query::open)) {
                trouble.fail(Point.NEXT, 1, HResult.WBEM_E_ACCESS_DENIED.value());
                assertThatThrownBy(run)
                        .isInstanceOfSatisfying(
                                WmiAccessDeniedException.class,
                                e -> assertThat(e.query()).isEqualTo(query.text()));
            }
        }
    }

    @Test
    @DisplayName("ERROR-06 a failure of a later fetch comes after the rows before it; then the result is over")
    void failingLaterNext() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).batch(2).open()) {
            trouble.fail(Point.NEXT, 2, HResult.WBEM_E_PROVIDER_FAILURE.value());
            Iterator<WmiObject> iterator = rows.iterator();
            List<Long> seen = new ArrayList<>();
            WmiException e = failure(() -> iterator.forEachRemaining(row -> seen.add(row.getLong("Id"))));
            assertThat(seen).containsExactly(0L, 1L, 2L, 3L);
            assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_PROVIDER_FAILURE);
            assertThatIllegalStateException().isThrownBy(iterator::hasNext);
        }
    }

    @Test
    @DisplayName("ERROR-07 list() with a failure at a later fetch throws and returns no part")
    void failingList() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            trouble.fail(Point.NEXT, 3, HResult.WBEM_E_PROVIDER_FAILURE.value());
            assertThat(failure(() -> numbers(namespace).batch(2).list()).hresult())
                    .isEqualTo(HResult.WBEM_E_PROVIDER_FAILURE);
        }
    }

    @Test
    @DisplayName("ERROR-08 what the server says of a failure is in the detail and in the message")
    void extendedStatus() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            trouble.fail(Point.QUERY, 1, HResult.WBEM_E_PROVIDER_FAILURE.value(), "The provider has lost its way.");
            WmiException atQuery = failure(() -> numbers(namespace).list());
            assertThat(atQuery.detail()).contains("The provider has lost its way.");
            assertThat(atQuery).hasMessageContaining("The provider has lost its way.");
            trouble.fail(Point.NEXT, 1, HResult.WBEM_E_PROVIDER_FAILURE.value(), "It found no way back.");
            assertThat(failure(() -> numbers(namespace).list()).detail()).contains("It found no way back.");
        }
    }

    @Test
    @DisplayName("ERROR-09 what the server said of an older failure is not said of a new one")
    void staleStatus() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            trouble.fail(Point.QUERY, 1, HResult.WBEM_E_PROVIDER_FAILURE.value(), "The first failure.");
            failure(() -> numbers(namespace).list());
            trouble.fail(Point.QUERY, 1, HResult.WBEM_E_PROVIDER_FAILURE.value());
            assertThat(failure(() -> numbers(namespace).list())).hasMessageNotContaining("The first failure.");
        }
    }

    @Test
    @DisplayName("ERROR-10 a failure of connect keeps its code and has the exception of its kind")
    void failingConnect() {
        Trouble trouble = trouble();
        Map<HResult, Class<? extends WmiException>> kinds = Map.of(
                HResult.WBEM_E_ACCESS_DENIED,
                WmiAccessDeniedException.class,
                HResult.E_ACCESSDENIED,
                WmiAccessDeniedException.class,
                HResult.RPC_S_SERVER_UNAVAILABLE,
                WmiServerUnavailableException.class,
                HResult.WBEM_E_INVALID_NAMESPACE,
                WmiInvalidNamespaceException.class,
                HResult.WBEM_E_INVALID_PARAMETER,
                WmiInvalidParameterException.class,
                HResult.WBEM_E_NOT_FOUND,
                WmiNotFoundException.class,
                HResult.WBEM_E_TIMED_OUT,
                WmiTimeoutException.class,
                HResult.of(UNHEARD_OF),
                WmiException.class);
        kinds.forEach((code, kind) -> {
            trouble.fail(Point.CONNECT, 1, code.value());
            WmiException e = failure(() -> locator().connect("root\\cimv2"));
            assertThat(e).isExactlyInstanceOf(kind);
            assertThat(e.hresult()).isEqualTo(code);
            assertThat(e.operation()).isEqualTo("connect");
        });
    }

    @Test
    @DisplayName("ERROR-11 after a failure the namespace can be used as before")
    void afterFailure() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            trouble.fail(Point.NEXT, 2, HResult.WBEM_E_PROVIDER_FAILURE.value());
            failure(() -> numbers(namespace).batch(2).list());
            assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
        }
    }

    @Test
    @DisplayName("ERROR-12 what the server says of a failure can be asked part by part")
    void partsOfStatus() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            for (Point point : List.of(Point.QUERY, Point.NEXT)) {
                trouble.fail(point, 1, HResult.WBEM_E_PROVIDER_FAILURE.value(), "The provider has lost its way.");
                assertThat(failure(() -> numbers(namespace).list()).extendedStatus())
                        .isNotNull()
                        .satisfies(status -> {
                            assertThat(status.description()).isEqualTo("The provider has lost its way.");
                            assertThat(status.providerName()).isEqualTo("WinMgmt");
                            assertThat(status.operation()).isNotBlank();
                            assertThat(status.parameterInfo()).isNull();
                            assertThat(status.statusCode()).isEqualTo(HResult.WBEM_E_PROVIDER_FAILURE);
                        });
            }
            trouble.fail(Point.QUERY, 1, HResult.WBEM_E_PROVIDER_FAILURE.value());
            assertThat(failure(() -> numbers(namespace).list()).extendedStatus())
                    .isNull();
        }
    }

    @Test
    @DisplayName("ERROR-13 what Windows says of a code is in the message, where Windows has words for it")
    void statusText() {
        Trouble trouble = trouble();
        needs(Capability.COM_SERVER);
        try (WmiNamespace namespace = data()) {
            for (int i = 0; i < 2; i++) {
                trouble.fail(Point.QUERY, 1, HResult.WBEM_E_QUOTA_VIOLATION.value());
                WmiException known = failure(() -> numbers(namespace).list());
                assertThat(known.statusText()).isEqualTo("Windows' own text of 8004106C");
                assertThat(known).hasMessageContaining("\n  Windows says: Windows' own text of 8004106C\n");
                trouble.fail(Point.QUERY, 1, UNHEARD_OF);
                assertThat(failure(() -> numbers(namespace).list()).statusText())
                        .isNull();
            }
            assertThat(comServer().faults().count("IWbemStatusCodeText::GetErrorCodeText"))
                    .isEqualTo(2);
            trouble.fail(Point.QUERY, 1, HResult.WBEM_E_CALL_CANCELLED.value(), "It was the server.");
            comServer().faults().answer("CoCreateInstance", 1, HResult.REGDB_E_CLASSNOTREG.value());
            WmiException without = failure(() -> numbers(namespace).list());
            assertThat(without.statusText()).isNull();
            assertThat(without.detail()).contains("It was the server.");
        }
    }
}
