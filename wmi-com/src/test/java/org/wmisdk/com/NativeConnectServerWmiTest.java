package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.Availability;

@DisplayName("A native backend")
class NativeConnectServerWmiTest {
    @AfterEach
    void forceNothing() {
        System.clearProperty(WayIn.PROPERTY);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "Linux, amd64, NOT_WINDOWS",
        "Mac OS X, aarch64, NOT_WINDOWS",
        "Linux, x86, NOT_WINDOWS",
        "Windows 10, x86, NOT_64_BIT",
        "Windows Server 2022, amd64,",
        "Windows 11, aarch64,",
        "WINDOWS 11, X86_64,"
    })
    @DisplayName("needs Windows, and a 64-bit JVM")
    void machines(String system, String architecture, Availability.Cause cause) {
        Availability.Unavailable wrong = NativeConnectServerWmi.unsuitable(system, architecture);
        assertThat(wrong == null ? null : wrong.cause()).isEqualTo(cause);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"dll, DLL", "LOCATOR, LOCATOR", "' locator ', LOCATOR"})
    @DisplayName("takes the way in that the system property names")
    void forcedWay(String word, WayIn way) {
        System.setProperty(WayIn.PROPERTY, word);
        assertThat(WayIn.forced()).isEqualTo(way);
    }

    @Test
    @DisplayName("refuses a way in that does not exist, and says which do")
    void unknownWay() {
        System.setProperty(WayIn.PROPERTY, "com");
        assertThatIllegalArgumentException()
                .isThrownBy(WayIn::forced)
                .withMessage("-Dwmi.entry must be dll or locator, but is \"com\"");
    }

    @Test
    @DisplayName("forces nothing where the property is not set, or is empty")
    void nothingForced() {
        assertThat(WayIn.forced()).isNull();
        System.setProperty(WayIn.PROPERTY, "");
        assertThat(WayIn.forced()).isNull();
    }

    @Test
    @DisplayName("takes the library where it is there, otherwise the class, and says why")
    void entry() {
        assertThat(Entry.choose((library, function) -> 7, null).text()).isEqualTo("WMINet_Utils.dll!ConnectServerWmi");
        Symbols none = new Symbols() {
            @Override
            public long address(String library, String function) {
                return 0;
            }

            @Override
            public String whyAbsent(String library) {
                return "no .NET";
            }
        };
        assertThat(Entry.choose(none, null).text()).isEqualTo("IWbemLocator::ConnectServer (no .NET)");
        assertThat(Entry.choose((library, function) -> function.equals("Initialize") ? 0 : 7, null)
                        .text())
                .isEqualTo("IWbemLocator::ConnectServer (WMINet_Utils.dll is too old: it has no Initialize)");
    }

    @ParameterizedTest(name = "{0} with {1}: {2} of {3}")
    @CsvSource({
        "ops, , ops, ''",
        "ops, CONTOSO, ops, CONTOSO",
        "CONTOSO\\ops, , ops, CONTOSO",
        ".\\ops, , ops, .",
        "ops@contoso.example, , ops@contoso.example, ''"
    })
    @DisplayName("splits an account into the two parts that COM wants")
    void account(String user, String authorityDomain, String name, String domain) {
        assertThat(Identity.Account.of(user, authorityDomain)).isEqualTo(new Identity.Account(name, domain));
    }
}
