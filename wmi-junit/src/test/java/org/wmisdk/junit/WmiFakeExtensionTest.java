package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeClock;

@DisplayName("A fake that is filled by code in a field")
class WmiFakeExtensionTest {
    private static final AtomicInteger FILLED = new AtomicInteger();
    private static WmiNamespace left;

    @RegisterExtension
    static final WmiFakeExtension WMI = WmiFakeExtension.filledBy(builder -> {
                FILLED.incrementAndGet();
                builder.mof("class Lamp { [key] string Name; boolean On; };");
            })
            .namespace("root\\home")
            .allowLeaks()
            .ownClock();

    @RepeatedTest(3)
    @DisplayName("is there for each test, and filled once")
    void filled_once(WmiNamespace namespace) {
        assertThat(namespace.path()).isEqualTo("root\\home");
        assertThat(WmiFakeTest.lamps(namespace)).isEmpty();
        assertThat(FILLED.get()).isBetween(1, 3); // once for each method that adds something of its own
    }

    @Test
    @WmiFake(mof = "instance of Lamp { Name = \"desk\"; };")
    @DisplayName("has what an annotation on the method adds")
    void method_adds(WmiNamespace namespace) {
        assertThat(WmiFakeTest.lamps(namespace)).containsExactly("desk");
    }

    @Test
    @DisplayName("allows leaks and has a clock where the field says so")
    void leak(WmiLocator locator, FakeClock clock) {
        left = locator.connect("root\\home");
        assertThat(clock).isNotNull();
    }

    @AfterAll
    static void close() {
        left.close();
    }

    @Nested
    @WmiFake(mof = "instance of Lamp { Name = \"nested\"; };")
    @DisplayName("has what an annotation on a nested class adds")
    class Inner {
        @Test
        @DisplayName("in each of its tests")
        void nested(WmiNamespace namespace) {
            assertThat(WmiFakeTest.lamps(namespace)).containsExactly("nested");
        }
    }
}
