package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiInvalidParameterException;
import org.wmisdk.WmiMethodCall;
import org.wmisdk.WmiMethodResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiTimeoutException;

/** Calling methods: of a class and of an instance, with arguments of every type. */
@DisplayName("Methods")
public abstract class MethodContract extends Contract {
    private static final WmiPath CLASS = WmiPath.of(TestData.METHODS);

    /** For the classes that run the suite in a world. */
    protected MethodContract() {}

    private static WmiPath instance(String className, String name) {
        return WmiPath.builder(className).key("Name", name).build();
    }

    @Test
    @DisplayName("METHOD-01 a static method is called on its class, with arguments by name in any case")
    void ofClass() {
        try (WmiNamespace namespace = data()) {
            WmiMethodResult result =
                    namespace.method(CLASS, "add").arg("a", 2).arg("B", 40L).call();
            assertThat(result.returnCode()).isZero();
            assertThat(result.get("sum")).isEqualTo(CimValue.of(CimType.UINT32, 42));
            assertThat(result.method().name()).isEqualTo("Add");
        }
    }

    @Test
    @DisplayName("METHOD-02 a method is called on an instance, and a subclass has its own")
    void ofInstance() {
        try (WmiNamespace namespace = data()) {
            assertThat(namespace
                            .method(instance(TestData.METHODS, "plain"), "Rename")
                            .arg("Prefix", "not ")
                            .call()
                            .returnValue()
                            .asString())
                    .isEqualTo("not plain");
            for (String className : List.of(TestData.METHODS, "TCK_MoreMethods")) {
                assertThat(namespace
                                .method(instance(className, "more"), "Rename")
                                .arg("Prefix", "x")
                                .call()
                                .returnValue()
                                .asString())
                        .as("by the path of " + className)
                        .isEqualTo("more:x");
            }
        }
    }

