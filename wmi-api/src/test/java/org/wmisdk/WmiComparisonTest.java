package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two objects or classes are the same")
class WmiComparisonTest {
    private static SystemProperties system(
            @Nullable Integer genus, String className, List<String> derivation, String server) {
        return new SystemProperties(
                genus, className, null, null, null, null, derivation, server, "root\\cimv2", "\\\\" + server + "\\x");
    }

    private static WmiObject.Builder object(String className, String server) {
        return WmiObject.builder().system(system(2, className, List.of("Base"), server));
    }

    private static WmiObject text(String text) {
        return object("Thing", "A").set("Name", CimType.STRING, text).build();
    }

    private static WmiQualifier key(QualifierFlavor... flavors) {
        return WmiQualifier.flag("key", flavors);
    }

    private static WmiProperty property(String name, @Nullable Object initial, WmiQualifier... qualifiers) {
        return new WmiProperty(name, CimValue.of(CimType.STRING, initial), null, "Thing", true, List.of(qualifiers));
    }

    private static WmiParameter in(String name, @Nullable Object initial) {
        return new WmiParameter(name, CimValue.of(CimType.SINT32, initial), null, true, false, List.of());
    }

    private static WmiMethod method(WmiParameter... parameters) {
        return new WmiMethod("Run", List.of(parameters), null, "Thing", true, List.of());
    }

    private static WmiClass type(List<WmiProperty> properties, WmiMethod... methods) {
        return new WmiClass(system(1, "Thing", List.of("Base"), "A"), List.of(), properties, List.of(methods));
    }

    /** The one thing that may be ignored so that they are the same; nothing else makes a difference. */
    private static void onlyFor(WmiComparison ignored, WmiObject one, WmiObject other) {
        assertThat(one.sameAs(other)).isFalse();
        assertThat(other.sameAs(one)).isFalse();
        for (WmiComparison each : WmiComparison.values()) {
            assertThat(one.sameAs(other, each)).as(each.name()).isEqualTo(each == ignored);
        }
    }

    private static void onlyFor(Set<WmiComparison> ignored, WmiClass one, WmiClass other) {
        assertThat(one.sameAs(other)).isFalse();
        assertThat(other.sameAs(one)).isFalse();
        for (WmiComparison each : WmiComparison.values()) {
            assertThat(one.sameAs(other, each)).as(each.name()).isEqualTo(ignored.contains(each));
        }
    }

    @Test
    @DisplayName("whatever the case of their names and the order of their properties")
    void namesAndOrder() {
        WmiObject one = object("Thing", "A")
                .set("Name", CimType.STRING, "x")
                .setArray("Sizes", CimType.UINT8, new byte[] {1, 2})
                .build();
        WmiObject other = object("THING", "a")
                .setArray("sizes", CimType.UINT8, new byte[] {1, 2})
                .set("NAME", CimType.STRING, "x")
                .build();
        assertThat(one.sameAs(other)).isTrue();
        assertThat(one).isNotEqualTo(other);
        WmiClass ordered = type(List.of(property("A", null), property("B", null)));
        assertThat(ordered.sameAs(type(List.of(property("b", null), property("a", null)))))
                .isTrue();
    }

    @Test
    @DisplayName("if their values are, to the case of texts unless that is ignored")
    void values() {
        onlyFor(WmiComparison.IGNORE_CASE, text("x"), text("X"));
        WmiObject nested =
                object("Thing", "A").set("In", CimType.OBJECT, text("x")).build();
        onlyFor(
                WmiComparison.IGNORE_CASE,
                nested,
                object("Thing", "A").set("In", CimType.OBJECT, text("X")).build());
        WmiComparison[] all = WmiComparison.values();
        assertThat(text("x").sameAs(text("y"), all)).isFalse();
        assertThat(text("x")
                        .sameAs(
                                object("Thing", "A")
                                        .set("Name", CimType.STRING, null)
                                        .build(),
                                all))
                .isFalse();
        assertThat(text("1")
                        .sameAs(
                                object("Thing", "A")
                                        .set("Name", CimType.SINT32, 1)
                                        .build(),
                                all))
                .isFalse();
        assertThat(text("x").sameAs(object("Thing", "A").build(), all)).isFalse();
        WmiObject list = object("Thing", "A")
                .setArray("L", CimType.STRING, List.of("a", "b"))
                .build();
        assertThat(list.sameAs(
                        object("Thing", "A")
                                .setArray("L", CimType.STRING, List.of("b", "a"))
                                .build(),
                        all))
                .isFalse();
        assertThat(list.sameAs(
                        object("Thing", "A")
                                .setArray("L", CimType.STRING, List.of("a"))
                                .build(),
                        all))
                .isFalse();
    }

