package org.wmisdk.tck;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;

/** Connecting: user, password and authority. A rule has the number of its row in the table of validation. */
@DisplayName("Connecting: credentials")
public abstract class ConnectCredentialContract extends ConnectContract {
    /** For the classes that run the suite in a world. */
    protected ConnectCredentialContract() {}

    private static char[] secret() {
        return TestData.PASSWORD.toCharArray();
    }

    @Test
    @DisplayName("CONN-44 user and password connect to another host")
    void row44() {
        needs(Capability.REMOTE_HOSTS);
        lawful(path(REMOTE).user("user").password(secret()));
    }

    @Test
    @DisplayName("CONN-45 DOM\\user and password connect to another host")
    void row45() {
        needs(Capability.REMOTE_HOSTS);
        lawful(path(GUARDED).user(TestData.USER).password(secret()));
    }

    @Test
    @DisplayName("CONN-46 user@domain and password connect to another host")
    void row46() {
        needs(Capability.REMOTE_HOSTS);
        lawful(path(REMOTE).user("user@dom.example").password(secret()));
    }

    @Test
    @DisplayName("CONN-47 an empty user is refused before any call: WBEM_E_INVALID_PARAMETER")
    void row47() {
        refused(path(REMOTE).user("").password(secret()), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-48 an empty password is a password")
    void row48() {
        needs(Capability.REMOTE_HOSTS);
        lawful(path(REMOTE).user("user").password(new char[0]));
    }

    @Test
    @DisplayName("CONN-49 a user without password is passed on")
    void row49() {
        needs(Capability.REMOTE_HOSTS);
        passedOn(path(REMOTE).user("user"));
    }

    @Test
    @DisplayName("CONN-50 a password without user is refused before any call: WBEM_E_INVALID_PARAMETER")
    void row50() {
        refused(path(REMOTE).password(secret()), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-51 a domain in the user and the same in the authority is refused before any call")
    void row51() {
        refused(
                path(REMOTE).user("DOM\\user").password(secret()).authority("NTLMDOMAIN:DOM"),
                HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-52 a domain in the user and another in the authority is refused before any call")
    void row52() {
        refused(
                path(REMOTE).user("DOM\\user").password(secret()).authority("NTLMDOMAIN:OTHER"),
                HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-53 authority NTLMDOMAIN:DOM gives the domain of the user")
    void row53() {
        needs(Capability.REMOTE_HOSTS);
        lawful(path(GUARDED).user("user").password(secret()).authority("NTLMDOMAIN:DOM"));
    }

    @Test
    @DisplayName("CONN-54 the prefix of an authority may have any case")
    void row54() {
        needs(Capability.REMOTE_HOSTS);
        lawful(path(GUARDED).user("user").password(secret()).authority("ntlmdomain:DOM"));
    }

    @Test
    @DisplayName("CONN-55 authority Kerberos:DOM\\srv connects")
    void row55() {
        needs(Capability.REMOTE_HOSTS);
        lawful(path(REMOTE).user("user").password(secret()).authority("Kerberos:DOM\\srv"));
    }

    @Test
    @DisplayName("CONN-56 a domain in the user and a Kerberos authority is passed on")
    void row56() {
        needs(Capability.REMOTE_HOSTS);
        passedOn(path(REMOTE).user("DOM\\user").password(secret()).authority("Kerberos:DOM\\srv"));
    }

    @Test
    @DisplayName("CONN-57 a domain in user@domain and one in the authority is refused before any call")
    void row57() {
        refused(
                path(REMOTE).user("user@dom").password(secret()).authority("NTLMDOMAIN:DOM"),
                HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-58 an authority without prefix is refused before any call")
    void row58() {
        refused(path(REMOTE).authority("CONTOSO"), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-59 authority NTLMDOMAIN: with nothing behind is refused before any call")
    void row59() {
        refused(path(REMOTE).authority("NTLMDOMAIN:"), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-60 authority Kerberos: with nothing behind is refused before any call")
    void row60() {
        refused(path(REMOTE).authority("Kerberos:"), HResult.WBEM_E_INVALID_PARAMETER);
    }

    @Test
    @DisplayName("CONN-61 an empty authority is none")
    void row61() {
        needs(Capability.REMOTE_HOSTS);
        lawful(path(REMOTE).authority(""));
    }

    @Test
    @DisplayName("CONN-62 credentials on this computer are refused before any call: WBEM_E_LOCAL_CREDENTIALS")
    void row62() {
        refused(path("root\\cimv2").user("user").password(secret()), HResult.WBEM_E_LOCAL_CREDENTIALS);
    }

    @Test
    @DisplayName("CONN-63 a password on this computer is refused before any call: WBEM_E_LOCAL_CREDENTIALS")
    void row63() {
        refused(path("\\\\.\\root\\cimv2").password(secret()), HResult.WBEM_E_LOCAL_CREDENTIALS);
    }

    @Test
    @DisplayName("CONN-64 an authority on this computer is refused before any call: WBEM_E_LOCAL_CREDENTIALS")
    void row64() {
        refused(path("root\\cimv2").authority("NTLMDOMAIN:DOM"), HResult.WBEM_E_LOCAL_CREDENTIALS);
    }

    @Test
    @DisplayName("CONN-65 localhost is this computer")
    void row65() {
        refused(path("\\\\localhost\\root\\cimv2").user("user").password(secret()), HResult.WBEM_E_LOCAL_CREDENTIALS);
    }

    @Test
    @DisplayName("CONN-66 the name of this computer is this computer")
    void row66() {
        needs(Capability.REMOTE_HOSTS);
        refused(
                path("\\\\" + TestData.COMPUTER + "\\root\\cimv2").user("user").password(secret()),
                HResult.WBEM_E_LOCAL_CREDENTIALS);
    }

    @Test
    @DisplayName("CONN-67 credentials for 127.0.0.1 are passed on")
    void row67() {
        needs(Capability.REMOTE_HOSTS);
        passedOn(path("\\\\127.0.0.1\\root\\cimv2").user("user").password(secret()));
    }

    @Test
    @DisplayName("CONN-68 no credentials at all connect on this computer")
    void row68() {
        lawful(path("root\\cimv2").user(null).password(null).authority(null));
    }

    @Test
    @DisplayName("CONN-94 a wrong password is refused by the server")
    void row94() {
        needs(Capability.REMOTE_HOSTS);
        refusedByServer(path(GUARDED).user(TestData.USER).password("wrong".toCharArray()), HResult.E_ACCESSDENIED);
    }

    @Test
    @DisplayName("CONN-95 an account without Remote Enable is refused by the server: WBEM_E_ACCESS_DENIED")
    void row95() {
        needs(Capability.REMOTE_HOSTS);
        refusedByServer(path(GUARDED).user(TestData.LIMITED_USER).password(secret()), HResult.WBEM_E_ACCESS_DENIED);
    }
}
