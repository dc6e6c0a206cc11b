package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeClock;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;
import org.wmisdk.fake.MofException;

@DisplayName("A mistake in the annotation says which one, where and what to do")
class MistakesTest {
    static class Mistakes {
        @Test
        @WmiFake(resources = "mistake.mof")
        void mistakeInResource(FakeWmi fake) {}

        @Test
        @WmiFake(mof = {"class Good { [key] string Name; };", "class Bad {\n  string Name"})
        void mistakeInText(FakeWmi fake) {}

        @Test
        @WmiFake(resources = "missing.mof")
        void missingResource(FakeWmi fake) {}

        @Test
        @WmiFake(resources = "")
        void emptyResource(FakeWmi fake) {}

        @Test
        @WmiFake(recording = "missing")
        void missingRecording(FakeWmi fake) {}

        @Test
        @WmiFake(recording = "desk", sampleMachine = true)
        void recordingAndSample(FakeWmi fake) {}

        @Test
        @WmiFake(recording = "desk")
        @WmiFake(hostName = "WEB")
        void recordingAndName(FakeWmi fake) {}

        @Test
        @WmiFake(recording = "desk")
        @WmiFake(recording = "/org/wmisdk/junit/desk")
        void twoRecordings(FakeWmi fake) {}

        @Test
        @WmiFake(namespace = "\\\\web01\\root\\cimv2")
        void namespaceWithHost(FakeWmi fake) {}

        @Test
        @WmiFake(filledBy = Demanding.class)
        void fillerWithoutConstructor(FakeWmi fake) {}

        @Test
        @WmiFake(filledBy = Failing.class)
        void fillerThatFails(FakeWmi fake) {}

        @Test
        @WmiFake
        void noClock(FakeClock clock) {}

        @Test
        @WmiFake(mof = "no MOF")
        void notAsked() {}
    }

    static final class Demanding implements Consumer<FakeWmiBuilder> {
        Demanding(int machines) {}

        @Override
        public void accept(FakeWmiBuilder builder) {}
    }

    static final class Failing implements Consumer<FakeWmiBuilder> {
        @Override
        public void accept(FakeWmiBuilder builder) {
            builder.instance("Nothing", Map.of());
        }
    }

    private final Launched launched = Launched.run(Mistakes.class);

    private void says(String test, String... parts) {
        assertThat(launched.failure(test))
                .isInstanceOf(ParameterResolutionException.class)
                .hasCauseInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("@WmiFake on " + Mistakes.class.getName() + "." + test)
                .hasMessageContainingAll(parts);
    }

    @Test
    @DisplayName("MOF: which text or resource, line and column")
    void mof() {
        says("mistakeInResource", "resources: mistake.mof:3:1: ");
        says("mistakeInText", "mof[1]: mof:2:14: ");
        assertThat(launched.failure("mistakeInText")).hasRootCauseInstanceOf(MofException.class);
    }

    @Test
    @DisplayName("Resources and recordings that are not there: where they were looked for")
    void missing() {
        says("missingResource", "resources: ", Mistakes.class.getName() + " sees no resource missing.mof");
        says("emptyResource", "resources: the name of a resource is empty");
        says("missingRecording", "recording: there is no recording.json", "missing", Mistakes.class.getName());
    }

    @Test
    @DisplayName("Contradictions")
    void contradictions() {
        says("recordingAndSample", "sampleMachine: true; a fake that answers as a recording has no sample machine");
        says("recordingAndName", "hostName: WEB; a fake that answers as a recording has no name but the recorded one");
        says("twoRecordings", "recording: this fake answers as one recording already");
        says("namespaceWithHost", "namespace: ", "has a host: use machine(name)");
    }

    @Test
    @DisplayName("Code that cannot be called, or fails")
    void code() {
        says(
                "fillerWithoutConstructor",
                "filledBy " + Demanding.class.getName() + ": ",
                "cannot be made: the class must have a constructor without parameters");
        says("fillerThatFails", "filledBy " + Failing.class.getName() + ": ", "there is no class Nothing");
    }

    @Test
    @DisplayName("A clock that was not asked for")
    void clock() {
        assertThat(launched.failure("noClock"))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("@WmiFake(ownClock = true)");
    }

    @Test
    @DisplayName("A test that takes no fake meets no mistake: nothing is read for it")
    void not_asked() {
        assertThat(launched.results().get("notAsked").getThrowable()).isEmpty();
    }

    @WmiFake
    static class InBeforeAll {
        @BeforeAll
        static void before(WmiNamespace namespace) {}

        @Test
        void test() {}
    }

    @WmiFake
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        OneInstance(FakeWmi fake) {}

        @Test
        void test() {}
    }

    @WmiFake
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceForTests {
        private FakeWmi before;

        @Test
        void one(FakeWmi fake) {
            isNew(fake);
        }

        @Test
        void two(FakeWmi fake) {
            isNew(fake);
        }

        private void isNew(FakeWmi fake) {
            assertThat(fake).isNotSameAs(before);
            before = fake;
        }
    }

    @Test
    @DisplayName("A parameter where there is no test is refused with the places for it")
    void no_test() {
        assertThat(Launched.run(InBeforeAll.class).failure("MistakesTest$InBeforeAll"))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContainingAll("Each test has a fake of its own", "WmiNamespace", "@BeforeEach");
        assertThat(Launched.run(OneInstance.class).failure("MistakesTest$OneInstance"))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContainingAll("Each test has a fake of its own", "FakeWmi", "PER_METHOD");
        Launched.run(OneInstanceForTests.class).allSucceeded(2);
    }

    @WmiFake
    static class Both {
        @RegisterExtension
        static final WmiFakeExtension WMI = WmiFakeExtension.filledBy(builder -> {});

        @Test
        void test(FakeWmi fake) {}
    }

    @Test
    @DisplayName("A field with an extension on an annotated class is refused by JUnit")
    void both() {
        assertThat(Launched.run(Both.class).failure("test"))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("multiple competing ParameterResolvers");
    }
}
