package org.wmisdk.tck;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;

/** Connecting: the path. A rule has the number of its row in the table of validation. */
@DisplayName("Connecting: the path")
public abstract class ConnectPathContract extends ConnectContract {
    /** For the classes that run the suite in a world. */
    protected ConnectPathContract() {}

    @Test
    @DisplayName("CONN-01 root\\default connects")
    void row01() {
        connects("root\\default");
    }

    @Test
    @DisplayName("CONN-02 \\\\.\\root\\default connects")
    void row02() {
        connects("\\\\.\\root\\default");
    }

    @Test
    @DisplayName("CONN-03 ROOT connects")
    void row03() {
        connects("ROOT");
    }

    @Test
    @DisplayName("CONN-04 root connects")
    void row04() {
        connects("root");
    }

    @Test
    @DisplayName("CONN-05 ROOT\\CIMV2 connects")
    void row05() {
        connects("ROOT\\CIMV2");
    }

    @Test
    @DisplayName("CONN-06 ROOT/CIMV2 connects")
    void row06() {
        connects("ROOT/CIMV2");
    }

    @Test
    @DisplayName("CONN-07 \\\\.\\ROOT connects")
    void row07() {
        connects("\\\\.\\ROOT");
    }

    @Test
    @DisplayName("CONN-08 //./ROOT connects")
    void row08() {
        connects("//./ROOT");
    }

    @Test
    @DisplayName("CONN-09 //.\\ROOT connects")
    void row09() {
        connects("//.\\ROOT");
    }

    @Test
    @DisplayName("CONN-10 \\\\./ROOT connects")
    void row10() {
        connects("\\\\./ROOT");
    }

    @Test
    @DisplayName("CONN-11 \\/.\\ROOT connects")
    void row11() {
        connects("\\/.\\ROOT");
    }

    @Test
    @DisplayName("CONN-12 \\\\localhost\\ROOT connects")
    void row12() {
        connects("\\\\localhost\\ROOT");
    }

    @Test
    @DisplayName("CONN-13 \\\\LOCALHOST\\ROOT connects")
    void row13() {
        connects("\\\\LOCALHOST\\ROOT");
    }

    @Test
    @DisplayName("CONN-14 \\\\myserver\\root\\default connects to that host")
    void row14() {
        connectsTo("\\\\myserver\\root\\default");
    }

    @Test
    @DisplayName("CONN-15 \\\\host.example.com\\root\\cimv2 connects to that host")
    void row15() {
        connectsTo("\\\\host.example.com\\root\\cimv2");
    }

    @Test
    @DisplayName("CONN-16 \\\\192.168.1.5\\root\\cimv2 connects to that host")
    void row16() {
        connectsTo("\\\\192.168.1.5\\root\\cimv2");
    }

    @Test
    @DisplayName("CONN-17 \\\\192.168.1.5.\\root\\cimv2 connects to that host")
    void row17() {
        connectsTo("\\\\192.168.1.5.\\root\\cimv2");
    }

    @Test
    @DisplayName("CONN-18 \\\\2010:836B:4179::836B:4179\\root\\cimv2 connects to that host")
    void row18() {
        connectsTo("\\\\2010:836B:4179::836B:4179\\root\\cimv2");
    }

    @Test
    @DisplayName("CONN-19 \\\\2010-836b-4179--836b-4179.ipv6-literal.net\\root\\cimv2 connects to that host")
    void row19() {
        connectsTo("\\\\2010-836b-4179--836b-4179.ipv6-literal.net\\root\\cimv2");
    }

    @Test
    @DisplayName("CONN-20 \\\\fe80--1s4.ipv6-literal.net\\root connects to that host")
    void row20() {
        connectsTo("\\\\fe80--1s4.ipv6-literal.net\\root");
    }

