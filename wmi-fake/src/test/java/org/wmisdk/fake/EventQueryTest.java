package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.HResult;
import org.wmisdk.fake.mof.MofLoader;
import org.wmisdk.fake.query.EventQuery;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.query.QueryScope;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.Repository;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlSyntaxException;

/**
 * Which event queries WMI takes, by the numbers of the examples. I stands for {@code SELECT * FROM __InstanceCreationEvent
 * WITHIN 5 WHERE TargetInstance ISA "D_Proc"}.
 */
@DisplayName("Event queries")
class EventQueryTest {
    private Namespace demo;

    @BeforeEach
    void build() throws Exception {
        try (InputStream in = Objects.requireNonNull(EventQueryTest.class.getResourceAsStream("demo.mof"))) {
            demo = namespace(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    + "class D_Alarm : __ExtrinsicEvent { uint32 Level; D_User Who; string Tags[]; };"
                    + "[Dynamic, Provider(\"p\")] class D_Live { [key] string Name; };"
                    + "class D_Above { [key] string Name; };"
                    + "[Dynamic, Provider(\"p\")] class D_Below : D_Above { };");
        }
    }

    static Namespace namespace(String mof) {
        Namespace namespace = new Repository().create("root\\demo");
        MofLoader.load("test", mof, namespace.repository(), namespace.name(), host -> host.equals("."));
        return namespace;
    }

