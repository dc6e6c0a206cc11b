package org.wmisdk.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.WmiContext;

@DisplayName("ConnectArguments")
class ConnectArgumentsTest {

    private static ConnectArguments.Builder full() {
        return ConnectArguments.builder("\\\\web01\\root")
                .user("user")
                .password("secret".toCharArray())
                .locale("MS_409")
                .securityFlags(0)
                .authority("NTLMDOMAIN:D")
                .context(WmiContext.empty().withRequiredArchitecture(true))
                .impersonationLevel(4)
                .authenticationLevel(6);
    }

    @Test
    void whatIsNotSetIsNullAndTheLevelsAndFlagsAreTheUsualOnes() {
        try (ConnectArguments arguments = ConnectArguments.builder(null).build()) {
            assertThat(arguments.networkResource()).isNull();
            assertThat(arguments.user()).isNull();
            assertThat(arguments.hasPassword()).isFalse();
            assertThat(arguments.copyPassword()).isNull();
            assertThat(arguments.locale()).isNull();
            assertThat(arguments.securityFlags()).isEqualTo(0x80);
            assertThat(arguments.authority()).isNull();
            assertThat(arguments.context().isEmpty()).isTrue();
            assertThat(arguments.impersonationLevel()).isEqualTo(3);
            assertThat(arguments.authenticationLevel()).isEqualTo(-1);
        }
    }

    @Test
    void everyParameterComesBackAsItWasGiven() {
        try (ConnectArguments arguments = full().build()) {
            assertThat(arguments.networkResource()).isEqualTo("\\\\web01\\root");
            assertThat(arguments.user()).isEqualTo("user");
            assertThat(arguments.copyPassword()).isEqualTo("secret".toCharArray());
            assertThat(arguments.locale()).isEqualTo("MS_409");
            assertThat(arguments.securityFlags()).isZero();
            assertThat(arguments.authority()).isEqualTo("NTLMDOMAIN:D");
            assertThat(arguments.context().values()).containsOnlyKeys("__RequiredArchitecture");
            assertThat(arguments.impersonationLevel()).isEqualTo(4);
            assertThat(arguments.authenticationLevel()).isEqualTo(6);
        }
    }

    @Test
    void anEmptyPasswordIsNotNone() {
        try (ConnectArguments arguments = full().password(new char[0]).build()) {
            assertThat(arguments.hasPassword()).isTrue();
            assertThat(arguments.copyPassword()).isEmpty();
            assertThat(arguments).isNotEqualTo(full().password(null).build());
        }
    }

    @Test
    void thePasswordIsCopiedOnTheWayInAndOut() {
        char[] given = "secret".toCharArray();
        try (ConnectArguments arguments = full().password(given).build()) {
            given[0] = 'X';
            arguments.copyPassword()[1] = 'X';
            assertThat(arguments.copyPassword()).isEqualTo("secret".toCharArray());
        }
    }

    @Test
    void closedArgumentsHaveNoPasswordButTheirCopyHas() {
        ConnectArguments arguments = full().build();
        try (ConnectArguments copy = arguments.copy()) {
            assertThat(copy).isEqualTo(arguments).hasSameHashCodeAs(arguments);
            arguments.close();
            arguments.close();
            assertThatIllegalStateException()
                    .isThrownBy(arguments::copyPassword)
                    .withMessageContaining("wiped");
            assertThatIllegalStateException().isThrownBy(arguments::copy);
            assertThat(arguments.user()).isEqualTo("user");
            assertThat(copy.copyPassword()).isEqualTo("secret".toCharArray());
        }
    }

    @Test
    void thePasswordIsNeitherPrintedNorCompared() {
        try (ConnectArguments one = full().build();
                ConnectArguments other =
                        full().password("another".toCharArray()).build()) {
            assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
            assertThat(one.toString())
                    .doesNotContain("secret")
                    .contains("user=user", "password=***", "impersonationLevel=4", "authenticationLevel=6");
        }
    }

    @Test
    void eachOtherParameterIsCompared() {
        List<UnaryOperator<ConnectArguments.Builder>> changes = List.of(
                a -> a.user(null),
                a -> a.password(null),
                a -> a.locale(""),
                a -> a.securityFlags(1),
                a -> a.authority(null),
                a -> a.context(WmiContext.empty()),
                a -> a.impersonationLevel(6),
                a -> a.authenticationLevel(4));
        try (ConnectArguments same = full().build()) {
            for (UnaryOperator<ConnectArguments.Builder> change : changes) {
                try (ConnectArguments changed = change.apply(full()).build()) {
                    assertThat(changed).isNotEqualTo(same);
                }
            }
        }
    }
}