    @Test
    @DisplayName("if they are of the same class, and from the same place")
    void classAndSource() {
        WmiObject here = object("Thing", "A").build();
        onlyFor(WmiComparison.IGNORE_CLASS, here, object("Other", "A").build());
        onlyFor(WmiComparison.IGNORE_OBJECT_SOURCE, here, object("Thing", "B").build());
        WmiObject nowhere = WmiObject.builder().build();
        assertThat(here.sameAs(nowhere, WmiComparison.IGNORE_CLASS)).isFalse();
        assertThat(here.sameAs(nowhere, WmiComparison.IGNORE_CLASS, WmiComparison.IGNORE_OBJECT_SOURCE))
                .isTrue();
    }

    @Test
    @DisplayName("if they are classes with the same members, whoever declared them")
    void membersOfClasses() {
        WmiProperty declaredElsewhere =
                new WmiProperty("Name", CimValue.of(CimType.STRING, null), null, "Other", true, List.of());
        WmiProperty inherited =
                new WmiProperty("Name", CimValue.of(CimType.STRING, null), null, "Base", false, List.of());
        WmiClass thing = type(List.of(property("Name", null)));
        onlyFor(EnumSet.of(WmiComparison.IGNORE_CLASS), thing, type(List.of(inherited)));
        WmiClass other = new WmiClass(
                system(1, "Other", List.of("Base"), "A"), List.of(), List.of(declaredElsewhere), List.of());
        onlyFor(EnumSet.of(WmiComparison.IGNORE_CLASS), thing, other);
    }

    @Test
    @DisplayName("if their qualifiers and their flavors are")
    void qualifiers() {
        WmiClass keyed = type(List.of(property("Name", null, key(QualifierFlavor.TO_INSTANCE))));
        onlyFor(EnumSet.of(WmiComparison.IGNORE_QUALIFIERS), keyed, type(List.of(property("Name", null))));
        onlyFor(
                EnumSet.of(WmiComparison.IGNORE_QUALIFIERS, WmiComparison.IGNORE_FLAVOR),
                keyed,
                type(List.of(property("Name", null, key()))));
    }

    @Test
    @DisplayName("if their defaults are")
    void defaults() {
        onlyFor(
                EnumSet.of(WmiComparison.IGNORE_DEFAULT_VALUES),
                type(List.of(property("Name", "a"))),
                type(List.of(property("Name", null))));
        onlyFor(
                EnumSet.of(WmiComparison.IGNORE_DEFAULT_VALUES),
                type(List.of(), method(in("A", 1))),
                type(List.of(), method(in("A", 2))));
    }

    @Test
    @DisplayName("if their methods have the same parameters in the same order")
    void methods() {
        WmiParameter[] parameters = {in("A", null), in("B", null)};
        WmiClass one = type(List.of(), method(parameters));
        assertThat(one.sameAs(type(List.of(), method(in("a", null), in("b", null)))))
                .isTrue();
        List<WmiParameter> reversed = new ArrayList<>(List.of(parameters));
        Collections.reverse(reversed);
        onlyFor(Set.of(), one, type(List.of(), method(reversed.toArray(WmiParameter[]::new))));
        onlyFor(Set.of(), one, type(List.of(), method(parameters[0])));
        onlyFor(Set.of(), one, type(List.of()));
    }

    @Test
    @DisplayName("by the flags of WBEM_COMPARISON_FLAG")
    void flags() {
        assertThat(WmiComparison.values())
                .extracting(WmiComparison::value)
                .containsExactly(0x1, 0x2, 0x4, 0x8, 0x10, 0x20);
    }
}