    @Test
    @DisplayName("CONN-21 \\\\[::1]\\root\\cimv2 is refused before any call: WBEM_E_INVALID_PARAMETER")
    void row21() {
        refused(path("\\\\[::1]\\root\\cimv2"), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-22 ROOT\\Microsoft\\Windows\\Storage connects")
    void row22() {
        connects("ROOT\\Microsoft\\Windows\\Storage");
    }

    @Test
    @DisplayName("CONN-23 ROOT\\WMI connects")
    void row23() {
        connects("ROOT\\WMI");
    }

    @Test
    @DisplayName("CONN-24 an empty path is refused before any call: WBEM_E_INVALID_NAMESPACE")
    void row24() {
        refused(path(""), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-25 a NULL path is refused before any call: WBEM_E_INVALID_PARAMETER")
    void row25() {
        refused(path(null), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-26 \\ is refused before any call: WBEM_E_INVALID_NAMESPACE")
    void row26() {
        refused(path("\\"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-27 \\\\ is refused before any call: WBEM_E_INVALID_NAMESPACE")
    void row27() {
        refused(path("\\\\"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-28 \\\\. is refused before any call: WBEM_E_INVALID_NAMESPACE")
    void row28() {
        refused(path("\\\\."), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-29 \\\\.\\ is refused before any call: WBEM_E_INVALID_NAMESPACE")
    void row29() {
        refused(path("\\\\.\\"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-30 \\ROOT is refused before any call: WBEM_E_INVALID_NAMESPACE")
    void row30() {
        refused(path("\\ROOT"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-31 \\\\ROOT is refused by the server: RPC_S_SERVER_UNAVAILABLE")
    void row31() {
        needs(Capability.WINDOWS_CODES);
        refusedByServer(path("\\\\ROOT"), HResult.RPC_S_SERVER_UNAVAILABLE);
    }

    @Test
    @DisplayName("CONN-32 \\\\.ROOT is refused by the server: RPC_S_SERVER_UNAVAILABLE")
    void row32() {
        needs(Capability.WINDOWS_CODES);
        refusedByServer(path("\\\\.ROOT"), HResult.RPC_S_SERVER_UNAVAILABLE);
    }

    @Test
    @DisplayName("CONN-33 \\\\\\.\\ROOT is refused before any call: WBEM_E_INVALID_PARAMETER")
    void row33() {
        refused(path("\\\\\\.\\ROOT"), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-34 \\\\.\\NONE is refused by the server: WBEM_E_INVALID_NAMESPACE")
    void row34() {
        refusedByServer(path("\\\\.\\NONE"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-35 NONE is refused by the server: WBEM_E_INVALID_NAMESPACE")
    void row35() {
        refusedByServer(path("NONE"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-36 ROOT\\NONE is refused by the server: WBEM_E_INVALID_NAMESPACE")
    void row36() {
        refusedByServer(path("ROOT\\NONE"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-37 ROOT\\\\CIMV2 is refused before any call: WBEM_E_INVALID_NAMESPACE")
    void row37() {
        refused(path("ROOT\\\\CIMV2"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-38 ROOT\\CIMV2\\ is refused before any call: WBEM_E_INVALID_NAMESPACE")
    void row38() {
        refused(path("ROOT\\CIMV2\\"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-39 root\\cimv0 is refused by the server: WBEM_E_INVALID_NAMESPACE")
    void row39() {
        refusedByServer(path("root\\cimv0"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-40 root\\cimv2:Win32_Process is refused before any call: WBEM_E_INVALID_PARAMETER")
    void row40() {
        refused(path("root\\cimv2:Win32_Process"), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-41 a path with a leading blank is refused before any call: WBEM_E_INVALID_NAMESPACE")
    void row41() {
        refused(path(" root\\cimv2"), HResult.WBEM_E_INVALID_NAMESPACE);
    }

    @Test
    @DisplayName("CONN-42 \\\\nosuchhost\\root\\cimv2 is refused by the server: RPC_S_SERVER_UNAVAILABLE")
    void row42() {
        needs(Capability.REMOTE_HOSTS);
        refusedByServer(path("\\\\nosuchhost\\root\\cimv2"), HResult.RPC_S_SERVER_UNAVAILABLE);
    }

    @Test
    @DisplayName("CONN-43 a path with a NUL character is refused before any call: WBEM_E_INVALID_PARAMETER")
    void row43() {
        refused(path("root\0\\cimv2"), HResult.WBEM_E_INVALID_PARAMETER);
    }
}
