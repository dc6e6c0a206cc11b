package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiQualified;
import org.wmisdk.WmiQualifier;

/** The methods in the schema of a class: their parameters, what they return, and where they come from. */
@DisplayName("Methods in schemas")
public abstract class SchemaMethodContract extends Contract {
    private static final String METHODS = "TCK_SchemaMethods";

    /** For the classes that run the suite in a world. */
    protected SchemaMethodContract() {}

    private WmiClass read(String className) {
        try (WmiNamespace namespace = data()) {
            return namespace.classDefinition(className);
        }
    }

    private WmiMethod method(String className, String name) {
        return read(className).method(name).orElseThrow();
    }

    private static List<String> names(WmiMethod method) {
        return method.parameters().stream().map(WmiParameter::name).toList();
    }

    private static WmiParameter parameter(WmiMethod method, String name) {
        return method.parameter(name).orElseThrow();
    }

    private static WmiParameter returnValue(WmiMethod method) {
        return Objects.requireNonNull(method.returnValue(), method + " returns nothing");
    }

    private static List<String> qualifiers(WmiQualified owner) {
        return owner.qualifiers().stream().map(WmiQualifier::name).toList();
    }

    @Test
    @DisplayName("SCHEMA-21 a class has its methods, which are found in any case")
    void methods() {
        WmiClass definition = read(METHODS);
        assertThat(definition.methods())
                .extracting(WmiMethod::name)
                .containsExactlyInAnyOrder("Run", "Poke", "Ask", "Find", "Only");
        assertThat(definition.method("rUN").orElseThrow().name()).isEqualTo("Run");
        assertThat(definition.method("Walk")).isEmpty();
    }

    @Test
    @DisplayName("SCHEMA-22 parameters stand in the order of their ID, whatever their names are")
    void order() {
        WmiMethod run = method(METHODS, "Run");
        assertThat(names(run)).containsExactly("Zone", "Mode", "Done", "At", "Answer");
        for (int i = 0; i < 5; i++) {
            assertThat(run.parameters().get(i).qualifier("ID").orElseThrow().value())
                    .isEqualTo(CimValue.of(CimType.SINT32, i));
        }
    }

    @Test
    @DisplayName("SCHEMA-23 a parameter goes in, out, or both ways, and stands there once")
    void directions() {
        WmiMethod run = method(METHODS, "Run");
        assertThat(run.parameters())
                .extracting(each -> each.name() + (each.in() ? " in" : "") + (each.out() ? " out" : ""))
                .containsExactly("Zone in", "Mode in out", "Done out", "At in", "Answer out");
        assertThat(parameter(run, "Mode").isTrue("in")).isTrue();
        assertThat(parameter(run, "Mode").isTrue("out")).isTrue();
    }

    @Test
    @DisplayName("SCHEMA-24 parameters have types, arrays, defaults, classes and qualifiers as properties have them")
    void parameters() {
        WmiMethod run = method(METHODS, "Run");
        assertThat(run.parameters())
                .extracting(WmiParameter::type)
                .containsExactly(CimType.STRING, CimType.UINT16, CimType.BOOLEAN, CimType.DATETIME, CimType.UINT8);
        assertThat(run.parameters())
                .extracting(WmiParameter::isArray)
                .containsExactly(false, false, false, false, true);
        WmiParameter zone = parameter(run, "zone");
        assertThat(zone.defaultValue()).isEqualTo(CimValue.of(CimType.STRING, "here"));
        assertThat(zone.qualifier("Doc").orElseThrow().value().asString()).isEqualTo("last by name");
        assertThat(parameter(run, "Mode").defaultValue()).isEqualTo(CimValue.of(CimType.UINT16, null));
        assertThat(run.parameters()).allSatisfy(each -> {
            assertThat(each.qualifier("CIMTYPE")).isEmpty();
            assertThat(each.className()).isNull();
        });
        WmiMethod find = method(METHODS, "Find");
        assertThat(parameter(find, "Target").type()).isEqualTo(CimType.REFERENCE);
        assertThat(parameter(find, "Target").className()).isEqualTo(TestData.SCHEMA);
        assertThat(parameter(find, "Like").type()).isEqualTo(CimType.OBJECT);
        assertThat(parameter(find, "Like").className()).isEqualTo("TCK_SchemaDefaults");
        assertThat(parameter(find, "Other").className()).isNull();
    }

