package org.wmisdk.fake.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wmisdk.fake.repository.Stores.definition;
import static org.wmisdk.fake.repository.Stores.found;
import static org.wmisdk.fake.repository.Stores.load;
import static org.wmisdk.fake.repository.Stores.refused;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.Shows;

/** Marks: D documented, U decided here. */
@DisplayName("A class that is put again")
class ClassChangeTest {
    private static final String SAFE = "#pragma classflags(\"safeupdate\") ";
    private static final String FORCE = "#pragma classflags(\"forceupdate\") ";
    private static final String A = "class A { [key] string K; uint32 N = 1; };";
    private static final String B = "class B : A { uint32 Own; };";
    private static final String INSTANCE = "instance of A { K = \"x\"; };";
    private static final String INSTANCE_BELOW = "instance of B { K = \"y\"; };";
    private static final String DESCRIBED =
            "[Description(\"d\") : ToSubClass] class A { [key, Units(\"u\")] string K; uint32 N = 1; };";
    private static final String LONGER = "class A { [key] string K; uint32 N = 1; string More; };";

    @Test
    @DisplayName("may change at will while it has neither subclasses nor instances (D)")
    void alone() {
        Namespace namespace = Stores.of(A);
        load(namespace, "[Abstract] class A { [key] uint32 Q; };");
        assertThat(definition(namespace, "A").keys().get(0).name()).isEqualTo("Q");
        load(namespace, A + INSTANCE);
        load(namespace, "#pragma deleteinstance(\"A='x'\", FAIL) " + LONGER);
        assertThat(definition(namespace, "A").properties()).hasSize(3);
    }

    @Test
    @DisplayName("may change in qualifiers such as Description at any time; subclasses and instances follow (D)")
    void unimportantQualifiers() {
        Namespace namespace = Stores.of(A + B + INSTANCE + INSTANCE_BELOW);
        load(namespace, DESCRIBED);
        assertThat(definition(namespace, "B").qualifiers())
                .extracting(WmiQualifier::name)
                .containsExactly("Description");
        Instance below = Objects.requireNonNull(namespace.find(WmiPath.of("A='y'")));
        assertThat(below.definition()).isSameAs(definition(namespace, "B"));
        assertThat(below.definition().superclass()).isSameAs(definition(namespace, "A"));
        assertThat(namespace.instancesOf(definition(namespace, "A"))).hasSize(1);
        assertThat(namespace.withSubclasses(definition(namespace, "A"))).hasSize(2);
    }

