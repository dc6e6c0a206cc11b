package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.HResult;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiQualifier;

/** The examples of MOF text by their numbers, and what is written around them. */
@DisplayName("MOF text")
class MofExamplesTest {
    private static final String A = "class A { [key] string Name; uint32 N = 5; };\n";
    private static final String E = "class E { [key] string S; A ref R; };\n";
    private static final String G = "class G { [key] string S; A Emb; object Any[]; };\n";

    private static FakeWmiBuilder builder() {
        return FakeWmi.builder().namespace("root\\test");
    }

    private static List<WmiObject> rows(FakeWmi fake, String query) {
        Answers.Answer answer = Answers.ask(fake, "root\\test", "WQL", query, 0);
        assertThat(answer.error()).isNull();
        return answer.rows();
    }

    /** The first instance of a class after loading a text. */
    private static WmiObject only(String className, String mof) {
        return rows(builder().mof(mof).build(), "SELECT * FROM " + className).get(0);
    }

    private static MofException refused(String mof) {
        return Objects.requireNonNull(
                catchThrowableOfType(MofException.class, () -> builder().mof(mof)), "accepted: " + mof);
    }

    @Test
    @Shows(FakeRule.MOF_VALUE)
    @DisplayName("1-6: classes inherit, instances start with defaults, numbers have four bases")
    void classesAndNumbers() {
        assertThat(only("A", A + "class B : A { sint8 X; }; instance of B { Name = \"b\"; X = -128; };")
                        .toString())
                .contains("X", "-128");
        assertThat(only("A", A + "instance of A { Name = \"x\"; };").getLong("N"))
                .isEqualTo(5);
        WmiObject joined = only("A", A + "instance of A { Name = \"x\" \"y\" ; N = 0xFF; };");
        assertThat(joined.getString("Name")).isEqualTo("xy");
        assertThat(joined.getLong("N")).isEqualTo(255);
        assertThat(only("A", A + "instance of A { Name = \"x\"; N = 010; };").getLong("N"))
                .isEqualTo(8);
        assertThat(only("A", A + "instance of A { Name = \"x\"; N = 11b; };").getLong("N"))
                .isEqualTo(3);
    }

    @Test
    @Shows({FakeRule.MOF_VALUE, FakeRule.MOF_EMPTY_ARRAY})
    @DisplayName("7-9: characters, arrays with a size that is only a hint, the empty array")
    void charactersAndArrays() {
        assertThat(only("C", "class C { [key] uint16 K; char16 Z; }; instance of C { K = 1; Z = '\\x41'; };")
                        .getChar("Z"))
                .isEqualTo('A');
        String d = "class D { [key] uint16 K; string L[] = {\"a\",\"b\"}; uint8 F[4]; };\n";
        WmiObject row = only("D", d + "instance of D { K = 1; L = {}; F = {1,2,3,4,5}; };");
        assertThat(row.getStrings("L")).isEmpty();
        assertThat(row.getBytes("F")).containsExactly(1, 2, 3, 4, 5);
        assertThat(only("D", d + "instance of D { K = 2; };").getStrings("L")).containsExactly("a", "b");
    }

    @Test
    @Shows({FakeRule.MOF_ALIAS, FakeRule.MOF_ALIAS_PATH})
    @DisplayName("10-12: an alias is the path of its instance, defined before or after; a path may be written out")
    void aliases() {
        String text = A + E + "instance of A as $a { Name = \"q\"; }; instance of E { S = \"s\"; R = $a; };"
                + "instance of E { S = \"s2\"; R = $late; }; instance of A as $late { Name = \"w\"; };"
                + "instance of E { S = \"s3\"; R = \"A.Name=\\\"q\\\"\"; };";
        assertThat(rows(builder().mof(text).build(), "SELECT * FROM E"))
                .extracting(row -> String.valueOf(row.get("R").raw()))
                .containsExactly("A.Name=\"q\"", "A.Name=\"w\"", "A.Name=\"q\"");
    }

