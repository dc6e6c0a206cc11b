package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wmisdk.QualifierFlavor.AMENDED;
import static org.wmisdk.QualifierFlavor.NOT_OVERRIDABLE;
import static org.wmisdk.QualifierFlavor.PROPAGATED;
import static org.wmisdk.QualifierFlavor.SYSTEM;
import static org.wmisdk.QualifierFlavor.TO_INSTANCE;
import static org.wmisdk.QualifierFlavor.TO_SUBCLASS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A schema")
class WmiClassTest {
    private static final CimValue TEXT = CimValue.of(CimType.STRING, null);
    private static final CimValue NUMBER = CimValue.of(CimType.UINT32, null);
    private static final WmiQualifier KEY = WmiQualifier.flag("Key");

    private static SystemProperties system(@Nullable String name, @Nullable List<String> derivation) {
        return new SystemProperties(1, name, null, null, null, null, derivation, null, null, null);
    }

    private static WmiProperty property(String name, CimValue value, WmiQualifier... qualifiers) {
        return new WmiProperty(name, value, null, "A", true, List.of(qualifiers));
    }

    private static WmiParameter parameter(String name, boolean in, boolean out) {
        return new WmiParameter(name, TEXT, null, in, out, List.of());
    }

    private static WmiClass definition(WmiQualifier... qualifiers) {
        return new WmiClass(
                system("A", List.of("B", "C")),
                List.of(qualifiers),
                List.of(property("Id", TEXT, KEY), property("Size", NUMBER), property("Part", NUMBER, KEY)),
                List.of(new WmiMethod("Do", List.of(parameter("X", true, false)), null, "B", false, List.of())));
    }

    private static WmiQualifier texts(String name, String... values) {
        return new WmiQualifier(name, CimValue.ofArray(CimType.STRING, List.of(values)), Set.of());
    }

    // ---- the class

    @Test
    @DisplayName("names its parent first and its dynasty last")
    void derivation() {
        assertThat(definition().name()).isEqualTo("A");
        assertThat(definition().superclass()).isEqualTo("B");
        assertThat(definition().dynasty()).isEqualTo("C");
        assertThat(definition().isA("a")).isTrue();
        assertThat(definition().isA("c")).isTrue();
        assertThat(definition().isA("D")).isFalse();
        assertThat(definition()).hasToString("class A : B");
        WmiClass top = new WmiClass(system("C", List.of()), List.of(), List.of(), List.of());
        assertThat(top.superclass()).isNull();
        assertThat(top.dynasty()).isEqualTo("C");
        assertThat(top).hasToString("class C");
    }

    @Test
    @DisplayName("finds properties and methods in any case, and keys in their order")
    void members() {
        assertThat(definition().property("sIZE").orElseThrow().name()).isEqualTo("Size");
        assertThat(definition().property("Do")).isEmpty();
        assertThat(definition().method("dO").orElseThrow().name()).isEqualTo("Do");
        assertThat(definition().method("Size")).isEmpty();
        assertThat(definition().keys()).extracting(WmiProperty::name).containsExactly("Id", "Part");
    }

    @Test
    @DisplayName("is abstract, a singleton or an association by its qualifiers, if they are TRUE")
    void questions() {
        assertThat(definition().isAbstract()).isFalse();
        assertThat(definition(WmiQualifier.flag("ABSTRACT")).isAbstract()).isTrue();
        assertThat(definition(WmiQualifier.flag("singleton")).isSingleton()).isTrue();
        assertThat(definition(WmiQualifier.flag("Association")).isAssociation()).isTrue();
        WmiQualifier no = new WmiQualifier("Abstract", CimValue.of(CimType.BOOLEAN, false), Set.of());
        assertThat(definition(no).isAbstract()).isFalse();
        assertThat(definition(texts("Abstract", "true")).isAbstract()).isFalse();
    }

    @Test
    @DisplayName("is complete unless it says that it is not, which counts when two are compared")
    void complete() {
        WmiClass whole = definition();
        WmiClass part = new WmiClass(whole.system(), false, whole.qualifiers(), whole.properties(), whole.methods());
        assertThat(whole.complete()).isTrue();
        assertThat(part.complete()).isFalse();
        assertThat(part).isNotEqualTo(whole);
        assertThat(definition()).isEqualTo(whole).hasSameHashCodeAs(whole);
    }

