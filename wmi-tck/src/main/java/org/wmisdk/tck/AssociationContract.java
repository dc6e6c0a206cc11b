package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiQuery;
import org.wmisdk.fake.FakeWmi;

/** Associators and references as calls. */
@DisplayName("Associations")
public abstract class AssociationContract extends Contract {
    private static final String STRANGE = "a \"b\" \\c\\ 'd' {e} }, f=g";
    private static final String CLASSES = """
            class TCK_Node { [key] string Name; };
            [Marked : ToInstance ToSubClass] class TCK_Special : TCK_Node { };
            [association, Fast : ToInstance ToSubClass] class TCK_Link { [key] TCK_Node ref Start; [key] TCK_Node ref To; };
            [association] class TCK_Owns { [key] TCK_Node ref Owner; [key] TCK_Node ref Owned; uint32 Since = 7; };
            instance of TCK_Node as $a { Name = "a"; };
            instance of TCK_Node as $b { Name = "b"; };
            instance of TCK_Special as $s { Name = "s"; };
            instance of TCK_Node as $o { Name = "o"; };
            instance of TCK_Node as $x { Name = "a \\"b\\" \\\\c\\\\ 'd' {e} }, f=g"; };
            instance of TCK_Link { Start = $a; To = $b; };
            instance of TCK_Link { Start = $s; To = $a; };
            instance of TCK_Owns { Owner = $a; Owned = $o; };
            instance of TCK_Owns { Owner = $x; Owned = $b; };
            """;
    private static final FakeWmi SOURCE = FakeWmi.builder()
            .hostName(TestData.COMPUTER)
            .namespace(TestData.NAMESPACE)
            .mof(CLASSES)
            .build();
    private static final WmiPath A = WmiPath.of("TCK_Node.Name=\"a\"");

    /** For the classes that run the suite in a world. */
    protected AssociationContract() {}

    private WmiNamespace nodes() {
        needs(Capability.OWN_DATA);
        open(Setup.of(SOURCE));
        return data();
    }

    private static List<String> names(WmiQuery query) {
        return query.list().stream().map(row -> row.getString("Name")).sorted().toList();
    }

    private static List<String> classes(WmiQuery query) {
        return query.withSystemProperties().list().stream()
                .map(row -> row.system().className())
                .sorted()
                .toList();
    }

    @Test
    @DisplayName("ASSOC-01 the associators of a disk are its partitions, whichever way they are asked for")
    void disks() {
        WmiPath disk = WmiPath.of("Win32_LogicalDisk.DeviceID=\"C:\"");
        try (WmiNamespace namespace = cimv2()) {
            List<WmiObject> partitions = namespace
                    .associators(disk)
                    .resultClass("Win32_DiskPartition")
                    .query()
                    .list();
            assertThat(partitions)
                    .singleElement()
                    .satisfies(partition ->
                            assertThat(partition.getString("DeviceID")).startsWith("Disk #"));
            assertThat(namespace
                            .associators(disk)
                            .associationClass("Win32_LogicalDiskToPartition")
                            .query()
                            .list())
                    .isEqualTo(partitions);
            assertThat(namespace
                            .query("ASSOCIATORS OF {Win32_LogicalDisk.DeviceID='C:'}"
                                    + " WHERE ResultClass = Win32_DiskPartition")
                            .list())
                    .isEqualTo(partitions);
        }
    }

    @Test
    @DisplayName("ASSOC-02 each condition of ASSOCIATORS OF selects what WMI says, and all given must hold")
    void conditions() {
        try (WmiNamespace namespace = nodes()) {
            assertThat(names(namespace.associators(A).query())).containsExactly("b", "o", "s");
            assertThat(names(namespace.associators(A).resultClass("TCK_Special").query()))
                    .containsExactly("s");
            assertThat(names(namespace
                            .associators(A)
                            .associationClass("tck_OWNS")
                            .query()))
                    .containsExactly("o");
            assertThat(names(namespace.associators(A).role("Start").query())).containsExactly("b");
            assertThat(names(namespace.associators(A).resultRole("Start").query()))
                    .containsExactly("s");
            assertThat(names(
                            namespace.associators(A).requiredQualifier("Marked").query()))
                    .containsExactly("s");
            assertThat(names(namespace
                            .associators(A)
                            .requiredAssociationQualifier("Fast")
                            .query()))
                    .containsExactly("b", "s");
            assertThat(names(namespace
                            .associators(A)
                            .resultClass("TCK_Special")
                            .role("Start")
                            .query()))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("ASSOC-03 each condition of REFERENCES OF selects what WMI says")
    void references() {
        try (WmiNamespace namespace = nodes()) {
            assertThat(classes(namespace.references(A).query())).containsExactly("TCK_Link", "TCK_Link", "TCK_Owns");
            assertThat(classes(namespace.references(A).resultClass("TCK_Link").query()))
                    .hasSize(2);
            assertThat(classes(namespace.references(A).role("Start").query())).containsExactly("TCK_Link");
            assertThat(classes(namespace.references(A).requiredQualifier("Fast").query()))
                    .hasSize(2);
            assertThat(namespace
                            .references(A)
                            .resultClass("TCK_Owns")
                            .keysOnly()
                            .query()
                            .list())
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("Since").isNull()).isTrue())
                    .satisfies(row -> assertThat(row.getString("Owner")).endsWith("TCK_Node.Name=\"a\""));
        }
    }

