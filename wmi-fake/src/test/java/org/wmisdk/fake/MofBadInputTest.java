package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bad MOF")
class MofBadInputTest {
    private static final String OTHERS = """
            Qualifier Key : boolean = false, Scope(property, reference), Flavor(DisableOverride, ToSubclass);
            qualifier Description : ToSubClass Amended;
            #pragma classflags("createonly")
            [Abstract, Description("a" "b") : ToInstance, DisableOverride]
            class Base { [Key, MaxLen(64)] string InstanceID; uint8 Raw[4] = {1, 0x2, 03, 100b}; };
            class Derived : Base {
                [EmbeddedInstance("Value")] string One; [EmbeddedObject] string Any[]; Base ref Other;
                real64 R = -1.5E+02; char16 C = '\\x41'; datetime T = "00000001120032.000000:000";
                [Implemented] uint32 Go([in, ID(0)] uint32 a[] = {1}, [out] string b, [in, out] Base ref c);
            };
            class Value { string V; };
            instance of Value as $v { V = "x"; };
            instance of Derived as $d { InstanceID = "1"; One = $v; Any = {instance of Value { V = NULL; }, $v}; };
            instance of Derived { InstanceID = "2"; Other = $d; };
            #pragma deleteinstance("Derived='2'", FAIL)
            """;

    private static final String[] SPLINTERS = {
        "{",
        "}",
        "};",
        ";",
        "[",
        "]",
        "(",
        ")",
        "=",
        "$v",
        "$",
        "\"",
        "'",
        "\\",
        "\\x",
        "#pragma ",
        "#include(\"a\")",
        "#define",
        "/*",
        "*/",
        "//",
        "class ",
        "class A ",
        "instance of ",
        "instance ",
        " as ",
        " ref ",
        "qualifier ",
        "Qualifier X : string",
        "NULL",
        "0x",
        "1e9",
        "-",
        "\u0000",
        "\ud800",
        ":",
        ",",
        "[key]",
        "void ",
        "structure A ",
        "\n",
        "{instance of Value {",
        "namespace",
        "object ",
        "ID(7)",
        "string string string"
    };

