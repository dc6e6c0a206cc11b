package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;

/**
 * The examples of association queries by their numbers, and what the examples leave open. C at the start of a query stands
 * for {@code ASSOCIATORS OF {D_Disk="C:"}}.
 */
@DisplayName("Association queries")
class AssociationQueryTest {
    private static final String EXEC_QUERY = FakeOperation.EXEC_QUERY.call();
    private static final String NEXT = FakeOperation.NEXT.call();

    private FakeWmi fake;

    @BeforeEach
    void build() {
        fake = FakeWmi.builder()
                .namespace("root\\demo")
                .mof(AssociationQueryTest.class, "demo.mof")
                .namespace("root\\links")
                .mof(AssociationQueryTest.class, "links.mof")
                .build();
    }

    @AfterEach
    void nothingIsLeftOpen() {
        fake.journal().requireNothingOpen();
    }

    private Answers.Answer ask(String query) {
        return ask(query, Answers.SEMISYNCHRONOUS);
    }

    private Answers.Answer ask(String query, int flags) {
        String text = query.startsWith("C ") || query.equals("C")
                ? "ASSOCIATORS OF {D_Disk=\"C:\"}" + query.substring(1)
                : query;
        return Answers.ask(fake, text.contains("{L_") ? "root\\links" : "root\\demo", "WQL", text, flags);
    }