    @Test
    @DisplayName("ASSOC-04 classes instead of objects, of an object and of a class")
    void classes() {
        try (WmiNamespace namespace = nodes()) {
            assertThat(classes(namespace.associators(A).classesOnly().query()))
                    .contains("TCK_Node", "TCK_Special")
                    .allMatch(name -> name.startsWith("TCK_"));
            assertThat(classes(namespace.references(A).classesOnly().query())).contains("TCK_Link", "TCK_Owns");
            WmiPath node = WmiPath.of("TCK_Node");
            assertThat(classes(namespace.associators(node).schemaOnly().query()))
                    .contains("TCK_Node");
            assertThat(classes(namespace.references(node).schemaOnly().query())).contains("TCK_Link", "TCK_Owns");
        }
    }

    @Test
    @DisplayName("ASSOC-05 keys with quotes, backslashes and braces arrive as they are")
    void escaping() {
        try (WmiNamespace namespace = nodes()) {
            WmiPath strange = WmiPath.builder("TCK_Node").key("Name", STRANGE).build();
            assertThat(names(namespace.associators(strange).query())).containsExactly("b");
            assertThat(namespace.references(strange).query().list()).hasSize(1);
            assertThat(names(namespace
                            .associators(WmiPath.of("TCK_Node='b'"))
                            .role("Owned")
                            .query()))
                    .containsExactly(STRANGE);
        }
    }

    @Test
    @DisplayName("ASSOC-06 a source may name this computer and namespace; one that is not there is not found")
    void sources() {
        try (WmiNamespace namespace = nodes()) {
            for (String place : List.of(
                    "\\\\.\\root\\tck:",
                    "ROOT\\Tck:",
                    "\\\\localhost\\root\\tck:",
                    "\\\\" + TestData.COMPUTER + "\\root\\tck:")) {
                assertThat(names(namespace.associators(WmiPath.of(place + A)).query()))
                        .as(place)
                        .containsExactly("b", "o", "s");
            }
            WmiQuery gone = namespace.associators(WmiPath.of("TCK_Node='gone'")).query();
            assertThatThrownBy(gone::list).isInstanceOf(WmiNotFoundException.class);
        }
    }

    @Test
    @DisplayName("ASSOC-07 what cannot be asked is refused before anything is asked, with the rule")
    void refused() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            Map<String, String> sources = Map.of(
                    "\\\\.\\root\\tck",
                    "is that of a namespace",
                    "root\\other:" + A,
                    "the connection is to the namespace root\\tck",
                    "\\\\elsewhere\\root\\tck:" + A,
                    "the connection is to this machine");
            sources.forEach((path, why) -> {
                for (ThrowingCallable ask : List.<ThrowingCallable>of(
                        () -> namespace.associators(WmiPath.of(path)), () -> namespace.references(WmiPath.of(path)))) {
                    assertThatThrownBy(ask)
                            .isInstanceOfSatisfying(
                                    WmiException.class,
                                    e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OBJECT_PATH))
                            .hasMessageContainingAll(why, "hint:");
                }
            });
            assertThatThrownBy(
                            () -> namespace.associators(WmiPath.of("TCK_Node")).query())
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OBJECT_PATH))
                    .hasMessageContaining("schemaOnly()");
            assertThatThrownBy(
                            () -> namespace.references(WmiPath.of("TCK_Node")).query())
                    .hasMessageContaining("schemaOnly()");
            for (String bad : List.of("", "a b", "a} WHERE", "x=y", "WHERE")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> namespace.associators(A).resultClass(bad))
                        .withMessageContaining("ResultClass");
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> namespace.references(A).role(bad))
                        .withMessageContaining("Role");
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> namespace.associators(A).classesOnly().resultClass("TCK_Node"))
                    .withMessageContaining("ClassDefsOnly");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> namespace.associators(A).schemaOnly())
                    .withMessageContaining("SchemaOnly");
            assertThat(trouble.count(Point.QUERY)).isZero();
        }
    }

    @Test
    @DisplayName("ASSOC-08 the statement is what a person would write")
    void statement() {
        try (WmiNamespace namespace = cimv2()) {
            WmiPath disk = WmiPath.of("\\\\.\\root\\cimv2:Win32_LogicalDisk='C:'");
            assertThat(namespace
                            .associators(disk)
                            .resultClass("Win32_DiskPartition")
                            .associationClass("Win32_LogicalDiskToPartition")
                            .query()
                            .text())
                    .isEqualTo("ASSOCIATORS OF {Win32_LogicalDisk=\"C:\"} WHERE"
                            + " AssocClass = Win32_LogicalDiskToPartition ResultClass = Win32_DiskPartition");
            assertThat(namespace.references(disk).keysOnly())
                    .hasToString("WmiReferences[REFERENCES OF {Win32_LogicalDisk=\"C:\"} WHERE KeysOnly]");
        }
    }
}
