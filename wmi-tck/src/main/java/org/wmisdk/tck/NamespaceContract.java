package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.AuthenticationLevel;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiInvalidNamespaceException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiTimeoutException;

/** The namespaces below one, and connecting to them. */
@DisplayName("Child namespaces")
public abstract class NamespaceContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected NamespaceContract() {}

    @Test
    @DisplayName("NAMESPACE-01 the namespaces directly below are listed by their names")
    void children() {
        needs(Capability.OWN_DATA);
        try (WmiNamespace root = locator().connect("root")) {
            assertThat(root.namespaces())
                    .contains("cimv2", "tck", "Microsoft")
                    .doesNotContain("Windows", "root")
                    .isUnmodifiable();
        }
        try (WmiNamespace leaf = data()) {
            assertThat(leaf.namespaces()).isEmpty();
        }
    }

    @Test
    @DisplayName("NAMESPACE-02 a namespace below is opened by its name in any case, and is what connecting to it gives")
    void open() {
        try (WmiNamespace root = locator().connect("root");
                WmiNamespace cimv2 = root.openNamespace("CIMV2");
                WmiNamespace connected = cimv2()) {
            assertThat(cimv2.path()).isEqualTo("root\\CIMV2");
            assertThat(cimv2.backend()).isEqualTo(root.backend());
            String query = "SELECT DeviceID FROM Win32_LogicalDisk WHERE DeviceID = 'C:'";
            assertThat(cimv2.query(query).list())
                    .isEqualTo(connected.query(query).list());
        }
    }

    @Test
    @DisplayName("NAMESPACE-03 it has a life of its own")
    void ownLife() {
        needs(Capability.OWN_DATA);
        WmiNamespace root = locator().connect("root");
        WmiNamespace child = root.openNamespace("tck");
        root.close();
        assertThat(numbers(child).list()).hasSize(TestData.COUNT);
        child.close();
        assertThatIllegalStateException().isThrownBy(() -> numbers(child).list());
        assertThatIllegalStateException().isThrownBy(() -> root.openNamespace("tck"));
        WmiNamespace again = locator().connect("root");
        again.openNamespace("tck").close();
        try (WmiNamespace deeper = again.openNamespace("Microsoft/Windows\\Storage")) {
            assertThat(deeper.path()).isEqualTo("root\\Microsoft\\Windows\\Storage");
        }
        again.close();
    }

    @Test
    @DisplayName("NAMESPACE-04 one that does not exist is a WmiInvalidNamespaceException that names it")
    void missing() {
        needs(Capability.WINDOWS_CODES);
        try (WmiNamespace root = locator().connect("root")) {
            assertThatThrownBy(() -> root.openNamespace("nosuchnamespace"))
                    .isInstanceOfSatisfying(WmiInvalidNamespaceException.class, e -> {
                        assertThat(e.operation()).isEqualTo("open namespace");
                        assertThat(e.objectPath()).isEqualTo("nosuchnamespace");
                        assertThat(e.namespace()).isEqualTo("root");
                    });
        }
    }

    @Test
    @DisplayName("NAMESPACE-05 a path that is not relative to the namespace is refused before anything is asked")
    void refused() {
        Trouble trouble = trouble();
        try (WmiNamespace root = locator().connect("root")) {
            for (String bad : List.of(
                    "",
                    " ",
                    "\\cimv2",
                    "cimv2\\",
                    "a\\\\b",
                    "\\\\.\\root\\cimv2",
                    "\\\\web01\\root",
                    "cimv2:X",
                    "a\0b")) {
                assertThatThrownBy(() -> root.openNamespace(bad))
                        .as(bad)
                        .isInstanceOf(WmiInvalidNamespaceException.class)
                        .hasMessageContaining("relative to root");
            }
            assertThat(trouble.count(Point.OPEN_NAMESPACE)).isZero();
        }
    }

    @Test
    @DisplayName("NAMESPACE-06 user, rights and levels are those of the connection it was opened through")
    void sameUser() {
        needs(Capability.REMOTE_HOSTS);
        try (Credentials limited = Credentials.of(TestData.LIMITED_USER, TestData.PASSWORD.toCharArray());
                Credentials user = Credentials.of(TestData.USER, TestData.PASSWORD.toCharArray())) {
            try (WmiNamespace root = locator()
                            .connect(ConnectRequest.builder("\\\\guarded\\root")
                                    .credentials(user)
                                    .build());
                    WmiNamespace cimv2 = root.openNamespace("cimv2")) {
                assertThat(cimv2.path()).isEqualTo("\\\\guarded\\root\\cimv2");
                assertThat(cimv2.namespaces()).isEmpty();
            }
            try (WmiNamespace root = locator()
                    .connect(ConnectRequest.builder("\\\\guarded\\root")
                            .credentials(limited)
                            .build())) {
                assertThatThrownBy(() -> root.openNamespace("cimv2"))
                        .isInstanceOfSatisfying(
                                WmiException.class,
                                e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED));
            }
        }
    }

    @Test
    @DisplayName("NAMESPACE-07 at the deadline the caller is freed, and what the call still opens is closed")
    void deadline() {
        Trouble trouble = trouble();
        try (WmiNamespace root = locator().connect("root")) {
            Gate gate = trouble.holdDeaf(Point.OPEN_NAMESPACE, 1);
            assertThatThrownBy(() -> root.openNamespace("tck", WmiOptions.none().timeout(Duration.ofSeconds(1))))
                    .isInstanceOf(WmiTimeoutException.class);
            assertThat(gate.isOpen()).isFalse();
            gate.open();
        }
    }

    @Test
    @DisplayName(
            "NAMESPACE-08 its proxy, its IUnknown and its results get the security of the connection it was opened through")
    void blankets() {
        comServer();
        try (Credentials user = Credentials.of(TestData.USER, TestData.PASSWORD.toCharArray());
                WmiNamespace root = locator()
                        .connect(ConnectRequest.builder("\\\\" + TestData.GUARDED + "\\root")
                                .credentials(user)
                                .authentication(AuthenticationLevel.PACKET_PRIVACY)
                                .build())) {
            int connected = comServer().blankets().size();
            try (WmiNamespace child = root.openNamespace("cimv2")) {
                assertThat(child.namespaces()).isEmpty();
            }
            assertThat(comServer()
                            .blankets()
                            .subList(connected, comServer().blankets().size()))
                    .hasSize(3)
                    .allSatisfy(blanket -> {
                        assertThat(blanket.authentication()).isEqualTo(AuthenticationLevel.PACKET_PRIVACY.value());
                        assertThat(blanket.identity()).isNotNull();
                    });
        }
    }
}
