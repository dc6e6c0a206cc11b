package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiPrivilege;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;
import org.wmisdk.tck.server.Blanket;

/** Privileges that an operation needs, enabled for it alone. */
@DisplayName("Privileges")
public abstract class PrivilegeContract extends Contract {
    private static final CFacts FACTS = CFacts.load();
    private static final WmiPrivilege[] NEEDED = {WmiPrivilege.DEBUG, WmiPrivilege.SECURITY};
    private static final WmiPath INSTANCE =
            WmiPath.builder(TestData.PRIVILEGED).key("Name", "secret").build();

    /** For the classes that run the suite in a world. */
    protected PrivilegeContract() {}

    private static WmiQuery all(WmiNamespace namespace) {
        return namespace.query("SELECT * FROM " + TestData.PRIVILEGED);
    }

    /** Everything that needs the privileges, done with some. */
    private static List<Consumer<WmiNamespace>> operations(WmiPrivilege... enabled) {
        WmiOptions options = WmiOptions.none().privileges(enabled);
        return List.of(
                namespace ->
                        assertThat(all(namespace).privileges(enabled).list()).hasSize(1),
                namespace -> assertThat(all(namespace)
                                .privileges(enabled)
                                .timeout(Duration.ofMinutes(1))
                                .list())
                        .hasSize(1),
                namespace -> {
                    try (WmiRows rows = all(namespace).privileges(enabled).open()) {
                        assertThat(rows.stream().count()).isEqualTo(1);
                    }
                },
                namespace -> assertThat(namespace
                                .instances(TestData.PRIVILEGED)
                                .privileges(enabled)
                                .list())
                        .hasSize(1),
                namespace -> assertThat(namespace.get(INSTANCE, options).getString("Name"))
                        .isEqualTo("secret"),
                namespace -> assertThat(namespace
                                .method(WmiPath.of(TestData.PRIVILEGED), "Count")
                                .privileges(enabled)
                                .call()
                                .returnCode())
                        .isEqualTo(1));
    }

    private static void refused(WmiNamespace namespace, Consumer<WmiNamespace> operation, String... words) {
        assertThatThrownBy(() -> operation.accept(namespace))
                .isInstanceOfSatisfying(
                        WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_PRIVILEGE_NOT_HELD))
                .hasMessageContainingAll(words);
    }

    @Test
    @DisplayName("PRIVILEGE-01 what needs privileges fails without them, or with one of them alone")
    void without() {
        try (WmiNamespace namespace = data()) {
            operations().forEach(each -> refused(namespace, each, "privileges(...)"));
            operations(WmiPrivilege.DEBUG).forEach(each -> refused(namespace, each, "privileges(...)"));
        }
    }

    @Test
    @DisplayName(
            "PRIVILEGE-02 it is done with them enabled, on the caller and on a worker, and only that operation has them")
    void with() {
        try (WmiNamespace namespace = data()) {
            for (int i = 0; i < 2; i++) {
                operations(NEEDED).forEach(each -> each.accept(namespace));
                operations().forEach(each -> refused(namespace, each, "privileges(...)"));
            }
        }
    }

    @Test
    @DisplayName("PRIVILEGE-03 a privilege that the account does not hold is named, and nothing is asked")
    void notHeld() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            refused(
                    namespace,
                    each -> numbers(each)
                            .privileges(WmiPrivilege.DEBUG, TestData.NOT_HELD)
                            .list(),
                    TestData.NOT_HELD.windowsName());
            assertThat(trouble.count(Point.QUERY)).isZero();
            assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
        }
    }

    @Test
    @DisplayName(
            "PRIVILEGE-04 the proxies of an operation with privileges show the thread's own token, and no others do")
    void cloaking() {
        needs(Capability.COM_SERVER);
        int cloaking = FACTS.constant("EOAC_DYNAMIC_CLOAKING");
        try (WmiNamespace namespace = data()) {
            numbers(namespace).list();
            assertThat(comServer().blankets()).allMatch(blanket -> (blanket.capabilities() & cloaking) == 0);
            int before = comServer().blankets().size();
            all(namespace).privileges(NEEDED).list();
            List<Blanket> set = comServer().blankets();
            assertThat(set.subList(before, set.size()))
                    .allMatch(blanket -> (blanket.capabilities() & cloaking) != 0)
                    .extracting(Blanket::proxy)
                    .containsExactly("IWbemServices", "IEnumWbemClassObject");
            int after = set.size();
            numbers(namespace).list();
            assertThat(comServer()
                            .blankets()
                            .subList(after, comServer().blankets().size()))
                    .allMatch(blanket -> (blanket.capabilities() & cloaking) == 0);
        }
    }

    @Test
    @DisplayName("PRIVILEGE-05 a thread that impersonates another user is refused: its identity would be lost")
    void impersonating() {
        needs(Capability.COM_SERVER);
        try (WmiNamespace namespace = data()) {
            comServer().impersonate(Thread.currentThread(), true);
            assertThatThrownBy(() -> all(namespace).privileges(NEEDED).list())
                    .hasMessageContaining("CO_E_FAILEDTOIMPERSONATE")
                    .hasMessageContaining("impersonates another user");
            comServer().impersonate(Thread.currentThread(), false);
            assertThat(all(namespace).privileges(NEEDED).list()).hasSize(1);
        }
    }

    @Test
    @DisplayName("PRIVILEGE-06 where a native call of enabling fails the operation does, and the thread is what it was")
    void failing() {
        needs(Capability.COM_SERVER);
        try (WmiNamespace namespace = data()) {
            for (String call :
                    List.of("LookupPrivilegeValueW", "ImpersonateSelf", "AdjustTokenPrivileges", "PrivilegeCheck")) {
                comServer().faults().answer(call, 1, 0);
                assertThatThrownBy(() -> all(namespace).privileges(NEEDED).list())
                        .as(call)
                        .hasMessageContaining(call);
            }
            comServer().faults().answer("CoCopyProxy", 1, HResult.E_INVALIDARG.value());
            assertThatThrownBy(() -> all(namespace).privileges(NEEDED).list()).hasMessageContaining("CoCopyProxy");
            assertThat(all(namespace).privileges(NEEDED).list()).hasSize(1);
        }
    }

    @Test
    @DisplayName("PRIVILEGE-07 a change needs them too, and is carried out with them")
    void changes() {
        WmiPath nobody =
                WmiPath.builder(TestData.PRIVILEGED).key("Name", "nobody").build();
        try (WmiNamespace namespace = data()) {
            refused(namespace, each -> each.delete(nobody), "privileges(...)");
            refused(namespace, each -> each.update(nobody).put(), "privileges(...)");
            assertThatThrownBy(() -> namespace.delete(nobody, WmiOptions.none().privileges(NEEDED)))
                    .isInstanceOf(WmiNotFoundException.class);
            assertThatThrownBy(() -> namespace.update(nobody).privileges(NEEDED).put())
                    .isInstanceOf(WmiNotFoundException.class);
        }
    }
}
