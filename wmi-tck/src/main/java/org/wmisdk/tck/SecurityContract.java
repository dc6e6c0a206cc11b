package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.AuthenticationLevel;
import org.wmisdk.Authority;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.ImpersonationLevel;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.tck.server.Blanket;
import org.wmisdk.tck.server.Connect;
import org.wmisdk.tck.server.Identity;

/** The security of proxies, each {@code CoSetProxyBlanket} seen from the other side; for both ways in. */
@DisplayName("Security of proxies")
public abstract class SecurityContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected SecurityContract() {}

    private static final CFacts FACTS = CFacts.load();

    /** Runs a rule on a stage with each way in. */
    private void bothWaysIn(Runnable rule) {
        needs(Capability.COM_SERVER);
        needs(Capability.OWN_DATA);
        Setup setup = Setup.of(TestData.source());
        for (Setup way : List.of(setup, setup.withoutNetUtils())) {
            open(way);
            rule.run();
        }
    }

    /** Connects with options, runs one query and closes. */
    private void session(String path, UnaryOperator<ConnectRequest.Builder> options) {
        try (WmiNamespace namespace =
                locator().connect(options.apply(ConnectRequest.builder(path)).build())) {
            query(namespace);
        }
    }

    private static void query(WmiNamespace namespace) {
        try {
            namespace.query("SELECT Name FROM TCK_Absent").list();
        } catch (WmiException e) {
            assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_CLASS); // the call was made: that is enough here
        }
    }

    private List<Blanket> of(String proxy) {
        return comServer().blankets().stream()
                .filter(blanket -> blanket.proxy().equals(proxy))
                .toList();
    }

    @Test
    @DisplayName("SEC-01 impersonation and authentication arrive as asked, each in its place, on every proxy")
    void levels() {
        bothWaysIn(() -> {
            session(
                    TestData.NAMESPACE,
                    request -> request.impersonation(ImpersonationLevel.IMPERSONATE)
                            .authentication(AuthenticationLevel.PACKET));
            assertThat(of("IWbemServices")).isNotEmpty();
            assertThat(of("IEnumWbemClassObject")).isNotEmpty();
            assertThat(comServer().blankets()).allSatisfy(blanket -> {
                assertThat(blanket.impersonation()).isEqualTo(3);
                assertThat(blanket.authentication()).isEqualTo(4);
            });
            assertThat(comServer().connects()).allSatisfy(connect -> {
                if (connect.way() == Connect.Way.WMINET_UTILS) {
                    assertThat(connect.levels()).isEqualTo(new Connect.Levels(3, 4));
                }
            });
        });
    }

    @Test
    @DisplayName("SEC-02 every enumerator gets the security of its connection before its first row")
    void enumerators() {
        bothWaysIn(() -> {
            try (WmiNamespace namespace = locator()
                    .connect(ConnectRequest.builder(TestData.NAMESPACE)
                            .authentication(AuthenticationLevel.PACKET_PRIVACY)
                            .build())) {
                numbers(namespace).list();
                numbers(namespace).list();
            }
            assertThat(of("IEnumWbemClassObject"))
                    .hasSize(2)
                    .allSatisfy(blanket -> assertThat(blanket.authentication()).isEqualTo(6))
                    .extracting(Blanket::object)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    @DisplayName("SEC-03 a level that was left open stays as it was negotiated")
    void unchanged() {
        bothWaysIn(() -> {
            comServer().proxiesStartWith(FACTS.constant("RPC_C_AUTHN_WINNT"), null, 5, 2);
            session(TestData.NAMESPACE, request -> request.authentication(AuthenticationLevel.UNCHANGED));
            assertThat(comServer().blankets())
                    .isNotEmpty()
                    .allSatisfy(blanket -> assertThat(blanket.authentication()).isEqualTo(5));
        });
    }

    @Test
    @DisplayName("SEC-04 service and principal of a proxy stay as they were negotiated")
    void keepsNegotiated() {
        bothWaysIn(() -> {
            int kerberos = FACTS.constant("RPC_C_AUTHN_GSS_KERBEROS");
            comServer().proxiesStartWith(kerberos, "DOM\\server", 6, 2);
            session(TestData.NAMESPACE, request -> request);
            assertThat(comServer().blankets()).isNotEmpty().allSatisfy(blanket -> {
                assertThat(blanket.authenticationService()).isEqualTo(kerberos);
                assertThat(blanket.authorizationService()).isEqualTo(FACTS.constant("RPC_C_AUTHZ_NONE"));
                assertThat(blanket.principal()).isEqualTo("DOM\\server");
            });
        });
    }

    @Test
    @DisplayName("SEC-05 without credentials no proxy gets an identity")
    void noIdentity() {
        bothWaysIn(() -> {
            session(TestData.NAMESPACE, request -> request);
            assertThat(comServer().blankets())
                    .isNotEmpty()
                    .allSatisfy(blanket -> assertThat(blanket.identity()).isNull());
            assertThat(of("IUnknown")).isEmpty();
        });
    }

    @Test
    @DisplayName("SEC-06 explicit credentials are on services, on their IUnknown and on enumerators")
    void identity() {
        bothWaysIn(() -> {
            try (Credentials user = Credentials.of(TestData.USER, TestData.PASSWORD.toCharArray())) {
                session(ConnectContract.GUARDED, request -> request.credentials(user));
            }
            for (String proxy : List.of("IWbemServices", "IUnknown", "IEnumWbemClassObject")) {
                assertThat(of(proxy)).as(proxy).isNotEmpty();
            }
            assertThat(comServer().blankets())
                    .extracting(Blanket::identity)
                    .containsOnly(new Identity("user", "DOM", TestData.PASSWORD, 2));
            assertThat(of("IUnknown").get(0).object())
                    .isEqualTo(of("IWbemServices").get(0).object());
        });
    }

    @Test
    @DisplayName("SEC-07 a Kerberos authority means Kerberos, with its principal, on every proxy")
    void kerberos() {
        bothWaysIn(() -> {
            try (Credentials user = Credentials.of("user", TestData.PASSWORD.toCharArray())) {
                session(
                        ConnectContract.REMOTE,
                        request -> request.credentials(user).authority(Authority.kerberos("DOM\\myserver")));
            }
            assertThat(comServer().blankets()).isNotEmpty().allSatisfy(blanket -> {
                assertThat(blanket.authenticationService()).isEqualTo(FACTS.constant("RPC_C_AUTHN_GSS_KERBEROS"));
                assertThat(blanket.principal()).isEqualTo("DOM\\myserver");
            });
        });
    }

    @Test
    @DisplayName("SEC-08 the domain of an NTLM authority is the domain of the identity")
    void ntlmDomain() {
        bothWaysIn(() -> {
            try (Credentials user = Credentials.of("user", TestData.PASSWORD.toCharArray())) {
                session(
                        ConnectContract.GUARDED,
                        request -> request.credentials(user).authority(Authority.ntlmDomain("DOM")));
            }
            assertThat(comServer().blankets())
                    .extracting(Blanket::identity)
                    .containsOnly(new Identity("user", "DOM", TestData.PASSWORD, 2));
        });
    }

    @Test
    @DisplayName("SEC-09 a proxy whose security cannot be set is not used: connect or query fails with the code")
    void refused() {
        needs(Capability.COM_SERVER);
        needs(Capability.OWN_DATA);
        open(Setup.of(TestData.source()).withoutNetUtils());
        comServer().faults().answer("CoSetProxyBlanket", 1, HResult.E_ACCESSDENIED.value());
        assertThatThrownBy(() -> locator().connect(TestData.NAMESPACE))
                .isInstanceOfSatisfying(
                        WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.E_ACCESSDENIED));
        try (WmiNamespace namespace = data()) {
            comServer().faults().answer("CoSetProxyBlanket", 1, HResult.E_ACCESSDENIED.value());
            assertThatThrownBy(() -> numbers(namespace).list())
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.E_ACCESSDENIED));
            assertThat(comServer().faults().count("IEnumWbemClassObject::Next")).isZero();
        }
    }

    @Test
    @DisplayName("SEC-10 a connection to another host asks for packet privacy unless it is told otherwise")
    void remoteDefault() {
        bothWaysIn(() -> {
            session(ConnectContract.REMOTE, request -> request);
            assertThat(comServer().blankets())
                    .isNotEmpty()
                    .allSatisfy(blanket -> assertThat(blanket.authentication()).isEqualTo(6));
        });
    }

    @Test
    @DisplayName(
            "SEC-11 where access is denied below packet privacy, the error speaks of namespaces that require encryption")
    void encryption() {
        needs(Capability.OWN_DATA);
        ConnectRequest.Builder request =
                ConnectRequest.builder(TestData.ENCRYPTED).authentication(AuthenticationLevel.PACKET_INTEGRITY);
        assertThatThrownBy(() -> locator().connect(request.build()))
                .isInstanceOfSatisfying(
                        WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED))
                .hasMessageContaining("RequiresEncryption")
                .hasMessageContaining("PACKET_PRIVACY");
        locator()
                .connect(request.authentication(AuthenticationLevel.PACKET_PRIVACY)
                        .build())
                .close();
    }
}
