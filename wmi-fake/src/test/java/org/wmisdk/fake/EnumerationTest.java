package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiDepth;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiRows;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

@DisplayName("Enumerations of a fake, and reading a result again")
class EnumerationTest {
    private static final String CLASSES = """
            class Base { [key] string Name; };
            class Derived : Base { uint32 Extra; };
            instance of Base { Name = "b"; };
            instance of Derived { Name = "d"; Extra = 7; };
            """;

    private final FakeWmi fake = FakeWmi.builder().strict().mof(CLASSES).build();

    @Test
    @Shows({FakeRule.INSTANCES_DEPTH, FakeRule.INSTANCES_CLASS})
    @DisplayName("delivers instances deep and shallow; a class that does not exist is told where a query tells it")
    void instances() {
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            assertThat(namespace.instances("base").list())
                    .extracting(row -> row.names().size())
                    .containsExactly(1, 2);
            assertThat(namespace.instances("Base", WmiDepth.SHALLOW).list()).hasSize(1);
            assertThat(namespace.instances("Derived").list()).hasSize(1);
        }
        WmiSession session = Calls.connect(FakeWmi.builder().mof(CLASSES).build(), "root\\cimv2");
        WmiCursor cursor = session.createInstanceEnum(
                new InstancesCall("NoSuch", QueryCall.RETURN_IMMEDIATELY, false, WmiContext.empty()));
        assertThat(Calls.failure(() -> cursor.next(-1, 1, new ArrayList<>())))
                .satisfies(e -> assertThat(e.call()).isEqualTo("IEnumWbemClassObject::Next"))
                .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_CLASS.value()));
        cursor.close();
        assertThat(Calls.failure(() ->
                                session.createInstanceEnum(new InstancesCall("NoSuch", 0, false, WmiContext.empty())))
                        .call())
                .isEqualTo("IWbemServices::CreateInstanceEnum");
        session.close();
    }

    @Test
    @Shows(FakeRule.RESULT_RESET)
    @DisplayName("goes back only in a result that keeps its rows, which are asked of a function once")
    void reset() {
        List<Integer> asked = new ArrayList<>();
        FakeWmi dynamic = FakeWmi.builder()
                .mof("class Tick { [key] uint32 Id; };")
                .rows("Tick", () -> {
                    asked.add(asked.size());
                    return List.of(Map.of("Id", asked.size()), Map.of("Id", 100)).stream();
                })
                .build();
        try (WmiNamespace namespace = dynamic.locator().connect("root\\cimv2");
                WmiRows rows = namespace.instances("Tick").rewindable().open()) {
            List<Integer> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getInt("Id")));
            rows.rewind();
            rows.forEach(row -> ids.add(row.getInt("Id")));
            assertThat(ids).containsExactly(1, 100, 1, 100);
            assertThat(asked).hasSize(1);
        }
        WmiSession session = Calls.connect(dynamic, "root\\cimv2");
        WmiCursor once = session.execQuery(
                new QueryCall("WQL", "SELECT * FROM Tick", Answers.SEMISYNCHRONOUS, false, WmiContext.empty()));
        assertThat(Calls.code(once::rewind)).isEqualTo(HResult.WBEM_E_INVALID_OPERATION);
        once.close();
        assertThat(Calls.code(once::rewind)).isEqualTo(HResult.RPC_E_DISCONNECTED);
        session.close();
        dynamic.journal().requireNothingOpen();
    }

    @Test
    @Shows({FakeRule.CLASSES_DEPTH, FakeRule.CLASSES_SUPERCLASS})
    @DisplayName("lists classes deep and shallow, with and without a superclass")
    void classes() {
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            assertThat(namespace.classNames("base", WmiDepth.DEEP)).containsExactly("Derived");
            assertThat(namespace.classNames(null, WmiDepth.SHALLOW))
                    .contains("Base", "__SystemClass")
                    .doesNotContain("Derived", "__Event");
            assertThat(namespace.classNames(null, WmiDepth.DEEP)).contains("Derived", "__Event");
            assertThat(namespace.classDefinitions("Base", WmiDepth.DEEP))
                    .containsExactly(namespace.classDefinition("Derived"));
        }
        FakeWmi lenient = FakeWmi.builder().mof(CLASSES).build();
        try (WmiNamespace namespace = lenient.locator().connect("root\\cimv2")) {
            assertThatExceptionOfType(WmiException.class)
                    .isThrownBy(() -> namespace.classNames("NoSuch", WmiDepth.DEEP))
                    .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_CLASS));
        }
    }

    @Test
    @Shows({FakeRule.NAMESPACE_BELOW, FakeRule.NAMESPACE_BELOW_MISSING})
    @DisplayName("opens a namespace below, which the journal counts as a connection")
    void namespaces() {
        FakeWmi lenient = FakeWmi.builder().mof(CLASSES).build();
        try (WmiNamespace root = lenient.locator().connect("root")) {
            assertThat(root.namespaces()).containsExactly("cimv2");
            try (WmiNamespace below = root.openNamespace("CIMV2")) {
                assertThat(below.find(WmiPath.of("Base='b'"))).isPresent();
                assertThat(lenient.journal().openSessions()).isEqualTo(2);
            }
            assertThatExceptionOfType(WmiException.class)
                    .isThrownBy(() -> root.openNamespace("nope"))
                    .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_NAMESPACE));
        }
        lenient.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("shows in the journal and is struck by faults")
    void journal() {
        fake.faults().on(FakeOperation.CREATE_INSTANCE_ENUM).ofClass("Base").failAfter(1, HResult.WBEM_E_SHUTTING_DOWN);
        fake.faults().on(FakeOperation.RESET).fail(HResult.WBEM_E_FAILED);
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            assertThatExceptionOfType(WmiException.class)
                    .isThrownBy(() -> namespace.instances("Base").list())
                    .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_SHUTTING_DOWN));
            try (WmiRows rows = namespace.instances("Derived").rewindable().open()) {
                assertThatExceptionOfType(WmiException.class)
                        .isThrownBy(rows::rewind)
                        .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_FAILED));
            }
        }
        assertThat(fake.journal()
                        .entries(FakeOperation.CREATE_INSTANCE_ENUM)
                        .get(0)
                        .options())
                .containsEntry("flags", "RETURN_IMMEDIATELY|FORWARD_ONLY");
        fake.journal().requireNothingOpen();
    }
}
