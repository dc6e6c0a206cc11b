package org.wmisdk.fake.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wmisdk.fake.repository.Stores.found;
import static org.wmisdk.fake.repository.Stores.load;
import static org.wmisdk.fake.repository.Stores.refused;
import static org.wmisdk.fake.repository.Stores.stored;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.Shows;
import org.wmisdk.fake.rules.Rules;

/** Marks: D documented, O from experience, U decided here. */
@DisplayName("An instance is found")
class IdentityTest {
    private static final String SHAPES = "class Shape { [key] string Name; uint32 N; };"
            + "class Circle : Shape { uint32 Radius; }; class Square : Shape { };"
            + "instance of Circle { Name = \"MyCircle\"; }; instance of Shape { Name = \"Plain\"; };";

    private static final String KEYS = "class U8 { [key] uint8 K; }; instance of U8 { K = 200; };"
            + "class S64 { [key] sint64 K; }; instance of S64 { K = -5; };"
            + "class U64 { [key] uint64 K; }; instance of U64 { K = 18446744073709551615; };"
            + "class B { [key] boolean K; }; instance of B { K = TRUE; };"
            + "class T { [key] datetime K; }; instance of T { K = \"20200101000000.000000+000\"; };"
            + "class C { [key] char16 K; }; instance of C { K = 'a'; };"
            + "class S { [key] string K; }; instance of S { K = \"C:\\\\x \\\"y\\\"\"; };"
            + "class R { [key] S ref K; }; instance of R { K = \"S.K=\\\"q\\\"\"; };"
            + "class Two { [key] sint32 I; [key] string S; }; instance of Two { I = 33; S = \"AAA\"; };"
            + "[Singleton] class One { }; instance of One { };";

    @Test
    @Shows(FakeRule.STORE_PATH)
    @DisplayName("by the path of its own class and of every ancestor that has the keys, never of a subclass (D)")
    void hierarchy() {
        Namespace namespace = Stores.of(SHAPES);
        assertThat(found(namespace, "Circle.Name=\"mycircle\"")).isEqualTo("Circle.Name=\"MyCircle\"");
        assertThat(found(namespace, "Shape.Name='MyCircle'")).isEqualTo("Circle.Name=\"MyCircle\"");
        assertThat(found(namespace, "Circle=\"Plain\"")).isNull();
        assertThat(found(namespace, "Square=\"MyCircle\"")).isNull();
        assertThat(found(namespace, "NoSuchClass=1")).isNull();
    }

    @Test
    @DisplayName("by keys that an abstract class introduced, while an ancestor without keys names nothing")
    void keysOfAnAncestor() {
        Namespace namespace =
                Stores.of("[Abstract] class Top { string Id; }; [Abstract] class Mid : Top { [key] string Id; };"
                        + "class Leaf : Mid { }; instance of Leaf { Id = \"1\"; };");
        assertThat(found(namespace, "Mid=\"1\"")).isEqualTo("Leaf.Id=\"1\"");
        assertThat(found(namespace, "Top.Id=\"1\"")).isNull();
        assertThat(namespace.pathError(WmiPath.of("Top.Id=\"1\""))).contains("no keys");
    }

    @Test
    @Shows(FakeRule.STORE_KEYS_TAKEN)
    @DisplayName("with keys that no instance of another class below the same keys may have: 0x80041019 (D, code U)")
    void oneKeySpace() {
        Namespace namespace = Stores.of(SHAPES);
        assertThat(refused(namespace, "instance of Square { Name = \"mycircle\"; };"))
                .isEqualTo("0x80041019");
        assertThat(refused(namespace, "instance of Shape { Name = \"mycircle\"; };"))
                .isEqualTo("0x80041019");
        load(
                namespace,
                "#pragma deleteinstance(\"Shape.Name='MyCircle'\", FAIL) instance of Square { Name = \"mycircle\"; };");
        assertThat(found(namespace, "Shape=\"MYCIRCLE\"")).isEqualTo("Square.Name=\"mycircle\"");
        assertThat(stored(namespace, "Circle")).isEmpty();
    }

    @Test
    @DisplayName("apart from one with equal keys below another class that introduced its own (O)")
    void severalKeySpaces() {
        Namespace namespace = Stores.of("[Abstract] class Top { }; class A : Top { [key] string K; };"
                + "class B : Top { [key] string K; }; instance of A { K = \"1\"; }; instance of B { K = \"1\"; };");
        assertThat(stored(namespace, "A")).containsExactly("A.K=\"1\"");
        assertThat(stored(namespace, "B")).containsExactly("B.K=\"1\"");
    }