    /** The code that a query is refused with, {@code 0x0} if it is taken. */
    static String check(Namespace namespace, String query, Rules rules) {
        String text = query.startsWith("I ")
                ? "SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA \"D_Proc\""
                        + query.substring(1)
                : query;
        try {
            EventQuery.check(WqlParser.parse(text), new QueryScope(namespace, List.of("FAKE"), rules));
            return "0x0";
        } catch (WqlSyntaxException e) {
            return e.hresult().hex();
        } catch (QueryException e) {
            return e.hresult().hex();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "104 | SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA \"D_Disk\" | 0x0",
                "106 | SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA \"D_Disk\" AND TargetInstance.Delta > PreviousInstance.Delta | 0x0",
                "107 | SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA \"D_Disk\" AND TargetInstance.Delta > 10 | 0x0",
                "108 | SELECT * FROM __InstanceOperationEvent WITHIN 1.5 WHERE TargetInstance ISA \"D_Proc\" | 0x0",
                "109 | SELECT * FROM __InstanceDeletionEvent WHERE TargetInstance ISA \"D_Live\" | 0x80042002",
                "109 | SELECT * FROM __InstanceDeletionEvent WHERE TargetInstance ISA \"D_Disk\" | 0x0",
                "110 | SELECT * FROM __ClassCreationEvent WHERE TargetClass ISA \"D_Disk\" | 0x0",
                "111 | SELECT * FROM __TimerEvent WHERE TimerId = \"t1\" | 0x0",
                "112 | I GROUP WITHIN 60 | 0x0",
                "113 | I GROUP WITHIN 60 BY TargetInstance.Name | 0x0",
                "114 | I GROUP WITHIN 60 HAVING NumberOfEvents > 5 | 0x0",
                "115 | I GROUP BY TargetInstance.Name | 0x8004105A",
                "116 | I GROUP WITHIN 60 BY TargetInstance | 0x8004105D",
                "117 | I GROUP WITHIN 60 BY TargetInstance.Name.X | 0x8004105C",
                "118 | SELECT * FROM D_Disk | 0x80041059",
                "119 | SELECT TargetInstance.Name FROM __InstanceCreationEvent WITHIN 2 WHERE TargetInstance ISA \"D_Proc\" | 0x0"
            })
    @Shows(FakeRule.EVENT_WITHIN)
    @DisplayName("are taken or refused as the example says")
    void examples(int number, String query, String code) {
        assertThat(check(demo, query, Rules.LENIENT)).as("example %d", number).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM NoSuch WITHIN 5 | 0x80041010",
                "SELECT * FROM meta_class | 0x80041059",
                "ASSOCIATORS OF {D_Disk='C:'} | 0x80041059",
                "SELECT * FROM __AggregateEvent | 0x80041059",
                "SELECT Nope, TargetInstance.Nope FROM __InstanceCreationEvent WITHIN 5 | 0x0",
                "SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE Nope = 1 | 0x80041017",
                "I AND TargetInstance.Nope = 1 | 0x0",
                "I AND TargetInstance.Name.X = 1 | 0x8004105C",
                "I AND TargetInstance.Owner.Sid = 1 | 0x0",
                "I AND TIME_CREATED = 'soon' | 0x80041017",
                "I AND TIME_CREATED.X = 1 | 0x8004105C",
                "I AND NOT (TargetInstance.Name = PreviousInstance.Name OR SECURITY_DESCRIPTOR IS NULL) | 0x80041017",
                "I AND SECURITY_DESCRIPTOR = 1 | 0x80041017",
                "I AND TargetInstance = 1 | 0x80041017",
                "I AND TIME_CREATED > SECURITY_DESCRIPTOR | 0x80041017",
                "I AND TIME_CREATED > TargetInstance | 0x80041017",
                "I GROUP WITHIN 60 BY Nope | 0x80041017",
                "I GROUP WITHIN 60 BY TargetInstance.Nope | 0x0",
                "I GROUP WITHIN 60 BY TargetInstance.Owner | 0x8004105D",
                "I GROUP WITHIN 60 BY TIME_CREATED, TargetInstance.__CLASS | 0x0",
                "I GROUP WITHIN 60 BY * | 0x8004105B",
                "SELECT * FROM D_Alarm WHERE Level > 3 AND Who.Name LIKE 'a%' GROUP WITHIN 5 BY Level, Who.Sid | 0x0",
                "SELECT * FROM D_Alarm WHERE Who.Name.X = 1 | 0x8004105C",
                "SELECT * FROM D_Alarm GROUP WITHIN 5 BY Who | 0x8004105D",
                "SELECT * FROM D_Alarm WITHIN 5 WHERE Level >= Level | 0x0",
                "SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA 'NoSuch' | 0x80041010",
                "SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TIME_CREATED ISA 'D_Disk' | 0x80041017",
                "SELECT * FROM __InstanceCreationEvent WHERE TargetInstance ISA 'D_Above' | 0x80042002",
                "SELECT * FROM __InstanceCreationEvent WHERE TargetInstance ISA 'D_Disk' OR TargetInstance ISA 'D_Live' | 0x80042002",
                "SELECT * FROM __InstanceOperationEvent | 0x80042002",
                "SELECT * FROM __Event | 0x80042002",
                "SELECT * FROM __MethodInvocationEvent | 0x0",
                "SELECT * FROM __NamespaceOperationEvent | 0x0",
                "SELECT * FROM __ExtrinsicEvent | 0x0",
                "SELECT * FROM __InstanceCreationEvent WITHIN 0 | 0x80041017",
                "SELECT | 0x80041017"
            })
    @Shows({
        FakeRule.EVENT_CLASS,
        FakeRule.EVENT_CLASS_MISSING,
        FakeRule.EVENT_LIST,
        FakeRule.EVENT_ISA_MISSING,
        FakeRule.EVENT_GROUP
    })
    @DisplayName("are checked against the event class and the classes that ISA names")
    void schema(String query, String code) {
        assertThat(check(demo, query, Rules.LENIENT)).isEqualTo(code);
    }

    @Test
    @Shows(FakeRule.EVENT_WITHIN)
    @DisplayName("need no WITHIN in a namespace whose classes are all stored")
    void stored() {
        assertThat(check(
                        namespace("class C { [key] string K; };"),
                        "SELECT * FROM __InstanceOperationEvent",
                        Rules.LENIENT))
                .isEqualTo("0x0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM __InstanceCreationEvent WITHIN 5",
                "SELECT * FROM __TimerEvent GROUP WITHIN 5",
                "SELECT * FROM D_Proc WHERE Threads > Handle"
            })
    @Shows(FakeRule.QUERY_EVENT)
    @DisplayName("in ExecQuery are no data queries: the call that starts them fails")
    void execQuery(String query) {
        FakeWmi fake = FakeWmi.builder()
                .namespace("root\\demo")
                .mof(EventQueryTest.class, "demo.mof")
                .build();
        Answers.Answer answer = Answers.ask(fake, "root\\demo", "WQL", query, Answers.SEMISYNCHRONOUS);
        assertThat(answer.error()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
        assertThat(answer.where()).isEqualTo(FakeOperation.EXEC_QUERY.call());
        assertThat(Answers.ask(fake, "root\\demo", "WQL", "SELECT * FROM __InstanceCreationEvent", 0)
                        .rows())
                .as("an event class has no instances")
                .isEmpty();
    }
}
