package org.wmisdk.fake.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wmisdk.fake.repository.Stores.definition;
import static org.wmisdk.fake.repository.Stores.refusal;
import static org.wmisdk.fake.repository.Stores.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.Shows;

/** Marks: D documented, O from experience, U decided here. */
@DisplayName("A class")
class SchemaRulesTest {
    private static final String BASE = "class A { [key] string K; uint32 N; A ref R; A Emb; object ref Any; };"
            + "class B : A { }; class Other { [key] string K; };"
            + "[Abstract] class Abs { string Id; }; class Plain { string Text; }; [Singleton] class One { };"
            + "qualifier Fixed : ToSubClass DisableOverride; qualifier Local : DisableOverride;"
            + "[Fixed(1), Local(1)] class F { [key] string K; [Fixed(\"x\")] uint32 P; };";

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "D | 80041016 | class _X { };",
                "D | 80041016 | class X_ { };",
                "U | 80041030 | class X { string __P; };",
                "U | 80041008 | class X { string _P; };",
                "U | 80041008 | class X { string P_; };",
                "D | 80041042 | [key] class X { };",
                "U | 80041042 | class X { [key(FALSE)] string K; };",
                "D | 8004101F | class X { [key] string K[]; };",
                "D | 8004101F | class X { [key] real64 K; };",
                "D | 8004101F | class X { [key] object K; };",
                "U | 80041049 | class X : A { [key] string Second; };",
                "U | 80041049 | class X : B { [key] uint32 N; };",
                "U | 8004102C | [Singleton] class X { [key] string K; };",
                "U | 8004102C | [Singleton] class X : A { };",
                "D | 8004102C | [Singleton] class X : Plain { };",
                "U | 8004102C | class X : One { [key] string K; };",
                "D | 80041065 | [Abstract] class X : A { };",
                "U | 8004106A | [Association] class X { [key] string K; };",
                "U | 8004106A | [Association] class X { [key] A ref L; };",
                "U | 8004106A | [Association] class X { A ref L[]; [key] A ref M; };",
                "D | 80041052 | class X : A { string N; };",
                "D | 80041052 | class X : A { uint32 N[]; };",
                "U | 80041052 | class X : A { Other ref R; };",
                "U | 80041052 | class X : A { object ref R; };",
                "U | 80041052 | class X : B { Other Emb; };",
                "U | 8004101A | [Fixed(2)] class X : F { };",
                "U | 8004101A | class X : F { [Fixed(\"y\")] uint32 P; };",
                "D | 8004100D | class X : Nowhere { };",
                "D | 8004100D | class X : X { };"
            })
    @Shows({
        FakeRule.STORE_KEY_RULES,
        FakeRule.STORE_SINGLETON,
        FakeRule.STORE_ASSOCIATION,
        FakeRule.STORE_OVERRIDE,
        FakeRule.STORE_TARGET
    })
    @DisplayName("that breaks a rule is refused")
    void refusals(String mark, String code, String mof) {
        Namespace namespace = Stores.of(BASE);
        assertThat(refused(namespace, mof)).isEqualTo("0x" + code);
        assertThat(namespace.find("X")).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "D | class X : A { uint32 N = 7; };",
                "D | class X : A { B ref R; };",
                "D | class X : A { B Emb; };",
                "D | class X : A { B ref Any; };",
                "U | class X : A { X ref R; };",
                "U | class X : A { Unknown ref R; };",
                "D | class X : A { [key] string K; };",
                "D | class X : Abs { [key] string Id; };",
                "O | class X : Plain { [key] string K; };",
                "D | [Abstract] class X : Abs { [key] string Id; };",
                "D | [Singleton] class X : Abs { };",
                "D | class X : One { uint32 V; };",
                "D | [Association] class X { [key] A ref L; [key] B ref M; };",
                "O | [Association] class X { [key] A ref L; [key] B ref M; [key] Other ref N; };",
                "U | [Association, Abstract] class X { };",
                "U | [Fixed(1)] class X : F { [Fixed(\"x\")] uint32 P; };",
                "D | [Local(2)] class X : F { };",
                "O | class X { string Group; };",
                "D | class X { };"
            })
    @DisplayName("that keeps the rules is defined")
    void accepted(String mark, String mof) {
        Namespace namespace = Stores.of(BASE);
        Stores.load(namespace, mof);
        assertThat(namespace.find("X")).isNotNull();
    }

    @Test
    @DisplayName("has names of at most 255 characters, each kind with its code (D)")
    void lengths() {
        String name = "x".repeat(255);
        assertThat(define(name, List.of(property(name)), List.of(method(name)), List.of(WmiQualifier.flag(name))))
                .isNotNull();
        String long256 = name + "x";
        assertThat(code(long256, List.of(), List.of(), List.of())).isEqualTo("0x80041074");
        assertThat(code("X", List.of(property(long256)), List.of(), List.of())).isEqualTo("0x80041073");
        assertThat(code("X", List.of(), List.of(method(long256)), List.of())).isEqualTo("0x80041075");
        assertThat(code("X", List.of(), List.of(), List.of(WmiQualifier.flag(long256))))
                .isEqualTo("0x80041076");
        String longer = "x".repeat(1_000_000);
        assertThat(refusal(() -> define(longer, List.of(), List.of(), List.of())))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    @Shows(FakeRule.STORE_NAME)
    @DisplayName("has names that are identifiers (code U)")
    void identifiers() {
        for (String name : List.of("", "a b", "1a", "a-b", "a.b", "a\"")) {
            assertThat(code(name, List.of(), List.of(), List.of())).isEqualTo("0x80041016");
            assertThat(code("X", List.of(property(name)), List.of(), List.of())).isEqualTo("0x80041008");
            assertThat(code("X", List.of(), List.of(method(name)), List.of())).isEqualTo("0x80041008");
        }
        assertThat(define("\u00c4rger1", List.of(), List.of(), List.of())).isNotNull();
    }

    @Test
    @DisplayName("has at most 1024 properties, inherited ones too, and 256 keys (D, code of keys U)")
    void numbers() {
        List<WmiProperty> many = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            many.add(property("P" + i));
        }
        ClassDefinition full = define("Full", many, List.of(), List.of());
        assertThat(full.properties()).hasSize(1024);
        assertThat(refusal(() -> ClassDefinition.of("More", full, List.of(), List.of(property("Another")), List.of()))
                        .hresult()
                        .hex())
                .isEqualTo("0x80041051");
        List<WmiProperty> keys = new ArrayList<>();
        for (int i = 0; i < 257; i++) {
            keys.add(new WmiProperty(
                    "K" + i, CimValue.of(CimType.STRING, null), null, null, true, List.of(WmiQualifier.flag("key"))));
        }
        assertThat(define("Keyed", keys.subList(0, 256), List.of(), List.of()).keys())
                .hasSize(256);
        assertThat(code("Keyed", keys, List.of(), List.of())).isEqualTo("0x80041016");
    }

    @Test
    @Shows(FakeRule.STORE_TWICE)
    @DisplayName("declares nothing twice, whatever the case (U; parameters D)")
    void twice() {
        assertThat(code("X", List.of(property("p"), property("P")), List.of(), List.of()))
                .isEqualTo("0x80041008");
        assertThat(code("X", List.of(), List.of(method("m"), method("M")), List.of()))
                .isEqualTo("0x80041008");
        assertThat(code("X", List.of(), List.of(), List.of(WmiQualifier.flag("q"), WmiQualifier.flag("Q"))))
                .isEqualTo("0x80041008");
        assertThat(code("X", List.of(), List.of(method("m", in("a", null), in("A", null))), List.of()))
                .isEqualTo("0x80041043");
        assertThat(code("X", List.of(), List.of(method("m", in("returnvalue", null))), List.of()))
                .isEqualTo("0x80041043");
    }

    @Test
    @DisplayName("has methods whose parameters are numbered from 0 without a gap, by themselves where nobody did (D)")
    void parameterIds() {
        assertThat(ids(method("m", in("a", null), in("b", null)))).containsExactly("a 0", "b 1");
        assertThat(ids(method("m", in("a", 1), in("b", 0)))).containsExactly("b 0", "a 1");
        assertThat(code("X", List.of(), List.of(method("m", in("a", 0), in("b", null))), List.of()))
                .isEqualTo("0x80041036");
        assertThat(code("X", List.of(), List.of(method("m", in("a", 0), in("b", 0))), List.of()))
                .isEqualTo("0x80041037");
        assertThat(code("X", List.of(), List.of(method("m", in("a", -1))), List.of()))
                .isEqualTo("0x80041037");
        assertThat(code("X", List.of(), List.of(method("m", in("a", 0), in("b", 2))), List.of()))
                .isEqualTo("0x80041038");
        WmiMethod returning = new WmiMethod("m", List.of(), in(WmiParameter.RETURN_VALUE, 0), null, true, List.of());
        assertThat(code("X", List.of(), List.of(returning), List.of())).isEqualTo("0x80041039");
    }

    @Test
    @Shows(FakeRule.STORE_INHERITANCE)
    @DisplayName("has methods that keep the signature of the parent's: else 0x80041034 (D)")
    void signatures() {
        ClassDefinition parent = define("Parent", List.of(), List.of(method("Go", in("a", null))), List.of());
        ClassDefinition same =
                ClassDefinition.of("Same", parent, List.of(), List.of(), List.of(method("go", in("A", null))));
        assertThat(same.methods()).singleElement().satisfies(method -> {
            assertThat(method.name()).isEqualTo("Go");
            assertThat(method.origin()).isEqualTo("Parent");
            assertThat(method.local()).isTrue();
        });
        for (WmiMethod other :
                List.of(method("Go"), method("Go", in("b", null)), method("Go", in("a", null), in("b", null)))) {
            assertThat(refusal(() -> ClassDefinition.of("X", parent, List.of(), List.of(), List.of(other)))
                            .hresult()
                            .hex())
                    .isEqualTo("0x80041034");
        }
    }

    @Test
    @Shows(FakeRule.STORE_METHOD)
    @DisplayName("has methods that return no array (code U)")
    void methodShapes() {
        WmiParameter array = new WmiParameter(
                WmiParameter.RETURN_VALUE, CimValue.ofArray(CimType.UINT8, null), null, false, true, List.of());
        assertThat(code(
                        "X",
                        List.of(),
                        List.of(new WmiMethod("m", List.of(), array, null, true, List.of())),
                        List.of()))
                .isEqualTo("0x8004102F");
    }

    @Test
    @Shows(FakeRule.STORE_INHERITANCE)
    @DisplayName("inherits properties with their origin, and qualifiers by their flavor (D)")
    void inheritance() {
        Namespace namespace = Stores.of("qualifier Down : ToSubClass; qualifier Inst : ToInstance;"
                + "[Down, Inst, Plain] class P { [key, Down(\"a\"), Plain] string K; [Down] uint32 N = 1; };"
                + "class Q : P { [Plain] uint32 N = 2; };");
        ClassDefinition q = definition(namespace, "Q");
        assertThat(q.qualifiers()).extracting(WmiQualifier::name).containsExactly("Down");
        WmiProperty k = q.properties().get(0);
        assertThat(k.local()).isFalse();
        assertThat(k.origin()).isEqualTo("P");
        assertThat(k.qualifiers()).extracting(WmiQualifier::name).containsExactly("key", "Down");
        WmiProperty n = q.properties().get(1);
        assertThat(n.local()).isTrue();
        assertThat(n.origin()).isEqualTo("P");
        assertThat(n.defaultValue().raw()).isEqualTo(2L);
        assertThat(n.qualifiers())
                .extracting(qualifier -> qualifier.name() + qualifier.flavors())
                .containsExactly("Plain[]", "Down[TO_SUBCLASS, PROPAGATED]");
    }

    @Test
    @Shows(FakeRule.STORE_FLAVORS)
    @DisplayName("is an association or a singleton if an ancestor is, and abstract only by itself (U)")
    void kinds() {
        Namespace namespace = Stores.of(
                "[Association : ToInstance] class L { [key] L ref X; [key] L ref Y; };"
                        + "class M : L { }; [Singleton] class S { }; class T : S { }; [Abstract] class Top { }; class U : Top { };");
        assertThat(definition(namespace, "M").isAssociation()).isTrue();
        assertThat(definition(namespace, "T").isSingleton()).isTrue();
        assertThat(definition(namespace, "U").isAbstract()).isFalse();
        assertThat(definition(namespace, "M").keyRoot()).isSameAs(definition(namespace, "L"));
    }

    private static ClassDefinition define(
            String name, List<WmiProperty> own, List<WmiMethod> methods, List<WmiQualifier> qualifiers) {
        return ClassDefinition.of(name, null, qualifiers, own, methods);
    }

    private static String code(
            String name, List<WmiProperty> own, List<WmiMethod> methods, List<WmiQualifier> qualifiers) {
        return refusal(() -> define(name, own, methods, qualifiers)).hresult().hex();
    }

    private static List<String> ids(WmiMethod method) {
        return define("X", List.of(), List.of(method), List.of()).methods().get(0).parameters().stream()
                .map(each -> each.name() + " "
                        + each.qualifier("id").orElseThrow().value().asInt())
                .toList();
    }

    private static WmiProperty property(String name) {
        return new WmiProperty(name, CimValue.of(CimType.STRING, null), null, null, true, List.of());
    }

    private static WmiMethod method(String name, WmiParameter... parameters) {
        return new WmiMethod(name, List.of(parameters), null, null, true, List.of());
    }

    private static WmiParameter in(String name, @Nullable Integer id) {
        List<WmiQualifier> qualifiers =
                id == null ? List.of() : List.of(new WmiQualifier("ID", CimValue.of(CimType.SINT32, id), Set.of()));
        return new WmiParameter(name, CimValue.of(CimType.UINT32, null), null, true, false, qualifiers);
    }
}