    private List<String> paths(String query) {
        Answers.Answer answer = ask(query);
        assertThat(answer.error()).as(query).isNull();
        return answer.rows().stream().map(row -> row.system().relpath()).toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "82 | ASSOCIATORS OF {D_Disk.DeviceID=\"C:\"} | 100 200 100",
                "83 | ASSOCIATORS OF{D_Disk=\"C:\"} | 100 200 100",
                "84 | C WHERE AssocClass = D_Uses | 100 200",
                "85 | C WHERE AssocClass = D_UsesRW | 200",
                "86 | C WHERE RequiredAssocQualifier = Fast | 100",
                "87 | C WHERE ResultClass = D_Disk | ``",
                "88 | C WHERE ResultRole = User | 100 200 100",
                "89 | C WHERE Role = User | ``",
                "90 | C WHERE ResultClass = D_Proc RequiredQualifier = Sw | 100 200 100"
            })
    @DisplayName("ASSOCIATORS OF gives each process once per association that links it")
    void associators(int number, String query, String expected) {
        Answers.Answer answer = ask(query);
        assertThat(answer.error()).as("error of example %d", number).isNull();
        assertThat(answer.keys("Handle")).containsExactlyElementsOf(Answers.words(expected));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "91 | C WHERE ClassDefsOnly | D_Proc",
                "96 | ASSOCIATORS OF {D_Disk} WHERE SchemaOnly | D_Proc",
                "101 | REFERENCES OF {D_Disk=\"C:\"} WHERE ClassDefsOnly | D_Uses D_UsesRW D_Caches",
                "102 | REFERENCES OF {D_Disk} WHERE SchemaOnly | D_Uses D_UsesRW D_Caches"
            })
    @DisplayName("ClassDefsOnly and SchemaOnly give class definitions")
    void classes(int number, String query, String expected) {
        assertThat(paths(query)).as("example %d", number).containsExactlyElementsOf(Answers.words(expected));
        assertThat(ask(query).rows())
                .allSatisfy(row -> assertThat(row.system().genus()).isEqualTo(SystemProperties.GENUS_CLASS));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "97 | REFERENCES OF {D_Disk=\"C:\"} | D_Uses:100 D_UsesRW:200 D_Caches:100",
                "98 | REFERENCES OF {D_Disk=\"C:\"} WHERE ResultClass = D_Uses | D_Uses:100 D_UsesRW:200",
                "99 | REFERENCES OF {D_Disk=\"C:\"} WHERE RequiredQualifier = Fast | D_Caches:100",
                "100 | REFERENCES OF {D_Proc=100} WHERE Role = User | D_Uses:100 D_Caches:100"
            })
    @DisplayName("REFERENCES OF gives the associations")
    void references(int number, String query, String expected) {
        Answers.Answer answer = ask(query);
        assertThat(answer.error()).as("error of example %d", number).isNull();
        assertThat(answer.rows().stream()
                        .map(row -> row.system().className() + ":"
                                + String.valueOf(row.getString("User")).replaceAll("\\D", "")))
                .containsExactlyElementsOf(Answers.words(expected));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "92 | C WHERE ClassDefsOnly ResultClass = D_Proc",
                "93 | C WHERE ResultClass = D_Proc AND Role = Store",
                "94 | C WHERE ResultClass <> D_Proc",
                "91 | C WHERE SchemaOnly",
                "103 | REFERENCES OF {D_Disk=\"C:\"} WHERE AssocClass = D_Uses"
            })
    @DisplayName("that no parser can read fail in the call that starts them")
    void syntax(int number, String query) {
        for (int flags : new int[] {0, Answers.SEMISYNCHRONOUS}) {
            Answers.Answer answer = ask(query, flags);
            assertThat(Objects.requireNonNull(answer.error()).hex())
                    .as("error of example %d", number)
                    .isEqualTo("0x80041017");
            assertThat(answer.where()).isEqualTo(EXEC_QUERY);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "95: ASSOCIATORS OF {D_Disk = \"C:\"} | 0x8004103A",
                "95: ASSOCIATORS OF {D_Disk.DeviceID} | 0x8004103A",
                "REFERENCES OF {D_Disk = \"C:\"} | 0x8004103A",
                "ASSOCIATORS OF {D_Disk.DriveType=3} | 0x8004103A",
                "ASSOCIATORS OF {D_Disk} | 0x8004103A",
                "REFERENCES OF {D_Disk=\"Q:\"} | 0x80041002",
                "ASSOCIATORS OF {D_Disk=\"Q:\"} | 0x80041002",
                "ASSOCIATORS OF {NoSuch=\"Q:\"} | 0x80041002",
                "ASSOCIATORS OF {NoSuch} WHERE SchemaOnly | 0x80041002",
                "ASSOCIATORS OF {\\\\other\\root\\demo:D_Disk=\"C:\"} | 0x80041002",
                "ASSOCIATORS OF {root\\nowhere:D_Disk=\"C:\"} | 0x80041002",
                "C WHERE AssocClass = NoSuch | 0x80041010",
                "C WHERE ResultClass = NoSuch | 0x80041010"
            })
    @Shows({
        FakeRule.ASSOCIATION_PATH,
        FakeRule.ASSOCIATION_SOURCE_MISSING,
        FakeRule.ASSOCIATION_SOURCE_KIND,
        FakeRule.ASSOCIATION_CLASS_MISSING
    })
    @DisplayName("about what does not exist fail at the first fetch, or at once when nothing was deferred")
    void failures(String numbered, String code) {
        String query = numbered.substring(numbered.startsWith("95: ") ? 4 : 0);
        Answers.Answer deferred = ask(query);
        assertThat(Objects.requireNonNull(deferred.error()).hex()).isEqualTo(code);
        assertThat(deferred.where()).isEqualTo(NEXT);
        Answers.Answer direct = ask(query, 0);
        assertThat(direct.error()).isEqualTo(deferred.error());
        assertThat(direct.where()).isEqualTo(EXEC_QUERY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{d_disk.deviceid='c:'}",
                "{\\\\.\\root\\demo:D_Disk=\"C:\"}",
                "{\\\\FAKE\\ROOT\\DEMO:D_Disk=\"C:\"}",
                "{//localhost/root/demo:D_Disk=\"C:\"}",
                "{root\\demo:D_Disk=\"C:\"}"
            })
    @Shows(FakeRule.STORE_PATH)
    @DisplayName("know their source by any spelling of its path")
    void spellings(String path) {
        assertThat(ask("ASSOCIATORS OF " + path).keys("Handle")).containsExactly("100", "200", "100");
    }

    @Test
    @Shows(FakeRule.ASSOCIATION_REFERENCE)
    @DisplayName("find references in whatever form they are stored")
    void storedForms() {
        assertThat(paths("REFERENCES OF {L_Node.A=1,B=\"x\"} WHERE Role = Start"))
                .as("full, local, other order of keys, other case, with the class above")
                .hasSize(5);
        assertThat(ask("ASSOCIATORS OF {L_Node.B=\"X\",A=1} WHERE AssocClass = L_Form")
                        .rows())
                .extracting(row -> row.getString("Target"))
                .containsOnly("end")
                .hasSize(5);
    }

    @Test
    @Shows(FakeRule.ASSOCIATION_DANGLING)
    @DisplayName("leave out endpoints that do not exist, but not the associations that refer to them")
    void dangling() {
        assertThat(paths("ASSOCIATORS OF {L_Leaf.A=9,B=\"z\"} WHERE AssocClass = L_Dangling"))
                .isEmpty();
        assertThat(paths("REFERENCES OF {L_Leaf.A=9,B=\"z\"} WHERE ResultClass = L_Dangling"))
                .as("nothing there, no path, NULL, another machine")
                .hasSize(4);
    }

    @Test
    @Shows(FakeRule.ASSOCIATION_ELSEWHERE)
    @DisplayName("give the endpoints in other namespaces with the namespace where they are")
    void otherNamespaces() {
        FakeWmi two = FakeWmi.builder()
                .namespace("root\\far")
                .mof("class F { [key] string K; }; instance of F { K = \"there\"; };")
                .namespace("root\\near")
                .mof(
                        "class N { [key] string K; };"
                                + "[Association] class L { [key] N ref Near; [key] object ref Far; };"
                                + "instance of N { K = \"here\"; };"
                                + "instance of L { Near = \"N.K=\\\"here\\\"\"; Far = \"\\\\\\\\.\\\\root\\\\far:F.K=\\\"there\\\"\"; };")
                .build();
        WmiObject far = Answers.ask(two, "root\\near", "WQL", "ASSOCIATORS OF {N='here'}", 0)
                .rows()
                .get(0);
        assertThat(far.system().path()).isEqualTo("\\\\FAKE\\root\\far:F.K=\"there\"");
        WmiObject near = Answers.ask(two, "root\\near", "WQL", "ASSOCIATORS OF {\\\\.\\root\\far:F='there'}", 0)
                .rows()
                .get(0);
        assertThat(near.system().path()).isEqualTo("\\\\FAKE\\root\\near:N.K=\"here\"");
        assertThat(Answers.ask(two, "root\\near", "WQL", "REFERENCES OF {root\\far:F='there'}", 0)
                        .rows())
                .hasSize(1);
        assertThat(Answers.ask(two, "root\\far", "WQL", "ASSOCIATORS OF {F='there'}", 0)
                        .rows())
                .as("the associations are in the other namespace")
                .isEmpty();
    }

    @Test
    @Shows(FakeRule.ASSOCIATION_SELF)
    @DisplayName(
            "follow an association of a class with itself in both directions, and give an object that links itself once")
    void self() {
        assertThat(paths("ASSOCIATORS OF {L_Person=\"ann\"} WHERE AssocClass = L_Knows"))
                .containsExactly("L_Person.Name=\"bob\"", "L_Person.Name=\"cid\"");
        assertThat(paths("ASSOCIATORS OF {L_Person=\"ann\"} WHERE AssocClass = L_Knows Role = Who"))
                .containsExactly("L_Person.Name=\"bob\"");
        assertThat(paths("ASSOCIATORS OF {L_Person=\"dan\"} WHERE AssocClass = L_Knows"))
                .containsExactly("L_Boss.Name=\"dan\"");
        assertThat(paths("REFERENCES OF {L_Person=\"dan\"}")).hasSize(1);
    }

    @Test
    @Shows(FakeRule.ASSOCIATION_KEYS_ONLY)
    @DisplayName("with KeysOnly have all properties, but only the keys are filled")
    void keysOnly() {
        List<WmiObject> rows = ask("C WHERE KeysOnly").rows();
        assertThat(rows).hasSize(3).allSatisfy(row -> {
            assertThat(row.get("Handle").isNull()).isFalse();
            assertThat(row.get("Name").isNull()).isTrue();
            assertThat(row.system().path()).isNotNull();
        });
        WmiObject link =
                ask("REFERENCES OF {D_Disk='D:'} WHERE KeysOnly").rows().get(0);
        assertThat(link.getString("Store")).isNotNull();
    }

    @Test
    @Shows(FakeRule.ASSOCIATION_QUALIFIER)
    @DisplayName("with RequiredQualifier see inherited qualifiers and those of any value")
    void qualifiers() {
        assertThat(paths("ASSOCIATORS OF {L_Person='dan'} WHERE RequiredQualifier = Rank"))
                .as("inherited")
                .hasSize(1);
        assertThat(paths("C WHERE RequiredQualifier = Hw")).isEmpty();
        assertThat(paths("ASSOCIATORS OF {L_Person='ann'} WHERE RequiredQualifier = Rank"))
                .as("a text, not TRUE")
                .hasSize(2);
    }

    @Test
    @DisplayName("with SchemaOnly see a subclass as its parent, and references to any class as such")
    void schemaOnly() {
        assertThat(paths("REFERENCES OF {D_NetDisk} WHERE SchemaOnly"))
                .containsExactly("D_Uses", "D_UsesRW", "D_Caches");
        assertThat(paths("REFERENCES OF {D_Disk} WHERE SchemaOnly Role = User")).isEmpty();
        assertThat(paths("ASSOCIATORS OF {D_Disk} WHERE SchemaOnly AssocClass = D_Caches ResultRole = User"))
                .containsExactly("D_Proc");
        assertThat(paths("REFERENCES OF {L_Boss} WHERE SchemaOnly")).containsExactly("L_Dangling", "L_Knows");
        assertThat(paths("ASSOCIATORS OF {L_Boss} WHERE SchemaOnly")).containsExactly("L_Node", "L_Person");
    }

    @Test
    @DisplayName("give rows whole, with their system properties where these are asked for")
    void rows() {
        WmiObject process = ask("C WHERE AssocClass = D_UsesRW").rows().get(0);
        assertThat(process.getString("Name")).isEqualTo("Notepad.exe");
        assertThat(process.system().path()).isEqualTo("\\\\FAKE\\root\\demo:D_Proc.Handle=200");
        try (WmiNamespace demo = fake.locator().connect("root\\demo")) {
            assertThat(demo.query("ASSOCIATORS OF {D_Disk='C:'}").list())
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row.findSystem()).isEmpty());
        }
    }

    @Test
    @DisplayName("see associations and endpoints that functions deliver beside stored ones")
    void dynamic() {
        FakeWmi mixed = FakeWmi.builder()
                .mof("class N { [key] string K; }; [Association] class L { [key] N ref A; [key] N ref B; };"
                        + "class D { [key] string K; }; [Association] class M { [key] N ref A; [key] D ref B; };"
                        + "instance of N { K = \"a\"; }; instance of N { K = \"b\"; };"
                        + "instance of L { A = \"N.K=\\\"a\\\"\"; B = \"N.K=\\\"b\\\"\"; };")
                .rows("D", () -> Stream.of(Map.of("K", "x"), Map.of("K", "y")))
                .rows("M", () -> Stream.of(Map.of("A", "N.K=\"a\"", "B", "D.K=\"y\"")))
                .build();
        assertThat(Answers.ask(mixed, "root\\cimv2", "WQL", "ASSOCIATORS OF {N='a'}", 0)
                        .keys("K"))
                .containsExactly("b", "y");
        assertThat(Answers.ask(mixed, "root\\cimv2", "WQL", "ASSOCIATORS OF {D='y'}", 0)
                        .keys("K"))
                .containsExactly("a");
        assertThat(Answers.ask(mixed, "root\\cimv2", "WQL", "REFERENCES OF {D='x'}", 0)
                        .rows())
                .isEmpty();
        mixed.journal().requireNothingOpen();
    }
}
