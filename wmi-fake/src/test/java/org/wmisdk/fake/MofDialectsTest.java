package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.CimType;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;

@DisplayName("MOF of other writers")
class MofDialectsTest {
    private static final String DMTF = """
            Qualifier Abstract : boolean = false, Scope(class, association, indication), Flavor(Restricted);
            Qualifier Description : string = null, Scope(any), Flavor(EnableOverride, ToSubclass, Translatable);
            Qualifier Key : boolean = false, Scope(property, reference), Flavor(DisableOverride, ToSubclass);
            Qualifier Counter : boolean = false, Scope(property, method, parameter);
            Qualifier Values : string[] = null, Scope(property, method, parameter), Flavor(EnableOverride, ToSubclass);
            Qualifier MaxLen : uint32 = 256, Scope(property, method, parameter);
            Qualifier Octetstring : boolean = false, Scope(property, parameter, method);
            #pragma locale ("en_US")
            """;

    private static WmiClass schema(FakeWmiBuilder builder, String className) {
        try (WmiNamespace namespace = builder.build().locator().connect("root\\cimv2")) {
            return namespace.classDefinition(className);
        }
    }

    private static WmiObject only(FakeWmiBuilder builder, String className) {
        try (WmiNamespace namespace = builder.build().locator().connect("root\\cimv2")) {
            return namespace.query("SELECT * FROM " + className).first().orElseThrow();
        }
    }

