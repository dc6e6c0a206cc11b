package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiComparison;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;

/** Objects and classes as a server delivers them, compared and written as text. */
@DisplayName("Comparison and text")
public abstract class ComparisonContract extends Contract {
    private static final WmiPath GREATEST =
            WmiPath.builder(TestData.VALUES).key("Case", "GREATEST").build();

    /** For the classes that run the suite in a world. */
    protected ComparisonContract() {}

    @Test
    @DisplayName("COMPARE-01 an instance is the same however it was read, and no other one is")
    void instances() {
        try (WmiNamespace namespace = data()) {
            WmiObject read = namespace.get(GREATEST);
            List<WmiObject> rows = namespace
                    .query("SELECT * FROM " + TestData.VALUES)
                    .withSystemProperties()
                    .list();
            assertThat(rows).filteredOn(read::sameAs).singleElement().isEqualTo(read);
            WmiObject without = namespace
                    .query("SELECT * FROM " + TestData.VALUES + " WHERE Case = 'GREATEST'")
                    .first()
                    .orElseThrow();
            assertThat(read.sameAs(without)).isFalse();
            assertThat(read.sameAs(without, WmiComparison.IGNORE_CLASS, WmiComparison.IGNORE_OBJECT_SOURCE))
                    .isTrue();
        }
    }

    @Test
    @DisplayName(
            "COMPARE-02 a class is the same as often as it is read, and differs from its parent and its amended self")
    void classes() {
        try (WmiNamespace namespace = data()) {
            WmiClass schema = namespace.classDefinition(TestData.SCHEMA);
            assertThat(schema.sameAs(namespace.classDefinition(TestData.SCHEMA)))
                    .isTrue();
            assertThat(schema.sameAs(namespace.classDefinition(String.valueOf(schema.superclass()))))
                    .isFalse();
            WmiClass plain = namespace.classDefinition("TCK_SchemaAmended");
            WmiClass amended = namespace.classDefinition("TCK_SchemaAmended", TestData.AMENDED);
            assertThat(plain.sameAs(amended)).isFalse();
            assertThat(plain.sameAs(amended, WmiComparison.IGNORE_QUALIFIERS)).isTrue();
        }
    }

    @Test
    @DisplayName("MOF-01 a class is written as what it declares itself")
    void textOfClass() {
        try (WmiNamespace namespace = data()) {
            assertThat(namespace.classDefinition("TCK_MoreMethods").toMof()).isEqualTo("""
                    class TCK_MoreMethods : TCK_Methods {
                        [Implemented] string Rename(
                                [in] string Prefix);
                    };
                    """);
        }
    }

    @Test
    @DisplayName("MOF-02 an instance is written with all its values, and an object in it in its place")
    void textOfInstance() {
        try (WmiNamespace namespace = data()) {
            WmiObject read = namespace.get(GREATEST);
            String text = read.toMof();
            assertThat(text)
                    .startsWith("instance of " + TestData.VALUES + " {\n")
                    .endsWith("};\n");
            for (CimType type : CimType.values()) {
                CimValue value = read.get(TestData.property(type));
                String start = "\n    " + TestData.property(type) + " = ";
                assertThat(text).contains(start);
                if (value.type().isInteger()) {
                    assertThat(text).contains(start + value.raw() + ";\n");
                }
                if (value.raw() instanceof WmiObject embedded) {
                    assertThat(text)
                            .contains(start + "instance of " + embedded.system().className() + " {\n");
                }
            }
        }
    }
}
