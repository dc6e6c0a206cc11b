package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Options of an operation")
class WmiOptionsTest {
    private static final WmiContext SECRET = WmiContext.empty().with("Token", CimValue.of(CimType.STRING, "s3cret"));

    @Test
    @DisplayName("ask for nothing at first")
    void none() {
        assertThat(WmiOptions.none().timeout()).isNull();
        assertThat(WmiOptions.none().context()).isEqualTo(WmiContext.empty());
        assertThat(WmiOptions.none().amendedQualifiers()).isFalse();
    }

    @Test
    @DisplayName("are changed in a copy, one by one")
    void copies() {
        WmiOptions all =
                WmiOptions.none().timeout(Duration.ofSeconds(3)).context(SECRET).withAmendedQualifiers();
        assertThat(all.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(all.context()).isEqualTo(SECRET);
        assertThat(all.amendedQualifiers()).isTrue();
        assertThat(WmiOptions.none().timeout()).isNull();
        assertThat(all.timeout(Duration.ofDays(1)).context()).isEqualTo(SECRET);
    }

    @Test
    @DisplayName("are equal when they ask for the same")
    void equality() {
        WmiOptions one = WmiOptions.none().timeout(Duration.ofSeconds(3)).withAmendedQualifiers();
        WmiOptions other = WmiOptions.none().withAmendedQualifiers().timeout(Duration.ofMillis(3000));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        for (WmiOptions different : List.of(
                WmiOptions.none(),
                one.timeout(Duration.ofSeconds(4)),
                one.context(SECRET),
                WmiOptions.none().timeout(Duration.ofSeconds(3)))) {
            assertThat(one).isNotEqualTo(different);
        }
    }

    @Test
    @DisplayName("refuse a timeout that is not positive, as a query does")
    void badTimeout() {
        for (Duration bad : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WmiOptions.none().timeout(bad))
                    .withMessageContaining("timeout must be positive, was " + bad);
        }
    }

    @Test
    @DisplayName("print the names of context values, not the values")
    void text() {
        assertThat(WmiOptions.none()).hasToString("WmiOptions[timeout=none, context=[]]");
        assertThat(WmiOptions.none()
                        .timeout(Duration.ofSeconds(3))
                        .context(SECRET)
                        .withAmendedQualifiers())
                .hasToString("WmiOptions[timeout=PT3S, context=[Token], amended qualifiers]");
    }
}