    @Test
    @DisplayName("SCHEMA-25 what a method returns is not among its parameters; void is nothing at all")
    void returnValues() {
        WmiParameter number = returnValue(method(METHODS, "Run"));
        assertThat(number.name()).isEqualTo(WmiParameter.RETURN_VALUE);
        assertThat(number.type()).isEqualTo(CimType.UINT32);
        assertThat(number.in()).isFalse();
        assertThat(number.out()).isTrue();
        assertThat(number.qualifier("ID")).isEmpty();
        assertThat(method(METHODS, "Run").parameter(WmiParameter.RETURN_VALUE)).isEmpty();
        assertThat(method(METHODS, "Poke").returnValue()).isNull();
        assertThat(method(METHODS, "Poke").parameters()).isEmpty();
        assertThat(returnValue(method(METHODS, "Ask")).type()).isEqualTo(CimType.STRING);
        WmiParameter object = returnValue(method(METHODS, "Find"));
        assertThat(object.type()).isEqualTo(CimType.OBJECT);
        assertThat(object.className()).isEqualTo("TCK_SchemaDefaults");
        assertThat(names(method(METHODS, "Only"))).containsExactly("Text");
    }

    @Test
    @DisplayName("SCHEMA-26 a method has its qualifiers, among them what its return values mean")
    void methodQualifiers() {
        WmiMethod run = method(METHODS, "Run");
        assertThat(qualifiers(run)).containsExactlyInAnyOrder("Implemented", "Privileges");
        assertThat(run.qualifier("Privileges").orElseThrow().value())
                .isEqualTo(CimValue.ofArray(CimType.STRING, List.of("SeShutdownPrivilege")));
        assertThat(run.isStatic()).isFalse();
        assertThat(method(METHODS, "Poke").isStatic()).isTrue();
        assertThat(method(METHODS, "Ask").qualifiers()).isEmpty();
        assertThat(method(METHODS, "Only").valueMap()).isEqualTo(Map.of("0", "Done", "2", "Missing"));
    }

    @Test
    @DisplayName("SCHEMA-27 a method is local where it is declared, also anew, and keeps the class that introduced it")
    void inherited() {
        WmiClass top = read("TCK_SchemaTop");
        assertThat(top.methods()).allSatisfy(each -> {
            assertThat(each.local()).isTrue();
            assertThat(each.origin()).isEqualTo("TCK_SchemaTop");
        });
        WmiClass middle = read("TCK_SchemaMiddle");
        assertThat(middle.methods()).extracting(WmiMethod::name).containsExactlyInAnyOrder("Reset", "Start");
        assertThat(middle.method("Reset").orElseThrow().local()).isFalse();
        assertThat(qualifiers(middle.method("Reset").orElseThrow())).contains("Doc");
        assertThat(middle.method("Start").orElseThrow().local()).isTrue();
        assertThat(middle.method("Start").orElseThrow().isStatic()).isTrue();
        assertThat(middle.methods())
                .allSatisfy(each -> assertThat(each.origin()).isEqualTo("TCK_SchemaTop"));
        assertThat(read(TestData.SCHEMA).methods()).allSatisfy(each -> {
            assertThat(each.local()).isFalse();
            assertThat(each.origin()).isEqualTo("TCK_SchemaTop");
        });
    }

    @Test
    @DisplayName("SCHEMA-28 amended qualifiers of methods and parameters come where they are asked for")
    void amended() {
        try (WmiNamespace namespace = data()) {
            WmiMethod plain =
                    namespace.classDefinition("TCK_SchemaAmended").method("Run").orElseThrow();
            assertThat(qualifiers(plain)).containsExactly("Implemented");
            assertThat(parameter(plain, "Way").qualifier("Hint")).isEmpty();
            WmiMethod whole = namespace
                    .classDefinition("TCK_SchemaAmended", TestData.AMENDED)
                    .method("Run")
                    .orElseThrow();
            assertThat(whole.qualifier("Hint").orElseThrow().value().asString()).isEqualTo("method");
            assertThat(parameter(whole, "Way")
                            .qualifier("Hint")
                            .orElseThrow()
                            .value()
                            .asString())
                    .isEqualTo("parameter");
        }
    }

    @Test
    @DisplayName("SCHEMA-29 the registry's class says how to call its methods, although it has no property")
    void registry() {
        try (WmiNamespace namespace = locator().connect("root\\default")) {
            WmiClass registry = namespace.classDefinition("StdRegProv");
            assertThat(registry.properties()).isEmpty();
            WmiMethod read = registry.method("GetStringValue").orElseThrow();
            assertThat(read.parameters())
                    .extracting(each -> (each.in() ? "in " : "out ") + each.name())
                    .containsExactly("in hDefKey", "in sSubKeyName", "in sValueName", "out sValue");
            assertThat(parameter(read, "hDefKey").type()).isIn(CimType.UINT32, CimType.SINT32); // of Windows, of Wine
            assertThat(parameter(read, "sValue").type()).isEqualTo(CimType.STRING);
            assertThat(returnValue(read).type()).isEqualTo(CimType.UINT32);
            WmiMethod list = registry.method("EnumKey").orElseThrow();
            assertThat(parameter(list, "sNames").isArray()).isTrue();
            assertThat(parameter(list, "sNames").type()).isEqualTo(CimType.STRING);
        }
    }
}
