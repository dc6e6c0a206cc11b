package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.tck.server.Connect;

/** Passwords: not in any text, not in native memory that is given back, and null is not "". */
@DisplayName("Secrets")
public abstract class SecretContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected SecretContract() {}

    private static Credentials credentials() {
        return Credentials.of(TestData.USER, TestData.PASSWORD.toCharArray());
    }

    private static ConnectRequest request(Credentials user) {
        return ConnectRequest.builder(ConnectContract.GUARDED).credentials(user).build();
    }

    @Test
    @DisplayName("SECRET-01 no value that knows a password prints it")
    void texts() {
        try (Credentials user = credentials()) {
            ConnectRequest request = request(user);
            try (ConnectArguments arguments = request.toArguments()) {
                assertThat(user.toString() + request + arguments).doesNotContain(TestData.PASSWORD);
            }
        }
    }

    @Test
    @DisplayName("SECRET-02 no failure of a connect has the password in its message, its details or its causes")
    void failures() {
        needs(Capability.REMOTE_HOSTS);
        Trouble trouble = trouble();
        try (Credentials user = credentials()) {
            for (HResult code : new HResult[] {HResult.WBEM_E_ACCESS_DENIED, HResult.of(0x8004FEED)}) {
                trouble.fail(Point.CONNECT, 1, code.value(), "Somebody was refused.");
                WmiException e =
                        catchThrowableOfType(WmiException.class, () -> locator().connect(request(user)));
                StringWriter all = new StringWriter();
                e.printStackTrace(new PrintWriter(all, true));
                assertThat(all + " " + e.detail() + " " + e.hint()).doesNotContain(TestData.PASSWORD);
            }
        }
    }

    @Test
    @DisplayName(
            "SECRET-03 no native memory that is freed holds the password, and none holds it after the connection is closed")
    void nativeMemory() {
        needs(Capability.REMOTE_HOSTS);
        comServer().guard(TestData.PASSWORD); // what is freed with it is a violation, which fails the test at its end
        try (Credentials user = credentials();
                WmiNamespace namespace = locator().connect(request(user))) {
            assertThat(namespace.isClosed()).isFalse();
            assertThat(comServer().secretsFound()).hasSizeLessThanOrEqualTo(1); // the identity of the proxies
        }
        assertThat(comServer().secretsFound()).isEmpty();
    }

    @Test
    @DisplayName("SECRET-04 nor when connecting fails, or is abandoned and comes late")
    void nativeMemoryAfterFailure() {
        needs(Capability.REMOTE_HOSTS);
        comServer().guard(TestData.PASSWORD);
        Trouble trouble = trouble();
        try (Credentials user = credentials()) {
            trouble.fail(Point.CONNECT, 1, HResult.E_ACCESSDENIED.value());
            assertThat(catchThrowableOfType(WmiException.class, () -> locator().connect(request(user))))
                    .isNotNull();
            assertThat(comServer().secretsFound()).isEmpty();
            Gate gate = trouble.holdDeaf(Point.CONNECT, 1);
            ConnectRequest hasty = ConnectRequest.builder(ConnectContract.GUARDED)
                    .credentials(user)
                    .timeout(Duration.ofMillis(300))
                    .build();
            assertThat(catchThrowableOfType(WmiException.class, () -> locator().connect(hasty)))
                    .isNotNull();
            gate.open();
        }
        comServer().settle();
        assertThat(comServer().secretsFound()).isEmpty();
    }

    @Test
    @DisplayName(
            "SECRET-05 the identity of a connection stays whole as long as one of its proxies is used, and no longer")
    void identityLifetime() {
        needs(Capability.REMOTE_HOSTS);
        comServer().guard(TestData.PASSWORD);
        Credentials user = credentials();
        try (WmiNamespace namespace = locator().connect(request(user))) {
            assertQueryIsMade(namespace);
            user.close(); // the connection has its own copy
            assertQueryIsMade(namespace);
        }
        assertThat(comServer().secretsFound()).isEmpty();
    }

    /** The class is absent: that the server says so shows that it took the credentials. */
    private static void assertQueryIsMade(WmiNamespace namespace) {
        WmiException e = catchThrowableOfType(
                WmiException.class,
                () -> namespace.query("SELECT * FROM Absent").list());
        assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_CLASS);
    }

    @Test
    @DisplayName("SECRET-06 closed credentials are wiped, and say so when they are used")
    void closed() {
        Credentials user = credentials();
        ConnectRequest request = request(user);
        user.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> locator().connect(request))
                .withMessageContaining("closed");
    }

    @Test
    @DisplayName("SECRET-07 the caller's array is copied: wiping it after the call changes nothing")
    void copied() {
        needs(Capability.REMOTE_HOSTS);
        char[] password = TestData.PASSWORD.toCharArray();
        try (Credentials user = Credentials.of(TestData.USER, password)) {
            Arrays.fill(password, '\0');
            try (WmiNamespace namespace = locator().connect(request(user))) {
                assertThat(namespace.isClosed()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("SECRET-08 null arrives as NULL and \"\" as an empty text, for user, password, locale and authority")
    void nullIsNotEmpty() {
        needs(Capability.REMOTE_HOSTS);
        comServer();
        try (ConnectArguments empty = ConnectArguments.builder(ConnectContract.REMOTE)
                        .user("user")
                        .password(new char[0])
                        .locale("")
                        .authority("")
                        .build();
                WmiNamespace namespace = locator().connect(empty, null)) {
            Connect connect = comServer().connects().get(0);
            assertThat(connect.password()).isEmpty();
            assertThat(connect.user()).isEqualTo("user");
            assertThat(namespace.path()).isEqualTo(connect.resource());
            assertThat(Optional.ofNullable(connect.locale()).orElse("")).isEmpty();
            assertThat(Optional.ofNullable(connect.authority()).orElse("")).isEmpty();
        }
        try (WmiNamespace namespace = locator().connect(ConnectContract.REMOTE)) {
            Connect connect = comServer().connects().get(1);
            assertThat(connect.user()).isNull();
            assertThat(connect.password()).isNull();
            assertThat(connect.locale()).isNull();
            assertThat(connect.authority()).isNull();
            assertThat(connect.context()).isNull();
            assertThat(namespace.isClosed()).isFalse();
        }
    }
}
