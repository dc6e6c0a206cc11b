package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestEngine;

@DisplayName("These tests")
class JupiterVersionTest {
    @Test
    @DisplayName("run on the Jupiter that the build says")
    void version() {
        String expected = System.getProperty("wmi.test.jupiter");
        assumeTrue(expected != null, "only the build says which Jupiter it runs: -Dwmi.test.jupiter");

        assertThat(ServiceLoader.load(TestEngine.class))
                .filteredOn(engine -> engine.getId().equals("junit-jupiter"))
                .singleElement()
                .satisfies(engine -> assertThat(engine.getVersion()).contains(expected));
    }
}
