package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.wmisdk.tck.ChangeCallContract;
import org.wmisdk.tck.ComWorld;
import org.wmisdk.tck.ErrorContract;
import org.wmisdk.tck.EventTroubleContract;
import org.wmisdk.tck.QueryContract;
import org.wmisdk.tck.SchemaContract;
import org.wmisdk.tck.SchemaMethodContract;
import org.wmisdk.tck.SecretContract;
import org.wmisdk.tck.SecurityContract;
import org.wmisdk.tck.ValueContract;
import org.wmisdk.tck.World;

/** Tests of the tests: a client that does one thing wrong fails the rule that speaks of it. */
@DisplayName("The contract finds a client that")
class MutantTest {
    private static @Nullable World mutated;

    private static World mutated() {
        return Objects.requireNonNull(mutated, "no mutant is under test");
    }

    static class MutatedSecurity extends SecurityContract {
        @Override
        protected World world() {
            return mutated();
        }
    }

    static class MutatedQuery extends QueryContract {
        @Override
        protected World world() {
            return mutated();
        }
    }

    static class MutatedValue extends ValueContract {
        @Override
        protected World world() {
            return mutated();
        }
    }

    static class MutatedError extends ErrorContract {
        @Override
        protected World world() {
            return mutated();
        }
    }

    static class MutatedSecret extends SecretContract {
        @Override
        protected World world() {
            return mutated();
        }
    }

    static class MutatedSchema extends SchemaContract {
        @Override
        protected World world() {
            return mutated();
        }
    }

    static class MutatedSchemaMethod extends SchemaMethodContract {
        @Override
        protected World world() {
            return mutated();
        }
    }

    static class MutatedEvents extends EventTroubleContract {
        @Override
        protected World world() {
            return mutated();
        }
    }

    static class MutatedChangeCall extends ChangeCallContract {
        @Override
        protected World world() {
            return mutated();
        }
    }

    private final ComWorld sound = ComWorld.of(Worlds.port("jna"), Worlds.port("jna"));

    @AfterEach
    void noMutant() {
        mutated = null;
    }

    /** The ids of the rules of a suite that fail in a world. */
    private static List<String> failures(World world, Class<?> suite) {
        return failures(world, suite, selectClass(suite));
    }

    private static List<String> failures(World world, Class<?> suite, DiscoverySelector... rules) {
        mutated = world;
        List<String> failed = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(rules).build();
        TestExecutionListener listener = new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                String id = test.getDisplayName().split(" ", 2)[0];
                if (test.isTest() && result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failed.add(id);
                } else if (test.isTest()) {
                    passed.add(id);
                }
            }
        };
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(request, listener);
        assertThat(failed.size() + passed.size())
                .as("rules of %s that ran", suite)
                .isPositive();
        return failed;
    }

    @Test
    @DisplayName("passes the two levels in the wrong order: SEC-01")
    void swappedLevels() {
        assertThat(failures(sound.mutatePort(Mutants.SwappedLevels::new), MutatedSecurity.class))
                .contains("SEC-01");
    }

    @Test
    @DisplayName("forgets a Release: QUERY-02")
    void missedRelease() {
        assertThat(failures(sound.mutatePort(Mutants.MissedRelease::new), MutatedQuery.class))
                .contains("QUERY-02");
    }

    @Test
    @DisplayName("reads uint32 as signed: VALUE-06")
    void signedUint32() {
        assertThat(failures(sound.mutateBackend(Mutants.SignedUint32::new), MutatedValue.class))
                .contains("VALUE-06")
                .doesNotContain("VALUE-05");
    }

    @Test
    @DisplayName("ignores a bad Next: ERROR-05")
    void ignoredBadNext() {
        assertThat(failures(sound.mutateBackend(Mutants.IgnoredBadNext::new), MutatedError.class))
                .contains("ERROR-05");
    }

    @Test
    @DisplayName("sends \"\" as NULL: SECRET-08")
    void emptyAsNull() {
        assertThat(failures(sound.mutatePort(Mutants.EmptyAsNull::new), MutatedSecret.class))
                .contains("SECRET-08");
    }

    @Test
    @DisplayName("forgets to release a signature: SCHEMA-21")
    void missedSignature() {
        assertThat(failures(sound.mutatePort(Mutants.MissedSignature::new), MutatedSchemaMethod.class))
                .contains("SCHEMA-21");
    }

    @Test
    @DisplayName("leaves parameters in the order of their names: SCHEMA-22")
    void parametersByName() {
        assertThat(failures(sound.mutateBackend(Mutants.ParametersByName::new), MutatedSchemaMethod.class))
                .contains("SCHEMA-22")
                .doesNotContain("SCHEMA-21");
    }

    @Test
    @DisplayName("asks for amended qualifiers always: SCHEMA-13")
    void alwaysAmended() {
        assertThat(failures(sound.mutateBackend(Mutants.AlwaysAmended::new), MutatedSchema.class))
                .containsExactly("SCHEMA-13");
    }

    @Test
    @DisplayName("tries a put again that failed: CHANGE-15")
    void putTwice() {
        assertThat(failures(sound.mutateBackend(Mutants.PutTwice::new), MutatedChangeCall.class))
                .contains("CHANGE-15");
    }

    @Test
    @DisplayName("writes a whole instance for a part of it: CHANGE-14")
    void wholeUpdate() {
        assertThat(failures(sound.mutateBackend(Mutants.WholeUpdate::new), MutatedChangeCall.class))
                .containsExactly("CHANGE-14");
    }

    @Test
    @DisplayName("and finds nothing in one that does nothing wrong")
    void sound() {
        for (Class<?> suite : List.of(
                MutatedSecurity.class,
                MutatedQuery.class,
                MutatedValue.class,
                MutatedError.class,
                MutatedSecret.class,
                MutatedSchema.class,
                MutatedSchemaMethod.class,
                MutatedChangeCall.class)) {
            assertThat(failures(sound, suite)).as(suite.getSimpleName()).isEmpty();
        }
    }

    @Test
    @DisplayName("takes a failed fetch of events for their end: EVENT-12 to EVENT-15")
    void ignoredBadNextOfEvents() {
        assertThat(eventFailures(sound.mutateBackend(Mutants.IgnoredBadNext::new)))
                .containsExactlyInAnyOrder("EVENT-12", "EVENT-13", "EVENT-14", "EVENT-15");
    }

    @Test
    @DisplayName("takes the failure that a sink is told for an end without one: EVENT-14, EVENT-15")
    void ignoredSinkFailure() {
        assertThat(eventFailures(sound.mutateBackend(Mutants.IgnoredSinkFailure::new)))
                .containsExactlyInAnyOrder("EVENT-14", "EVENT-15");
    }

    @Test
    @DisplayName("and finds no events lost in one that does nothing wrong")
    void soundEvents() {
        assertThat(eventFailures(sound)).isEmpty();
    }

    /** Of the rules after which no fetch is under way: one takes a second, longer than is waited for a mutant that holds something. */
    private static List<String> eventFailures(World world) {
        return failures(
                world,
                MutatedEvents.class,
                selectMethod(MutatedEvents.class, "lost"),
                selectMethod(MutatedEvents.class, "lostFetch"),
                selectMethod(MutatedEvents.class, "endedByServer"),
                selectMethod(MutatedEvents.class, "unreadable"));
    }
}
