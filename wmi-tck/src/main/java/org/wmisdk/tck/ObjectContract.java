package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.fake.FakeClass;
import org.wmisdk.fake.FakeWmi;

/** Reading an object by its path. */
@DisplayName("Objects by path")
public abstract class ObjectContract extends Contract {
    private static final WmiPath THIRD =
            WmiPath.builder(TestData.NUMBERS).key("Id", 3).build();

    /** For the classes that run the suite in a world. */
    protected ObjectContract() {}

    @Test
    @DisplayName("OBJECT-01 the object is the one that a query of its class delivers, with its system properties")
    void asQueried() {
        try (WmiNamespace namespace = data()) {
            WmiObject queried = namespace
                    .query("SELECT * FROM " + TestData.NUMBERS + " WHERE Id = 3")
                    .withSystemProperties()
                    .first()
                    .orElseThrow();
            WmiObject got = namespace.get(THIRD);
            assertThat(got).isEqualTo(queried);
            assertThat(got.system()).isEqualTo(queried.system());
        }
    }

    @Test
    @DisplayName(
            "OBJECT-02 the path that an object has leads to it again: relative, and whole with machine and namespace")
    void ownPath() {
        try (WmiNamespace namespace = data()) {
            WmiObject got = namespace.get(THIRD);
            for (String path : List.of(
                    String.valueOf(got.system().relpath()),
                    String.valueOf(got.system().path()))) {
                assertThat(namespace.get(WmiPath.of(path))).isEqualTo(got);
            }
            assertThat(namespace.get(WmiPath.of("\\\\.\\ROOT\\Tck:" + THIRD))).isEqualTo(got);
        }
    }

    @Test
    @DisplayName("OBJECT-03 neither the case of names nor a name that an only key leaves out matters")
    void spelling() {
        try (WmiNamespace namespace = data()) {
            for (String path : List.of("tck_numbers.ID=3", "TCK_Numbers=3")) {
                assertThat(namespace.get(WmiPath.of(path)).getLong("Id"))
                        .as(path)
                        .isEqualTo(3);
            }
        }
    }

    @Test
    @DisplayName("OBJECT-04 keys with quotes, backslashes and what is not ASCII lead to their object")
    void quoting() {
        try (WmiNamespace namespace = data()) {
            for (String key : TestData.AWKWARD_KEYS) {
                WmiPath path = WmiPath.builder(TestData.KEYS)
                        .key("Name", key)
                        .key("Number", 1)
                        .build();
                assertThat(namespace.get(path).getString("Name")).isEqualTo(key);
            }
        }
    }

    @Test
    @DisplayName("OBJECT-05 the keys of a path may stand in any order")
    void keyOrder() {
        try (WmiNamespace namespace = data()) {
            WmiPath path = WmiPath.builder(TestData.KEYS)
                    .key("Number", 1)
                    .key("Name", TestData.AWKWARD_KEYS.get(0))
                    .build();
            assertThat(namespace.get(path).getString("Name")).isEqualTo(TestData.AWKWARD_KEYS.get(0));
        }
    }

    @Test
    @DisplayName("OBJECT-06 the path of a base class leads to an instance of a subclass, with what that has more")
    void subclass() {
        try (WmiNamespace namespace = data()) {
            WmiObject derived = namespace.get(
                    WmiPath.builder(TestData.BASE).key("Name", "derived").build());
            assertThat(derived.system().className()).isEqualTo("TCK_Derived");
            assertThat(derived.getString("OnlyDerived")).isEqualTo("here");
        }
    }

    @Test
    @DisplayName("OBJECT-07 a singleton is read with =@")
    void singleton() {
        try (WmiNamespace namespace = data()) {
            assertThat(namespace
                            .get(WmiPath.builder(TestData.SINGLETON).singleton().build())
                            .getString("Text"))
                    .isEqualTo("the only one");
        }
    }

