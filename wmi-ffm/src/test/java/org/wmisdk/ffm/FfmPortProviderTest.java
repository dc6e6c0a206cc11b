package org.wmisdk.ffm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.Availability;
import org.wmisdk.com.abi.PortUnavailableException;

@DisplayName("The port on java.lang.foreign")
class FfmPortProviderTest {
    @Test
    @DisplayName("is refused on older Java, with the version that it needs")
    void olderJava() {
        assertThatExceptionOfType(PortUnavailableException.class)
                .isThrownBy(() -> FfmPortProvider.open(21))
                .withMessageContainingAll("Java 22 or newer", "this is Java 21", "jna")
                .satisfies(e -> assertThat(((Availability.Unavailable) e.availability()).cause())
                        .isEqualTo(Availability.Cause.JAVA_TOO_OLD));
    }

    @Test
    @DisplayName("is one for the process, however many providers are made")
    void one() {
        assertThat(new FfmPortProvider().port()).isSameAs(new FfmPortProvider().port());
        assertThat(new FfmPortProvider().port().name()).isEqualTo(new FfmPortProvider().name());
    }
}
