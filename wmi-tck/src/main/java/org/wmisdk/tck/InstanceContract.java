package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiDepth;
import org.wmisdk.WmiException;
import org.wmisdk.WmiInvalidClassException;
import org.wmisdk.WmiInvalidParameterException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiCursor.Progress;
import org.wmisdk.spi.WmiSession;

/** Reading the instances of a class without a query. */
@DisplayName("Instances of a class")
public abstract class InstanceContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected InstanceContract() {}

    @Test
    @DisplayName("INSTANCE-01 the instances of a class are what SELECT * gives, in any case of its name")
    void all() {
        try (WmiNamespace namespace = cimv2()) {
            List<WmiObject> disks = namespace.instances("win32_LOGICALdisk").list();
            assertThat(disks)
                    .isNotEmpty()
                    .extracting(disk -> disk.getString("DeviceID"))
                    .contains("C:");
            assertThat(disks)
                    .extracting(disk -> disk.getString("DeviceID"))
                    .isEqualTo(namespace.query("SELECT * FROM Win32_LogicalDisk").list().stream()
                            .map(disk -> disk.getString("DeviceID"))
                            .toList());
        }
    }

    @Test
    @DisplayName(
            "INSTANCE-02 deep they are those of derived classes too, each with its own properties; shallow they are not")
    void depth() {
        try (WmiNamespace namespace = data()) {
            List<WmiObject> deep = namespace.instances(TestData.BASE).list();
            assertThat(deep).extracting(row -> row.getString("Name")).containsExactlyInAnyOrder("base", "derived");
            assertThat(namespace.instances(TestData.BASE, WmiDepth.DEEP).list()).isEqualTo(deep);
            for (WmiObject row : deep) {
                assertThat(row.names().contains("OnlyDerived")).isEqualTo("derived".equals(row.getString("Name")));
            }
            assertThat(namespace.instances(TestData.BASE, WmiDepth.SHALLOW).list())
                    .singleElement()
                    .satisfies(row -> assertThat(row.getString("Name")).isEqualTo("base"));
        }
    }

    @Test
    @DisplayName("INSTANCE-03 batches, first, forEach, open and system properties are those of a query")
    void likeQueries() {
        try (WmiNamespace namespace = data()) {
            WmiQuery numbers = namespace.instances(TestData.NUMBERS).batch(5);
            assertThat(numbers.list()).hasSize(TestData.COUNT);
            assertThat(numbers.first().orElseThrow().findSystem()).isEmpty();
            List<Integer> ids = new ArrayList<>();
            numbers.forEach(row -> ids.add(row.getInt("Id")));
            assertThat(ids).hasSize(TestData.COUNT).isSorted();
            try (WmiRows rows = numbers.withSystemProperties().open()) {
                assertThat(rows.stream())
                        .hasSize(TestData.COUNT)
                        .allSatisfy(row ->
                                assertThat(row.system().path()).isNotNull().containsIgnoringCase(TestData.NUMBERS));
            }
        }
    }

    @Test
    @DisplayName("INSTANCE-04 a class that does not exist is a WmiInvalidClassException of the run that names it")
    void unknown() {
        needs(Capability.WINDOWS_CODES);
        try (WmiNamespace namespace = cimv2()) {
            WmiQuery none = namespace.instances("Win32_NoSuchClass");
            assertThatThrownBy(none::list).isInstanceOfSatisfying(WmiInvalidClassException.class, e -> {
                assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_CLASS);
                assertThat(e.operation()).isEqualTo("read instances");
                assertThat(e.objectPath()).isEqualTo("Win32_NoSuchClass");
                assertThat(e.query()).isNull();
            });
            assertThatThrownBy(none::open).isInstanceOf(WmiInvalidClassException.class);
        }
    }

    @Test
    @DisplayName("INSTANCE-05 a text that is no name of a class is refused with the rule, before anything is asked")
    void badNames() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            for (String bad :
                    List.of("", " ", "A B", "9Lives", "A\0", "A.Id=1", "A=@", "root\\tck:A", "a".repeat(4097))) {
                assertThatThrownBy(() -> namespace.instances(bad))
                        .as(bad)
                        .isInstanceOf(WmiInvalidParameterException.class)
                        .hasMessageContaining("class name");
            }
            assertThat(trouble.count(Point.INSTANCES)).isZero();
        }
    }

    @Test
    @DisplayName("INSTANCE-06 depth, options and context go to the server as flags, and nothing else unasked")
    void options() {
        needs(Capability.OWN_DATA);
        List<InstancesCall> calls = new ArrayList<>();
        open(Setup.of(new ForwardingBackend(TestData.source()) {
            @Override
            protected WmiCursor createInstanceEnum(WmiSession session, InstancesCall call) {
                calls.add(call);
                return super.createInstanceEnum(session, call);
            }
        }));
        WmiContext context = WmiContext.empty().withProviderArchitecture(64);
        try (WmiNamespace namespace = data()) {
            namespace.instances(TestData.BASE).list();
            namespace.instances(TestData.BASE, WmiDepth.SHALLOW).rewindable().list();
            namespace
                    .instances(TestData.BASE)
                    .withAmendedQualifiers()
                    .directRead()
                    .context(context)
                    .list();
        }
        assertThat(calls).extracting(InstancesCall::flags).containsExactly(0x30, 0x11, 0x20230);
        assertThat(calls)
                .extracting(InstancesCall::context)
                .containsExactly(WmiContext.empty(), WmiContext.empty(), context);
    }

    @Test
    @DisplayName("INSTANCE-07 what WMI takes for queries only is refused at once, with the way out")
    void queriesOnly() {
        try (WmiNamespace namespace = cimv2()) {
            WmiQuery disks = namespace.instances("Win32_LogicalDisk");
            assertThatIllegalStateException()
                    .isThrownBy(disks::prototype)
                    .withMessageContaining("query(\"SELECT * FROM Win32_LogicalDisk\").prototype()");
            assertThatIllegalStateException()
                    .isThrownBy(disks::ensureLocatable)
                    .withMessageContaining("ensureLocatable()");
        }
    }

    @Test
    @DisplayName(
            "INSTANCE-08 a failure of the call, of the first fetch and of a later one has code, class and namespace")
    void failures() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiQuery numbers = namespace.instances(TestData.NUMBERS).batch(5);
            trouble.fail(Point.INSTANCES, 1, HResult.WBEM_E_ACCESS_DENIED.value(), "not yours");
            assertThatThrownBy(numbers::list)
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED))
                    .hasMessageContainingAll("read instances", "not yours", TestData.NUMBERS, TestData.NAMESPACE);
            for (int nth : new int[] {1, 2}) {
                trouble.fail(Point.NEXT, nth, HResult.WBEM_E_PROVIDER_FAILURE.value());
                assertThatThrownBy(numbers::list)
                        .isInstanceOfSatisfying(
                                WmiException.class,
                                e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_PROVIDER_FAILURE));
            }
            assertThat(numbers.list()).hasSize(TestData.COUNT);
        }
    }

    @Test
    @DisplayName("INSTANCE-09 at the deadline the caller is freed although the server still does not answer")
    void deadline() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            Gate gate = trouble.holdDeaf(Point.INSTANCES, 1);
            assertThatThrownBy(() -> namespace
                            .instances(TestData.NUMBERS)
                            .timeout(Duration.ofSeconds(1))
                            .list())
                    .isInstanceOf(WmiTimeoutException.class)
                    .hasMessageContaining(TestData.NUMBERS);
            assertThat(gate.isOpen()).isFalse();
            gate.open();
        }
    }

    @Test
    @DisplayName("INSTANCE-10 a class that changes its properties and their types between rows gives each row as it is")
    void changingShape() {
        needs(Capability.OWN_DATA);
        List<WmiObject> shapes = List.of(
                WmiObject.builder()
                        .set("Id", CimType.UINT32, 1L)
                        .set("A", CimType.STRING, "x")
                        .build(),
                WmiObject.builder()
                        .set("Id", CimType.UINT32, 2L)
                        .set("A", CimType.STRING, "y")
                        .build(),
                WmiObject.builder()
                        .set("Id", CimType.UINT32, 3L)
                        .set("A", CimType.UINT16, 7)
                        .build(),
                WmiObject.builder().set("Id", CimType.UINT32, 4L).build(),
                WmiObject.builder()
                        .set("Id", CimType.UINT32, 5L)
                        .set("B", CimType.STRING, "z")
                        .build(),
                WmiObject.builder()
                        .set("Id", CimType.STRING, "six")
                        .set("A", CimType.STRING, "w")
                        .build(),
                WmiObject.builder()
                        .set("Id", CimType.UINT32, 7L)
                        .set("A", CimType.STRING, "x")
                        .build());
        open(Setup.of(new ForwardingBackend(TestData.source()) {
            @Override
            protected Progress next(WmiCursor cursor, int timeoutMillis, int count, List<WmiObject> into) {
                List<WmiObject> numbers = new ArrayList<>();
                Progress progress = super.next(cursor, timeoutMillis, count, numbers);
                for (WmiObject number : numbers) {
                    int id = number.getInt("Id");
                    if (id < shapes.size()) {
                        into.add(shapes.get(id));
                    }
                }
                return progress;
            }
        }));
        try (WmiNamespace namespace = data()) {
            for (WmiQuery query : List.of(
                    namespace.instances(TestData.NUMBERS), namespace.query("SELECT * FROM " + TestData.NUMBERS))) {
                assertThat(query.list()).as(query.toString()).isEqualTo(shapes);
                assertThat(query.list()).as("again " + query).isEqualTo(shapes);
            }
        }
    }
}