    @Test
    @DisplayName("has a name and a derivation")
    void unnamed() {
        for (SystemProperties bad : List.of(system(null, List.of()), system("A", null))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new WmiClass(bad, List.of(), List.of(), List.of()))
                    .withMessageContaining("system");
        }
    }

    @Test
    @DisplayName("copies its lists, and hands out none that can be changed")
    void copies() {
        List<WmiProperty> properties = new ArrayList<>(List.of(property("Id", TEXT)));
        WmiClass definition = new WmiClass(system("A", List.of()), List.of(), properties, List.of());
        properties.clear();
        assertThat(definition.properties()).hasSize(1);
        for (List<?> list : List.of(definition.properties(), definition.methods(), definition.qualifiers())) {
            assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    // ---- properties, methods and parameters

    @Test
    @DisplayName("prints properties as MOF declares them")
    void propertyText() {
        assertThat(property("Id", TEXT)).hasToString("string Id");
        assertThat(property("Codes", CimValue.ofArray(CimType.UINT16, null))).hasToString("uint16 Codes[]");
        CimValue reference = CimValue.of(CimType.REFERENCE, null);
        assertThat(property("Any", reference)).hasToString("object ref Any");
        assertThat(new WmiProperty("One", reference, "Win32_Service", null, true, List.of()))
                .hasToString("Win32_Service ref One");
        CimValue objects = CimValue.ofArray(CimType.OBJECT, null);
        assertThat(new WmiProperty("All", objects, "Win32_ACE", null, true, List.of()))
                .hasToString("Win32_ACE All[]");
        assertThat(property("Any", objects)).hasToString("object Any[]");
    }

    @Test
    @DisplayName("says the type of a property whose default is NULL")
    void propertyType() {
        WmiProperty codes = property("Codes", CimValue.ofArray(CimType.UINT16, null));
        assertThat(codes.type()).isEqualTo(CimType.UINT16);
        assertThat(codes.isArray()).isTrue();
        assertThat(codes.isKey()).isFalse();
        assertThat(property("Id", TEXT, KEY).isKey()).isTrue();
    }

    @Test
    @DisplayName("prints methods with their signature")
    void methodText() {
        WmiParameter returned = new WmiParameter("ReturnValue", NUMBER, null, false, true, List.of());
        assertThat(new WmiMethod(
                        "Do",
                        List.of(parameter("A", true, false), parameter("B", true, true), parameter("C", false, true)),
                        returned,
                        null,
                        true,
                        List.of()))
                .hasToString("uint32 Do([in] string A, [in, out] string B, [out] string C)");
        assertThat(new WmiMethod("Rest", List.of(), null, null, true, List.of()))
                .hasToString("void Rest()");
    }

    @Test
    @DisplayName("finds parameters in any case, and has no parameter that goes nowhere")
    void parameters() {
        WmiMethod method = definition().methods().get(0);
        assertThat(method.parameter("x").orElseThrow().name()).isEqualTo("X");
        assertThat(method.parameter("Y")).isEmpty();
        assertThat(method.isStatic()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameter("X", false, false))
                .withMessageContainingAll("in, out", "X");
    }

    // ---- qualifiers

    @Test
    @DisplayName("has qualifiers of four types and arrays of them, none of them NULL")
    void qualifierTypes() {
        for (CimType type : CimType.values()) {
            boolean allowed = EnumSet.of(CimType.BOOLEAN, CimType.SINT32, CimType.REAL64, CimType.STRING)
                    .contains(type);
            CimValue empty = CimValue.ofArray(type, List.of());
            if (allowed) {
                assertThat(new WmiQualifier("Q", empty, Set.of()).value()).isEqualTo(empty);
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> new WmiQualifier("Q", empty, Set.of()))
                        .withMessageContainingAll("Q", type.mofName());
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new WmiQualifier("Q", CimValue.of(type, null), Set.of()))
                    .withMessageContaining("not NULL");
        }
    }

    @Test
    @DisplayName("prints qualifiers with the flavors that MOF has a word for")
    void qualifierText() {
        assertThat(WmiQualifier.flag("key")).hasToString("key(true)");
        assertThat(texts("Values", "a", "b\"")).hasToString("Values{\"a\", \"b\\\"\"}");
        assertThat(WmiQualifier.flag("key", PROPAGATED, NOT_OVERRIDABLE, TO_SUBCLASS, TO_INSTANCE))
                .hasToString("key(true) : ToInstance ToSubclass DisableOverride");
        assertThat(new WmiQualifier("Text", CimValue.of(CimType.STRING, "x"), Set.of(AMENDED, SYSTEM)))
                .hasToString("Text(\"x\") : Amended");
        assertThat(WmiQualifier.flag("key", PROPAGATED)).hasToString("key(true)");
    }

    @Test
    @DisplayName("compares qualifiers by name, value and flavors, in whatever order these were given")
    void qualifierEquality() {
        WmiQualifier one = WmiQualifier.flag("key", TO_SUBCLASS, TO_INSTANCE);
        assertThat(one).isEqualTo(WmiQualifier.flag("key", TO_INSTANCE, TO_SUBCLASS));
        assertThat(one).isNotEqualTo(WmiQualifier.flag("key", TO_INSTANCE));
        assertThat(one.has(TO_SUBCLASS)).isTrue();
        assertThat(one.has(AMENDED)).isFalse();
        assertThatThrownBy(one.flavors()::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("reads flavors from their bits and back, passing over bits without a name")
    void flavorBits() {
        assertThat(QualifierFlavor.of(0)).isEmpty();
        assertThat(QualifierFlavor.of(0x31)).containsExactlyInAnyOrder(TO_INSTANCE, NOT_OVERRIDABLE, PROPAGATED);
        assertThat(QualifierFlavor.of(0xFFFFFFFC))
                .containsExactlyInAnyOrder(NOT_OVERRIDABLE, PROPAGATED, SYSTEM, AMENDED);
        for (QualifierFlavor flavor : QualifierFlavor.values()) {
            assertThat(QualifierFlavor.of(flavor.bit())).containsExactly(flavor);
        }
        assertThat(QualifierFlavor.bits(Set.of(TO_INSTANCE, AMENDED))).isEqualTo(0x81);
        assertThat(QualifierFlavor.bits(Set.of())).isZero();
    }

    // ---- what values mean

    private static Map<String, String> meanings(WmiQualifier... qualifiers) {
        return property("State", NUMBER, qualifiers).valueMap();
    }

    @Test
    @DisplayName("pairs ValueMap and Values in their order")
    void valueMap() {
        Map<String, String> map = meanings(texts("values", "Off", "On"), texts("VALUEMAP", "9", "1"));
        assertThat(new ArrayList<>(map.entrySet())).containsExactly(Map.entry("9", "Off"), Map.entry("1", "On"));
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("numbers Values that have no ValueMap, and lets a ValueMap without Values mean itself")
    void halfAValueMap() {
        assertThat(meanings()).isEmpty();
        assertThat(meanings(texts("Values", "Off", "On"))).isEqualTo(Map.of("0", "Off", "1", "On"));
        assertThat(meanings(texts("ValueMap", "OK", "Error"))).isEqualTo(Map.of("OK", "OK", "Error", "Error"));
    }

    @ParameterizedTest
    @CsvSource({"'1,2,3', 'a,b'", "'1,2', 'a,b,c'"})
    @DisplayName("pairs lists of unequal length as far as both go")
    void unequalValueMap(String keys, String values) {
        assertThat(meanings(texts("ValueMap", keys.split(",")), texts("Values", values.split(","))))
                .isEqualTo(Map.of("1", "a", "2", "b"));
    }

    @Test
    @DisplayName("takes the first meaning of a value that stands there twice, and numbers as text")
    void oddValueMap() {
        assertThat(meanings(texts("ValueMap", "1", "1"), texts("Values", "a", "b")))
                .isEqualTo(Map.of("1", "a"));
        WmiQualifier numbers = new WmiQualifier("ValueMap", CimValue.ofArray(CimType.SINT32, List.of(-1, 2)), Set.of());
        assertThat(meanings(numbers, texts("Values", "a", "b"))).isEqualTo(Map.of("-1", "a", "2", "b"));
        WmiQualifier single = new WmiQualifier("ValueMap", CimValue.of(CimType.STRING, "1"), Set.of());
        assertThat(meanings(single, texts("Values", "a"))).isEqualTo(Map.of("0", "a"));
    }
}