    @Test
    @DisplayName(
            "OBJECT-08 an object that is not there is a WmiNotFoundException that names it, and empty where that is asked")
    void missing() {
        WmiPath missing = WmiPath.builder(TestData.NUMBERS).key("Id", 4711).build();
        try (WmiNamespace namespace = data()) {
            assertThatThrownBy(() -> namespace.get(missing)).isInstanceOfSatisfying(WmiNotFoundException.class, e -> {
                assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_NOT_FOUND);
                assertThat(e.objectPath()).isEqualTo(missing.toString());
                assertThat(e.operation()).isEqualTo("get");
            });
            assertThat(namespace.find(missing)).isEmpty();
            assertThat(namespace.find(THIRD))
                    .hasValueSatisfying(
                            object -> assertThat(object.getLong("Id")).isEqualTo(3));
            assertThat(namespace.find(WmiPath.of("TCK_NoSuchClass.Id=1"))).isEmpty();
        }
    }

    @Test
    @DisplayName("OBJECT-09 keys that are not those of the class are WBEM_E_INVALID_OBJECT_PATH, and no empty answer")
    void wrongKeys() {
        try (WmiNamespace namespace = data()) {
            for (String path : List.of("TCK_Numbers.Name=\"number 3\"", "TCK_Numbers.Id=3,Name=\"number 3\"")) {
                assertThatThrownBy(() -> namespace.find(WmiPath.of(path)))
                        .as(path)
                        .isInstanceOfSatisfying(
                                WmiException.class,
                                e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OBJECT_PATH));
            }
        }
    }

    @Test
    @DisplayName(
            "OBJECT-10 the path of a class, of a namespace or of an object elsewhere is refused before anything is asked")
    void refused() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            for (WmiPath path : List.of(
                    WmiPath.of(TestData.NUMBERS),
                    WmiPath.ofNamespace("root\\cimv2"),
                    WmiPath.of("root\\cimv2:TCK_Numbers.Id=3"),
                    WmiPath.of("\\\\elsewhere\\root\\tck:TCK_Numbers.Id=3"))) {
                assertThatThrownBy(() -> namespace.get(path))
                        .as(path.toString())
                        .isInstanceOfSatisfying(WmiException.class, e -> {
                            assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OBJECT_PATH);
                            assertThat(e.hint()).isNotNull();
                        });
            }
        }
        assertThat(trouble.count(Point.GET_OBJECT)).isZero();
    }

    @Test
    @DisplayName("OBJECT-11 every value of an object is that of the query")
    void values() {
        try (WmiNamespace namespace = data()) {
            for (WmiObject row : namespace
                    .query("SELECT * FROM " + TestData.VALUES)
                    .withSystemProperties()
                    .list()) {
                WmiPath path = WmiPath.builder(TestData.VALUES)
                        .key("Case", String.valueOf(row.getString("Case")))
                        .build();
                assertThat(namespace.get(path)).isEqualTo(row);
            }
        }
    }

    @Test
    @DisplayName("OBJECT-12 objects of several classes one after the other each have their own properties")
    void severalClasses() {
        try (WmiNamespace namespace = data()) {
            for (int i = 0; i < 3; i++) {
                assertThat(namespace.get(THIRD).names()).containsExactlyInAnyOrder("Id", "Name");
                for (String name : List.of("base", "derived")) {
                    assertThat(namespace
                                    .get(WmiPath.builder(TestData.BASE)
                                            .key("Name", name)
                                            .build())
                                    .has("OnlyDerived"))
                            .isEqualTo(name.equals("derived"));
                }
            }
        }
    }

    @Test
    @DisplayName("OBJECT-13 at its timeout the caller is freed although the server does not answer")
    void timeout() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            Gate gate = trouble.holdDeaf(Point.GET_OBJECT, 1);
            assertThatThrownBy(() -> namespace.get(THIRD, WmiOptions.none().timeout(Duration.ofMillis(1))))
                    .isInstanceOf(WmiTimeoutException.class);
            assertThat(gate.isOpen()).isFalse();
            gate.open();
            Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
        }
    }

    @Test
    @DisplayName("OBJECT-14 a future gets the object; cancelling it cancels the call on the server")
    void future() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            assertThat(namespace.getAsync(THIRD, WmiOptions.none()).join().getLong("Id"))
                    .isEqualTo(3);
            Gate gate = trouble.hold(Point.GET_OBJECT, 1);
            CompletableFuture<WmiObject> held = namespace.getAsync(THIRD, WmiOptions.none());
            gate.awaitArrival();
            held.cancel(true);
            gate.awaitOpened(); // by the cancellation: nobody else opens it
            assertThatThrownBy(held::join).isInstanceOf(CancellationException.class);
            Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
        }
    }

    @Test
    @DisplayName("OBJECT-15 context values go to the provider, and a closed namespace reads nothing")
    void contextAndClosed() {
        WmiOptions wide = WmiOptions.none().context(WmiContext.empty().withProviderArchitecture(64));
        WmiNamespace namespace = data();
        try (namespace) {
            assertThat(namespace.get(THIRD, wide).getLong("Id")).isEqualTo(3);
        }
        assertThatIllegalStateException().isThrownBy(() -> namespace.get(THIRD)).withMessageContaining("closed");
    }

    @Test
    @DisplayName("OBJECT-16 an object of the sample machine, or of this one, is read by the path of a row")
    void ofTheMachine() {
        try (WmiNamespace namespace = cimv2()) {
            WmiObject disk = namespace
                    .query("SELECT * FROM Win32_LogicalDisk WHERE DeviceID = 'C:'")
                    .withSystemProperties()
                    .first()
                    .orElseThrow();
            WmiObject got = namespace.get(
                    WmiPath.builder("Win32_LogicalDisk").key("DeviceID", "C:").build());
            assertThat(got.getString("DeviceID")).isEqualTo("C:");
            assertThat(got.names()).containsExactlyElementsOf(disk.names());
            assertThat(namespace.find(WmiPath.of("Win32_LogicalDisk.DeviceID=\"0:\"")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName(
            "OBJECT-17 an instance that went between the query that showed it and the get is a WmiNotFoundException, or empty")
    void goneMeanwhile() {
        needs(Capability.OWN_DATA);
        List<Map<String, Object>> running = new CopyOnWriteArrayList<>(List.of(Map.of("Id", 1), Map.of("Id", 2)));
        open(Setup.of(FakeWmi.builder()
                .hostName(TestData.COMPUTER)
                .namespace(TestData.NAMESPACE)
                .define(FakeClass.named("TCK_Running").key("Id", CimType.UINT32))
                .rows("TCK_Running", running::stream)
                .build()));
        try (WmiNamespace namespace = data()) {
            List<WmiPath> paths = namespace.instances("TCK_Running").withSystemProperties().list().stream()
                    .map(row -> WmiPath.of(String.valueOf(row.system().path())))
                    .toList();
            running.remove(1);
            assertThat(namespace.get(paths.get(0)).getLong("Id")).isEqualTo(1);
            assertThatThrownBy(() -> namespace.get(paths.get(1))).isInstanceOf(WmiNotFoundException.class);
            assertThat(namespace.find(paths.get(1))).isEmpty();
        }
    }
}
