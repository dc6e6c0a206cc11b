package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.SessionException;

/** The rows of the validation table of connecting that only a server can answer, by their numbers, and lawful ones. */
@DisplayName("Connecting to the fake")
class ConnectTest {
    private final FakeWmi fake = FakeWmi.builder()
            .hostName("WS01", "ws01.example.com")
            .namespace("root\\default")
            .namespace("root\\secure")
            .requireEncryption()
            .namespace("root\\Microsoft\\Windows\\Storage")
            .machine("web01", "web01.example.com", "192.0.2.10", "2001:db8::10")
            .user("CONTOSO\\ops", "correct".toCharArray())
            .user("guest", "".toCharArray())
            .namespace("root\\cimv2")
            .rights("guest", FakeRight.ENABLE)
            .namespace("root\\secure")
            .requireEncryption()
            .machine("old01")
            .namespace("root\\cimv2")
            .machine("hard01")
            .hardened()
            .namespace("root\\cimv2")
            .build();

    @AfterEach
    void nothingIsLeftOpen() {
        fake.journal().requireNothingOpen();
    }

    /** The code of connecting through the locator, which checks the arguments first, as every program does. */
    private HResult connect(ConnectArguments.Builder builder) {
        try (ConnectArguments arguments = builder.build()) {
            WmiException refusal = catchThrowableOfType(
                    WmiException.class,
                    () -> fake.locator().connect(arguments, null).close());
            return refusal == null ? HResult.WBEM_S_NO_ERROR : refusal.hresult();
        }
    }

    private static ConnectArguments.Builder to(String path) {
        return ConnectArguments.builder(path);
    }