    private static MofException refused(String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(MofException.class, () -> FakeWmi.builder().mof(text)), "accepted: " + text);
    }

    @Test
    @DisplayName("declares qualifiers in DMTF's form, whose flavors hold for the uses behind them")
    void dmtfQualifiers() {
        WmiClass definition = schema(FakeWmi.builder().mof(DMTF + """
                        [Abstract, Description("top" " most")] class CIM_Top {
                            [Key, MaxLen(64)] string InstanceID;
                            [Counter, Values{"a", "b"}] uint64 N;
                            [Octetstring, Description("raw")] uint8 Raw[];
                            datetime Since = "20240229235959.123456+060";
                            CIM_Top REF Other;
                        };
                        """), "CIM_Top");
        assertThat(definition.qualifier("Description").orElseThrow().value().asString())
                .isEqualTo("top most");
        assertThat(definition.qualifier("Description").orElseThrow().flavors())
                .isEqualTo(Set.of(QualifierFlavor.TO_SUBCLASS));
        assertThat(definition.qualifier("Abstract").orElseThrow().flavors()).isEmpty();
        WmiProperty key = definition.property("InstanceID").orElseThrow();
        assertThat(key.qualifier("key").orElseThrow().flavors())
                .contains(QualifierFlavor.TO_SUBCLASS, QualifierFlavor.NOT_OVERRIDABLE);
        WmiProperty counter = definition.property("N").orElseThrow();
        assertThat(counter.qualifier("Counter").orElseThrow().flavors())
                .as("DMTF's default")
                .isEqualTo(Set.of(QualifierFlavor.TO_SUBCLASS));
        assertThat(definition.property("Since").orElseThrow().defaultValue().asString())
                .isEqualTo("20240229235959.123456+060");
        assertThat(definition.property("Other").orElseThrow().type()).isEqualTo(CimType.REFERENCE);
    }

    @Test
    @DisplayName("uses a qualifier outside of its scope, or with a value of another type: refused as by the compiler")
    void scopes() {
        MofException outside = refused(DMTF + "[Key] class A { [Abstract] string K; };");
        assertThat(outside.errors())
                .extracting(each -> each.hresult().hex() + " " + each.column())
                .containsExactly("0x8004402E 2", "0x8004402E 18");
        assertThat(refused(DMTF + "class A { [Key(\"true\")] string K; };")
                        .hresult()
                        .hex())
                .isEqualTo("0x80044015");
        assertThat(refused(DMTF + "class A { [Values(\"a\")] string K; };")
                        .hresult()
                        .hex())
                .isEqualTo("0x80044015");
        assertThat(refused("Qualifier X : boolean = 5, Scope(any);").hresult().hex())
                .isEqualTo("0x80044015");
        assertThat(refused("Qualifier X : boolean = false, Scope(everything);")
                        .hresult()
                        .hex())
                .isEqualTo("0x8004402D");
        assertThat(refused("Qualifier X : boolean = false, Taste(sweet);")
                        .hresult()
                        .hex())
                .isEqualTo("0x8004402D");
        assertThat(refused("Qualifier X;").hresult().hex()).isEqualTo("0x8004402D");
        FakeWmi.builder().mof(DMTF + "[Association] class L { [Key] L ref A; [Key] L ref B; };");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Qualifier X : boolean = false, Scope(any); class A { uint32 M(uint32 a, [in(false), out] string b); };",
                "[UMLPackagePath(\"CIM::Core\")] class A { uint32 M(uint32 a, [out, in(false)] string b); };",
                "class A { uint32 M(uint32 a, [IN(false), OUT] string b); };"
            })
    @DisplayName(
            "leaves out the direction of a parameter that goes in: taken where a file is DMTF's by its other marks")
    void directions(String text) {
        WmiMethod method = schema(FakeWmi.builder().mof(text), "A").methods().get(0);
        assertThat(method.parameters()).extracting(WmiParameter::in).containsExactly(true, false);
        assertThat(method.parameters()).extracting(WmiParameter::out).containsExactly(false, true);
        assertThat(refused("class A { uint32 M(uint32 a); };").hresult().hex()).isEqualTo("0x80044027");
        assertThat(refused("class A { uint32 M([in(false)] uint32 a); };")
                        .hresult()
                        .hex())
                .isEqualTo("0x80044027");
    }

    @Test
    @DisplayName(
            "separates flavors by commas; a qualifier that is called like a flavor has a value or flavors of its own")
    void commas() {
        WmiProperty property = schema(
                        FakeWmi.builder()
                                .mof("class A { [key : ToInstance, tosubclass DisableOverride, read] string K; };"),
                        "A")
                .property("K")
                .orElseThrow();
        assertThat(property.qualifier("key").orElseThrow().flavors())
                .isEqualTo(Set.of(
                        QualifierFlavor.TO_INSTANCE, QualifierFlavor.TO_SUBCLASS, QualifierFlavor.NOT_OVERRIDABLE));
        assertThat(property.qualifier("read")).isPresent();
    }

    @Test
    @DisplayName("writes the schema of a DSC resource, once its base classes are there")
    void dsc() {
        String text = """
                [ClassVersion("1.0.0.0"), FriendlyName("xThing")]
                class DSC_xThing : OMI_BaseResource
                {
                    [Key, Description("name")] String Name;
                    [Required, ValueMap{"Present","Absent"}, Values{"Present","Absent"}] string Ensure;
                    [Write, EmbeddedInstance("MSFT_Credential")] String Credential;
                    [Write, EmbeddedInstance("MSFT_KeyValuePair")] String Settings[];
                    [Read] DateTime Changed;
                };
                """;
        MofException refused = refused(text);
        assertThat(refused.hresult().hex()).isEqualTo("0x8004100D");
        assertThat(refused).hasMessageContaining("dscClasses()");
        WmiClass definition = schema(FakeWmi.builder().dscClasses().mof(text), "DSC_xThing");
        WmiProperty credential = definition.property("Credential").orElseThrow();
        assertThat(credential).hasToString("MSFT_Credential Credential");
        assertThat(definition.property("Settings").orElseThrow()).hasToString("MSFT_KeyValuePair Settings[]");
        assertThat(definition.property("DependsOn")).isPresent();
    }

    @Test
    @DisplayName(
            "writes a DSC configuration: an alias may be the value of an embedded object, and an instance only that")
    void dscDocument() {
        FakeWmiBuilder builder = FakeWmi.builder().dscClasses().mof("""
                class DSC_xThing : OMI_BaseResource {
                    [key] string Name;
                    [EmbeddedInstance("MSFT_Credential")] string Credential;
                    [EmbeddedInstance("MSFT_KeyValuePair")] string Settings[];
                };
                instance of MSFT_Credential as $cred1ref { UserName = "ops"; Password = "none"; };
                instance of MSFT_KeyValuePair as $kv1 { Key = "a"; Value = "1"; };
                instance of DSC_xThing as $thing1 {
                    Name = "x"; Credential = $cred1ref; Settings = { $kv1, instance of MSFT_KeyValuePair { Key = "b"; } };
                    ModuleName = "m"; ModuleVersion = "1.0"; ResourceId = "[xThing]x";
                };
                """);
        WmiObject thing = only(builder, "DSC_xThing");
        assertThat(Objects.requireNonNull(thing.getObject("Credential")).getString("UserName"))
                .isEqualTo("ops");
        assertThat(Objects.requireNonNull(thing.getObjects("Settings")))
                .extracting(each -> each.getString("Key"))
                .containsExactly("a", "b");
        assertThat(Answers.ask(builder.build(), "root\\cimv2", "WQL", "SELECT * FROM MSFT_Credential", 0)
                        .rows())
                .isEmpty();
    }

    @Test
    @DisplayName("turns EmbeddedObject into any object, and leaves a key and a real string alone")
    void embeddedQualifiers() {
        List<WmiProperty> properties = schema(
                        FakeWmi.builder()
                                .mof("class A { [EmbeddedObject] string O; [key, EmbeddedInstance(\"A\")] string K;"
                                        + " [EmbeddedObject(FALSE)] string S; };"),
                        "A")
                .properties();
        assertThat(properties).extracting(WmiProperty::toString).containsExactly("string K", "object O", "string S");
    }

    @Test
    @DisplayName("amends texts in a namespace of their language")
    void amended() {
        String text = """
                #pragma namespace("\\\\\\\\.\\\\root\\\\cimv2")
                instance of __namespace { name = "ms_409"; };
                #pragma namespace("\\\\\\\\.\\\\root\\\\cimv2\\\\ms_409")
                [Description("A disk") : Amended ToSubclass, AMENDMENT, LOCALE(0x409)]
                class Disk { [key, Description("Its name") : Amended ToSubclass] string Name; };
                """;
        FakeWmi fake = FakeWmi.builder().mof(text).build();
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2\\ms_409")) {
            assertThat(namespace.query("SELECT * FROM Disk").list()).isEmpty();
        }
        MofException twice = refused("#pragma amendment(\"MS_409\")\n#pragma amendment(\"MS_407\")");
        assertThat(twice.hresult().hex()).isEqualTo("0x80044011");
        assertThat(twice.line()).isEqualTo(2);
        assertThat(refused("#pragma amendment(MS_409)").hresult().hex()).isEqualTo("0x80044010");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#pragma instancelocale(\"en_US\")",
                "#pragma autorecover",
                "#pragma autorecover()",
                "#pragma classflags(\"updateonly, forceupdate\")",
                "#pragma classflags(0x41)",
                "#pragma instanceflags(\"updateonly\")",
                "#PRAGMA NameSpace (\"//./root/cimv2\")",
                "[Indication] class A { string S; };",
                "[Association] class A { [key] A ref X; [key] A ref Y; [key] A ref Z; };",
                "class A { [read, \\\n write] string S; };",
                "[Values{\"a\", \"b\"} : Amended, ValueMap{\"1\", \"2\"}] class A { };",
                "class A { [key] uint64 K = \"18446744073709551615\"; sint64 S = \"-0x10\"; };",
                "class A { string S; };\u001a"
            })
    @DisplayName("has forms that are seen in shipped files")
    void seen(String text) {
        assertThat(FakeWmi.builder().mof(text).build()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80044028 #pragma classflags(\"createonly\", \"updateonly\")",
                "80044028 #pragma classflags(0x60)",
                "80044028 #pragma classflags(128)",
                "80044028 #pragma instanceflags(\"forceupdate\")",
                "80044012 #define X 1",
                "8004400D structure X { string S; };",
                "80044014 class 3Com_Adapter { };",
                "80044014 class A : 3Com_Adapter { };",
                "80044014 instance of 3Com_Adapter { };",
                "80044014 class\u00a0A { };",
                "80044007 class A { [Max(NULL)] string S; };",
                "80044015 class A { [Values{\"a\", 1}] string S; };",
                "8004401D class A { [Max(4294967296)] string S; };",
                "80044015 class A { sint64 S = \"many\"; };",
                "80044015 class A { sint32 S = \"1\"; };",
                "8004400E class A { A E; }; instance of A { E = $x; };",
                "80044002 class A { string S = \"a\" + \"b\"; };"
            })
    @DisplayName("has forms that are refused with a code of their own")
    void refusedForms(String line) {
        String code = line.substring(0, 8);
        String text = line.substring(9);
        assertThat(refused(text).hresult().hex()).isEqualTo("0x" + code);
    }

    @Test
    @DisplayName("has characters that nobody sees: they are named by their number")
    void invisible() {
        assertThat(refused("class\u00a0A { };")).hasMessageContaining("U+00A0");
    }
}
