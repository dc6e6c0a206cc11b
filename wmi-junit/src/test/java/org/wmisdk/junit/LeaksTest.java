package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeOperation;
import org.wmisdk.fake.FakePolicyError;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.FakeWmi;

@DisplayName("After a test")
class LeaksTest {
    /** What the tests under test leave open, for this class to close. */
    private static final List<AutoCloseable> LEFT = new ArrayList<>();

    private static FakeWmi last;
    private static WmiNamespace lastNamespace;

    @WmiFake(resources = "lamp.mof", mof = "instance of Lamp { Name = \"a\"; }; instance of Lamp { Name = \"b\"; };")
    static class Leaking {
        @Test
        void connection(WmiLocator locator) {
            left(locator.connect("root\\cimv2"));
        }

        @Test
        void result(WmiNamespace namespace) {
            lastNamespace = namespace;
            left(namespace.query("SELECT * FROM Lamp").batch(1).open());
        }

        @Test
        void afterFailure(WmiLocator locator) {
            left(locator.connect("root\\cimv2"));
            throw new IllegalArgumentException("first");
        }

        @Test
        @WmiFake(allowLeaks = true)
        void allowed(FakeWmi fake, WmiNamespace namespace) {
            last = fake;
            left(fake.locator().connect("root\\cimv2"));
            left(namespace.query("SELECT * FROM Lamp").batch(1).open());
        }

        @Test
        void nothing(WmiNamespace namespace) {
            namespace.query("SELECT * FROM Lamp").list();
            namespace.close();
        }
    }

    private final Launched launched = Launched.run(Leaking.class);

    private static void left(AutoCloseable open) {
        LEFT.add(open);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : LEFT) {
            each.close();
        }
        LEFT.clear();
    }

    @Test
    @DisplayName("a connection that is still open fails it, with the place that opened it")
    void connection() {
        Throwable failure = launched.failure("connection");

        assertThat(failure)
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageContaining(
                        "not closed: connection to root\\cimv2; close it, or allow it: @WmiFake(allowLeaks = true)")
                .hasMessageContaining("Journal of the fake: 1 call; open connections: 1, open results: 0\n");
        assertThat(Launched.stackTrace(failure)).contains("Leaking.connection(");
    }

    @Test
    @DisplayName("a result that is still open fails it, though the connection was injected, which is closed then")
    void result() {
        Throwable failure = launched.failure("result");

        assertThat(failure)
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("not closed: result of SELECT * FROM Lamp; close it");
        assertThat(Launched.stackTrace(failure)).contains("Leaking.result(");
        assertThat(lastNamespace.isClosed()).isTrue();
    }

    @Test
    @DisplayName("that failed, what is still open stands beside the failure")
    void after_failure() {
        Throwable failure = launched.failure("afterFailure");

        assertThat(failure).isExactlyInstanceOf(IllegalArgumentException.class).hasMessage("first");
        assertThat(failure.getSuppressed())
                .hasSize(2)
                .anySatisfy(leak -> assertThat(leak).hasMessageStartingWith("not closed: connection"));
    }

    @Test
    @DisplayName("that may leave things open, nothing is said, and the injected connection is closed")
    void allowed() {
        assertThat(launched.results().get("allowed").getThrowable()).isEmpty();
        assertThat(last.journal().openSessions()).isEqualTo(1);
        assertThat(last.journal().openResults()).isEqualTo(0);
    }

    @Test
    @DisplayName("that closed everything, the injected connection too, nothing is said")
    void nothing() {
        assertThat(launched.results().get("nothing").getThrowable()).isEmpty();
    }

    @WmiFake(resources = "lamp.mof")
    static class Troubled {
        @Test
        void closingIsHeld(FakeWmi fake, WmiNamespace namespace) {
            fake.faults().on(FakeOperation.CLOSE_SESSION).hold();
            assertThat(namespace.isClosed()).isFalse();
        }

        @AfterEach
        void stillTroubled(FakeWmi fake) {
            assertThat(fake.faults().unused()).hasSize(1);
            last = fake;
        }
    }

    @Test
    @DisplayName("faults are taken back before anything is closed: nothing hangs")
    void faults() {
        Launched.run(Troubled.class).allSucceeded(1);
        assertThat(last.faults().unused()).isEmpty();
        assertThat(last.journal().openSessions()).isZero();
    }

    @WmiFake(resources = "lamp.mof", strict = true)
    static class Strict {
        @Test
        void swallowed(WmiNamespace namespace) {
            try {
                deep(namespace);
            } catch (FakePolicyError e) {
                assertThat(e.rule().isPolicy()).isTrue();
            }
        }

        @Test
        void told(WmiNamespace namespace) {
            deep(namespace);
        }

        @Test
        @WmiFake(allow = FakeRule.QUERY_QUOTA)
        void allowed(WmiNamespace namespace) {
            try {
                deep(namespace);
            } catch (WmiException e) {
                assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_QUOTA_VIOLATION);
            }
        }

        private static void deep(WmiNamespace namespace) {
            namespace
                    .query("SELECT * FROM Lamp WHERE " + "(".repeat(300) + "On = TRUE" + ")".repeat(300))
                    .list();
        }
    }

    @Test
    @DisplayName(
            "that relied on a decision of this library although it is strict, it fails, unless the rule is allowed")
    void strict() {
        Launched strict = Launched.run(Strict.class);

        assertThat(strict.failure("swallowed")).isExactlyInstanceOf(FakePolicyError.class);
        assertThat(strict.failure("told")).hasCauseExactlyInstanceOf(FakePolicyError.class);
        assertThat(strict.failure("told").getSuppressed()).isEmpty();
        assertThat(strict.results().get("allowed").getThrowable()).isEmpty();
    }
}
