package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiAccessDeniedException;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiNamespace;

/** Connecting: locale, flags, levels, context. A rule has the number of its row in the table of validation. */
@DisplayName("Connecting: options")
public abstract class ConnectOptionContract extends ConnectContract {
    /** For the classes that run the suite in a world. */
    protected ConnectOptionContract() {}

    @Test
    @DisplayName("CONN-69 an empty authority and an empty locale are none")
    void row69() {
        lawful(path("root\\cimv2").authority("").locale(""));
    }

    @Test
    @DisplayName("CONN-70 locale MS_409 connects")
    void row70() {
        lawful(path("root\\cimv2").locale("MS_409"));
    }

    @Test
    @DisplayName("CONN-71 locale ms_409 connects")
    void row71() {
        lawful(path("root\\cimv2").locale("ms_409"));
    }

    @Test
    @DisplayName("CONN-72 locale MS_ is refused before any call")
    void row72() {
        refused(path("root\\cimv2").locale("MS_"), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-73 locale MS_XYZ is refused before any call")
    void row73() {
        refused(path("root\\cimv2").locale("MS_XYZ"), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-74 locale 1033 is refused before any call")
    void row74() {
        refused(path("root\\cimv2").locale("1033"), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-75 an unknown locale is refused by the server")
    void row75() {
        needs(Capability.WINDOWS_CODES);
        refusedByServer(path("root\\cimv2").locale("MS_FFFF"), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-76 locale en-US is passed on")
    void row76() {
        passedOn(path("root\\cimv2").locale("en-US"));
    }

    @Test
    @DisplayName("CONN-77 flags 0 connect")
    void row77() {
        lawful(path("root\\cimv2").securityFlags(0));
    }

    @Test
    @DisplayName("CONN-78 flags 0x80 connect")
    void row78() {
        lawful(path("root\\cimv2").securityFlags(0x80));
    }

    @Test
    @DisplayName("CONN-79 flags 0x40 are refused before any call")
    void row79() {
        refused(path("root\\cimv2").securityFlags(0x40), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-80 flags 0x100 are refused before any call")
    void row80() {
        refused(path("root\\cimv2").securityFlags(0x100), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-81 flags 0x30 are refused before any call")
    void row81() {
        refused(path("root\\cimv2").securityFlags(0x30), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-82 impersonation 0 to 4 connects")
    void row82() {
        for (int level = 0; level <= 4; level++) {
            lawful(path("root\\cimv2").impersonationLevel(level));
        }
    }

    @Test
    @DisplayName("CONN-83 impersonation 5 and -1 are refused before any call")
    void row83() {
        refused(path("root\\cimv2").impersonationLevel(5), HResult.WBEM_E_INVALID_PARAMETER);
        refused(path("root\\cimv2").impersonationLevel(-1), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-84 impersonation below impersonate connects, and then may not ask")
    void row84() {
        needs(Capability.WINDOWS_CODES);
        for (int level = 1; level <= 2; level++) {
            try (WmiNamespace namespace = connect(path("root\\cimv2").impersonationLevel(level))) {
                assertThatThrownBy(() ->
                                namespace.query("SELECT * FROM Win32_Process").list())
                        .isInstanceOf(WmiAccessDeniedException.class);
            }
        }
    }

    @Test
    @DisplayName("CONN-85 authentication 0 to 6 connects")
    void row85() {
        for (int level = 0; level <= 6; level++) {
            lawful(path("root\\cimv2").authenticationLevel(level));
        }
    }

    @Test
    @DisplayName("CONN-86 authentication 0xFFFFFFFF leaves the level as it is")
    void row86() {
        lawful(path("root\\cimv2").authenticationLevel(0xFFFFFFFF));
    }

    @Test
    @DisplayName("CONN-87 authentication 7 is refused before any call")
    void row87() {
        refused(path("root\\cimv2").authenticationLevel(7), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-88 authentication 4 is refused by a hardened server: E_ACCESSDENIED")
    void row88() {
        needs(Capability.REMOTE_HOSTS);
        refusedByServer(
                path("\\\\" + TestData.HARDENED + "\\root\\cimv2").authenticationLevel(4), HResult.E_ACCESSDENIED);
    }

    @Test
    @DisplayName("CONN-89 authentication 5 is refused by a namespace that demands encryption: WBEM_E_ACCESS_DENIED")
    void row89() {
        needs(Capability.OWN_DATA);
        refusedByServer(path(TestData.ENCRYPTED).authenticationLevel(5), HResult.WBEM_E_ACCESS_DENIED);
    }

    @Test
    @DisplayName("CONN-90 a NULL out-pointer at the port: WBEM_E_INVALID_PARAMETER")
    void row90() {
        needs(Capability.COM_SERVER);
        try (PortCalls calls = new PortCalls(stage())) {
            calls.keepMta();
            assertThat(calls.connect("root\\cimv2", 0)).isEqualTo(HResult.WBEM_E_INVALID_PARAMETER);
        }
    }

    @Test
    @DisplayName("CONN-91 a thread without COM at the port: CO_E_NOTINITIALIZED")
    void row91() {
        needs(Capability.COM_SERVER);
        try (PortCalls calls = new PortCalls(stage())) {
            assertThat(calls.connect("root\\cimv2", calls.out())).isEqualTo(HResult.CO_E_NOTINITIALIZED);
            assertThat(calls.read(calls.out())).isZero();
        }
    }

    @Test
    @DisplayName("CONN-92 a context with __ProviderArchitecture 32 connects")
    void row92() {
        lawful(path("root\\cimv2").context(WmiContext.empty().withProviderArchitecture(32)));
    }

    @Test
    @DisplayName("CONN-93 a context with __ProviderArchitecture 16 is passed on")
    void row93() {
        passedOn(path("root\\cimv2")
                .context(WmiContext.empty().with("__ProviderArchitecture", CimValue.of(CimType.SINT32, 16))));
    }
}
