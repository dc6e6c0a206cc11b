package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiTimeoutException;

/** Deleting instances. */
@DisplayName("Deletions of instances")
public abstract class DeleteContract extends ChangeSuite {
    /** For the classes that run the suite in a world. */
    protected DeleteContract() {}

    @Test
    @DisplayName("DELETE-01 a deleted instance is gone, and a second deletion finds none")
    void deleted() {
        try (WmiNamespace namespace = changeable()) {
            namespace.delete(DESK);
            assertThat(namespace.find(DESK)).isEmpty();
            assertThatThrownBy(() -> namespace.delete(DESK)).isInstanceOfSatisfying(WmiNotFoundException.class, e -> {
                assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_NOT_FOUND);
                assertThat(e.operation()).isEqualTo("delete");
                assertThat(e.objectPath()).isEqualTo(DESK.toString());
            });
        }
    }

    @Test
    @DisplayName("DELETE-02 an instance is deleted by its whole path, by that of a base class, and by =@")
    void deletedByAnyPath() {
        try (WmiNamespace namespace = changeable()) {
            String whole = String.valueOf(namespace.get(DESK).system().path());
            namespace.delete(WmiPath.of(whole));
            namespace.delete(lamp("more"));
            WmiPath setting = WmiPath.of("TCK_Setting=@");
            namespace.delete(setting);
            assertThat(namespace.query("SELECT * FROM TCK_Lamp").list()).isEmpty();
            assertThat(namespace.find(setting)).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "DELETE-03 the path of a class, of a namespace or of an object elsewhere is refused before anything is asked")
    void deletionRefused() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            Map.of(
                            WmiPath.of(ChangeData.LAMP), "deleteClass",
                            WmiPath.ofNamespace("root\\tck"), "namespace",
                            WmiPath.of("root\\cimv2:" + DESK), "root\\tck",
                            WmiPath.of("\\\\elsewhere\\root\\tck:" + DESK), "this machine")
                    .forEach((path, word) ->
                            failsWith(HResult.WBEM_E_INVALID_OBJECT_PATH, () -> namespace.delete(path), word));
            assertThat(trouble.count(Point.DELETE)).isZero();
        }
    }

    @Test
    @DisplayName(
            "DELETE-04 a provider that deletes nothing is WBEM_E_PROVIDER_NOT_CAPABLE; wrong keys are an invalid path")
    void notDeletable() {
        try (WmiNamespace namespace = changeable()) {
            failsWith(HResult.WBEM_E_PROVIDER_NOT_CAPABLE, () -> namespace.delete(named(ChangeData.FIXED, "fixed")));
            failsWith(
                    HResult.WBEM_E_INVALID_OBJECT_PATH, () -> namespace.delete(WmiPath.of("TCK_Lamp.Color=\"white\"")));
            namespace.delete(named(ChangeData.SERVED, "served"));
        }
    }

    @Test
    @DisplayName("DELETE-05 a deletion that fails is not tried again, and at its timeout the caller is freed")
    void deletionFails() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            trouble.fail(Point.DELETE, 1, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            failsWith(HResult.RPC_S_SERVER_UNAVAILABLE, () -> namespace.delete(DESK));
            assertThat(trouble.count(Point.DELETE)).isEqualTo(1);
            Gate gate = trouble.holdDeaf(Point.DELETE, 1);
            assertThatThrownBy(() -> namespace.delete(DESK, WmiOptions.none().timeout(Duration.ofMillis(1))))
                    .isInstanceOf(WmiTimeoutException.class);
            assertThat(gate.isOpen()).isFalse();
            gate.open();
            Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
        }
    }

    @Test
    @DisplayName("DELETE-06 without the rights to write nothing is deleted, and a closed namespace deletes nothing")
    void mayNot() {
        WmiNamespace closed = changeable();
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> closed.delete(DESK)).withMessageContaining("closed");
        try (Credentials user = Credentials.of(TestData.USER, TestData.PASSWORD.toCharArray());
                WmiNamespace guarded = guarded(user)) {
            assertThatCode(() -> guarded.get(DESK)).doesNotThrowAnyException();
            failsWith(HResult.WBEM_E_ACCESS_DENIED, () -> guarded.delete(DESK));
            failsWith(HResult.WBEM_E_ACCESS_DENIED, () -> guarded.deleteClass(ChangeData.LAMP));
        }
    }
}
