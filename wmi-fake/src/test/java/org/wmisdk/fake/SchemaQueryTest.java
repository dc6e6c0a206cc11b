package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.HResult;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;

/** The examples of schema queries by their numbers. M stands for {@code SELECT * FROM meta_class WHERE}. */
@DisplayName("Schema queries")
class SchemaQueryTest {
    private FakeWmi fake;

    @BeforeEach
    void build() {
        fake = FakeWmi.builder()
                .namespace("root\\demo")
                .mof(SchemaQueryTest.class, "demo.mof")
                .mof("class D_Defaults { [key] string K = \"k\"; uint32 N = 7; string T; };")
                .build();
    }

    private Answers.Answer ask(String query) {
        return Answers.ask(
                fake,
                "root\\demo",
                "WQL",
                query.startsWith("M ") ? "SELECT * FROM meta_class WHERE" + query.substring(1) : query,
                Answers.SEMISYNCHRONOUS);
    }

    /** The names of the classes of the result, without those that every namespace has. */
    private List<String> classes(String query) {
        Answers.Answer answer = ask(query);
        assertThat(answer.error()).as(query).isNull();
        return answer.rows().stream()
                .map(row -> String.valueOf(row.system().className()))
                .filter(name -> !name.startsWith("__"))
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "75 | M __this ISA \"D_Disk\" | D_Disk D_NetDisk",
                "76 | M __Class = \"D_Disk\" | D_Disk",
                "77 | M __Superclass = \"D_Uses\" | D_UsesRW",
                "78 | M __Class LIKE \"D[_]Us%\" | D_User D_Uses D_UsesRW",
                "79 | M __Dynasty = \"D_User\" | D_User D_Admin",
                "80 | M __Superclass IS NULL | D_Disk D_User D_Proc D_Uses D_Caches D_Defaults",
                "80 | M __Superclass = NULL | D_Disk D_User D_Proc D_Uses D_Caches D_Defaults",
                "0 | M __Superclass IS NOT NULL | D_NetDisk D_Admin D_UsesRW",
                "0 | M NOT __this ISA 'd_disk' AND (__CLASS < 'D_E' AND NOT __Class LIKE '%e%' OR __Class = 'd_user') | D_User D_Admin",
                "0 | M __Superclass <> 'D_Uses' | D_NetDisk D_Admin",
                "0 | M __this ISA 'NoSuch' | ``"
            })
    @DisplayName("select the classes that the example names")
    void examples(int number, String query, String expected) {
        assertThat(classes(query))
                .containsExactlyElementsOf(Arrays.stream(expected.split(" "))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    @Test
    @DisplayName("without a condition select all classes of the namespace")
    void all() {
        assertThat(classes("SELECT * FROM META_CLASS")).hasSize(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "81: SELECT __CLASS FROM meta_class",
                "M __this = 'D_Disk'",
                "M __Path = 'D_Disk'",
                "M DeviceID = 'D_Disk'",
                "M __Class ISA 'D_Disk'",
                "M __Class = 5"
            })
    @Shows(FakeRule.SCHEMA_CONDITION)
    @DisplayName("that ask for anything else fail in the call that starts them")
    void refused(String numbered) {
        Answers.Answer answer = ask(numbered.substring(numbered.startsWith("81: ") ? 4 : 0));
        assertThat(answer.error()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
        assertThat(answer.where()).isEqualTo(FakeOperation.EXEC_QUERY.call());
    }

    @Test
    @DisplayName("deliver a class as an object: its properties with their defaults, its name in the system properties")
    void row() {
        WmiObject row = ask("M __Class = 'd_defaults'").rows().get(0);
        assertThat(row.names()).containsExactly("K", "N", "T");
        assertThat(row.getString("K")).isEqualTo("k");
        assertThat(row.getLong("N")).isEqualTo(7);
        assertThat(row.get("T").isNull()).isTrue();
        WmiObject derived = ask("M __Class = 'D_NetDisk'").rows().get(0);
        assertThat(derived.system())
                .isEqualTo(new SystemProperties(
                        SystemProperties.GENUS_CLASS,
                        "D_NetDisk",
                        "D_Disk",
                        "D_Disk",
                        "D_NetDisk",
                        10,
                        List.of("D_Disk"),
                        "FAKE",
                        "root\\demo",
                        "\\\\FAKE\\root\\demo:D_NetDisk"));
        assertThat(derived.get("Codes").isArray()).isTrue();
    }
}