    @ParameterizedTest(name = "{0}: {2}{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "D | 80041026 | class A { [key] string K; uint32 N = 1; string More; }; |",
                "D | 80041026 | class A { [key] string K; uint32 N = 2; }; |",
                "D | 80041026 | class A { [key] string K; }; |",
                "D | 80041026 | class A { [key] string K; string N; }; |",
                "D | 80041026 | class A { [key] string K; [key] uint32 N = 1; }; |",
                "D | 80041026 | [Dynamic] class A { [key] string K; uint32 N = 1; }; |",
                "D | 80041026 | [Abstract] class A { [key] string K; uint32 N = 1; }; |",
                "D | 80041026 | class A : Top { [key] string K; uint32 N = 1; }; |",
                "D | 80041026 | class A { [key] string K; uint32 N = 1; string More; }; | #pragma classflags(\"safeupdate\")",
                "D | 80041026 | class A { [key] string K; uint32 N = 1; string More; }; | #pragma classflags(\"forceupdate\")"
            })
    @Shows(FakeRule.STORE_CLASS_IN_USE)
    @DisplayName("cannot change in what instances rest on: 0x80041026")
    void withInstances(String mark, String code, String mof, @Nullable String flags) {
        String text = (flags == null ? "" : flags + " ") + mof;
        Namespace own = Stores.of("[Abstract] class Top { };" + A + INSTANCE);
        assertThat(refused(own, text)).isEqualTo("0x" + code);
        Namespace below = Stores.of("[Abstract] class Top { };" + A + B + INSTANCE_BELOW);
        assertThat(refused(below, text)).isEqualTo("0x" + code);
        assertThat(definition(below, "A").sameDeclaration(definition(Stores.of(A), "A")))
                .isTrue();
    }

    @Test
    @Shows(FakeRule.STORE_CLASS_IN_USE)
    @DisplayName("with subclasses needs a flag to change in more: 0x80041025 (D)")
    void withSubclasses() {
        Namespace namespace = Stores.of(A + B + "class C : B { };");
        assertThat(refused(namespace, LONGER)).isEqualTo("0x80041025");
        load(namespace, SAFE + LONGER);
        assertThat(definition(namespace, "C").find("More")).isNotNull();
        load(namespace, FORCE + A);
        assertThat(definition(namespace, "C").find("More")).isNull();
        assertThat(definition(namespace, "C").derivation()).isEqualTo(List.of("B", "A"));
    }

    @Test
    @Shows(FakeRule.STORE_UPDATE_CONFLICT)
    @DisplayName("gains no property that a subclass has already, unless forced: 0x80041025 (D, code U)")
    void newNames() {
        Namespace namespace = Stores.of(A + B);
        String same = "class A { [key] string K; uint32 N = 1; uint32 own; };";
        assertThat(refused(namespace, SAFE + same)).isEqualTo("0x80041025");
        load(namespace, FORCE + same);
        assertThat(Objects.requireNonNull(definition(namespace, "B").find("Own"))
                        .origin())
                .isEqualTo("A");
        Namespace other = Stores.of(A + B);
        assertThat(refused(other, FORCE + "class A { [key] string K; uint32 N = 1; string own; };"))
                .isEqualTo("0x80041052");
        assertThat(Objects.requireNonNull(definition(other, "B").find("Own")).origin())
                .isEqualTo("B");
    }

    @Test
    @DisplayName("takes a qualifier from a subclass only by force; else 0x80041053 (D)")
    void conflicts() {
        String base = "qualifier Fixed : ToSubClass DisableOverride; class A { [key] string K; };"
                + "[Fixed(2)] class B : A { [Fixed(2)] string K; };";
        String changed =
                "[Fixed(1) : ToSubClass DisableOverride] class A { [key, Fixed(1) : ToSubClass DisableOverride] string K; };";
        Namespace namespace = Stores.of(base);
        assertThat(refused(namespace, SAFE + changed)).isEqualTo("0x80041053");
        assertThat(definition(namespace, "A").qualifiers()).isEmpty();
        load(namespace, FORCE + changed);
        assertThat(definition(namespace, "B").qualifiers())
                .singleElement()
                .satisfies(qualifier -> assertThat(qualifier.value().asInt()).isEqualTo(1));
        assertThat(definition(namespace, "B")
                        .properties()
                        .get(0)
                        .qualifier("Fixed")
                        .orElseThrow()
                        .value()
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("cannot become its own ancestor: 0x80041047 (D)")
    void circle() {
        assertThat(refused(Stores.of(A + B), SAFE + "class A : B { [key] string K; uint32 N = 1; };"))
                .isEqualTo("0x80041047");
    }

    @Test
    @DisplayName("moves below another parent with its subclasses")
    void newParent() {
        Namespace namespace = Stores.of("[Abstract] class Top { string T; };" + A + B);
        load(namespace, SAFE + "class A : Top { [key] string K; uint32 N = 1; };");
        assertThat(definition(namespace, "B").derivation()).isEqualTo(List.of("A", "Top"));
        assertThat(namespace.withSubclasses(definition(namespace, "Top"))).hasSize(3);
        load(namespace, INSTANCE_BELOW);
        assertThat(found(namespace, "A='y'")).isEqualTo("B.K=\"y\"");
        assertThat(found(namespace, "Top='y'")).isNull();
    }

    @Test
    @DisplayName("as it was changes nothing, whatever depends on it")
    void same() {
        Namespace namespace = Stores.of(A + B + INSTANCE + INSTANCE_BELOW);
        ClassDefinition before = definition(namespace, "A");
        load(namespace, "class a { [key] string K; uint32 N = 1; };");
        assertThat(definition(namespace, "A")).isSameAs(before);
    }

    @Test
    @DisplayName("and was deleted leaves neither subclasses nor instances behind")
    void deleted() {
        Namespace namespace = Stores.of(A + B + INSTANCE + INSTANCE_BELOW);
        assertThat(namespace.deleteClass("a")).isTrue();
        assertThat(namespace.find("B")).isNull();
        load(namespace, A + B);
        assertThat(found(namespace, "A='y'")).isNull();
        assertThat(namespace.instancesOf(definition(namespace, "A"))).isEmpty();
    }
}
