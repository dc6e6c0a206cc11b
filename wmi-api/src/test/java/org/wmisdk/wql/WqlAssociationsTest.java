package org.wmisdk.wql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.HResult;
import org.wmisdk.WmiPath;

@DisplayName("An association query")
class WqlAssociationsTest {
    private static final WmiPath SOURCE = WmiPath.of("C.K=\"v\"");

    private static WqlSyntaxException refused(String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(WqlSyntaxException.class, () -> WqlParser.parse(text)), "accepted: " + text);
    }

    private static WmiPath source(String braces) {
        return ((WqlAssociators) WqlParser.parse("ASSOCIATORS OF " + braces)).source();
    }

    @Test
    @DisplayName("has its clauses in any order and case, with blanks between them")
    void clauses() {
        assertThat(
                        WqlParser.parse(
                                "associators of{C.K='v'}where\tKEYSONLY\r\nROLE=d"
                                        + " requiredqualifier = f AssocClass=a resultrole\n=\nc requiredAssocQualifier=e ResultClass =b"))
                .isEqualTo(new WqlAssociators(SOURCE, "a", false, true, "e", "f", "b", "c", "d", false));
        assertThat(WqlParser.parse("REFERENCES OF {C.K=\"v\"} WHERE Role = c ClassDefsOnly RequiredQualifier = f"))
                .isEqualTo(new WqlReferences(SOURCE, true, false, "f", null, "c", false));
        assertThat(WqlParser.parse("REFERENCES OF {C} WHERE SchemaOnly ResultClass = b"))
                .isEqualTo(new WqlReferences(WmiPath.of("C"), false, false, null, "b", null, true));
    }

    @Test
    @DisplayName("takes keywords of its own as the names of classes, roles and qualifiers")
    void keywordsAsValues() {
        assertThat(WqlParser.parse("ASSOCIATORS OF {C.K='v'} WHERE Role = Role AssocClass = KeysOnly KeysOnly"))
                .isEqualTo(new WqlAssociators(SOURCE, "KeysOnly", false, true, null, null, null, null, "Role", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AssocClass = a AND Role = b",
                "AssocClass = a OR Role = b",
                "AssocClass = a, Role = b",
                "AssocClass <> a",
                "AssocClass a",
                "AssocClass = 'a'",
                "AssocClass = 5",
                "AssocClass = NULL",
                "AssocClass =",
                "AssocClass",
                "AssocClass = a AssocClass = a",
                "KeysOnly KeysOnly",
                "KeysOnly = TRUE",
                "ClassDefsOnly ResultClass = a",
                "ResultClass = a ClassDefsOnly",
                "ClassDefsOnly SchemaOnly",
                "SchemaOnly",
                "Nope = a",
                "NOT KeysOnly",
                "(KeysOnly)",
                "KeysOnly;",
                ""
            })
    @DisplayName("with anything else after WHERE is an invalid query")
    void refusals(String clauses) {
        assertThat(refused("ASSOCIATORS OF {C.K='v'} WHERE " + clauses).hresult())
                .isEqualTo(HResult.WBEM_E_INVALID_QUERY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AssocClass = a", "RequiredAssocQualifier = a", "ResultRole = a"})
    @DisplayName("for references has no clauses about a class beyond the association")
    void ofReferences(String clause) {
        assertThat(WqlParser.parse("ASSOCIATORS OF {C} WHERE " + clause)).isInstanceOf(WqlAssociators.class);
        WqlSyntaxException e = refused("REFERENCES OF {C} WHERE " + clause);
        assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
        assertThat(e.offset()).isEqualTo("REFERENCES OF {C} WHERE ".length());
        assertThat(e.expected())
                .isEqualTo("one of ClassDefsOnly, KeysOnly, RequiredQualifier, ResultClass, Role, SchemaOnly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASSOCIATORS",
                "ASSOCIATORS {C=1}",
                "ASSOCIATORS OF",
                "ASSOCIATORS OF C=1",
                "ASSOCIATORS OF {C=1",
                "ASSOCIATORS OF {C='1}",
                "ASSOCIATORS OF {C=1}}",
                "ASSOCIATORS OF {C=1} KeysOnly",
                "ASSOCIATORS OF {C=1} WHERE",
                "ASSOCIATORS OF {C=1} AND KeysOnly",
                "SELECT * FROM ASSOCIATORS OF {C=1}",
                "REFERENCES OF {C='\\'}"
            })
    @DisplayName("whose parts are not all there is an invalid query")
    void incomplete(String query) {
        assertThat(refused(query).hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{C.K=\"}\"} | C.K=\"}\"",
                "{C.K='{\"}'} | C.K=\"{\\\"}\"",
                "{C.K='it\\'s}'} | C.K=\"it's}\"",
                "{C.K=\"a\\\\\"} | C.K=\"a\\\\\"",
                "{C=1} | C=1",
                "{C=@} | C=@",
                "{root\\cimv2:C} | root\\cimv2:C",
                "{//web01/root/cimv2:C.A=1,B=TRUE} | \\\\web01\\root\\cimv2:C.A=1,B=TRUE",
                "{A.R=\"C.K=\\\"v\\\"\"} | A.R=\"C.K=\\\"v\\\"\"",
            })
    @DisplayName("has an object path between the braces, whose quotes may hold braces")
    void paths(String braces, String path) {
        assertThat(source(braces)).hasToString(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{C.K='c:\\scripts'} | c:\\scripts",
                "{C.K='\\\\.\\PHYSICALDRIVE0'} | \\\\.\\PHYSICALDRIVE0",
                "{C.K='\\\\\\\\.\\\\PHYSICALDRIVE0'} | \\\\.\\PHYSICALDRIVE0",
                "{C.K='c:\\x\\\\'} | c:\\x\\\\",
                "{C.K=\"c:\\x\\\"}\"} | c:\\x\"}",
                "{C.K='c:\\\\x'} | c:\\x",
            })
    @DisplayName("takes the backslashes of a key that is not escaped for themselves")
    void unescaped(String braces, String key) {
        assertThat(source(braces).findKey("K").orElseThrow().value()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 0 | the path is empty",
                "{C = 1} | 1 | blanks",
                "{ C=1} | 0 | blanks",
                "{C.K} | 3 | = and a value",
                "{C.K=x:} | 4 | a text in quotes",
                "{C.A=1,A=2} | 6 | twice",
                "{C.A='c:\\x',A=2} | 11 | twice",
                "{C.A='c:\\x' } | 10 | blanks",
                "{\\\\.\\root\\cimv2} | 0 | not of a namespace",
            })
    @DisplayName("whose path is malformed has the code of paths, with the place in the query and the rule")
    void malformedPaths(String braces, int offset, String rule) {
        WqlSyntaxException e = refused("ASSOCIATORS OF " + braces + " WHERE KeysOnly");
        assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OBJECT_PATH);
        assertThat(e.offset()).isEqualTo("ASSOCIATORS OF {".length() + offset);
        assertThat(e.expected()).contains(rule);
    }

    @Test
    @DisplayName("with a malformed path and another fault reports the other one, which WMI sees first")
    void twoFaults() {
        assertThat(refused("ASSOCIATORS OF {C =1} WHERE Nope").hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
        assertThat(refused("REFERENCES OF {C =1} WHERE ClassDefsOnly ResultClass = C")
                        .hresult())
                .isEqualTo(HResult.WBEM_E_INVALID_QUERY);
    }

    @Test
    @DisplayName("about classes names a class")
    void schemaOnly() {
        WqlSyntaxException e = refused("ASSOCIATORS OF {C=1} WHERE SchemaOnly");
        assertThat(e.offset()).isEqualTo("ASSOCIATORS OF {".length());
        assertThat(e.expected()).isEqualTo("the path of a class, because SchemaOnly asks for classes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"root\\a}b:C", "\\\\h}x\\root:C.K=1"})
    @DisplayName("is not built around a path that would end before its closing brace")
    void braces(String path) {
        WmiPath source = WmiPath.of(path);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlReferences(source, false, false, null, null, null, false))
                .withMessageContaining("source: " + path + " cannot stand between braces");
    }

    @Test
    @DisplayName("that is built by hand obeys the same rules")
    void byHand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlReferences(SOURCE, false, false, null, "C WHERE", null, false))
                .withMessageContaining("ResultClass: \"C WHERE\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlReferences(SOURCE, true, false, null, "C", null, false))
                .withMessageContaining("ClassDefsOnly cannot stand beside ResultClass");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlReferences(SOURCE, false, false, null, null, null, true))
                .withMessageContaining("the path of a class");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WqlAssociators(
                        WmiPath.ofNamespace("root"), null, false, false, null, null, null, null, null, false))
                .withMessageContaining("not of a namespace");
        for (int component = 0; component < 6; component++) {
            String[] names = new String[6];
            names[component] = "a b";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new WqlAssociators(
                            SOURCE, names[0], false, false, names[1], names[2], names[3], names[4], names[5], false));
        }
    }
}
