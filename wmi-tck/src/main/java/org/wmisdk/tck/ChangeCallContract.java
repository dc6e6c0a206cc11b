package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiChange;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiPutMode;
import org.wmisdk.WmiSubscription;
import org.wmisdk.WmiTimeoutException;

/** Creating and updating instances: the calls, those who make them at the same time, and their failures. */
@DisplayName("Calls that change instances")
public abstract class ChangeCallContract extends ChangeSuite {
    /** For the classes that run the suite in a world. */
    protected ChangeCallContract() {}

    private Map<String, Integer> callsOf(Runnable action) {
        Map<String, Integer> before = comServer().faults().counts();
        action.run();
        Map<String, Integer> calls = new TreeMap<>(comServer().faults().counts());
        calls.replaceAll((call, count) -> count - before.getOrDefault(call, 0));
        return calls;
    }

    @Test
    @DisplayName(
            "CHANGE-13 an instance that is deleted between its being read and its being written is not found, nor made anew")
    void deletedMeanwhile() {
        try (WmiNamespace namespace = changeable();
                WmiNamespace other = data()) {
            Gate gate = trouble().hold(Point.PUT, 1);
            CompletableFuture<WmiPath> held =
                    namespace.update(DESK).set("Watts", 1).putAsync();
            gate.awaitArrival();
            other.delete(DESK);
            gate.open();
            assertThatThrownBy(held::join).hasCauseInstanceOf(WmiNotFoundException.class);
            assertThat(other.find(DESK)).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "CHANGE-14 an update leaves alone what somebody else wrote meanwhile into other properties; of one the last stays")
    void lastWriterWins() {
        try (WmiNamespace namespace = changeable();
                WmiNamespace other = data()) {
            Gate gate = trouble().hold(Point.PUT, 1);
            CompletableFuture<WmiPath> held =
                    namespace.update(DESK).set("Watts", 1).putAsync();
            gate.awaitArrival();
            other.update(DESK).set("Watts", 2).set("Color", "red").put();
            gate.open();
            held.join();
            assertThat(other.get(DESK).getLong("Watts")).isEqualTo(1);
            assertThat(other.get(DESK).getString("Color")).isEqualTo("red");
        }
    }

    @Test
    @DisplayName("CHANGE-15 a put that fails is not tried again, whatever it fails with; the next one works")
    void putOnce() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            WmiChange desk = namespace.update(DESK).set("Watts", 60);
            WmiChange floor =
                    namespace.create(ChangeData.LAMP).set("Name", "floor").mode(WmiPutMode.CREATE_OR_UPDATE);
            for (WmiChange change : List.of(desk, floor)) {
                for (HResult code :
                        List.of(HResult.WBEM_E_NOT_FOUND, HResult.of(0x8004103D), HResult.RPC_S_SERVER_UNAVAILABLE)) {
                    change.put();
                    int before = trouble.count(Point.PUT);
                    trouble.fail(Point.PUT, 1, code.value());
                    failsWith(code, change::put);
                    assertThat(trouble.count(Point.PUT) - before)
                            .as(code.toString())
                            .isEqualTo(1);
                }
                change.put();
            }
            trouble.fail(Point.PUT, 1, 0x8004103D);
            failsWith(HResult.of(0x8004103D), desk::put, "allProperties");
            desk.set("Color", "red").allProperties().put();
            assertThat(namespace.get(DESK).getString("Color")).isEqualTo("red");
        }
    }

    @Test
    @DisplayName("CHANGE-16 at its timeout the caller is freed; a cancelled future cancels the put on the server")
    void timeoutAndFuture() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            WmiChange desk = namespace.update(DESK).set("Watts", 60);
            assertThat(desk.timeout(Duration.ofMinutes(1)).put().relative()).isEqualTo(DESK);
            assertThat(desk.putAsync().join().relative()).isEqualTo(DESK);
            Gate deaf = trouble.holdDeaf(Point.PUT, 1);
            assertThatThrownBy(desk.timeout(Duration.ofMillis(500))::put).isInstanceOf(WmiTimeoutException.class);
            deaf.open();
            Gate gate = trouble.hold(Point.PUT, 1);
            CompletableFuture<WmiPath> held = desk.putAsync();
            gate.awaitArrival();
            held.cancel(true);
            gate.awaitOpened(); // by the cancellation: nobody else opens it
            assertThatThrownBy(held::join).isInstanceOf(CancellationException.class);
            Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
        }
    }

    @Test
    @DisplayName(
            "CHANGE-17 a repeated change costs one call for each value that is set: the class is kept, an instance read anew")
    void nativeCalls() {
        needs(Capability.COM_SERVER);
        try (WmiNamespace namespace = changeable()) {
            WmiChange desk = namespace.update(DESK).set("Watts", 60).set("Color", "red");
            WmiChange floor =
                    namespace.create(ChangeData.LAMP).set("Name", "floor").mode(WmiPutMode.CREATE_OR_UPDATE);
            desk.put();
            floor.put();
            assertThat(callsOf(desk::put))
                    .containsEntry("IWbemServices::GetObject", 1)
                    .containsEntry("IWbemClassObject::Put", 2)
                    .containsEntry("IWbemClassObject::SpawnInstance", 0)
                    .containsEntry("IWbemServices::PutInstance", 1)
                    .containsEntry("IWbemCallResult::GetResultString", 1);
            assertThat(callsOf(floor::put))
                    .containsEntry("IWbemServices::GetObject", 0)
                    .containsEntry("IWbemClassObject::Put", 1)
                    .containsEntry("IWbemClassObject::SpawnInstance", 1)
                    .containsEntry("IWbemServices::PutInstance", 1);
        }
    }

    @Test
    @DisplayName(
            "CHANGE-18 a failure that only the result of the call tells is that of the put, and so is the end of its time")
    void failureOfResult() {
        needs(Capability.COM_SERVER);
        try (WmiNamespace namespace = changeable()) {
            WmiChange desk = namespace.update(DESK).set("Watts", 60);
            comServer()
                    .faults()
                    .answer("IWbemCallResult::GetResultString", 1, HResult.WBEM_E_ACCESS_DENIED.value(), "not you");
            failsWith(HResult.WBEM_E_ACCESS_DENIED, desk::put, "not you");
            comServer().faults().answer("IWbemCallResult::GetResultString", 1, HResult.WBEM_S_TIMEDOUT.value());
            assertThatThrownBy(desk::put).isInstanceOf(WmiTimeoutException.class);
            comServer().faults().answer("IWbemCallResult::GetResultString", 1, 0); // success without a path
            assertThat(desk.put()).isEqualTo(DESK);
            comServer().faults().answer("IWbemCallResult::GetResultString", 1, 0);
            assertThat(namespace
                            .create("TCK_Room")
                            .set("Floor", 2)
                            .set("Name", "attic")
                            .put())
                    .isEqualTo(WmiPath.of("TCK_Room.Name=\"attic\",Floor=2"));
            comServer().faults().answer("IWbemServices::PutInstance", 1, 0); // success, and nothing that tells more
            failsWith(
                    HResult.WBEM_E_NOT_AVAILABLE,
                    namespace.create("TCK_Room").set("Floor", 2)::put,
                    "was written",
                    "Name");
        }
    }

    @Test
    @DisplayName("CHANGE-19 a whole update overwrites what somebody else wrote since the instance was read")
    void lostUpdate() {
        needs(Capability.COM_SERVER);
        try (WmiNamespace namespace = changeable();
                WmiNamespace other = data()) {
            Gate gate = trouble().hold(Point.PUT, 1);
            CompletableFuture<WmiPath> held =
                    namespace.update(DESK).set("Watts", 1).allProperties().putAsync();
            gate.awaitArrival();
            other.update(DESK).set("Color", "red").put();
            gate.open();
            held.join();
            assertThat(other.get(DESK).getString("Color")).isEqualTo("white");
        }
    }

    @Test
    @DisplayName(
            "CHANGE-20 values are in no text of a change, nor in what refuses them; without the rights nothing is written")
    void secretsAndRights() {
        try (WmiNamespace namespace = changeable()) {
            WmiChange change = namespace.update(DESK).set("Watts", TestData.PASSWORD);
            assertThat(change.toString()).contains("Watts").doesNotContain(TestData.PASSWORD);
            assertThatThrownBy(change::put)
                    .satisfies(e -> assertThat(String.valueOf(e.getMessage()))
                            .contains("Watts")
                            .doesNotContain(TestData.PASSWORD));
        }
        try (Credentials user = Credentials.of(TestData.USER, TestData.PASSWORD.toCharArray());
                WmiNamespace guarded = guarded(user)) {
            failsWith(
                    HResult.WBEM_E_ACCESS_DENIED,
                    guarded.create(ChangeData.LAMP).set("Name", "floor")::put);
        }
    }

    @Test
    @DisplayName("CHANGE-21 a class that is changed after its first use is read anew where a property is missing")
    void changedClass() {
        try (WmiNamespace namespace = changeable()) {
            namespace.create(ChangeData.LAMP).set("Name", "floor").put();
            namespace.deleteClass(ChangeData.LAMP);
            failsWith(
                    HResult.WBEM_E_NOT_FOUND,
                    namespace.create(ChangeData.LAMP).set("Name", "floor").set("Height", 3)::put);
        }
    }

    @Test
    @DisplayName(
            "CHANGE-22 whoever subscribes hears of an instance that is created, updated and deleted, with what was before")
    void events() {
        Duration patience = Duration.ofSeconds(30);
        try (WmiNamespace namespace = changeable();
                WmiSubscription changes = namespace
                        .events("SELECT * FROM __InstanceOperationEvent WHERE TargetInstance ISA 'TCK_Lamp'")
                        .subscribe()) {
            namespace.create(ChangeData.LAMP).set("Name", "floor").put();
            namespace.update(lamp("floor")).set("Watts", 60).put();
            namespace.delete(lamp("floor"));
            assertThat(changes.take(patience).system().className()).isEqualTo("__InstanceCreationEvent");
            WmiObject updated = changes.take(patience);
            assertThat(updated.system().className()).isEqualTo("__InstanceModificationEvent");
            assertThat(Objects.requireNonNull(updated.getObject("TargetInstance"))
                            .getLong("Watts"))
                    .isEqualTo(60);
            assertThat(Objects.requireNonNull(updated.getObject("PreviousInstance"))
                            .getLong("Watts"))
                    .isEqualTo(40);
            assertThat(changes.take(patience).system().className()).isEqualTo("__InstanceDeletionEvent");
            failsWith(
                    HResult.WBEM_E_INVALID_OBJECT_PATH,
                    namespace.update(updated).set("TIME_CREATED", 0)::put);
        }
    }
}