    private static String demo() {
        try (InputStream in = Objects.requireNonNull(MofBadInputTest.class.getResourceAsStream("demo.mof"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> texts() {
        return List.of(demo(), OTHERS);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("texts")
    @DisplayName("loads, or ends in a MofException with a place; and the check finds no less than is syntax")
    void mutations(String lawful) throws Exception {
        FakeWmi.builder().mof(lawful);
        Random random = new Random(11);
        int loaded = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(lawful);
            for (int n = random.nextInt(4); n >= 0; n--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(20));
                text.replace(at, end, random.nextBoolean() ? "" : SPLINTERS[random.nextInt(SPLINTERS.length)]);
            }
            MofCheck check = MofCheck.of(MofSource.of("mof", text.toString()));
            assertThat(check.errorCount()).isGreaterThanOrEqualTo(check.errors().size());
            try {
                FakeWmi.builder().mof(text.toString()).build();
                loaded++;
                assertThat(check.errors()).isEmpty();
            } catch (MofException e) {
                for (MofError error : e.errors()) {
                    assertThat(error.line()).isBetween(1, text.length());
                    assertThat(error.column()).isPositive();
                    assertThat(error.hresult().isFailure()).isTrue();
                }
            }
        }
        assertThat(loaded).isBetween(1, 2_999);
    }

    @Test
    @DisplayName("of random tokens ends too")
    void noise() throws Exception {
        Random random = new Random(12);
        for (int i = 0; i < 2_000; i++) {
            String text = IntStream.range(0, random.nextInt(60))
                    .mapToObj(n -> SPLINTERS[random.nextInt(SPLINTERS.length)])
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            assertThat(MofCheck.of(MofSource.of("mof", text)).errors()).hasSizeLessThanOrEqualTo(100);
        }
    }

    private static String code(String text) {
        return Objects.requireNonNull(
                        catchThrowableOfType(
                                MofException.class, () -> FakeWmi.builder().mof(text)),
                        "accepted")
                .hresult()
                .hex();
    }

    private static String many(int count, String separator, String each) {
        return IntStream.range(0, count)
                .mapToObj(i -> each.replace("#", "" + i))
                .collect(Collectors.joining(separator));
    }

    @Test
    @DisplayName("with a hundred thousand of anything costs no more than its size")
    void large() {
        int many = 100_000;
        assertThat(code("class A { " + many(many, "", "string P#; ") + "};")).isEqualTo("0x80041051");
        assertThat(code("class A { " + many(many, "", "string P; ") + "};")).isEqualTo("0x8004401B");
        assertThat(code("class A { " + many(many, "", "void M#(); ") + "string P; string P; };"))
                .isEqualTo("0x8004401B");
        assertThat(code("class A { void M(" + many(many, ", ", "[in] uint8 p#") + ", [in] uint8 p0); };"))
                .isEqualTo("0x80041037");
        assertThat(code("class A { [" + many(many, ", ", "Q#") + ", q0] string P; };"))
                .isEqualTo("0x80044021");
        assertThat(code("class A { }; instance of A { " + many(many, "", "P# = 1; ") + "};"))
                .isEqualTo("0x80041002");
        assertThat(code("class A { uint8 N[] = {" + "1,".repeat(many) + "300}; };"))
                .isEqualTo("0x8004401D");
        assertThat(code(many(many, "\n", "klass A# { string P; };"))).isEqualTo("0x8004400A");
        assertThat(code("class A { " + many(many, "", "uint8 P# = 300; ") + "};"))
                .isEqualTo("0x8004401D");
        assertThat(code(";".repeat(many))).isEqualTo("0x8004400A");
        assertThat(code("\"".repeat(10 * many))).isEqualTo("0x8004400A");
        assertThat(code("class A { string S = " + "\"a\" ".repeat(many) + "5; };"))
                .isEqualTo("0x80044002");
        assertThat(code("class A { string S = \"" + "\\".repeat(100 * many + 1) + "q\"; };"))
                .isEqualTo("0x80044007");
        FakeWmi.builder()
                .mof("class A { [key] uint32 K; }; " + many(many / 10, "", "instance of A as $a# { K = #; }; "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A { A E = instance of A { E = ",
                "class A { string E = {",
                "[A(",
                "class A { string E[] = {{",
                "/* /*",
                "class A { void M(",
                "class A {",
                "[",
                "{",
                "}",
                "(",
                "#pragma namespace(",
                "instance of A {",
                "qualifier "
            })
    @DisplayName("nested without end exhausts nothing")
    void deep(String start) {
        assertThat(code("class X { };" + start.repeat(200_000))).startsWith("0x80044");
    }

    @Test
    @DisplayName("whose aliases are keys of one another makes no endless path, and no circle")
    void aliasKeys() {
        String chain = "class L { [key] string K; [key] L ref Next; };\n"
                + "instance of L as $0 { K = \"0\"; Next = \"L.K=\\\"e\\\"\"; };\n";
        assertThat(code(chain + many(40, "\n", "instance of L as $n# { K = \"#\"; Next = $p#; };")))
                .isEqualTo("0x80044016");
        StringBuilder tower = new StringBuilder("class L { [key] string K; [key] L ref Next; };\n");
        tower.append("instance of L as $a0 { K = \"0\"; Next = \"L\"; };\n");
        for (int i = 1; i < 40; i++) {
            tower.append("instance of L as $a")
                    .append(i)
                    .append(" { K = \"x\"; Next = $a")
                    .append(i - 1)
                    .append("; };\n");
        }
        assertThat(code(tower.toString())).isEqualTo("0x8004103A");
        StringBuilder falling = new StringBuilder("class L { [key] string K; [key] L ref Next; };\n");
        for (int i = 0; i < 20_000; i++) {
            falling.append("instance of L as $a")
                    .append(i)
                    .append(" { K = \"x\"; Next = $a")
                    .append(i + 1)
                    .append("; };\n");
        }
        falling.append("instance of L as $a20000 { K = \"0\"; Next = \"L\"; };\n");
        assertThat(code(falling.toString())).isEqualTo("0x8004400E");
        assertThat(code("class L { [key] L ref Next; }; instance of L as $a { Next = $b; };"
                        + "instance of L as $b { Next = $a; };"))
                .isEqualTo("0x8004400E");
    }

    @Test
    @DisplayName("whose aliases stand for objects in objects makes no more of them than memory holds")
    void aliasObjects() {
        String value = "class V { [EmbeddedObject] string X; [EmbeddedObject] string Y; };\n"
                + "class R { [key] string K; [EmbeddedObject] string X; };\n";
        StringBuilder doubling = new StringBuilder(value);
        for (int i = 0; i < 30; i++) {
            doubling.append("instance of V as $a")
                    .append(i)
                    .append(" { X = $a")
                    .append(i + 1)
                    .append("; Y = $a")
                    .append(i + 1)
                    .append("; };\n");
        }
        doubling.append("instance of V as $a30 { };\ninstance of R { K = \"x\"; X = $a0; };");
        assertThat(code(doubling.toString())).isEqualTo("0x8004400E");
        StringBuilder tower = new StringBuilder(value);
        for (int i = 0; i < 20_000; i++) {
            tower.append("instance of V as $a")
                    .append(i)
                    .append(" { X = $a")
                    .append(i + 1)
                    .append("; };\n");
        }
        tower.append("instance of V as $a20000 { };\ninstance of R { K = \"x\"; X = $a0; };");
        assertThat(code(tower.toString())).isEqualTo("0x8004400E");
    }

    @Test
    @DisplayName("with a long line of ancestors is loaded")
    void ancestors() {
        FakeWmi fake = FakeWmi.builder()
                .mof("class C0 { [key] string K; };" + many(2_000, "", "class D# : C0 { };")
                        + IntStream.range(1, 2_000)
                                .mapToObj(i -> "class C" + i + " : C" + (i - 1) + " { };")
                                .collect(Collectors.joining())
                        + "instance of C1999 { K = \"x\"; };")
                .build();
        assertThat(Answers.ask(fake, "root\\cimv2", "WQL", "SELECT * FROM C0", 0)
                        .rows())
                .hasSize(1);
    }
}
