package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The mistakes of a MOF text")
class MofErrorsTest {
    private static List<MofError> errors(String text) {
        return check(text).errors();
    }

    private static MofCheck check(String text) {
        try {
            return MofCheck.of(MofSource.of("t", text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Code without its first four digits, and place. */
    private static List<String> places(String text) {
        return errors(text).stream()
                .map(each -> each.hresult().hex().substring(6) + "@" + each.line() + ":" + each.column())
                .toList();
    }

    @Test
    @DisplayName("are found all, of members and of statements, each with its place, its code and what was expected")
    void all() {
        String text = """
                class A {
                    [key] string32 K;
                    uint8 N = 300;
                    uint32 M(uint32 a);
                    string S = hello;
                    string t
                    string T;
                };
                klass B { string X; };
                instance of A as q { K = "1"; };
                #pragma frobnicate("x")
                instance of A { N = {1}; T = 5 };
                class C : { string X; uint32 Y };
                class D { string X; };
                """;
        assertThat(places(text))
                .containsExactly(
                        "400B@2:20",
                        "401D@3:15",
                        "4027@4:21",
                        "4007@5:16",
                        "4002@7:5",
                        "401B@7:12",
                        "400A@9:1",
                        "4019@10:18",
                        "4012@11:1",
                        "400F@12:21",
                        "4015@12:30",
                        "4002@12:32",
                        "4014@13:11");
        assertThat(errors(text).get(0))
                .hasToString(
                        "t:2:20: string32 is no type of WMI and no known class: K (0x8004400B WBEMMOF_E_UNRECOGNIZED_TYPE)");
        assertThat(errors(text).get(4).message()).isEqualTo("expected ; or = after the property, found \"string\"");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "4003@1:9 | class A string K; uint32 N; string M(); };~class B { string K; };",
                "4014@1:7 | class { [key] string K; uint32 N; };~class B { string K; };",
                "400A@1:1 | strukt A { [key] string K; uint32 N; };~[Abstract] class B { string K; };",
                "4004@2:1 | class A { string K; uint8 N = 1;~class B { string K; };",
                "4004@3:12 | class A { string K;~~[Abstract] class B { string K; };",
                "4004@2:1 | instance of A { K = \"x\";~instance of A { K = \"y\"; };",
                "4029@2:1 | class A { string K; }~class B { string K; };",
                "4029@2:1 | class A { string K; }~[Abstract] class B { string K; };",
                "4002@2:1 | instance of A { K = \"x\"; }~instance of A { K = \"y\"; };",
                "4005@1:16 | class A { [key string K; uint8 N = 1; };~class B { string K; };",
                "4005@1:16 | class A { [key string K; uint8 N[] = {1,2}; };~class B { string K; };",
                "4006@1:22 | class A { [Values(\"a\",\"b\"}] string K; uint8 N; };",
                "4006@1:48 | class A { uint32 M([in] uint32 a, [out] uint8 b; uint8 N; };",
                "4007@1:27 | class A { uint8 N[] = {1, two, 3}; uint8 O; };",
                "4007@1:24 | instance of A { Name = \"open; };~instance of A { Name = \"x\"; };",
                "4007@2:16 | class A {~    string K = \"first~second~third\"; uint8 N;~    uint8 O;~};~class B { string K; };",
                "4007@1:1 | /* class A { string K; };~class B { string K; };",
                "4007@1:28 | instance of A { Name = \"C:\\Windows\\System32\\a.exe\"; B = 1; };",
                "4012@2:1 | class A { string K; };~#define X 5~#ifdef Y~class B { X };~#endif",
                "400D@1:1 | enumeration Colors : uint8 { Red = 1, Green = 2 };~class B { string K; };",
                "400A@1:1 | ; class B { string K; };",
                "400A@1:23 | class A { string K; };};class B { string K; };",
                "4002@1:22 | class A { uint8 N = 1, string K; };",
                "4016@1:20 | instance of A as $ { K = 1; };~instance of A as $a { K = 2; };",
                "4018@1:10 | instance A { K = $nowhere; };~instance of A { K = $neither; };",
                "4021@1:16 | class A { [key,key] uint8 N; };",
                "4030@1:1 | #include(\"nowhere.mof\")~instance of A { K = $there; };"
            })
    @DisplayName("are reported once, without the follow-ups of the same mistake")
    void noCascades(String expected, String line) {
        String text = line.replace('~', '\n');
        assertThat(places(text)).as(errors(text).toString()).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string32",
                "int32",
                "Integer",
                "uint23",
                "unit32",
                "strng",
                "sting",
                "strring",
                "bool",
                "boolaen",
                "uint128"
            })
    @DisplayName("are types that are almost those of WMI, unless there is a class of that name")
    void almostTypes(String type) {
        assertThat(places("class A { " + type + " P; };")).containsExactly("400B@1:" + (12 + type.length()));
        assertThat(places("class A { " + type + " P; }; class " + type + " { };"))
                .isEmpty();
        assertThat(places("class A { " + type + " ref P; };")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Win32_Int", "Printing", "Real_Time", "In", "U", "Elsewhere", "uint32_t"})
    @DisplayName("are not the names of classes that may be elsewhere")
    void otherTypes(String type) {
        assertThat(places("class A { " + type + " P; };")).isEmpty();
        assertThat(FakeWmi.builder().mof("class A { " + type + " P; };").build())
                .isNotNull();
    }

    @Test
    @DisplayName("are counted all, and the first hundred of them kept")
    void bounded() {
        MofCheck check = check("class A { uint8 N = 300; };\n".repeat(5_000));
        assertThat(check.errorCount()).isEqualTo(5_000);
        assertThat(check.errors()).hasSize(100);
        assertThat(check.errors().get(99).line()).isEqualTo(100);
        assertThat(check.classes()).isEqualTo(5_000);
    }

    @Test
    @DisplayName("are in the exception too, whose message shows the first ten")
    void exception() {
        MofException refused = Objects.requireNonNull(catchThrowableOfType(
                MofException.class, () -> FakeWmi.builder().mof("class A { uint8 N = 300; };\n".repeat(150))));
        assertThat(refused.errors()).hasSize(100);
        assertThat(refused.errorCount()).isEqualTo(150);
        assertThat(refused.line()).isEqualTo(1);
        assertThat(refused.column()).isEqualTo(21);
        assertThat(refused.source()).isEqualTo("mof");
        assertThat(refused.getMessage().lines()).hasSize(11).last().isEqualTo("and 140 more");
        assertThat(refused)
                .hasMessageStartingWith("mof:1:21: this number does not fit uint8 (0x8004401D WBEMMOF_E_OUT_OF_RANGE)");
    }

    @Test
    @DisplayName("come in the order of the text, whichever reading finds them")
    void order() {
        List<MofError> errors =
                errors("class A { uint8 N = 300; };\nclass B { string K = hello; };\nclass C { uint8 N = -1; };");
        assertThat(errors).extracting(MofError::line).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("of an execution end it: one alone, and what was before it stays")
    void execution() {
        FakeWmiBuilder builder = FakeWmi.builder();
        MofException refused = Objects.requireNonNull(catchThrowableOfType(
                MofException.class,
                () -> builder.mof("class A { [key] string K; };\nclass B : None { };\nclass C : Neither { };")));
        assertThat(refused.errors()).hasSize(1);
        assertThat(refused.line()).isEqualTo(2);
        assertThat(Answers.ask(builder.build(), "root\\cimv2", "WQL", "SELECT * FROM A", 0)
                        .error())
                .isNull();
    }

    @Test
    @DisplayName("have lines that end with CR, LF or both")
    void lineEnds() {
        for (String end : Arrays.asList("\r", "\n", "\r\n")) {
            assertThat(places(String.join(end, "// c", "/* a", "b */", "class A { uint8 N = 300; };")))
                    .containsExactly("401D@4:21");
        }
    }
}