    @Test
    @DisplayName("METHOD-03 a parameter that is not given keeps its default; NULL is passed as NULL")
    void defaults() {
        try (WmiNamespace namespace = data()) {
            assertThat(namespace
                            .method(CLASS, "Add")
                            .arg("A", 5)
                            .call()
                            .get("Sum")
                            .asLong())
                    .isEqualTo(15);
            assertThat(namespace
                            .method(CLASS, "Reverse")
                            .arg("Text", null)
                            .call()
                            .get("Text")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("METHOD-04 a parameter that goes both ways comes out, and a method that returns nothing says so")
    void inOut() {
        try (WmiNamespace namespace = data()) {
            WmiMethodResult result =
                    namespace.method(CLASS, "Reverse").arg("Text", "abc").call();
            assertThat(result.get("Text").asString()).isEqualTo("cba");
            assertThat(result.out().names()).containsExactly("Text");
            assertThatThrownBy(result::returnValue).isInstanceOf(WmiNotFoundException.class);
            assertThat(result.returnText()).isEmpty();
        }
    }

    @Test
    @DisplayName("METHOD-05 a return value other than zero is a value, with its meaning from the schema")
    void returnText() {
        try (WmiNamespace namespace = data()) {
            WmiMethodCall add = namespace.method(CLASS, "Add").arg("A", 4_294_967_295L);
            assertThat(add.arg("B", 0).call().returnText()).contains("Success");
            WmiMethodResult overflow = add.arg("B", 1).call();
            assertThat(overflow.returnCode()).isEqualTo(1);
            assertThat(overflow.returnText()).contains("Overflow");
            assertThat(overflow.get("Sum").isNull()).isTrue();
        }
    }

    @Test
    @DisplayName("METHOD-06 arguments of every type, and arrays of each, arrive and come back as they were")
    void everyType() {
        try (WmiNamespace namespace = data()) {
            for (TestData.Case row : TestData.Case.values()) {
                WmiMethodCall echo = namespace.method(WmiPath.of("TCK_Echo"), "Echo");
                for (CimType type : CimType.values()) {
                    echo = echo.arg(TestData.property(type), TestData.value(type, row))
                            .arg(TestData.array(type), TestData.elements(type, row));
                }
                WmiObject out = echo.call().out();
                for (CimType type : CimType.values()) {
                    ValueContract.assertSame(
                            out.get(TestData.property(type)), CimValue.of(type, TestData.value(type, row)));
                    ValueContract.assertSame(
                            out.get(TestData.array(type)), CimValue.ofArray(type, TestData.elements(type, row)));
                }
            }
        }
    }

    private static void refused(WmiMethodCall call, HResult code, String... words) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        WmiInvalidParameterException.class,
                        e -> assertThat(e.hresult()).isEqualTo(code))
                .hasMessageContainingAll(words);
    }

    @Test
    @DisplayName(
            "METHOD-07 an argument that the method has not, or whose value does not fit, is named, and nothing is called")
    void badArguments() {
        Trouble trouble = trouble();
        HResult bad = HResult.WBEM_E_INVALID_METHOD_PARAMETERS;
        try (WmiNamespace namespace = data()) {
            WmiMethodCall add = namespace.method(CLASS, "Add");
            refused(add.arg("C", 1), bad, "\"C\"", "Add(");
            refused(add.arg("Sum", 1), bad, "\"Sum\"", "goes in");
            refused(add.arg("A", "two"), bad, "\"A\"", "uint32");
            refused(add.arg("A", -1), bad, "\"A\"", "uint32");
            refused(add.arg("A", List.of(1, 2)), bad, "\"A\"", "uint32");
            refused(namespace.method(CLASS, "Reverse").args(Map.of("Text", 5)), bad, "\"Text\"");
        }
        assertThat(trouble.count(Point.METHOD)).isZero();
    }

    @Test
    @DisplayName("METHOD-08 a method that the class has not is refused with those that it has")
    void unknownMethod() {
        try (WmiNamespace namespace = data()) {
            refused(
                    namespace.method(CLASS, "Subtract"),
                    HResult.WBEM_E_INVALID_METHOD,
                    "TCK_Methods",
                    "\"Subtract\"",
                    "Add",
                    "Rename");
            assertThatThrownBy(() -> namespace
                            .method(WmiPath.of("TCK_NoSuchClass"), "Add")
                            .call())
                    .isInstanceOf(WmiNotFoundException.class);
            assertThatThrownBy(() -> namespace
                            .method(instance(TestData.METHODS, "nobody"), "Rename")
                            .arg("Prefix", "")
                            .call())
                    .isInstanceOf(WmiNotFoundException.class);
        }
    }

    @Test
    @DisplayName("METHOD-09 a target of another namespace or machine is refused before anything is asked")
    void elsewhere() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            for (WmiPath path : List.of(
                    WmiPath.of("root\\cimv2:Win32_Process"),
                    WmiPath.of("\\\\elsewhere\\root\\tck:TCK_Methods"),
                    WmiPath.ofNamespace("root\\tck"))) {
                assertThatThrownBy(() -> namespace.method(path, "Add").call())
                        .as(path.toString())
                        .isInstanceOfSatisfying(
                                WmiException.class,
                                e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OBJECT_PATH));
            }
        }
        assertThat(trouble.count(Point.GET_OBJECT)).isZero();
    }

    @Test
    @DisplayName("METHOD-10 a method that cannot be called fails with the code that says why")
    void notCallable() {
        try (WmiNamespace namespace = data()) {
            Map<String, HResult> codes = Map.of(
                    "Missing", HResult.WBEM_E_METHOD_NOT_IMPLEMENTED,
                    "Off", HResult.WBEM_E_METHOD_DISABLED,
                    "Bodiless", HResult.WBEM_E_PROVIDER_NOT_CAPABLE,
                    "Rename", HResult.WBEM_E_INVALID_METHOD_PARAMETERS); // which is one of an instance
            codes.forEach((method, code) -> assertThatThrownBy(
                            () -> namespace.method(CLASS, method).call())
                    .as(method)
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(code)));
        }
    }

    @Test
    @DisplayName("METHOD-11 a method that fails throws its HRESULT, and names the target and the method")
    void failing() {
        try (WmiNamespace namespace = data()) {
            assertThatThrownBy(() -> namespace
                            .method(CLASS, "Fail")
                            .arg("Code", HResult.WBEM_E_ACCESS_DENIED.value())
                            .call())
                    .isInstanceOfSatisfying(WmiException.class, e -> {
                        assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED);
                        assertThat(e.objectPath()).isEqualTo(TestData.METHODS);
                        assertThat(e.operation()).isEqualTo("call method Fail");
                    });
            assertThat(namespace.method(CLASS, "Add").arg("A", 1).call().returnCode())
                    .isZero();
        }
    }

    @Test
    @DisplayName("METHOD-12 at its timeout the caller is freed although the method has not returned")
    void timeout() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiMethodCall add = namespace.method(CLASS, "Add").arg("A", 1);
            assertThat(add.timeout(Duration.ofMinutes(1)).call().returnCode()).isZero();
            Gate gate = trouble.holdDeaf(Point.METHOD, 1);
            assertThatThrownBy(add.timeout(Duration.ofMillis(1))::call).isInstanceOf(WmiTimeoutException.class);
            assertThat(gate.isOpen()).isFalse();
            gate.open();
            Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
        }
    }

    @Test
    @DisplayName("METHOD-13 a future gets the result; cancelling it cancels the call on the server")
    void future() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiMethodCall add = namespace.method(CLASS, "Add").arg("A", 1);
            assertThat(add.callAsync().join().get("Sum").asLong()).isEqualTo(11);
            Gate gate = trouble.hold(Point.METHOD, 1);
            CompletableFuture<WmiMethodResult> held = add.callAsync();
            gate.awaitArrival();
            held.cancel(true);
            gate.awaitOpened(); // by the cancellation: nobody else opens it
            assertThatThrownBy(held::join).isInstanceOf(CancellationException.class);
            Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
        }
    }

    @Test
    @DisplayName(
            "METHOD-14 a repeated call asks for the signature no more: an object for the arguments, one call each, and the call")
    void nativeCalls() {
        needs(Capability.COM_SERVER);
        try (WmiNamespace namespace = data()) {
            WmiMethodCall add = namespace
                    .method(CLASS, "Add")
                    .arg("A", 1)
                    .arg("B", 2)
                    .context(WmiContext.empty().withProviderArchitecture(64));
            add.call();
            List<Map<String, Integer>> counts = new ArrayList<>();
            counts.add(comServer().faults().counts());
            assertThat(add.call().get("Sum").asLong()).isEqualTo(3);
            counts.add(comServer().faults().counts());
            Map<String, Integer> expected = Map.of(
                    "IWbemServices::GetObject", 0,
                    "IWbemClassObject::GetMethod", 0,
                    "IWbemClassObject::SpawnInstance", 1,
                    "IWbemClassObject::Put", 2,
                    "IWbemServices::ExecMethod", 1,
                    "IWbemClassObject::GetNames", 0);
            expected.forEach((call, times) -> assertThat(
                            counts.get(1).getOrDefault(call, 0) - counts.get(0).getOrDefault(call, 0))
                    .as(call)
                    .isEqualTo(times));
        }
    }

    @Test
    @DisplayName("METHOD-15 the values of arguments are in no text of the call")
    void secrets() {
        try (WmiNamespace namespace = data()) {
            WmiMethodCall call = namespace.method(CLASS, "Reverse").arg("Text", TestData.PASSWORD);
            assertThat(call.toString()).contains("Reverse(Text)").doesNotContain(TestData.PASSWORD);
        }
    }

    @Test
    @DisplayName(
            "METHOD-16 a method is never called twice for one call, whatever it fails with; the next call asks anew")
    void calledOnce() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiMethodCall add = namespace.method(CLASS, "Add").arg("A", 1);
            assertThat(add.call().returnCode()).isZero();
            for (HResult code : List.of(
                    HResult.WBEM_E_INVALID_METHOD_PARAMETERS,
                    HResult.WBEM_E_NOT_FOUND,
                    HResult.RPC_S_SERVER_UNAVAILABLE)) {
                int before = trouble.count(Point.METHOD);
                trouble.fail(Point.METHOD, 1, code.value());
                assertThatThrownBy(add::call)
                        .isInstanceOfSatisfying(
                                WmiException.class, e -> assertThat(e.hresult()).isEqualTo(code));
                assertThat(trouble.count(Point.METHOD) - before)
                        .as(code.toString())
                        .isEqualTo(1);
                assertThat(add.call().returnCode()).isZero();
            }
        }
    }

    @Test
    @DisplayName("METHOD-17 a parameter that the class requires is missed before anything is called")
    void required() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiMethodCall require = namespace.method(CLASS, "Require");
            for (WmiMethodCall call : List.of(require, require.argNull("Must"), require.arg("May", "x"))) {
                refused(call, HResult.WBEM_E_INVALID_METHOD_PARAMETERS, "required and missing: Must");
            }
            assertThat(trouble.count(Point.METHOD)).isZero();
            assertThat(require.arg("Must", "x").call().returnCode()).isZero();
        }
    }

    @Test
    @DisplayName("METHOD-18 an object in an argument is of its own class, else of the class of the parameter")
    void objects() {
        try (WmiNamespace namespace = data()) {
            WmiMethodCall look = namespace.method(CLASS, "Look");
            WmiObject nameless =
                    WmiObject.builder().set("Text", CimType.STRING, "deep").build();
            for (int i = 0; i < 3; i++) {
                assertThat(look.arg("Object", nameless).call().returnValue().asString())
                        .isEqualTo("TCK_Inner deep");
            }
            assertThat(look.argNull("Object").call().returnValue().isNull()).isTrue();
        }
    }

    @Test
    @DisplayName("METHOD-19 a list or an array is taken as it is when it is given")
    void copied() {
        try (WmiNamespace namespace = data()) {
            List<String> list = new ArrayList<>(List.of("a"));
            byte[] bytes = {1};
            WmiMethodCall echo = namespace
                    .method(WmiPath.of("TCK_Echo"), "Echo")
                    .arg(TestData.array(CimType.STRING), list)
                    .arg(TestData.array(CimType.UINT8), bytes);
            list.add("b");
            bytes[0] = 2;
            WmiObject out = echo.call().out();
            assertThat(out.getStrings(TestData.array(CimType.STRING))).containsExactly("a");
            assertThat(out.getBytes(TestData.array(CimType.UINT8))).containsExactly(1);
        }
    }

    @Test
    @DisplayName("METHOD-20 a repeated call with two arguments and two results is these native calls and no other")
    void allNativeCalls() {
        needs(Capability.OWN_STRINGS);
        try (WmiNamespace namespace = data()) {
            WmiMethodCall add = namespace.method(CLASS, "Add").arg("A", 1).arg("B", 2);
            add.call();
            add.call();
            Map<String, Integer> before = comServer().faults().counts();
            add.call();
            Map<String, Integer> made = new TreeMap<>();
            comServer().faults().counts().forEach((call, count) -> {
                if (count > before.getOrDefault(call, 0)) {
                    made.put(call, count - before.getOrDefault(call, 0));
                }
            });
            assertThat(made)
                    .isEqualTo(Map.of(
                            "CoGetApartmentType", 1,
                            "SetErrorInfo", 4, // before each call whose failure may say more
                            "IWbemClassObject::SpawnInstance", 1,
                            "IWbemClassObject::Put", 2,
                            "IWbemServices::ExecMethod", 1,
                            "IWbemClassObject::Get", 2,
                            "IWbemClassObject::Release", 2));
        }
    }
}
