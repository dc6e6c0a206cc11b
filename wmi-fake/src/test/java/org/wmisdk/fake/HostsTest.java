package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wmisdk.CimType;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.RecoveryPolicy;
import org.wmisdk.WmiAccessDeniedException;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiServerUnavailableException;
import org.wmisdk.WmiTimeoutException;

@DisplayName("Machines, users and rights")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostsTest {
    private static final char[] PASSWORD = "pw".toCharArray();

    private static @Nullable WmiException refusal(FakeWmi fake, String path, @Nullable String user) {
        ConnectRequest.Builder request = ConnectRequest.builder(path);
        try (Credentials credentials = Credentials.of(user == null ? "nobody" : user, PASSWORD)) {
            if (user != null) {
                request.credentials(credentials);
            }
            return catchThrowableOfType(
                    WmiException.class,
                    () -> fake.locator().connect(request.build()).close());
        }
    }

    private static HResult code(FakeWmi fake, String path, @Nullable String user) {
        WmiException refusal = refusal(fake, path, user);
        return refusal == null ? HResult.WBEM_S_NO_ERROR : refusal.hresult();
    }

    /** Two machines on which the same user has different rights. */
    private static FakeWmi guarded() {
        return FakeWmi.builder()
                .machine("web01")
                .user("DOM\\ops", PASSWORD)
                .namespace("root")
                .rights("DOM\\ops", FakeRight.ENABLE)
                .namespace("root\\cimv2")
                .rights("DOM\\ops", FakeRight.ENABLE, FakeRight.REMOTE_ACCESS)
                .namespace("root\\cimv2\\power")
                .namespace("root\\closed")
                .rights("DOM\\ops")
                .namespace("root\\other\\deep")
                .machine("web02")
                .user("DOM\\ops", PASSWORD)
                .namespace("root\\closed")
                .build();
    }

    @Test
    @DisplayName("know a user again whose connection was lost and repeats reads, though the credentials are closed")
    void reconnected() {
        FakeWmi fake = guarded();
        ConnectRequest.Builder request =
                ConnectRequest.builder("\\\\web01\\root\\cimv2").recovery(RecoveryPolicy.REPEAT_READS);
        WmiNamespace namespace;
        try (Credentials credentials = Credentials.of("DOM\\ops", PASSWORD)) {
            namespace = fake.locator().connect(request.credentials(credentials).build());
        }
        try (namespace) {
            fake.faults().on(FakeOperation.EXEC_QUERY).nth(1).loseConnection();
            String classes = "SELECT * FROM meta_class WHERE __CLASS = '__SystemClass'";
            assertThat(namespace.query(classes).list()).hasSize(1);
            assertThat(namespace.reconnections()).isEqualTo(1);
            fake.faults().on(FakeOperation.EXEC_QUERY).nth(1).loseMachine();
            assertThatThrownBy(() -> namespace.query(classes).list())
                    .isInstanceOf(WmiServerUnavailableException.class)
                    .hasMessageContaining("connecting again failed");
            fake.faults().clear();
            assertThat(namespace.query(classes).list()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "\\\\web01\\root\\cimv2, 0x00000000, ",
        "\\\\web01\\ROOT/CIMV2, 0x00000000, ",
        "\\\\web01\\root\\cimv2\\power, 0x00000000, ",
        "\\\\web01\\root, 0x80041003, Remote Enable",
        "\\\\web01\\root\\other\\deep, 0x80041003, Remote Enable",
        "\\\\web01\\root\\closed, 0x80041003, Enable Account",
        "\\\\web02\\root\\closed, 0x00000000, "
    })
    @Shows(FakeRule.CONNECT_RIGHTS_BELOW)
    @DisplayName(
            "a right holds for the namespace, and below it until a namespace says otherwise, on that machine alone")
    void rights(String path, String code, @Nullable String lacking) {
        WmiException refusal = refusal(guarded(), path, "dom\\OPS");
        if (lacking == null) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal).isInstanceOf(WmiAccessDeniedException.class);
            assertThat(refusal.hresult().hex()).isEqualTo(code);
            assertThat(refusal.detail()).contains("user dom\\OPS lacks the right " + lacking);
        }
    }

    @ParameterizedTest
    @EnumSource(FakeRight.class)
    @Shows(FakeRule.CONNECT_RIGHTS)
    @DisplayName("reading asks for Enable, and from another machine for Remote Enable, and for no other right")
    void whatReadingNeeds(FakeRight missing) {
        FakeRight[] others = Set.of(FakeRight.values()).stream()
                .filter(right -> right != missing)
                .toArray(FakeRight[]::new);
        FakeWmi fake = FakeWmi.builder()
                .currentUser("WS01\\me")
                .rights("WS01\\me", others)
                .machine("web01")
                .namespace("root\\cimv2")
                .rights("DOM\\ops", others)
                .build();
        boolean local = missing != FakeRight.ENABLE;
        assertThat(code(fake, "root\\cimv2", null))
                .isEqualTo(local ? HResult.WBEM_S_NO_ERROR : HResult.WBEM_E_ACCESS_DENIED);
        assertThat(code(fake, "\\\\web01\\root\\cimv2", "DOM\\ops"))
                .isEqualTo(
                        local && missing != FakeRight.REMOTE_ACCESS
                                ? HResult.WBEM_S_NO_ERROR
                                : HResult.WBEM_E_ACCESS_DENIED);
    }

    @Test
    @DisplayName("the bits of the rights are those of Windows")
    void bits() {
        assertThat(Set.of(FakeRight.values()).stream().collect(Collectors.toMap(FakeRight::name, FakeRight::value)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ENABLE", 1,
                        "METHOD_EXECUTE", 2,
                        "FULL_WRITE_REP", 4,
                        "PARTIAL_WRITE_REP", 8,
                        "WRITE_PROVIDER", 0x10,
                        "REMOTE_ACCESS", 0x20,
                        "RIGHT_SUBSCRIBE", 0x40,
                        "RIGHT_PUBLISH", 0x80,
                        "READ_CONTROL", 0x20000,
                        "WRITE_DAC", 0x40000));
    }

    @Test
    @DisplayName("the current user has rights on other machines by name, a nameless one all of them")
    void currentUser() {
        FakeWmiBuilder builder =
                FakeWmi.builder().machine("web01").namespace("root\\cimv2").rights("WS01\\me", FakeRight.ENABLE);
        assertThat(code(builder.build(), "\\\\web01\\root\\cimv2", null)).isEqualTo(HResult.WBEM_S_NO_ERROR);
        assertThat(code(builder.currentUser("ws01\\ME").build(), "\\\\web01\\root\\cimv2", null))
                .isEqualTo(HResult.WBEM_E_ACCESS_DENIED);
    }

    @Test
    @DisplayName("rights of a user that the machine does not know are refused at once")
    void unknownUser() {
        FakeWmiBuilder builder = FakeWmi.builder().machine("web01").user("DOM\\ops", PASSWORD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.rights("DOM\\obs", FakeRight.ENABLE))
                .withMessageContaining("web01")
                .withMessageContaining("DOM\\obs");
    }

    @Test
    @Shows(FakeRule.CONNECT_HOST)
    @DisplayName("a machine that is down is like one that does not exist")
    void unreachable() {
        FakeWmi fake = FakeWmi.builder()
                .machine("web01", "192.0.2.10")
                .unreachable()
                .machine("web02")
                .namespace("root\\cimv2")
                .build();
        for (String host : List.of("web01", "192.0.2.10", "nosuchhost")) {
            assertThat(refusal(fake, "\\\\" + host + "\\root\\cimv2", null))
                    .isInstanceOf(WmiServerUnavailableException.class)
                    .satisfies(refusal -> assertThat(refusal.hresult().hex()).isEqualTo("0x800706BA"));
        }
        assertThat(code(fake, "\\\\web02\\root\\cimv2", null)).isEqualTo(HResult.WBEM_S_NO_ERROR);
        assertThatIllegalStateException()
                .isThrownBy(() -> FakeWmi.builder().unreachable())
                .withMessageContaining("machine(name)");
    }

    @Test
    @Shows(FakeRule.CONNECT_SILENT)
    @DisplayName("a machine that never answers ends at the timeout, and without one after the two minutes of Windows")
    void silent() {
        FakeWmi fake = FakeWmi.builder()
                .clock(new FakeClock())
                .machine("web01")
                .silent()
                .namespace("root\\cimv2")
                .build();
        ConnectRequest.Builder request = ConnectRequest.builder("\\\\web01\\root\\cimv2");
        assertThat(catchThrowableOfType(WmiException.class, () -> fake.locator().connect(request.build())))
                .isInstanceOf(WmiServerUnavailableException.class);
        assertThat(catchThrowableOfType(
                        WmiException.class,
                        () -> fake.locator()
                                .connect(
                                        request.timeout(Duration.ofSeconds(119)).build())))
                .isInstanceOf(WmiTimeoutException.class);
        assertThat(catchThrowableOfType(
                        WmiException.class,
                        () -> fake.locator()
                                .connect(
                                        request.timeout(Duration.ofSeconds(121)).build())))
                .isInstanceOf(WmiServerUnavailableException.class);
        fake.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("a machine that is renamed is reached by its new names only, and its rows say so")
    void renamed() {
        FakeWmiBuilder builder = FakeWmi.builder()
                .machine("web01", "192.0.2.10")
                .define(FakeClass.named("C").key("K", CimType.UINT8))
                .instance("C", Map.of("K", 1));
        FakeWmi before = builder.build();
        FakeWmi after = builder.hostName("web09", "192.0.2.10").build();
        assertThat(code(before, "\\\\web01\\root\\cimv2", null)).isEqualTo(HResult.WBEM_S_NO_ERROR);
        assertThat(code(after, "\\\\web01\\root\\cimv2", null)).isEqualTo(HResult.RPC_S_SERVER_UNAVAILABLE);
        try (WmiNamespace namespace = after.locator().connect("\\\\192.0.2.10\\root\\cimv2")) {
            assertThat(namespace
                            .query("SELECT * FROM C")
                            .withSystemProperties()
                            .first()
                            .orElseThrow()
                            .system()
                            .path())
                    .isEqualTo("\\\\web09\\root\\cimv2:C.K=1");
        }
    }

    @Test
    @DisplayName("one name leads to one machine, and more names can be added to it")
    void names() {
        FakeWmiBuilder builder = FakeWmi.builder()
                .machine("web01", "192.0.2.10")
                .machine("web02")
                .machine("web01", "web01.example.com");
        assertThat(code(builder.namespace("root\\x").build(), "\\\\WEB01.example.com\\root\\x", null))
                .isEqualTo(HResult.WBEM_S_NO_ERROR);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.machine("web03", "192.0.2.10"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.machine("web01", "WEB02"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.hostName("web02"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.hostName(""));
    }

    @Test
    @DisplayName("a program that talks to many hosts finds on each its own data")
    void manyHosts() {
        FakeWmiBuilder builder = FakeWmi.builder();
        for (int i = 0; i < 20; i++) {
            builder.machine("host" + i)
                    .define(FakeClass.named("C").key("K", CimType.UINT8))
                    .instance("C", Map.of("K", i));
        }
        FakeWmi fake = builder.build();
        fake.faults().on(FakeOperation.EXEC_QUERY).onHost("HOST7").fail(HResult.WBEM_E_SHUTTING_DOWN);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            try (WmiNamespace namespace = fake.locator().connect("\\\\host" + i + "\\root\\cimv2")) {
                seen.add(String.valueOf(
                        namespace.query("SELECT * FROM C").first().orElseThrow().getInt("K")));
            } catch (WmiServerUnavailableException e) {
                seen.add(e.hresult().name());
            }
        }
        assertThat(seen).hasSize(20).startsWith("0", "1").endsWith("18", "19");
        assertThat(seen.get(7)).isEqualTo("WBEM_E_SHUTTING_DOWN");
        assertThat(fake.journal().entries(FakeOperation.NEXT))
                .extracting(FakeJournal.Entry::machine)
                .hasSize(19)
                .doesNotHaveDuplicates()
                .doesNotContain("host7");
    }

    @Test
    @DisplayName("making a fake starts no thread")
    void cheap() {
        FakeWmiBuilder builder = FakeWmi.builder().machine("web01");
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<FakeWmi> fakes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            fakes.add(builder.build());
        }
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .filter(thread -> thread.getName().startsWith("wmi-")))
                .isEmpty();
        assertThat(fakes).extracting(FakeWmi::locator).doesNotHaveDuplicates();
    }
}
