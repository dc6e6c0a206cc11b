package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.spi.ConnectArguments;

@DisplayName("ConnectRequest")
class ConnectRequestTest {

    private static final String REMOTE = "\\\\web01\\root\\cimv2";

    private static Credentials user(String name) {
        return Credentials.of(name, "secret".toCharArray());
    }

    @Test
    void aRequestBecomesTheRawParameters() {
        try (Credentials ops = user("CONTOSO\\ops")) {
            ConnectRequest request = ConnectRequest.builder(REMOTE)
                    .credentials(ops)
                    .authority(Authority.kerberos("CONTOSO\\web01"))
                    .locale(WmiLocale.of(0x409))
                    .impersonation(ImpersonationLevel.DELEGATE)
                    .authentication(AuthenticationLevel.PACKET_INTEGRITY)
                    .flags(0)
                    .context(WmiContext.empty().withProviderArchitecture(64))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            try (ConnectArguments arguments = request.toArguments()) {
                assertThat(arguments.networkResource()).isEqualTo(REMOTE);
                assertThat(arguments.user()).isEqualTo("CONTOSO\\ops");
                assertThat(arguments.copyPassword()).isEqualTo("secret".toCharArray());
                assertThat(arguments.locale()).isEqualTo("MS_409");
                assertThat(arguments.securityFlags()).isZero();
                assertThat(arguments.authority()).isEqualTo("Kerberos:CONTOSO\\web01");
                assertThat(arguments.context()).isEqualTo(WmiContext.empty().withProviderArchitecture(64));
                assertThat(arguments.impersonationLevel()).isEqualTo(4);
                assertThat(arguments.authenticationLevel()).isEqualTo(5);
            }
            assertThat(request.timeout()).contains(Duration.ofSeconds(20));
            assertThat(request.toString())
                    .doesNotContain("secret")
                    .contains(REMOTE, "CONTOSO\\ops", "DELEGATE", "PACKET_INTEGRITY", "PT20S");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "root\\cimv2, UNCHANGED",
        "\\\\.\\root\\cimv2, UNCHANGED",
        "//LOCALHOST/root/cimv2, UNCHANGED",
        "\\\\web01\\root\\cimv2, PACKET_PRIVACY",
        "\\\\127.0.0.1\\root\\cimv2, PACKET_PRIVACY",
    })
    void connectionsToOtherMachinesAreEncryptedUnlessAskedOtherwise(String path, AuthenticationLevel level) {
        ConnectRequest request = ConnectRequest.builder(path).build();
        assertThat(request.authentication()).isEqualTo(level);
        assertThat(request.impersonation()).isEqualTo(ImpersonationLevel.IMPERSONATE);
        assertThat(request.flags()).isEqualTo(0x80);
        assertThat(request.credentials()).isEmpty();
        assertThat(request.authority()).isEmpty();
        assertThat(request.locale()).isEmpty();
        assertThat(request.timeout()).isEmpty();
        assertThat(ConnectRequest.builder(path)
                        .authentication(AuthenticationLevel.CONNECT)
                        .build()
                        .authentication())
                .isEqualTo(AuthenticationLevel.CONNECT);
    }

    @Test
    void buildingRefusesWhatNeedsNoHostNames() {
        try (Credentials domainUser = user("DOM\\user");
                Credentials nobody = user("")) {
            assertRefused(ConnectRequest.builder("root\\cimv2:C"), HResult.WBEM_E_INVALID_PARAMETER);
            assertRefused(ConnectRequest.builder(""), HResult.WBEM_E_INVALID_NAMESPACE);
            assertRefused(ConnectRequest.builder("root").credentials(domainUser), HResult.WBEM_E_LOCAL_CREDENTIALS);
            assertRefused(
                    ConnectRequest.builder("//localhost/root").credentials(domainUser),
                    HResult.WBEM_E_LOCAL_CREDENTIALS);
            assertRefused(
                    ConnectRequest.builder(REMOTE).credentials(domainUser).authority(Authority.ntlmDomain("DOM")),
                    HResult.WBEM_E_INVALID_PARAMETER);
            assertRefused(ConnectRequest.builder(REMOTE).credentials(nobody), HResult.WBEM_E_INVALID_PARAMETER);
            assertRefused(
                    ConnectRequest.builder(REMOTE).locale(WmiLocale.of("1033")), HResult.WBEM_E_INVALID_PARAMETER);
            assertRefused(
                    ConnectRequest.builder(REMOTE).authority(Authority.of("CONTOSO")),
                    HResult.WBEM_E_INVALID_PARAMETER);
            assertRefused(ConnectRequest.builder(REMOTE).flags(0x40), HResult.WBEM_E_INVALID_PARAMETER);
            assertThatCode(() -> ConnectRequest.builder("\\\\OWNPC\\root")
                            .credentials(domainUser)
                            .build())
                    .as("a name that only the backend knows to be its own")
                    .doesNotThrowAnyException();
        }
    }