    @Test
    @DisplayName("13: embedded objects keep their class")
    void embedded() {
        WmiObject row = only(
                "G",
                A + G + "instance of G { S = \"1\"; Emb = instance of A { Name = \"in\"; };"
                        + " Any = { instance of A { Name = \"i\"; N = 9; } }; };");
        WmiObject object = Objects.requireNonNull(row.getObject("Emb"));
        assertThat(object.getLong("N")).isEqualTo(5);
        assertThat(object.system().className()).isEqualTo("A");
        assertThat(Objects.requireNonNull(row.getObjects("Any")).get(0).getLong("N"))
                .isEqualTo(9);
    }

    @Test
    @DisplayName("14, 15: an association has references as keys, a singleton has one path")
    void associationsAndSingletons() {
        WmiObject link = only(
                "H",
                A + E + "[Association] class H { [key] A ref Left; [key] E ref Right; };"
                        + "instance of A as $a { Name = \"q\"; }; instance of E as $e { S = \"s\"; };"
                        + "instance of H { Left = $a; Right = $e; };");
        assertThat(link.system().relpath()).isEqualTo("H.Left=\"A.Name=\\\"q\\\"\",Right=\"E.S=\\\"s\\\"\"");
        WmiObject single = only("J", "[Singleton] class J { uint32 V = 1; }; instance of J { V = 2; };");
        assertThat(single.system().relpath()).isEqualTo("J=@");
        assertThat(single.getLong("V")).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "16 | [Dynamic, Provider(\"p\"): ToSubClass] class M { [key] string Id;"
                        + " [Implemented] uint32 Go([in] uint32 x, [out] string y); void Stop(); };",
                "17 | qualifier Description : ToSubClass Amended; [Description(\"d\")] class N { [key] string K; };",
                "21 | #pragma deleteclass(\"NoSuch\", NOFAIL)",
                "23 | `/* c */ class S { // k\n[key] string K; };`",
                "24 | class T { [key] string K; boolean B = TRUE; real64 D = -1.27e+02; string X = NULL; };",
                "O | #pragma classflags(64)",
                "O | #pragma classflags(\"updateonly\", \"forceupdate\")",
                "O | #pragma namespace(\"\\\\root\\\\test\")",
                "O | #pragma namespace(\"//./root/test\")",
                "O | #pragma locale(\"en_US\")",
                "O | #pragma autorecover",
                "O | class X { [key] string K; uint8 A[] = {}; [Values{\"a\", \"b\"}, ValueMap{1, 2}] uint8 V; };",
                "O | `\ufeffclass X { [key] string K; };`"
            })
    @DisplayName("that is lawful loads")
    void accepted(String number, String mof) {
        assertThat(builder().mof(mof).build()).isNotNull();
    }

    @Test
    @DisplayName("8, 16, 17: sizes, methods with numbered parameters and flavors are in the schema")
    void schema() {
        WmiClass d = schema("class D { [key] uint16 K; string L[] = {\"a\",\"b\"}; uint8 F[4]; };", "D");
        assertThat(d.property("F").flatMap(each -> each.qualifier("MaxLen")).orElseThrow())
                .hasToString("MaxLen(4)");
        assertThat(d.property("L").orElseThrow().defaultValue()).hasToString("{\"a\", \"b\"}");
        WmiMethod go = schema(
                        "[Dynamic, Provider(\"p\"): ToSubClass] class M { [key] string Id;"
                                + " [Implemented] uint32 Go([in] uint32 x, [out] string y); };",
                        "M")
                .method("Go")
                .orElseThrow();
        assertThat(go).hasToString("uint32 Go([in] uint32 x, [out] string y)");
        assertThat(go.isTrue("Implemented")).isTrue();
        assertThat(go.parameters())
                .extracting(each -> each.qualifier("ID").orElseThrow().value().asInt())
                .containsExactly(0, 1);
        WmiQualifier description = schema(
                        "qualifier Description : ToSubClass Amended; [Description(\"d\")] class N { [key] string K; };",
                        "N")
                .qualifier("Description")
                .orElseThrow();
        assertThat(QualifierFlavor.bits(description.flavors())).isEqualTo(0x82);
    }

    private static WmiClass schema(String mof, String className) {
        try (WmiNamespace namespace = builder().mof(mof).build().locator().connect("root\\test")) {
            return namespace.classDefinition(className, WmiOptions.none().withAmendedQualifiers());
        }
    }

    @Test
    @DisplayName("numbers parameters as written, wherever they stand")
    void parameterIds() {
        WmiMethod method = schema(
                        "class M { void Go([ID(1), out] string y, [ID(0), in, out] uint32 x[] = {1}); };", "M")
                .methods()
                .get(0);
        assertThat(method.parameters()).extracting(WmiParameter::name).containsExactly("x", "y");
        assertThat(method.parameters().get(0).defaultValue()).hasToString("{1}");
        assertThat(method.returnValue()).isNull();
    }

    @Test
    @Shows(FakeRule.MOF_VALUE)
    @DisplayName("18-20: datetimes keep their offset, a real is rounded for an integer, uint32 takes 0xFFFFFFFF")
    void otherValues() {
        WmiObject p = only(
                "P",
                "class P { [key] string K; datetime T; }; instance of P { K = \"k\"; T = \"19940107140332.000000-300\"; };");
        assertThat(p.getInstant("T")).hasToString("1994-01-07T19:03:32Z");
        assertThat(only("Q", "class Q { [key] string K; uint16 U; }; instance of Q { K = \"k\"; U = 1000.4; };")
                        .getInt("U"))
                .isEqualTo(1000);
        assertThat(only("R1", "class R1 { [key] string K; uint32 W; }; instance of R1 { K = \"k\"; W = 0xFFFFFFFF; };")
                        .getLong("W"))
                .isEqualTo(4294967295L);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "25 | 80044002 | class U1 { string K }",
                "26 | 80044002 80044029 | class U2 { [key] string K; }",
                "27 | 80044014 | class { string K; };",
                "28 | 8004400A | klass A {};",
                "29 | 8004400B 80044029 | class U5 { string32 K; };",
                "30 | 80044005 | class U6 { [key string K; };",
                "31 | 80044006 | class U7 { [MaxLen(5] string K; };",
                "32 | 80044007 | class U8 { string K = hello; };",
                "33 | 8004401D 80044007 | class U9 { uint8 K = 300; };",
                "34 | 8004400F | class V1 { uint8 K = {1,2}; };",
                "35 | 80044020 | class V2 { uint8 K[] = {1,NULL}; };",
                "36 | 80044021 | class V3 { [key, key] string K; };",
                "37 | 8004401B | class V4 { string K; string k; };",
                "38 | 8004401A | class V5 { [CIMTYPE(\"string\")] string K; };",
                "39 | 80044023 | class V6 { [key : EnableOverride DisableOverride] string K; };",
                "40 | 80044025 | class V7 { [key : Restricted ToInstance] string K; };",
                "41 | 80044022 | class V8 { [key : Sideways] string K; };",
                "42 | 80044026 | class V9 { uint32 M([in] uint32 a)[]; };",
                "43 | 80044027 | class W1 { uint32 M(uint32 a); };",
                "44 | 8004400D | typedef uint32 X;",
                "45 | 80044018 | instance A { Name = \"x\"; };",
                "46 | 80044019 | instance of A as q { Name = \"x\"; };",
                "47 | 80044024 | instance of A as $x {Name=\"1\";}; instance of A as $x {Name=\"2\";};",
                "48 | 8004400E | instance of A as $x { Name = \"1\"; }; instance of A { Name = $x; };",
                "48 | 8004400E | instance of A { Name = $x; };",
                "49 | 8004401F | instance of G { S = \"1\"; Emb = instance of A as $e { Name = \"i\"; }; };",
                "50 | 80044012 | #pragma frobnicate(\"x\")",
                "51 | 80044013 | #pragma namespace(root\\test)",
                "52 | 8004401C | #pragma namespace(\"\\\\\\\\other\\\\root\")",
                "53 | 80044028 | #pragma classflags(createonly updateonly)",
                "54 | 8004402C | #pragma deleteinstance(A.Name=\"x\")",
                "55 | 80044030 | #include (\"missing.mof\")",
                "U | 80044007 | instance of A { Name = \"open; };",
                "U | 80044007 | instance of A { Name = \"\\q\"; };",
                "U | 80044007 | instance of A { Name = \"x\"; N = 08; };",
                "U | 80044007 | instance of A { Name = \"x\"; N = 0x; };",
                "U | 8004401D | instance of A { Name = \"x\"; N = 1e9999; };",
                "U | 80044007 | instance of A { Name = \"x\"; N = 1e9999999; };",
                "U | 8004401D | class X { real32 R = 1e40; };",
                "U | 80044007 | /* never closed",
                "U | 80044015 | instance of A { Name = 23; };",
                "U | 8004401D | instance of A { Name = \"x\"; N = -1; };",
                "U | 8004401B | instance of A { Name = \"x\"; name = \"y\"; };",
                "U | 80044016 | instance of E { S = \"s\"; R = $nowhere; };",
                "U | 80044016 | instance of A as $ { Name = \"x\"; };"
            })
    @Shows({FakeRule.MOF_MISTAKE, FakeRule.MOF_MISFIT, FakeRule.MOF_LITERAL})
    @DisplayName("that the compiler refuses has its code and its place, and changes nothing")
    void syntax(String number, String codes, String mof) throws IOException {
        FakeWmiBuilder builder = builder().mof(A + E + G);
        String text = "class Before { [key] string K; };\n\n  " + mof;
        MofException error = Objects.requireNonNull(
                catchThrowableOfType(MofException.class, () -> builder.mof(text)), "accepted: " + mof);
        assertThat(codes.split(" ")).contains(error.hresult().hex().substring(2));
        assertThat(error.line()).isEqualTo(3);
        assertThat(error.column()).isBetween(3, mof.length() + 3);
        assertThat(error).hasMessageStartingWith("mof:3:" + error.column() + ": ");
        assertThat(Answers.ask(builder.build(), "root\\test", "WQL", "SELECT * FROM Before", 0)
                        .error())
                .as("nothing was carried out")
                .isEqualTo(HResult.WBEM_E_INVALID_CLASS);
        int mistakes = number.equals("25") ? 2 : 1; // both semicolons are missing
        assertThat(error.errors()).as("one mistake, one error").hasSize(mistakes);
        MofCheck check = MofCheck.of(MofSource.of("mof", A + E + G + text));
        assertThat(check.errors()).hasSize(mistakes);
        assertThat(check.errors().get(0).line()).isEqualTo(6);
        assertThat(check.errors().get(0).hresult()).isEqualTo(error.hresult());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "22 | 80041002 | #pragma deleteclass(\"NoSuch\", FAIL)",
                "56 | 8004100D | class X1 : NoParent { };",
                "57 | 80041010 | instance of NoClass { };",
                "58 | 80041028 | instance of A { N = 1; };",
                "59 | 80041019 | #pragma instanceflags(\"createonly\") instance of A { Name=\"x\"; };"
                        + " instance of A { Name=\"X\"; };",
                "60 | 80041019 | #pragma classflags(\"createonly\") class A { [key] string Name; uint32 N = 5; };",
                "61 | 8004101E | [Abstract] class X2 { }; instance of X2 { };",
                "62 | 8004101F | class X3 { [key] real32 K; };",
                "63 | 80041065 | [Abstract] class X4 : A { };",
                "64 | 80041052 80041025 | class B : A { }; class A { [key] string Name; string N; };",
                "64 | 80041052 80041025 | class B : A { string N; };",
                "U | 80041002 | instance of A { Name = \"x\"; Nope = 1; };",
                "U | 80041030 | instance of A { Name = \"x\"; __CLASS = \"B\"; };",
                "U | 80041089 | class K { string S; }; instance of K { S = \"x\"; };",
                "U | 80041026 | instance of A { Name = \"x\"; }; class A { [key] string Name; };",
                "U | 80041049 | class B : A { [key] string Second; };",
                "U | 80041038 | class I { void M([in, ID(0)] uint8 a, [in, ID(2)] uint8 b); };",
                "U | 80041038 | class I { void M([in, ID(1)] uint8 a); };",
                "U | 80041037 | class I { void M([in, ID(0)] uint8 a, [in, ID(0)] uint8 b); };",
                "U | 80041037 | class I { void M([in, ID(-1)] uint8 a); };",
                "U | 80041037 | class I { void M([in, ID(\"x\")] uint8 a); };",
                "U | 80041037 | class I { void M([in] uint8 a, [out] uint8 A); };",
                "U | 80041039 | class I { [ID(0)] uint8 M(); };",
                "U | 80041039 | class I { void M([out] uint8 ReturnValue); };",
                "U | 8004100E | #pragma namespace(\"root\\\\nowhere\") class Z { };"
            })
    @Shows({FakeRule.MOF_REFUSAL, FakeRule.MOF_UNKNOWN_NAME, FakeRule.STORE_ABSTRACT})
    @DisplayName("that the repository refuses has its code, and what came before it stays")
    void execution(String number, String codes, String mof) {
        FakeWmiBuilder builder = builder().mof(A);
        MofException error = Objects.requireNonNull(
                catchThrowableOfType(
                        MofException.class, () -> builder.mof("class Before { [key] string K; };\n" + mof)),
                "accepted: " + mof);
        assertThat(codes.split(" ")).contains(error.hresult().hex().substring(2));
        assertThat(error.line()).isEqualTo(2);
        assertThat(rows(builder.build(), "SELECT * FROM Before")).isEmpty();
    }

    @Test
    @Shows(FakeRule.STORE_REPLACE)
    @DisplayName("equal keys, whatever their case, are the same instance; the later one stays")
    void identity() {
        List<WmiObject> rows = rows(
                builder()
                        .mof(A + "instance of A { Name = \"x\"; N = 1; }; instance of A { Name = \"X\"; N = 2; };")
                        .build(),
                "SELECT * FROM A");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).getLong("N")).isEqualTo(2);
    }

    @Test
    @DisplayName("deletes classes with all that depends on them, and instances by path")
    void deletion() {
        String text = A + "class B : A { }; instance of A { Name = \"x\"; }; instance of A { Name = \"y\"; };"
                + "instance of B { Name = \"z\"; };";
        assertThat(rows(
                        builder()
                                .mof(text + "#pragma deleteinstance(\"A.Name='X'\", FAIL)")
                                .build(),
                        "SELECT * FROM A"))
                .extracting(row -> row.getString("Name"))
                .containsExactly("y", "z");
        FakeWmi gone = builder().mof(text + "#pragma deleteclass(\"a\", FAIL)").build();
        assertThat(Answers.ask(gone, "root\\test", "WQL", "SELECT * FROM B", 0).error())
                .isEqualTo(HResult.WBEM_E_INVALID_CLASS);
    }

    @Test
    @DisplayName("creates namespaces and secures them as Windows' own files do")
    void namespaces() {
        FakeWmi fake = builder()
                .mof("#pragma namespace(\"\\\\\\\\.\\\\root\") instance of __Namespace { Name = \"Made\"; };"
                        + "#pragma namespace(\"\\\\\\\\.\\\\root\\\\made\") class Q { [key] string K; };"
                        + "[RequiresEncryption(TRUE)] instance of __SystemSecurity { };")
                .build();
        assertThat(Answers.ask(fake, "root\\made", "WQL", "SELECT * FROM Q", 0).error())
                .isNull();
    }

    @Test
    @DisplayName("nests objects up to the limit of WMI, and no text exhausts the stack")
    void nesting() {
        String open = "instance of A { Name = ";
        assertThat(refused(A + open.repeat(100_000)).hresult().hex()).isEqualTo("0x8004400A");
        assertThat(refused("class X { string A = " + "{".repeat(100_000))
                        .hresult()
                        .hex())
                .isEqualTo("0x80044007");
    }
}