    @Test
    @Shows(FakeRule.SINGLETON_BELOW)
    @DisplayName("as the singleton of its class, else of a subclass that has one (U)")
    void singletons() {
        Namespace namespace =
                Stores.of("[Singleton] class Setting { }; class Special : Setting { }; class Other : Setting { };"
                        + "instance of Special { };");
        assertThat(found(namespace, "Setting=@")).isEqualTo("Special=@");
        assertThat(found(namespace, "Other=@")).isNull();
        load(namespace, "instance of Other { }; instance of Setting { };");
        assertThat(found(namespace, "Setting=@")).isEqualTo("Setting=@");
        assertThat(found(namespace, "Other=@")).isEqualTo("Other=@");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "D | U8=200 | U8.K=200",
                "D | u8.k=200 | U8.K=200",
                "D | U8=0xC8 | U8.K=200",
                "U | U8=\"200\" | U8.K=200",
                "U | U8=\"0xc8\" | U8.K=200",
                "U | U8=456 |",
                "D | S64=-5 | S64.K=-5",
                "U | U64=18446744073709551615 | U64.K=18446744073709551615",
                "D | B=TRUE | B.K=TRUE",
                "D | B.K=true | B.K=TRUE",
                "U | B=\"TRUE\" | B.K=TRUE",
                "U | B=1 | B.K=TRUE",
                "D | B=FALSE |",
                "U | T=\"20200101000000.000000+000\" | T.K=\"20200101000000.000000+000\"",
                "U | T=\"20200101010000.000000+060\" |",
                "U | C='A' | C.K=\"a\"",
                "D | S=\"c:\\\\X \\\"Y\\\"\" | S.K=\"C:\\\\x \\\"y\\\"\"",
                "D | R=\"s.k=\\\"Q\\\"\" | R.K=\"S.K=\\\"q\\\"\"",
                "D | R=\"S=\\\"q\\\"\" |",
                "D | Two.I=33,S=\"aaa\" | Two.I=33,S=\"AAA\"",
                "D | Two.s=\"aaa\",i=33 | Two.I=33,S=\"AAA\"",
                "D | One=@ | One=@"
            })
    @Shows({FakeRule.KEY_TYPES, FakeRule.STORE_PATH})
    @DisplayName("by a key of its type")
    void types(String mark, String path, @Nullable String expected) {
        Namespace namespace = Stores.of(KEYS);
        assertThat(found(namespace, path)).isEqualTo(expected);
        assertThat(namespace.pathError(WmiPath.of(path))).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "T | U8.Other=1 | Other is no key",
                "U | U8=\"x\" | does not fit",
                "U | U8=TRUE | does not fit",
                "U | S=TRUE | does not fit",
                "U | B=\"maybe\" | does not fit",
                "D | U8=@ | no singleton",
                "D | One.K=1 | One=@",
                "D | Two.I=33 | S of class Two is missing",
                "D | U8 | names no instance",
                "U | Two=\"x\" | missing",
            })
    @DisplayName("only by its keys: another path is malformed, and the reason says why")
    void malformed(String mark, String path, String reason) {
        Namespace namespace = Stores.of(KEYS);
        assertThat(found(namespace, path)).isNull();
        assertThat(namespace.pathError(WmiPath.of(path))).contains(reason);
    }

    @Test
    @Shows(FakeRule.KEY_TYPES)
    @DisplayName("a number without quotes names a text that is that number (U)")
    void numbersForText() {
        Namespace namespace = Stores.of("class P { [key] string Handle; }; instance of P { Handle = \"4\"; };");
        assertThat(found(namespace, "P.Handle=4")).isEqualTo("P.Handle=\"4\"");
    }

    @Test
    @DisplayName("among many, also after others were removed, in the order in which they were stored")
    void many() {
        Namespace namespace = Stores.of("class N { [key] uint32 K; string V; };");
        ClassDefinition definition = Stores.definition(namespace, "N");
        for (long i = 0; i < 10_000; i++) {
            namespace.put(definition, new @Nullable Object[] {i, "first"}, 0);
        }
        for (int i = 0; i < 10_000; i += 2) {
            assertThat(namespace.deleteInstance(WmiPath.of("N=" + i), Rules.LENIENT))
                    .isTrue();
            assertThat(namespace.deleteInstance(WmiPath.of("N=" + i), Rules.LENIENT))
                    .isFalse();
        }
        for (long i = 0; i < 10_000; i += 4) {
            namespace.put(definition, new @Nullable Object[] {i, "second"}, 0);
        }
        namespace.put(definition, new @Nullable Object[] {1L, "third"}, 0);
        assertThat(namespace.instancesOf(definition)).hasSize(7_500);
        assertThat(stored(namespace, "N")).startsWith("N.K=1", "N.K=3").endsWith("N.K=9992", "N.K=9996");
        for (int i = 0; i < 10_000; i++) {
            Instance found = namespace.find(WmiPath.of("N=" + i));
            String value = found == null ? "absent" : String.valueOf(found.value(1));
            assertThat(value).isEqualTo(i == 1 ? "third" : i % 2 == 1 ? "first" : i % 4 == 0 ? "second" : "absent");
        }
    }
}
