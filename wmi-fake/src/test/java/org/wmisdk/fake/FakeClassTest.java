package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;

@DisplayName("A class from Java")
class FakeClassTest {
    private static final FakeClass DISK = FakeClass.named("Disk")
            .qualifier(new WmiQualifier("Version", CimValue.of(CimType.SINT32, 3), Set.of()))
            .key("Id", CimType.STRING)
            .property("Size", CimType.UINT64)
            .with("Units", "bytes")
            .property("State", CimType.UINT8)
            .with("ValueMap", List.of("1", "2"))
            .with("Values", List.of("fine", "worn"))
            .with(WmiQualifier.flag("read"))
            .embedded("Owner", "Person")
            .property(
                    new WmiProperty("Codes", CimValue.ofArray(CimType.UINT16, List.of(1)), null, null, true, List.of()))
            .method(
                    "Format",
                    method -> method.in("Quick", CimType.BOOLEAN)
                            .inOut("Label", CimType.STRING)
                            .out("Left", CimType.UINT64)
                            .returns(CimType.UINT32))
            .with("Privileges", List.of("SeManageVolumePrivilege"))
            .method("Reset", FakeMethod::isStatic);

    private static WmiClass schema(FakeWmiBuilder builder, String className) {
        try (WmiNamespace cimv2 = builder.build().locator().connect("root\\cimv2")) {
            return cimv2.classDefinition(className);
        }
    }

    private static FakeWmiBuilder builder() {
        return FakeWmi.builder()
                .define(FakeClass.named("Person").key("Name", CimType.STRING))
                .define(DISK);
    }

    @Test
    @DisplayName("says types, classes of objects, defaults and qualifiers of properties")
    void properties() {
        WmiClass disk = schema(builder(), "Disk");
        assertThat(disk.qualifier("version").orElseThrow().value().asInt()).isEqualTo(3);
        assertThat(disk.property("Size")
                        .orElseThrow()
                        .qualifier("Units")
                        .orElseThrow()
                        .value()
                        .asString())
                .isEqualTo("bytes");
        assertThat(disk.property("State").orElseThrow().valueMap()).isEqualTo(Map.of("1", "fine", "2", "worn"));
        assertThat(disk.property("State").orElseThrow().isTrue("read")).isTrue();
        assertThat(disk.property("Owner").orElseThrow()).hasToString("Person Owner");
        assertThat(disk.property("Codes").orElseThrow().defaultValue().raw()).isEqualTo(List.of(1));
        assertThat(disk.property("Size").orElseThrow().origin()).isEqualTo("Disk");
    }

    @Test
    @DisplayName("says signatures of methods, whose parameters are numbered in their order")
    void methods() {
        WmiClass disk = schema(builder(), "Disk");
        WmiMethod format = disk.method("format").orElseThrow();
        assertThat(format).hasToString("uint32 Format([in] boolean Quick, [in, out] string Label, [out] uint64 Left)");
        assertThat(format.isTrue("Implemented")).isTrue();
        assertThat(format.qualifier("Privileges").orElseThrow().value().isArray())
                .isTrue();
        assertThat(format.parameters())
                .extracting(parameter ->
                        parameter.qualifier("ID").orElseThrow().value().asInt())
                .containsExactly(0, 1, 2);
        assertThat(disk.method("Reset").orElseThrow().isStatic()).isTrue();
        assertThat(disk.method("Reset").orElseThrow().returnValue()).isNull();
    }

    @Test
    @DisplayName("is made again from a schema that was read, with what the class declares itself")
    void copies() {
        FakeWmiBuilder first = builder()
                .define(FakeClass.named("Fast")
                        .extending("Disk")
                        .property("Size", CimType.UINT64, 7)
                        .method(
                                "Spin",
                                method -> method.parameter(new WmiParameter(
                                        "Speed",
                                        CimValue.ofArray(CimType.UINT8, null),
                                        null,
                                        true,
                                        false,
                                        List.of()))));
        WmiClass disk = schema(first, "Disk");
        WmiClass fast = schema(first, "Fast");
        FakeWmiBuilder second = FakeWmi.builder().define(FakeClass.of(schema(first, "Person")));
        second.define(FakeClass.of(disk)).define(FakeClass.of(fast));
        assertThat(schema(second, "Disk")).isEqualTo(disk);
        assertThat(schema(second, "Fast")).isEqualTo(fast);
        assertThat(schema(second.define(FakeClass.of(fast).property("More", CimType.STRING)), "Fast")
                        .property("More"))
                .isPresent();
    }

    @Test
    @DisplayName("passes qualifiers on to subclasses, those of members too")
    void inherited() {
        WmiClass fast = schema(builder().define(FakeClass.named("Fast").extending("Disk")), "Fast");
        WmiQualifier units =
                fast.property("Size").orElseThrow().qualifier("Units").orElseThrow();
        assertThat(units.has(QualifierFlavor.PROPAGATED)).isTrue();
        assertThat(fast.property("Size").orElseThrow().local()).isFalse();
        assertThat(fast.qualifier("Version")).isEmpty();
    }

    @Test
    @DisplayName("says where a qualifier goes: to the member before it, and of which types it is")
    void badQualifiers() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FakeClass.named("A").with("Units", "bytes"))
                .withMessageContaining("before you qualify");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeClass.named("A").key("K", CimType.STRING).with("Units", 'c'))
                .withMessageContaining("Units");
    }
}
