package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wmisdk.junit.WmiAssertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeClock;
import org.wmisdk.fake.FakeJournal;
import org.wmisdk.fake.FakeOperation;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;

@DisplayName("A fake for each test")
@WmiFake(resources = "lamp.mof")
class WmiFakeTest {
    private static final Set<FakeWmi> SEEN = ConcurrentHashMap.newKeySet();

    private final WmiNamespace ofConstructor;
    private WmiNamespace ofBeforeEach;

    WmiFakeTest(WmiNamespace namespace) {
        ofConstructor = namespace;
    }

    @BeforeEach
    void before(WmiNamespace namespace, FakeWmi fake) {
        ofBeforeEach = namespace;
        assertThat(SEEN.add(fake)).as("a fake of this test alone").isTrue();
    }

    @AfterEach
    void after(WmiNamespace namespace) {
        assertThat(namespace).isSameAs(ofConstructor);
        assertThat(namespace.isClosed())
                .as("closed before the last method has used it")
                .isFalse();
    }

    static List<String> lamps(WmiNamespace namespace) {
        return namespace.query("SELECT Name FROM Lamp").list().stream()
                .map(lamp -> lamp.getString("Name"))
                .toList();
    }

    @Test
    @DisplayName("Constructor, @BeforeEach, test and @AfterEach see the same")
    void one_fake_for_all_parts_of_a_test(WmiNamespace namespace, FakeWmi fake, WmiLocator locator) {
        assertThat(namespace).isSameAs(ofConstructor).isSameAs(ofBeforeEach);
        assertThat(locator).isSameAs(fake.locator());
        assertThat(fake.journal().openSessions()).isEqualTo(1);
        assertThat(lamps(namespace)).isEmpty();
    }

    @Test
    @WmiFake(mof = {"instance of Lamp { Name = \"desk\"; };", "instance of Lamp { Name = \"hall\"; };"})
    @DisplayName("An annotation on the method adds to that on the class")
    void method_adds_to_class(WmiNamespace namespace) {
        assertThat(lamps(namespace)).containsExactly("desk", "hall");
    }

    @Test
    @DisplayName("What the annotation of one method adds is not there for another one")
    void other_method(WmiNamespace namespace) {
        assertThat(lamps(namespace)).isEmpty();
    }

    @RepeatedTest(3)
    @DisplayName("Repetitions have a fake each")
    void repeated(FakeWmi fake) {
        assertThat(fake.journal()).queries().isEmpty();
        lamps(ofConstructor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    @WmiFake(mof = "instance of Lamp { Name = \"desk\"; };")
    @DisplayName("Invocations of a parameterized test have a fake each, and what is loaded is read once")
    void parameterized(String value, FakeWmi fake) {
        assertThat(fake.journal()).hasNoCall(FakeOperation.EXEC_QUERY);
        assertThat(lamps(ofConstructor)).as(value).containsExactly("desk");
    }

    @Test
    @WmiFake(ownClock = true)
    @DisplayName("A test has a clock of its own if it says so")
    void clock(FakeClock clock, FakeWmi fake, WmiNamespace namespace) {
        fake.faults().on(FakeOperation.EXEC_QUERY).delay(Duration.ofHours(1));
        assertThat(lamps(namespace)).isEmpty();
        assertThat(clock).isNotNull();
    }

    @Nested
    @WmiFake(mof = "instance of Lamp { Name = \"outer\"; };")
    @DisplayName("A nested class")
    class Inner {
        @Test
        @WmiFake(mof = "instance of Lamp { Name = \"inner\"; };")
        @DisplayName("adds to the class around it, and a method of it to both")
        void nested(WmiNamespace namespace) {
            assertThat(namespace).isSameAs(ofConstructor);
            assertThat(lamps(namespace)).containsExactly("outer", "inner");
        }
    }

    @Nested
    @ParameterizedClass
    @ValueSource(strings = {"one", "two"})
    @WmiFake(mof = "instance of Lamp { Name = \"of each\"; };")
    @DisplayName("A parameterized class")
    class Parameterized {
        private final String value;

        Parameterized(String value) {
            this.value = value;
        }

        @Test
        @DisplayName("has a fake for each test of each invocation")
        void invocation(WmiNamespace namespace) {
            assertThat(namespace).as(value).isSameAs(ofConstructor);
            assertThat(lamps(namespace)).containsExactly("of each");
        }

        @Nested
        @ParameterizedClass
        @ValueSource(ints = {1, 2})
        @WmiFake(mof = "instance of Lamp { Name = \"innermost\"; };")
        @DisplayName("with another one in it")
        class Inside {
            @Parameter
            int number;

            @Test
            @DisplayName("adds to it")
            void invocation(WmiNamespace namespace) {
                assertThat(lamps(namespace)).as(value + number).containsExactly("of each", "innermost");
            }
        }
    }

    @Nested
    @DisplayName("A nested class without an annotation")
    class Plain {
        @Test
        @DisplayName("has what the class around it has")
        void inherited(WmiNamespace namespace) {
            assertThat(lamps(namespace)).isEmpty();
        }
    }

    @Nested
    @WmiFake(hostName = "WEB", namespace = "root\\inner", mof = "class Inner { [key] string Name; };")
    @DisplayName("A namespace")
    class OtherNamespace {
        @Test
        @DisplayName("is loaded into and connected to, and what was said last counts")
        void namespace(FakeWmi fake) {
            try (WmiNamespace inner = fake.locator().connect("root\\inner");
                    WmiNamespace outer = fake.locator().connect("root\\cimv2")) {
                assertThat(inner.classDefinition("Inner").name()).isEqualTo("Inner");
                assertThat(outer.classDefinition("Lamp").name()).isEqualTo("Lamp");
                assertThat(fake.journal().entries())
                        .extracting(FakeJournal.Entry::machine)
                        .containsOnly("WEB");
            }
        }

        @Test
        @WmiFake(mof = "instance of Inner { Name = \"a\"; };")
        @DisplayName("stays for what comes after it")
        void stays(WmiNamespace namespace) {
            assertThat(namespace.path()).isEqualTo("root\\inner");
            assertThat(namespace.query("SELECT * FROM Inner").list()).hasSize(1);
        }
    }

    @Nested
    @WmiFake(filledBy = TwoMachines.class)
    @DisplayName("Code in the annotation")
    class Filled {
        @Test
        @WmiFake(mof = "instance of Lamp { Name = \"local\"; };")
        @DisplayName("can do all that a builder can; what comes after it goes to the machine of the program again")
        void filled(FakeWmi fake, WmiNamespace namespace) {
            assertThat(lamps(namespace)).containsExactly("local");
            try (Credentials ops = Credentials.of("CONTOSO\\ops", "secret".toCharArray());
                    WmiNamespace web01 = fake.locator()
                            .connect(ConnectRequest.builder("\\\\web01\\root\\cimv2")
                                    .credentials(ops)
                                    .build())) {
                assertThat(web01.query("SELECT * FROM Win32_OperatingSystem").list())
                        .hasSize(1);
            }
        }
    }

    static final class TwoMachines implements Consumer<FakeWmiBuilder> {
        @Override
        public void accept(FakeWmiBuilder builder) {
            builder.machine("web01")
                    .user("CONTOSO\\ops", "secret".toCharArray())
                    .sampleMachine();
        }
    }
}
