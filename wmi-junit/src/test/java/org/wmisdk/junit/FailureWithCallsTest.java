package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;
import org.wmisdk.WmiInvalidClassException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeWmi;

@DisplayName("A test that fails shows the calls of its fake")
class FailureWithCallsTest {
    private static final String QUERY = "SELECT Name FROM Lamp WHERE On = TRUE";

    @WmiFake(resources = "lamp.mof")
    static class Failing {
        @Test
        void assertion(WmiNamespace namespace) {
            assertEquals(2, ask(namespace), "burning");
        }

        @Test
        void plainAssertion(WmiNamespace namespace) {
            ask(namespace);
            throw new AssertionError("plain");
        }

        @Test
        void several(WmiNamespace namespace) {
            int burning = ask(namespace);
            assertAll("lamps", () -> assertEquals(1, burning), () -> assertEquals(2, burning));
        }

        @Test
        void exception(WmiNamespace namespace) {
            ask(namespace);
            namespace.query("SELECT * FROM Missing").list();
        }

        @Test
        void aborted(WmiNamespace namespace) {
            ask(namespace);
            assumeTrue(false, "not here");
        }

        @Test
        void withoutFake() {
            throw new AssertionError("nothing was called");
        }

        @TestFactory
        List<DynamicTest> factory(WmiNamespace namespace) {
            return List.of(
                    DynamicTest.dynamicTest("dynamic", () -> assertEquals(2, ask(namespace))),
                    DynamicTest.dynamicTest("dynamic success", () -> assertEquals(0, ask(namespace))));
        }
    }

    static int ask(WmiNamespace namespace) {
        return namespace.query(QUERY).list().size();
    }

    private final Launched launched = Launched.run(Failing.class);

    @Test
    @DisplayName("An assertion keeps expected, actual and stack, and its message goes on with the calls")
    void assertion() {
        Throwable failure = launched.failure("assertion");

        assertThat(failure).isExactlyInstanceOf(AssertionFailedError.class);
        AssertionFailedError error = (AssertionFailedError) failure;
        assertThat(error.getExpected().getValue()).isEqualTo(2);
        assertThat(error.getActual().getValue()).isEqualTo(0);
        assertThat(error.getMessage())
                .startsWith("burning ==> expected: <2> but was: <0>\n\nJournal of the fake: 4 calls; ")
                .containsPattern("(?m)^ +1 CONNECT +ok +.*root.cimv2$")
                .containsPattern("(?m)^ +2 EXEC_QUERY +ok +.*: " + QUERY + "$")
                .containsPattern("(?m)^ +3 NEXT +0 rows.* +.*: " + QUERY + "$");
        assertThat(error.getCause()).isExactlyInstanceOf(AssertionFailedError.class);
        assertThat(error.getStackTrace()).isEqualTo(error.getCause().getStackTrace());
    }

    @Test
    @DisplayName("An assertion without expected and actual gets none")
    void plain_assertion() {
        AssertionFailedError error = (AssertionFailedError) launched.failure("plainAssertion");

        assertThat(error).hasMessageStartingWith("plain\n\nJournal of the fake: 4 calls; ");
        assertThat(error.isExpectedDefined()).isFalse();
        assertThat(error.isActualDefined()).isFalse();
        assertThat(error.getCause()).isExactlyInstanceOf(AssertionError.class).hasMessage("plain");
    }

    @Test
    @DisplayName("Several failures stay several")
    void several() {
        MultipleFailuresError error = (MultipleFailuresError) launched.failure("several");

        assertThat(error.getFailures())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each).isExactlyInstanceOf(AssertionFailedError.class));
        assertThat(error)
                .hasMessageStartingWith("lamps (2 failures)\n")
                .hasMessageContaining("expected: <2> but was: <0>\n\nJournal of the fake: 4 calls; ");
        assertThat(Launched.stackTrace(error)).contains("Failing.several");
    }

    @Test
    @DisplayName("Another exception stays as it is, with the calls beside it")
    void exception() {
        Throwable failure = launched.failure("exception");

        assertThat(failure).isExactlyInstanceOf(WmiInvalidClassException.class);
        assertThat(Launched.stackTrace(failure))
                .containsOnlyOnce("\tSuppressed: Journal of the fake: 7 calls; ")
                .containsPattern("(?m)^ +6 NEXT +WBEM_E_INVALID_CLASS .*SELECT \\* FROM Missing$");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(calls -> assertThat(calls.getStackTrace()).isEmpty());
    }

    @Test
    @DisplayName("A test that was aborted stays as it is")
    void aborted() {
        Throwable abortion = launched.abortion("aborted");

        assertThat(abortion).isExactlyInstanceOf(TestAbortedException.class).hasMessage("Assumption failed: not here");
        assertThat(abortion.getSuppressed()).isEmpty();
    }

    @Test
    @DisplayName("A test that took no fake stays as it is")
    void without_fake() {
        assertThat(launched.failure("withoutFake"))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("nothing was called");
    }

    @Test
    @DisplayName("A dynamic test shows the calls of the fake of its factory")
    void dynamic() {
        assertThat(launched.failure("dynamic"))
                .hasMessageContaining("expected: <2> but was: <0>\n\nJournal of the fake: 4 calls; ");
        assertThat(launched.results().get("dynamic success").getThrowable()).isEmpty();
    }

    @WmiFake
    static class FailsBefore {
        @BeforeEach
        void before(FakeWmi fake) {
            throw new AssertionError("before");
        }

        @Test
        void test() {}
    }

    @WmiFake
    static class FailsAfter {
        @AfterEach
        void after(FakeWmi fake) {
            throw new IllegalArgumentException("after");
        }

        @Test
        void test() {}
    }

    @Test
    @DisplayName("So do @BeforeEach and @AfterEach; a fake that was not called says so")
    void before_and_after() {
        assertThat(Launched.run(FailsBefore.class).failure("test"))
                .hasMessageStartingWith("before\n\nJournal of the fake: 0 calls; ");
        assertThat(Launched.run(FailsAfter.class).failure("test")).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(Launched.run(FailsAfter.class).failure("test").getSuppressed())
                .singleElement()
                .hasToString("Journal of the fake: 0 calls; open connections: 0, open results: 0");
    }

    @WmiFake(resources = "lamp.mof")
    static class ManyCalls {
        @Test
        void test(WmiNamespace namespace) {
            for (int i = 0; i < 100; i++) {
                ask(namespace);
            }
            throw new AssertionError("many");
        }
    }

    @Test
    @DisplayName("Of many calls the latest are shown")
    void many_calls() {
        String message = Launched.run(ManyCalls.class).failure("test").getMessage();

        assertThat(message)
                .contains("Journal of the fake: 301 calls; ", " 301 ")
                .doesNotContain(" 1 CONNECT");
        assertThat(Arrays.asList(message.split("\n"))).hasSize(53);
    }
}
