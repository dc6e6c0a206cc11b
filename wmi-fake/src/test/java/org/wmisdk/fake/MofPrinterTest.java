package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.MofPrinter;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;

@DisplayName("Printed MOF")
class MofPrinterTest {
    private static final String BASE = "[Abstract] class Base { [read : ToSubClass] string Note = \"n\"; };\n";

    private static WmiClass schema(FakeWmi fake, String className) {
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            return namespace.classDefinition(className);
        }
    }

    private static WmiObject only(FakeWmi fake, String className) {
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            return namespace
                    .query("SELECT * FROM " + className)
                    .withSystemProperties()
                    .first()
                    .orElseThrow();
        }
    }

    @Test
    @DisplayName("of a class shows what the class declares itself, and neither what it inherits nor where it came from")
    void localMembers() {
        FakeWmi fake = FakeWmi.builder()
                .mof(BASE + "[Provider(\"p\") : ToInstance, dynamic] class Derived : Base {"
                        + " [key : ToInstance ToSubClass DisableOverride] uint32 Id; uint8 Raw[4] = {1, 255};"
                        + " Base ref Link; object Any; Base Typed[]; [Values{\"a\", \"b\"}, Max(7)] char16 C = 'x'; };")
                .build();
        assertThat(schema(fake, "Derived").toMof()).isEqualTo("""
                        [Provider("p") : ToInstance, dynamic]
                        class Derived : Base {
                            object Any;
                            [Values{"a", "b"}, Max(7)] char16 C = 'x';
                            [key : ToInstance ToSubClass DisableOverride] uint32 Id;
                            Base ref Link;
                            uint8 Raw[4] = {1, 255};
                            Base Typed[];
                        };
                        """);
    }

    @Test
    @DisplayName("of an object shows every property, NULL ones too, and objects in it")
    void instances() {
        WmiObject inner = WmiObject.builder()
                .className("Inner")
                .set("When", CimType.DATETIME, CimInterval.parse("00000001120032.000000:000"))
                .build();
        WmiObject object = WmiObject.builder()
                .className("Outer")
                .set("Text", CimType.STRING, "a\"b\\c\n\u000b\ud800\u20ac")
                .set("Empty", CimType.STRING, null)
                .set("Big", CimType.UINT64, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE))
                .set("One", CimType.OBJECT, inner)
                .setArray("Many", CimType.OBJECT, List.of(inner, inner))
                .setArray("None", CimType.SINT8, List.of())
                .set("Real", CimType.REAL32, 0.1f)
                .build();
        assertThat(object.toMof()).isEqualTo("""
                instance of Outer {
                    Big = 18446744073709551615;
                    Empty = NULL;
                    Many = {instance of Inner {
                        When = "00000001120032.000000:000";
                    }, instance of Inner {
                        When = "00000001120032.000000:000";
                    }};
                    None = {};
                    One = instance of Inner {
                        When = "00000001120032.000000:000";
                    };
                    Real = 0.1;
                    Text = "a\\"b\\\\c\\n\\x000B\\xD800\u20ac";
                };
                """);
    }

    @Test
    @DisplayName("of a namespace has the parents first and loads again, whatever the order of the classes was")
    void files() {
        FakeWmi fake = FakeWmi.builder()
                .mof(BASE + "class D : Base { [key] string K; }; class E : D { }; class Ev : __ExtrinsicEvent { };"
                        + "instance of E { K = \"\u00e4\"; };")
                .build();
        String text = MofPrinter.print(
                "root\\cimv2",
                List.of(
                        schema(fake, "E"),
                        schema(fake, "D"),
                        schema(fake, "Base"),
                        schema(fake, "Ev"),
                        schema(fake, "__ExtrinsicEvent")),
                List.of(only(fake, "E")));
        assertThat(text).startsWith("#pragma namespace(\"\\\\\\\\.\\\\root\\\\cimv2\")\n\n[Abstract]\nclass Base {");
        FakeWmi again = FakeWmi.builder().mof(text).build();
        assertThat(only(again, "E")).isEqualTo(only(fake, "E"));
        assertThat(schema(again, "E")).isEqualTo(schema(fake, "E"));
        assertThat(schema(again, "Ev")).isEqualTo(schema(fake, "Ev"));
        assertThat(text).doesNotContain("class __ExtrinsicEvent");
    }

    @Test
    @DisplayName("keeps its lines short: long texts and lists go on in the next one")
    void lines() {
        WmiObject object = WmiObject.builder()
                .className("C")
                .set("Long", CimType.STRING, "some words ".repeat(50))
                .set("Unbroken", CimType.STRING, "\ud83d\ude00\t".repeat(300))
                .setArray("Numbers", CimType.UINT16, IntStream.range(0, 300).toArray())
                .build();
        String text = object.toMof();
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        FakeWmi fake = FakeWmi.builder()
                .mof("[Singleton] class C { string Long; string Unbroken; uint16 Numbers[]; };" + text)
                .build();
        assertThat(only(fake, "C").get("Long")).isEqualTo(object.get("Long"));
        assertThat(only(fake, "C").get("Unbroken")).isEqualTo(object.get("Unbroken"));
        assertThat(only(fake, "C").get("Numbers")).isEqualTo(object.get("Numbers"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    @DisplayName("does not exist of a real without a number; the property is named")
    void noNumber(double real) {
        WmiObject object = WmiObject.builder()
                .className("C")
                .setArray("R", CimType.REAL64, List.of(1.0, real))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> object.toMof())
                .withMessageStartingWith("C, property R: ")
                .withMessageContaining(Double.toString(real));
    }

    @Test
    @DisplayName("does not exist of what MOF cannot say; class, property and reason are named")
    void unsayable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WmiObject.builder()
                        .className("C")
                        .set("T", CimType.DATETIME, CimDateTime.ofText("yesterday"))
                        .build()
                        .toMof())
                .withMessageStartingWith("C, property T: the datetime is malformed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WmiObject.builder()
                        .className("C")
                        .set("no name", CimType.SINT8, 1)
                        .build()
                        .toMof())
                .withMessageStartingWith("C, property no name: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WmiObject.builder().build().toMof())
                .withMessageContaining("withSystemProperties");
        WmiObject deep = WmiObject.builder().className("C").build();
        for (int i = 0; i < 70; i++) {
            deep = WmiObject.builder()
                    .className("C")
                    .set("O", CimType.OBJECT, deep)
                    .build();
        }
        WmiObject deepest = Objects.requireNonNull(deep);
        assertThatIllegalArgumentException().isThrownBy(() -> deepest.toMof()).withMessageContaining("64");
    }
}
