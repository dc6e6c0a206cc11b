package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wmisdk.QualifierFlavor.AMENDED;
import static org.wmisdk.QualifierFlavor.NOT_OVERRIDABLE;
import static org.wmisdk.QualifierFlavor.PROPAGATED;
import static org.wmisdk.QualifierFlavor.TO_INSTANCE;
import static org.wmisdk.QualifierFlavor.TO_SUBCLASS;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualified;
import org.wmisdk.WmiQualifier;

/** The schema of a class: what it is, whom it inherits from, its properties and its qualifiers. */
@DisplayName("Schemas")
public abstract class SchemaContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected SchemaContract() {}

    private WmiClass read(String className) {
        try (WmiNamespace namespace = data()) {
            return namespace.classDefinition(className);
        }
    }

    private static WmiProperty property(WmiClass definition, String name) {
        return definition.property(name).orElseThrow();
    }

    private static WmiQualifier qualifier(WmiQualified owner, String name) {
        return owner.qualifier(name).orElseThrow();
    }

    private static List<String> qualifiers(WmiQualified owner) {
        return owner.qualifiers().stream().map(WmiQualifier::name).toList();
    }

    private static Set<QualifierFlavor> flavors(WmiQualified owner, String qualifier) {
        return qualifier(owner, qualifier).flavors();
    }

    @Test
    @DisplayName(
            "SCHEMA-01 a class has its name, its ancestors with the parent first, and the system properties of a class")
    void identity() {
        WmiClass definition = read(TestData.SCHEMA);
        assertThat(definition.name()).isEqualTo("TCK_Schema");
        assertThat(definition.superclass()).isEqualTo("TCK_SchemaMiddle");
        assertThat(definition.derivation()).containsExactly("TCK_SchemaMiddle", "TCK_SchemaTop");
        assertThat(definition.dynasty()).isEqualTo("TCK_SchemaTop");
        assertThat(definition.isA("tck_schematop")).isTrue();
        assertThat(definition.complete()).isTrue();
        SystemProperties system = definition.system();
        assertThat(system.genus()).isEqualTo(SystemProperties.GENUS_CLASS);
        assertThat(system.superclass()).isEqualTo("TCK_SchemaMiddle");
        assertThat(system.dynasty()).isEqualTo("TCK_SchemaTop");
        assertThat(system.propertyCount())
                .isEqualTo(definition.properties().size())
                .isEqualTo(3);
        assertThat(system.namespace()).isEqualToIgnoringCase(TestData.NAMESPACE);
        assertThat(system.relpath()).isEqualTo("TCK_Schema");
        assertThat(system.path()).endsWith(":TCK_Schema");
    }

    @Test
    @DisplayName("SCHEMA-02 a class at the top has no parent, no ancestors, and founds its dynasty")
    void top() {
        WmiClass definition = read("TCK_SchemaTop");
        assertThat(definition.superclass()).isNull();
        assertThat(definition.derivation()).isEmpty();
        assertThat(definition.dynasty()).isEqualTo("TCK_SchemaTop");
        assertThat(definition.system().superclass()).isNull();
        assertThat(definition.system().dynasty()).isEqualTo("TCK_SchemaTop");
        assertThat(definition.isAbstract()).isTrue();
    }

    @Test
    @DisplayName("SCHEMA-03 a class is found in any case, and has the spelling of its schema")
    void anyCase() {
        try (WmiNamespace namespace = cimv2()) {
            for (String spelling : List.of("Win32_Process", "WIN32_PROCESS", "win32_process")) {
                WmiClass definition = namespace.classDefinition(spelling);
                assertThat(definition.name()).isEqualTo("Win32_Process");
                assertThat(property(definition, "PROCESSID").name()).isEqualToIgnoringCase("ProcessId");
                assertThat(property(definition, "processid").type()).isEqualTo(CimType.UINT32);
                assertThat(property(definition, "Name").type()).isEqualTo(CimType.STRING);
                assertThat(property(definition, "Name").isArray()).isFalse();
                assertThat(definition.property("NoSuchProperty")).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("SCHEMA-04 properties have every type, and arrays of each")
    void types() {
        WmiClass definition = read(TestData.VALUES);
        for (CimType type : CimType.values()) {
            WmiProperty single = property(definition, TestData.property(type));
            assertThat(single.type()).as("%s", single).isEqualTo(type);
            assertThat(single.isArray()).as("%s", single).isFalse();
            WmiProperty array = property(definition, TestData.array(type));
            assertThat(array.type()).as("%s", array).isEqualTo(type);
            assertThat(array.isArray()).as("%s", array).isTrue();
        }
        assertThat(definition.properties()).hasSize(1 + 2 * CimType.values().length);
    }

    @Test
    @DisplayName("SCHEMA-05 a default is a value of the type of its property, and NULL where none was declared")
    void defaults() {
        WmiClass definition = read("TCK_SchemaDefaults");
        Map<String, CimValue> declared = Map.of(
                "Flag", CimValue.of(CimType.BOOLEAN, true),
                "Letter", CimValue.of(CimType.CHAR16, 'x'),
                "When", CimValue.of(CimType.DATETIME, CimDateTime.parse("20240229235959.123456+060")),
                "Ratio", CimValue.of(CimType.REAL64, 0.5),
                "Low", CimValue.of(CimType.SINT64, Long.MIN_VALUE),
                "High", CimValue.of(CimType.UINT64, new BigInteger("18446744073709551615")),
                "Text", CimValue.of(CimType.STRING, "text"),
                "Bytes", CimValue.ofArray(CimType.UINT8, List.of(1, 255)),
                "Words", CimValue.ofArray(CimType.STRING, List.of("a", "b")));
        declared.forEach((name, value) ->
                assertThat(property(definition, name).defaultValue()).as(name).isEqualTo(value));
        assertThat(property(definition, "None").defaultValue()).isEqualTo(CimValue.of(CimType.SINT32, null));
        assertThat(property(definition, "Nothing").defaultValue()).isEqualTo(CimValue.ofArray(CimType.UINT32, null));
    }

    @Test
    @DisplayName("SCHEMA-06 keys are the properties with the qualifier key, inherited ones too")
    void keys() {
        for (String name : List.of("TCK_SchemaTop", TestData.SCHEMA)) {
            WmiClass definition = read(name);
            assertThat(definition.keys()).extracting(WmiProperty::name).containsExactly("Name");
            assertThat(property(definition, "Name").isKey()).isTrue();
            assertThat(property(definition, "State").isKey()).isFalse();
        }
    }

    @Test
    @DisplayName(
            "SCHEMA-07 a property is local where it is declared, also anew, and keeps the class that introduced it")
    void origin() {
        WmiClass middle = read("TCK_SchemaMiddle");
        WmiProperty anew = property(middle, "State");
        assertThat(anew.local()).isTrue();
        assertThat(anew.origin()).isEqualTo("TCK_SchemaTop");
        assertThat(anew.defaultValue()).isEqualTo(CimValue.of(CimType.UINT16, 0));
        WmiProperty inherited = property(middle, "Name");
        assertThat(inherited.local()).isFalse();
        assertThat(inherited.origin()).isEqualTo("TCK_SchemaTop");
        WmiClass derived = read(TestData.SCHEMA);
        assertThat(property(derived, "State").local()).isFalse();
        assertThat(property(derived, "State").defaultValue()).isEqualTo(anew.defaultValue());
        assertThat(property(derived, "Count").local()).isTrue();
        assertThat(property(derived, "Count").origin()).isEqualTo(TestData.SCHEMA);
    }

    @Test
    @DisplayName("SCHEMA-08 qualifiers are booleans, sint32, real64 and strings, and arrays of these")
    void qualifierTypes() {
        WmiClass definition = read("TCK_SchemaQualifiers");
        Map<String, CimValue> written = Map.of(
                "Yes", CimValue.of(CimType.BOOLEAN, true),
                "No", CimValue.of(CimType.BOOLEAN, false),
                "Whole", CimValue.of(CimType.SINT32, -7),
                "Real", CimValue.of(CimType.REAL64, 2.5),
                "Text", CimValue.of(CimType.STRING, "a \"quoted\" text"),
                "Truths", CimValue.ofArray(CimType.BOOLEAN, List.of(true, false)),
                "Wholes", CimValue.ofArray(CimType.SINT32, List.of(1, -2, Integer.MAX_VALUE)),
                "Reals", CimValue.ofArray(CimType.REAL64, List.of(0.5, -1.25)),
                "Texts", CimValue.ofArray(CimType.STRING, List.of("one", "")));
        written.forEach((name, value) ->
                assertThat(qualifier(definition, name).value()).as(name).isEqualTo(value));
        assertThat(qualifiers(definition)).containsExactlyInAnyOrderElementsOf(written.keySet());
        assertThat(definition.isTrue("yes")).isTrue();
        assertThat(definition.isTrue("no")).isFalse();
        assertThat(definition.isTrue("whole")).isFalse();
    }

    @Test
    @DisplayName("SCHEMA-09 qualifiers of a class have their flavor, and pass on to subclasses where it says so")
    void classQualifiers() {
        WmiClass top = read("TCK_SchemaTop");
        assertThat(qualifiers(top)).containsExactlyInAnyOrder("Abstract", "Described", "Fixed", "Alone");
        assertThat(flavors(top, "Described")).containsExactlyInAnyOrder(TO_SUBCLASS, TO_INSTANCE);
        assertThat(flavors(top, "Fixed")).containsExactlyInAnyOrder(TO_SUBCLASS, NOT_OVERRIDABLE);
        assertThat(flavors(top, "Alone")).isEmpty();
        WmiClass middle = read("TCK_SchemaMiddle");
        assertThat(qualifiers(middle)).containsExactlyInAnyOrder("Described", "Fixed");
        assertThat(qualifier(middle, "Described").value().asString()).isEqualTo("middle");
        assertThat(flavors(middle, "Described")).doesNotContain(PROPAGATED);
        assertThat(flavors(middle, "Fixed")).containsExactlyInAnyOrder(TO_SUBCLASS, NOT_OVERRIDABLE, PROPAGATED);
        assertThat(flavors(read(TestData.SCHEMA), "Described"))
                .containsExactlyInAnyOrder(TO_SUBCLASS, TO_INSTANCE, PROPAGATED);
    }

    @Test
    @DisplayName(
            "SCHEMA-10 qualifiers of a property have their flavor; CIMTYPE, which type and class say, is not among them")
    void propertyQualifiers() {
        WmiProperty name = property(read("TCK_SchemaTop"), "Name");
        assertThat(qualifiers(name)).containsExactlyInAnyOrder("key", "read", "MaxLen", "Role");
        assertThat(qualifier(name, "maxlen").value()).isEqualTo(CimValue.of(CimType.SINT32, 8));
        assertThat(flavors(name, "Role")).containsExactly(TO_SUBCLASS);
        WmiClass middle = read("TCK_SchemaMiddle");
        assertThat(flavors(property(middle, "Name"), "Role")).containsExactlyInAnyOrder(TO_SUBCLASS, PROPAGATED);
        assertThat(property(middle, "Name").qualifier("MaxLen")).isEmpty();
        assertThat(flavors(property(middle, "State"), "Role")).containsExactly(TO_SUBCLASS);
        Stream.of(TestData.VALUES, "TCK_SchemaLinks")
                .flatMap(each -> read(each).properties().stream())
                .forEach(each ->
                        assertThat(each.qualifier("CIMTYPE")).as("%s", each).isEmpty());
    }

    @Test
    @DisplayName("SCHEMA-11 ValueMap and Values say what the values mean, in their order, where they are inherited too")
    void valueMap() {
        for (String name : List.of("TCK_SchemaTop", TestData.SCHEMA)) {
            Map<String, String> meanings = property(read(name), "State").valueMap();
            assertThat(new ArrayList<>(meanings.entrySet()))
                    .containsExactly(Map.entry("0", "Off"), Map.entry("1", "On"));
        }
    }

    @Test
    @DisplayName("SCHEMA-12 references and embedded objects name their class, or none for any class")
    void links() {
        WmiClass definition = read("TCK_SchemaLinks");
        assertThat(property(definition, "One").type()).isEqualTo(CimType.REFERENCE);
        assertThat(property(definition, "One").className()).isEqualTo(TestData.SCHEMA);
        assertThat(property(definition, "Any").type()).isEqualTo(CimType.REFERENCE);
        assertThat(property(definition, "Any").className()).isNull();
        assertThat(property(definition, "Many").isArray()).isTrue();
        assertThat(property(definition, "Many").className()).isEqualTo(TestData.BASE);
        assertThat(property(definition, "Inner").type()).isEqualTo(CimType.OBJECT);
        assertThat(property(definition, "Inner").className()).isEqualTo("TCK_SchemaDefaults");
        assertThat(property(definition, "AnyInner").type()).isEqualTo(CimType.OBJECT);
        assertThat(property(definition, "AnyInner").className()).isNull();
        assertThat(property(definition, "Inners").isArray()).isTrue();
        assertThat(property(definition, "Inners").className()).isEqualTo("TCK_SchemaDefaults");
        assertThat(read(TestData.VALUES).properties())
                .allSatisfy(each -> assertThat(each.className()).as("%s", each).isNull());
    }

    @Test
    @DisplayName("SCHEMA-13 amended qualifiers come where they are asked for, and nowhere else")
    void amended() {
        try (WmiNamespace namespace = data()) {
            WmiClass plain = namespace.classDefinition("TCK_SchemaAmended");
            assertThat(qualifiers(plain)).containsExactly("Sure");
            assertThat(qualifiers(property(plain, "Id"))).containsExactly("key");
            WmiClass whole = namespace.classDefinition("TCK_SchemaAmended", TestData.AMENDED);
            assertThat(qualifiers(whole)).containsExactlyInAnyOrder("Hint", "Sure");
            assertThat(flavors(whole, "Hint")).containsExactlyInAnyOrder(TO_SUBCLASS, AMENDED);
            assertThat(qualifier(property(whole, "Id"), "Hint").value().asString())
                    .isEqualTo("property");
        }
    }

    @Test
    @DisplayName("SCHEMA-14 a class may have no property, no method and no qualifier")
    void empty() {
        WmiClass definition = read("TCK_SchemaEmpty");
        assertThat(definition.properties()).isEmpty();
        assertThat(definition.methods()).isEmpty();
        assertThat(definition.qualifiers()).isEmpty();
        assertThat(definition.keys()).isEmpty();
        assertThat(definition.complete()).isTrue();
    }

    @Test
    @DisplayName("SCHEMA-15 a schema is a value: it outlives its namespace, and two of one class are equal")
    void value() {
        List<WmiClass> definitions = new ArrayList<>();
        try (WmiNamespace namespace = cimv2()) {
            definitions.add(namespace.classDefinition("Win32_OperatingSystem"));
            definitions.add(namespace.classDefinition("Win32_OperatingSystem"));
        }
        assertThat(definitions.get(0).properties()).isNotEmpty();
        assertThat(definitions.get(0).properties())
                .extracting(WmiProperty::toString)
                .isEqualTo(definitions.get(1).properties().stream()
                        .map(WmiProperty::toString)
                        .toList());
        assertThatThrownBy(definitions.get(0).properties()::clear).isInstanceOf(UnsupportedOperationException.class);
        try (WmiNamespace namespace = data()) {
            assertThat(namespace.classDefinition(TestData.SCHEMA)).isEqualTo(read(TestData.SCHEMA));
        }
    }

    @Test
    @DisplayName("SCHEMA-16 nothing is held when a schema has been read")
    void nothingHeld() {
        comServer();
        try (WmiNamespace namespace = data()) {
            List<String> before = held();
            assertThat(namespace.classDefinition("TCK_SchemaMethods").methods()).isNotEmpty();
            assertThat(namespace.classDefinition("TCK_SchemaLinks").properties())
                    .isNotEmpty();
            assertThat(held()).isEqualTo(before);
        }
        assertThatIllegalStateException().isThrownBy(() -> closed().classDefinition(TestData.SCHEMA));
    }

    @Test
    @DisplayName(
            "SCHEMA-17 a class as a row of a schema query has the properties, defaults and system properties of its schema")
    void schemaQuery() {
        try (WmiNamespace namespace = data()) {
            List<WmiObject> rows = namespace
                    .query("SELECT * FROM meta_class")
                    .withSystemProperties()
                    .batch(3)
                    .list();
            assertThat(rows)
                    .extracting(row -> row.system().className())
                    .contains(TestData.SCHEMA, "TCK_SchemaTop", "TCK_SchemaMiddle", "TCK_SchemaEmpty", TestData.VALUES)
                    .doesNotHaveDuplicates();
            for (WmiObject row : rows) {
                WmiClass definition = namespace.classDefinition(
                        Objects.requireNonNull(row.system().className()));
                assertThat(row.system()).isEqualTo(definition.system());
                assertThat(row.names())
                        .isEqualTo(definition.properties().stream()
                                .map(WmiProperty::name)
                                .toList());
                for (WmiProperty each : definition.properties()) {
                    assertThat(row.get(each.name()))
                            .as("%s of %s", each, definition)
                            .isEqualTo(each.defaultValue());
                }
            }
        }
    }

    @Test
    @DisplayName("SCHEMA-18 a schema query finds a class and those below it, each with what it says itself")
    void schemaQueryBelow() {
        try (WmiNamespace namespace = data()) {
            Map<String, Object> states = new HashMap<>();
            namespace
                    .query("SELECT * FROM meta_class WHERE __this ISA 'TCK_SchemaTop'")
                    .withSystemProperties()
                    .list()
                    .forEach(row -> states.put(row.system().className(), row.getInt("State")));
            assertThat(states).isEqualTo(Map.of("TCK_SchemaTop", 1, "TCK_SchemaMiddle", 0, TestData.SCHEMA, 0));
        }
    }

    private List<String> held() {
        return comServer().outstanding().stream()
                .map(each -> each.kind() + " " + each.what())
                .toList();
    }

    private WmiNamespace closed() {
        WmiNamespace namespace = data();
        namespace.close();
        return namespace;
    }
}
