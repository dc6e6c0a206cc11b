package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A call of a method")
class WmiMethodCallTest {
    private static final WmiPath LAMP = WmiPath.of("Lamp");

    private static final WmiObject BULB = WmiObject.builder().className("Bulb").build();

    private final ScriptedBackend backend = new ScriptedBackend();

    private static WmiParameter object(String name, @Nullable String className, WmiQualifier... qualifiers) {
        return new WmiParameter(name, CimValue.of(CimType.OBJECT, null), className, true, false, List.of(qualifiers));
    }

    private static WmiClass lamp(WmiParameter... parameters) {
        WmiParameter returnValue = new WmiParameter(
                WmiParameter.RETURN_VALUE, CimValue.of(CimType.UINT32, null), null, false, true, List.of());
        WmiMethod method = new WmiMethod("Switch", List.of(parameters), returnValue, "Lamp", true, List.of());
        SystemProperties system =
                new SystemProperties(1, "Lamp", null, "Lamp", "Lamp", 0, List.of(), "HERE", "root\\cimv2", null);
        return new WmiClass(system, List.of(), List.of(), List.of(method));
    }

    private List<String> called() {
        return backend.calls().stream()
                .filter(each -> each.startsWith("method ") || each.startsWith("class "))
                .map(each -> each.substring(0, each.indexOf(' ')))
                .toList();
    }

    @Test
    @DisplayName("is not made when its caller has gone while the class was read")
    void abandoned() {
        CountDownLatch gone = new CountDownLatch(1);
        backend.know(lamp()).onWorkers();
        WmiLocator locator = WmiLocator.over(backend);
        try (WmiNamespace namespace = locator.connect("root\\cimv2")) {
            backend.beforeQuery(() -> ScriptedBackend.awaitUninterrupted(gone));
            assertThatThrownBy(() -> namespace
                            .method(LAMP, "Switch")
                            .timeout(Duration.ofMillis(1))
                            .call())
                    .isInstanceOf(WmiTimeoutException.class);
            assertThat(locator.abandonedCalls()).isEqualTo(1);
            gone.countDown();
            while (locator.abandonedCalls() > 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(called()).doesNotContain("method");
    }

    @Test
    @DisplayName("takes no two names that differ in case alone, and no name that is none")
    void badNames() {
        try (WmiNamespace namespace = backend.connect()) {
            Map<String, Object> twice = new LinkedHashMap<>();
            twice.put("On", true);
            twice.put("ON", false);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> namespace.method(LAMP, "Switch").args(twice))
                    .withMessageContaining("twice");
            for (String name : List.of("", " ", "Switch()", "a\0b", "1st", "x".repeat(5000))) {
                assertThatThrownBy(() -> namespace.method(LAMP, name).call())
                        .isInstanceOf(WmiInvalidParameterException.class)
                        .hasMessageContaining("method name");
            }
            assertThat(called()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "passes an object that names no class as one of the class that its parameter, or a qualifier of that, says")
    void objectsWithoutClass() {
        WmiQualifier embedded = new WmiQualifier("EmbeddedInstance", CimValue.of(CimType.STRING, "Shade"), Set.of());
        backend.know(lamp(object("Bulb", "Bulb"), object("Shade", null, embedded), object("Any", null)));
        WmiObject nameless =
                WmiObject.builder().set("Colour", CimType.STRING, "red").build();
        try (WmiNamespace namespace = backend.connect()) {
            WmiMethodCall call =
                    namespace.method(LAMP, "Switch").arg("Bulb", nameless).arg("Shade", nameless);
            call.call();
            assertThat(backend.calls())
                    .filteredOn(each -> each.startsWith("method "))
                    .singleElement()
                    .asString()
                    .contains("Bulb{Colour", "Shade{Colour");
            assertThatThrownBy(() -> call.arg("Any", nameless).call())
                    .isInstanceOf(WmiInvalidParameterException.class)
                    .hasMessageContaining("\"Any\": the class of the object is not known");
        }
    }

    @Test
    @DisplayName("is not refused by a class that was kept and has changed since")
    void changedClass() {
        backend.know(lamp());
        try (WmiNamespace namespace = backend.connect()) {
            WmiMethodCall call = namespace.method(LAMP, "Switch").arg("Bulb", BULB);
            assertThatThrownBy(call::call).isInstanceOf(WmiInvalidParameterException.class);
            backend.know(lamp(object("Bulb", "Bulb")));
            call.call();
            backend.know(lamp());
            assertThatThrownBy(() -> call.arg("Shade", BULB).call())
                    .isInstanceOf(WmiInvalidParameterException.class)
                    .hasMessageContaining("\"Bulb\", \"Shade\""); // by what the class says now
        }
    }

    @Test
    @DisplayName("says what is wrong with an argument without its value, which may be secret")
    void secret() {
        WmiParameter pin = new WmiParameter("Pin", CimValue.of(CimType.UINT8, null), null, true, false, List.of());
        WmiParameter since =
                new WmiParameter("Since", CimValue.of(CimType.DATETIME, null), null, true, false, List.of());
        backend.know(lamp(pin, since));
        try (WmiNamespace namespace = backend.connect()) {
            WmiMethodCall call = namespace.method(LAMP, "Switch");
            assertThatThrownBy(() -> call.arg("Pin", 4711).call())
                    .hasMessageContaining("uint8 holds 0 to 255")
                    .hasMessageNotContaining("4711");
            assertThatThrownBy(() -> call.arg("Since", "my secret").call())
                    .hasMessageContaining("it is no datetime or interval of CIM")
                    .hasMessageNotContaining("my secret");
        }
    }

    @Test
    @DisplayName("like the put of an instance, is not made when its caller has gone while the class was read")
    void abandonedPut() {
        CountDownLatch gone = new CountDownLatch(1);
        backend.know(lamp()).onWorkers();
        WmiLocator locator = WmiLocator.over(backend);
        try (WmiNamespace namespace = locator.connect("root\\cimv2")) {
            backend.beforeQuery(() -> ScriptedBackend.awaitUninterrupted(gone));
            assertThatThrownBy(() -> namespace
                            .create("Lamp")
                            .timeout(Duration.ofMillis(1))
                            .put())
                    .isInstanceOf(WmiTimeoutException.class);
            gone.countDown();
            while (locator.abandonedCalls() > 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(backend.calls()).noneMatch(each -> each.startsWith("put "));
    }
}