    private static char @Nullable [] chars(@Nullable String password) {
        return password == null ? null : password.toCharArray();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | root\\default | 0x00000000",
                "2 | \\\\.\\root\\default | 0x00000000",
                "3 | ROOT | 0x00000000",
                "6 | ROOT/DEFAULT | 0x00000000",
                "8 | //./ROOT | 0x00000000",
                "11 | \\/.\\ROOT | 0x00000000",
                "13 | \\\\LOCALHOST\\ROOT | 0x00000000",
                "14 | \\\\web01\\root\\cimv2 | 0x00000000",
                "15 | \\\\WEB01.example.com\\root\\cimv2 | 0x00000000",
                "16 | \\\\192.0.2.10\\root\\cimv2 | 0x00000000",
                "17 | \\\\192.0.2.10.\\root\\cimv2 | 0x00000000",
                "18 | \\\\2001:DB8::10\\root\\cimv2 | 0x00000000",
                "22 | ROOT\\Microsoft\\Windows\\Storage | 0x00000000",
                "31 | \\\\ROOT | 0x800706BA",
                "32 | \\\\.ROOT | 0x800706BA",
                "34 | \\\\.\\NONE | 0x8004100E",
                "35 | NONE | 0x8004100E",
                "36 | ROOT\\NONE | 0x8004100E",
                "39 | root\\cimv0 | 0x8004100E",
                "42 | \\\\nosuchhost\\root\\cimv2 | 0x800706BA",
                "own name | \\\\ws01\\root\\default | 0x00000000",
                "own DNS name | \\\\WS01.EXAMPLE.COM\\root\\default | 0x00000000",
                "loopback | \\\\127.0.0.1\\root\\default | 0x00000000",
                "other machine's namespace | \\\\web01\\root\\default | 0x8004100E"
            })
    @Shows({FakeRule.CONNECT_HOST, FakeRule.CONNECT_NAMESPACE})
    @DisplayName("finds hosts and namespaces, or gives the code of Windows")
    void places(String number, String path, String code) {
        assertThat(connect(to(path)).hex()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "NULL",
            value = {
                "44 | old01 | anybody | p | NULL | 0x00000000",
                "45 | web01 | CONTOSO\\ops | correct | NULL | 0x00000000",
                "45 | web01 | contoso\\OPS | correct | NULL | 0x00000000",
                "48 | old01 | anybody | '' | NULL | 0x00000000",
                "49 | web01 | CONTOSO\\ops | NULL | NULL | 0x80070005",
                "53 | web01 | ops | correct | NTLMDOMAIN:CONTOSO | 0x00000000",
                "53 | web01 | ops | correct | NTLMDOMAIN:OTHER | 0x80070005",
                "55 | old01 | anybody | p | Kerberos:CONTOSO\\old01 | 0x00000000",
                "67 | 127.0.0.1 | anybody | p | NULL | 0x80041064",
                "94 | web01 | CONTOSO\\ops | wrong | NULL | 0x80070005",
                "94 | web01 | nobody | correct | NULL | 0x80070005",
                "95 | web01 | guest | '' | NULL | 0x80041003"
            })
    @Shows({FakeRule.CONNECT_CREDENTIALS, FakeRule.CONNECT_RIGHTS})
    @DisplayName("knows users by name and password, and their right to come from outside")
    void users(
            String number,
            String host,
            String user,
            @Nullable String password,
            @Nullable String authority,
            String code) {
        assertThat(connect(to("\\\\" + host + "\\root\\cimv2")
                                .user(user)
                                .password(chars(password))
                                .authority(authority))
                        .hex())
                .isEqualTo(code);
    }

    @ParameterizedTest(name = "locale {0}")
    @CsvSource({
        "MS_409, 0x00000000",
        "ms_407, 0x00000000",
        "MS_10407, 0x00000000",
        "MS_800, 0x00000000",
        "en-US, 0x00000000",
        "MS_FFFF, 0x80041008",
        "MS_FFFFFFFF, 0x80041008"
    })
    @Shows(FakeRule.CONNECT_LOCALE)
    @DisplayName("70, 71, 75, 76: knows the locales that Windows knows")
    void locales(String locale, String code) {
        assertThat(connect(to("root").locale(locale)).hex()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0} authentication {1}")
    @CsvSource({
        "root\\secure, 5, 0x80041003",
        "root\\secure, 6, 0x00000000",
        "root\\secure, -1, 0x00000000",
        "\\\\web01\\root\\secure, 5, 0x80041003",
        "\\\\web01\\root\\secure, 6, 0x00000000",
        "\\\\web01\\root\\secure, -1, 0x80041003",
        "\\\\hard01\\root\\cimv2, 4, 0x80070005",
        "\\\\hard01\\root\\cimv2, 5, 0x00000000",
        "\\\\hard01\\root\\cimv2, -1, 0x00000000",
        "\\\\old01\\root\\cimv2, 4, 0x00000000"
    })
    @Shows({FakeRule.CONNECT_ENCRYPTION, FakeRule.CONNECT_HARDENED, FakeRule.CONNECT_AUTHENTICATION})
    @DisplayName("88, 89: demands the authentication that a machine or namespace requires")
    void authentication(String path, int level, String code) {
        assertThat(connect(to(path).authenticationLevel(level)).hex()).isEqualTo(code);
    }

    @Test
    @Shows(FakeRule.CONNECT_ARCHITECTURE)
    @DisplayName("92, 93: another architecture than 32 and 64 is passed over, and a failure only where it is required")
    void architecture() {
        WmiContext odd = WmiContext.empty().with("__ProviderArchitecture", CimValue.of(CimType.SINT32, 16));
        assertThat(connect(to("root").context(WmiContext.empty().withProviderArchitecture(32))))
                .isEqualTo(HResult.WBEM_S_NO_ERROR);
        assertThat(connect(to("root").context(odd))).isEqualTo(HResult.WBEM_S_NO_ERROR);
        assertThat(connect(to("root").context(odd.withRequiredArchitecture(true))))
                .isEqualTo(HResult.WBEM_E_PROVIDER_LOAD_FAILURE);
    }

    @ParameterizedTest(name = "impersonation {0}")
    @CsvSource({"0, 0x00000000", "1, 0x80041003", "2, 0x80041003", "3, 0x00000000", "4, 0x00000000"})
    @Shows(FakeRule.CONNECT_IMPERSONATION)
    @DisplayName("82, 84: any impersonation connects; below impersonate queries are refused")
    void impersonation(int level, String code) {
        FakeWmi one = FakeWmi.builder()
                .define(FakeClass.named("C").key("K", CimType.STRING))
                .instance("C", Map.of("K", "k"))
                .build();
        try (ConnectArguments arguments =
                to("root\\cimv2").impersonationLevel(level).build()) {
            try (var namespace = one.locator().connect(arguments, null)) {
                WmiException refusal = catchThrowableOfType(
                        WmiException.class,
                        () -> namespace.query("SELECT * FROM C").list());
                assertThat((refusal == null ? HResult.WBEM_S_NO_ERROR : refusal.hresult()).hex())
                        .isEqualTo(code);
            }
        }
    }

    @Test
    @DisplayName("arguments that nobody checked before are refused as the service does it")
    void unchecked() {
        try (ConnectArguments arguments = to("\\ROOT").build()) {
            assertThat(catchThrowableOfType(SessionException.class, () -> fake.connectServerWmi(arguments))
                            .hresult())
                    .isEqualTo(HResult.WBEM_E_INVALID_NAMESPACE.value());
        }
    }

    @Test
    @DisplayName("89: says that the namespace requires encryption")
    void encryptionIsExplained() {
        assertThat(catchThrowableOfType(WmiException.class, () -> {
                            try (ConnectArguments arguments =
                                    to("root\\secure").authenticationLevel(5).build()) {
                                fake.locator().connect(arguments, null);
                            }
                        })
                        .detail())
                .contains("requires encryption")
                .contains("authentication 6");
    }
}