    private static void assertRefused(ConnectRequest.Builder builder, HResult code) {
        assertThatExceptionOfType(WmiException.class)
                .isThrownBy(builder::build)
                .satisfies(e -> assertThat(e.hresult()).isEqualTo(code))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void aTimeoutIsPositive(Duration timeout) {
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(
                        () -> ConnectRequest.builder("root").timeout(timeout).build())
                .withMessageContaining("timeout " + timeout + ": it must be positive");
    }

    @Test
    void credentialsAreNeededOpenWhenTheRequestIsUsed() {
        Credentials ops = user("ops");
        ConnectRequest request = ConnectRequest.builder(REMOTE).credentials(ops).build();
        ops.close();
        ops.close();
        assertThatIllegalStateException()
                .isThrownBy(request::toArguments)
                .withMessageContaining("credentials of ops were closed")
                .withMessageContaining("keep them open");
        assertThat(ops).hasToString("credentials of ops");
        assertThat(ops.user()).isEqualTo("ops");
    }

    @Test
    void credentialsCopyThePasswordAndKeepNullApartFromEmpty() {
        char[] given = "secret".toCharArray();
        try (Credentials ops = Credentials.of("ops", given);
                Credentials none = Credentials.of("ops", null);
                Credentials empty = Credentials.of("ops", new char[0])) {
            given[0] = 'X';
            assertThat(ops.copyPassword()).isEqualTo("secret".toCharArray());
            assertThat(none.copyPassword()).isNull();
            assertThat(empty.copyPassword()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ImpersonationLevel.class)
    void impersonationLevelsAreFoundByNumber(ImpersonationLevel level) {
        assertThat(ImpersonationLevel.of(level.value())).isEqualTo(level);
        assertThat(level.value()).isBetween(0, 4);
    }

    @ParameterizedTest
    @EnumSource(AuthenticationLevel.class)
    void authenticationLevelsAreFoundByNumber(AuthenticationLevel level) {
        assertThat(AuthenticationLevel.of(level.value())).isEqualTo(level);
        assertThat(level.value()).isBetween(-1, 6);
    }

    @Test
    void aLevelThatIsNoneIsRefused() {
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> ImpersonationLevel.of(5))
                .withMessageContaining("5 is no impersonation level");
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> AuthenticationLevel.of(7))
                .withMessageContaining("7 is no authentication level");
    }

    @Test
    void localesAndAuthoritiesAreWrittenAsWmiReadsThem() {
        assertThat(WmiLocale.of(0x407)).hasToString("MS_407").isEqualTo(WmiLocale.of("ms_407"));
        assertThat(WmiLocale.of(0x407)).hasSameHashCodeAs(WmiLocale.of("ms_407"));
        assertThat(WmiLocale.of(0x10C0A)).hasToString("MS_10C0A");
        assertThat(Authority.kerberos("D\\srv"))
                .hasToString("Kerberos:D\\srv")
                .isEqualTo(Authority.of("Kerberos:D\\srv"));
        assertThat(Authority.ntlmDomain("D")).hasToString("NTLMDOMAIN:D");
    }

    @Test
    void aContextKeepsTheOrderOfItsNamesAndReplacesByNameIgnoringCase() {
        WmiContext first = WmiContext.empty().with("B", CimValue.of(CimType.STRING, "b"));
        WmiContext context = first.withProviderArchitecture(32)
                .withRequiredArchitecture(true)
                .with("b", CimValue.of(CimType.STRING, "c"));
        assertThat(context.values().keySet()).containsExactly("B", "__ProviderArchitecture", "__RequiredArchitecture");
        assertThat(context.values())
                .containsEntry("B", CimValue.of(CimType.STRING, "c"))
                .containsEntry("__ProviderArchitecture", CimValue.of(CimType.SINT32, 32))
                .containsEntry("__RequiredArchitecture", CimValue.of(CimType.BOOLEAN, true));
        assertThat(first.values()).hasSize(1);
        assertThat(WmiContext.empty().isEmpty()).isTrue();
        assertThat(context.isEmpty()).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> context.values().clear());
    }

    @Test
    void aContextRefusesWhatNoProviderCouldRead() {
        CimValue value = CimValue.of(CimType.STRING, "x");
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> WmiContext.empty().with("", value));
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> WmiContext.empty().with("a\0b", value));
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> WmiContext.empty().withProviderArchitecture(16))
                .withMessageContaining("use 32 or 64");
    }
}
