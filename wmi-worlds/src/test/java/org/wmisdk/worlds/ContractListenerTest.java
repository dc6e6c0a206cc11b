package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.wmisdk.worlds.ContractOutcomes.Column;
import org.wmisdk.worlds.ContractOutcomes.Rule;

@DisplayName("The outcomes that a JVM leaves")
class ContractListenerTest {
    @TempDir
    private Path folder;

    @DisplayName("Samples")
    abstract static class SampleContract {
        final int world;

        SampleContract(int world) {
            this.world = world;
        }

        @Test
        @DisplayName("A-01 passes in all worlds but the third")
        void passes() {
            assertThat(world).isNotEqualTo(3);
        }

        @Test
        @DisplayName("A-02 is assumed")
        void assumed() {
            Assumptions.assumeTrue(world > 1, "World\n 1\thas none.");
        }

        @Test
        @Disabled("Nowhere.")
        @DisplayName("A-03 is disabled")
        void disabled() {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @DisplayName("B-1 is asked twice")
        void twice(int time) {
            assertThat(time).isNotEqualTo(world);
        }

        @TestFactory
        @DisplayName("B-2 is made")
        Stream<DynamicTest> made() {
            return Stream.of(DynamicTest.dynamicTest("one", () -> Assumptions.abort("Never.")));
        }

        @Test
        @DisplayName("has no id")
        void without() {}
    }

    @ParameterizedClass(name = "world {0}")
    @ValueSource(ints = {1, 2, 3})
    static class Sample extends SampleContract {
        Sample(int world) {
            super(world);
        }
    }

    @ParameterizedClass(name = "world {0}")
    @ValueSource(ints = 7)
    static class FailsAfterwards extends SampleContract {
        FailsAfterwards(int world) {
            super(world);
        }

        @AfterAll
        static void fails() {
            throw new IllegalStateException("afterwards");
        }
    }

    @DisplayName("C-1 is in no world")
    static class NoWorld {
        @Test
        @DisplayName("C-2 neither")
        void test() {}
    }

    private ContractOutcomes run(List<String> partial, Class<?> suite, DiscoverySelector... selected)
            throws IOException {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selected)
                                .build(),
                        new ContractListener(folder, List.of(suite)));
        return ContractOutcomes.read(folder, partial);
    }

    private static SortedMap<String, Outcome> world(ContractOutcomes outcomes, String world) {
        Column column = outcomes.columns().keySet().stream()
                .filter(each -> each.world().equals(world))
                .findFirst()
                .orElseThrow();
        assertThat(column.jvm().java()).isEqualTo(Runtime.version().feature());
        return outcomes.columns().get(column);
    }

    @Test
    @DisplayName("say of each rule in each world whether it passed, was skipped or failed, and why")
    void outcomes() throws IOException {
        ContractOutcomes outcomes = run(new ArrayList<>(), Sample.class, selectClass(Sample.class));
        assertThat(outcomes.columns()).hasSize(3);
        assertThat(world(outcomes, "world 1"))
                .containsEntry("A-01", Outcome.PASSED)
                .containsEntry("A-02", Outcome.skipped("World 1 has none."))
                .hasEntrySatisfying(
                        "A-03", outcome -> assertThat(outcome.reason()).contains("Nowhere."))
                .hasEntrySatisfying("B-1", outcome -> assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED))
                .containsEntry("B-2", Outcome.skipped("Never."))
                .hasSize(5);
        assertThat(world(outcomes, "world 2")).containsEntry("A-02", Outcome.PASSED);
        assertThat(world(outcomes, "world 3"))
                .containsEntry("B-1", Outcome.PASSED)
                .hasEntrySatisfying("A-01", outcome -> {
                    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
                    assertThat(outcome.reason()).contains("AssertionError");
                });
    }

    @Test
    @DisplayName("name the rules with their texts and the suite that states them")
    void rules() throws IOException {
        ContractOutcomes outcomes = run(new ArrayList<>(), Sample.class, selectClass(Sample.class));
        assertThat(outcomes.rules().values())
                .extracting(Rule::id)
                .containsExactly("A-01", "A-02", "A-03", "B-1", "B-2");
        assertThat(outcomes.rules().get("A-02"))
                .isEqualTo(new Rule("A-02", "is assumed", SampleContract.class.getName(), "Samples"));
    }

    @Test
    @DisplayName("tell a part from the whole, and two parts are taken together")
    void parts() throws IOException {
        List<String> partial = new ArrayList<>();
        ContractOutcomes none = run(
                partial,
                Sample.class,
                selectMethod(Sample.class, "passes"),
                selectMethod(Sample.class, "assumed"),
                selectMethod(Sample.class, "made"));
        assertThat(none.columns()).isEmpty();
        assertThat(partial).singleElement().asString().endsWith("was not asked A-03 and 1 more rules");
        partial.clear();
        ContractOutcomes whole = run(
                partial,
                Sample.class,
                selectMethod(Sample.class, "disabled"),
                selectMethod(Sample.class, "twice", int.class));
        assertThat(partial).isEmpty();
        assertThat(whole.columns().values())
                .allSatisfy(outcomes -> assertThat(outcomes).hasSize(5));
    }

    @Test
    @DisplayName("let no rule of a class pass that failed as a whole")
    void failedClass() throws IOException {
        ContractOutcomes outcomes = run(new ArrayList<>(), FailsAfterwards.class, selectClass(FailsAfterwards.class));
        assertThat(world(outcomes, "world 7").values())
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED));
    }

    @Test
    @DisplayName("are no file when no rule was asked in a world")
    void noWorld() throws IOException {
        assertThat(run(new ArrayList<>(), NoWorld.class, selectClass(NoWorld.class))
                        .columns())
                .isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
