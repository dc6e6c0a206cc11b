package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiSubscription;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.NamespaceCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

@DisplayName("A strict fake")
class StrictTest {
    private static final String CLASSES = """
            class S_Real { [key] string K; real32 R; };
            instance of S_Real { K = "third"; R = 0.1; };
            class S_Char { [key] string K; char16 C; };
            instance of S_Char { K = "x"; C = 'x'; };
            class S_Time { [key] string K; datetime T; };
            instance of S_Time { K = "noon"; T = "20200101120000.000000+000"; };
            class S_Node { [key] string K; };
            [Plain] class S_Marked : S_Node { };
            instance of S_Node as $a { K = "a"; };
            instance of S_Node as $b { K = "b"; };
            instance of S_Marked as $m { K = "m"; };
            [Association] class S_Link { [key] S_Node ref Start; [key] S_Node ref To; };
            instance of S_Link { Start = $a; To = $a; };
            instance of S_Link { Start = $b; To = "S_Node.K=\\"gone\\""; };
            instance of S_Link { Start = $m; To = $b; };
            [Association] class S_Implied { [key] S_Node ref Start; [key] S_Node ref To; };
            instance of S_Implied { Start = "S_Node=\\"b\\""; To = "S_Node.K=\\"a\\""; };
            [Association] class S_Far { [key] S_Node ref Start; [key] object ref To; };
            instance of S_Far { Start = "S_Node.K=\\"b\\""; To = "\\\\\\\\.\\\\root\\\\far:F.K=\\"f\\""; };
            [abstract] class S_Abstract { [key] string K; };
            class S_Number { [key] uint32 K; };
            instance of S_Number { K = 5; };
            [Singleton : ToSubClass] class S_Setting { };
            class S_Special : S_Setting { };
            instance of S_Special { };
            class S_Live { [key] string K; };
            """;

    private static final FakePolicies LENIENT = FakePolicies.lenient();

    /** For each decision something whose outcome depends on it, and the outcome. */
    private static final Map<FakeRule, Case> CASES = new EnumMap<>(FakeRule.class);

    static {
        rule(
                FakeRule.QUERY_QUOTA,
                "SELECT * FROM S_Node WHERE " + "(".repeat(300) + "K='a'" + ")".repeat(300),
                "0x8004106C");
        rule(FakeRule.COMPARISON_NULL, "SELECT * FROM D_Disk WHERE FileSystem <> 'NTFS'", "D:");
        rule(FakeRule.COMPARISON_64_BIT, "SELECT * FROM D_Disk WHERE Size > 1000", "C: Z:");
        rule(FakeRule.COMPARISON_REAL32, "SELECT * FROM S_Real WHERE R = 0.1", "third");
        rule(FakeRule.COMPARISON_OFFSETS, "SELECT * FROM S_Time WHERE T = '20200101130000.000000+060'", "noon");
        rule(FakeRule.COMPARISON_CHAR16, "SELECT * FROM S_Char WHERE C = 'X'", "x");
        rule(FakeRule.CONSTANT_MISFIT, "SELECT * FROM S_Node WHERE K = 5", "0x80041017");
        rule(FakeRule.CONSTANT_DATETIME, "SELECT * FROM S_Time WHERE T > '1/1/2020'", "0x80041017");
        rule(FakeRule.EMBEDDED_MISFIT, "SELECT * FROM D_Proc WHERE Owner.Sid = 'many'", "");
        rule(FakeRule.LIKE_BRACKET, "SELECT * FROM S_Node WHERE K LIKE '[a'", "");
        rule(FakeRule.LIKE_NO_STRING, "SELECT * FROM S_Time WHERE T LIKE '2020%'", "noon");
        rule(FakeRule.LIST_PATH, "SELECT __PATH FROM S_Node WHERE K = 'a'", "S_Node.K=\"a\"");
        rule(FakeRule.FLAG_PROTOTYPE_OTHER, "SELECT * FROM meta_class", 0x2, "0x8004100C");
        rule(FakeRule.FLAG_SHALLOW, "SELECT * FROM D_Disk WHERE DriveType = 4", 0x1, "Z:");
        rule(FakeRule.ASSOCIATION_SOURCE_MISSING, "REFERENCES OF {S_Node='q'}", "0x80041002");
        rule(FakeRule.ASSOCIATION_SOURCE_KIND, "REFERENCES OF {S_Node}", "0x8004103A");
        object(FakeRule.OBJECT_ELSEWHERE, "root\\far:F.K=\"f\"", "0x8004100C");
        rule(FakeRule.ASSOCIATION_SOURCE_ELSEWHERE, "ASSOCIATORS OF {root\\far:F='f'}", "b");
        rule(FakeRule.ASSOCIATION_CLASS_MISSING, "ASSOCIATORS OF {S_Node='b'} WHERE ResultClass = Nope", "0x80041010");
        rule(
                FakeRule.ASSOCIATION_QUALIFIER_FLAVOR,
                "ASSOCIATORS OF {S_Node='b'} WHERE AssocClass = S_Link RequiredQualifier = Plain ResultRole = Start",
                "m");
        rule(FakeRule.ASSOCIATION_REFERENCE, "ASSOCIATORS OF {S_Node='b'} WHERE AssocClass = S_Implied", "a");
        rule(FakeRule.ASSOCIATION_DANGLING, "ASSOCIATORS OF {S_Node='b'} WHERE AssocClass = S_Link Role = Start", "");
        rule(FakeRule.ASSOCIATION_ELSEWHERE, "ASSOCIATORS OF {S_Node='b'} WHERE AssocClass = S_Far", "f");
        rule(FakeRule.ASSOCIATION_SELF, "ASSOCIATORS OF {S_Node='a'} WHERE AssocClass = S_Link", "a");
        rule(
                FakeRule.ASSOCIATION_SCHEMA_ONCE,
                "ASSOCIATORS OF {D_Disk} WHERE SchemaOnly ResultClass = D_Proc",
                "D_Proc");
        event(FakeRule.EVENT_CLASS_MISSING, "SELECT * FROM Nope WITHIN 5", "0x80041010");
        event(
                FakeRule.EVENT_ISA_MISSING,
                "SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA 'Nope'",
                "0x80041010");
        event(FakeRule.EVENT_WITHIN_ANY, "SELECT * FROM __InstanceCreationEvent", "0x80042002");
        act(
                FakeRule.EVENT_FLAGS,
                builder -> Answers.subscribe(builder.build(), "root\\demo", "SELECT * FROM __TimerEvent", 0x20),
                "0x80041008");
        act(
                FakeRule.EVENT_QUEUE,
                builder -> loss(builder.build(), fake -> {
                    for (int i = 0; i <= 10_000; i++) {
                        fake.namespace("root\\demo").raise("__TimerEvent", Map.of("TimerId", "t"));
                    }
                }),
                "0x8004106C");
        act(
                FakeRule.EVENT_NAMESPACE_DELETED,
                builder -> loss(builder.build(), fake -> fake.namespace("root").delete("__NAMESPACE.Name=\"demo\"")),
                "0x8004100E");
        act(
                FakeRule.CONNECT_LOOPBACK,
                builder -> connect(
                        builder, ConnectArguments.builder("\\\\127.0.0.1\\root").user("u")),
                "0x80041064");
        act(
                FakeRule.CONNECT_ARCHITECTURE,
                builder -> connect(
                        builder,
                        ConnectArguments.builder("root")
                                .context(WmiContext.empty()
                                        .with("__ProviderArchitecture", CimValue.of(CimType.SINT32, 128)))),
                "connected");
        act(
                FakeRule.CONNECT_SILENT,
                builder -> connect(
                        builder.clock(new FakeClock()).machine("web01").silent(),
                        ConnectArguments.builder("\\\\web01\\root").securityFlags(ConnectArguments.USE_MAX_WAIT)),
                "0x800706BA");
        rule(FakeRule.KEY_TYPES, "REFERENCES OF {S_Number='5'}", "");
        rule(FakeRule.SINGLETON_BELOW, "REFERENCES OF {S_Setting=@}", "");
        act(
                FakeRule.DYNAMIC_DUPLICATES,
                builder -> ask(
                        builder.rows("S_Live", () -> Stream.of(Map.of("K", "x"), Map.of("K", "X")))
                                .build(),
                        "SELECT * FROM S_Live",
                        0),
                "x X");
        act(
                FakeRule.INSTANCES_CLASS,
                builder -> code(
                        builder,
                        demo -> demo.createInstanceEnum(new InstancesCall("Nope", 0, false, WmiContext.empty()))),
                "0x80041010");
        act(
                FakeRule.CLASSES_SUPERCLASS,
                builder -> code(builder, demo -> demo.classNames(new ClassesCall("Nope", 0, WmiContext.empty()))),
                "0x80041010");
        act(
                FakeRule.NAMESPACE_BELOW_MISSING,
                builder -> code(builder, demo -> demo.openNamespace(new NamespaceCall("nope", 0, WmiContext.empty()))),
                "0x8004100E");
        stored();
        changes();
        mof(FakeRule.MOF_UNKNOWN_NAME, "instance of S_Node { K = \"x\"; Nope = 1; };", "0x80041002");
        mof(FakeRule.MOF_MISFIT, "instance of S_Node { K = 23; };", "0x80044015");
        mof(FakeRule.MOF_LITERAL, "instance of S_Node { K = \"\\q\"; };", "0x80044007");
        mof(FakeRule.MOF_EMPTY_ARRAY, "class X { string S[] = {}; };", "done");
        mof(FakeRule.MOF_ALIAS_PATH, "class X as $x { S_Node ref R = $x; };", "done");
        act(FakeRule.MOF_INCLUDE, builder -> refusal(() -> builder.mof(new Including("class X { };"))), "done");
    }

    private static void stored() {
        act(
                FakeRule.STORE_ABSTRACT,
                builder -> refusal(() -> builder.instance("S_Abstract", Map.of("K", "x"))),
                "0x8004101E");
        mof(
                FakeRule.STORE_UPDATE_CONFLICT,
                "class X { }; class Y : X { string P; }; #pragma classflags(\"safeupdate\") class X { string P; };",
                "0x80041025");
        mof(FakeRule.STORE_KEYS_TAKEN, "instance of S_Marked { K = \"a\"; };", "0x80041019");
        mof(FakeRule.STORE_NAME, "class X { string _P; };", "0x80041008");
        define(
                FakeRule.STORE_TWICE,
                FakeClass.named("X").property("p", CimType.STRING).property("P", CimType.STRING),
                "0x80041008");
        WmiParameter array = new WmiParameter(
                WmiParameter.RETURN_VALUE, CimValue.ofArray(CimType.UINT8, null), null, false, true, List.of());
        define(
                FakeRule.STORE_METHOD,
                FakeClass.named("X").method(new WmiMethod("M", List.of(), array, null, true, List.of())),
                "0x8004102F");
        mof(FakeRule.STORE_KEY_RULES, "class X : S_Node { [key] string Second; };", "0x80041049");
        mof(FakeRule.STORE_SINGLETON, "[Singleton] class X { [key] string K; };", "0x8004102C");
        mof(FakeRule.STORE_ASSOCIATION, "[Association] class X { [key] S_Node ref R; };", "0x8004106A");
        mof(
                FakeRule.STORE_OVERRIDE,
                "[Fixed(1) : ToSubClass DisableOverride] class X { }; [Fixed(2)] class Y : X { };",
                "0x8004101A");
        mof(FakeRule.STORE_TARGET, "class X { S_Node O; }; class Y : X { S_Real O; };", "0x80041052");
        mof(
                FakeRule.STORE_FLAVORS,
                "[Association] class X { [key] S_Node ref A; [key] S_Node ref B; }; class Y : X { };",
                "done");
        act(
                FakeRule.STORE_NAMESPACE,
                builder -> refusal(() -> builder.instance("__NAMESPACE", Map.of("Name", "a\\b"))),
                "0x80041008");
        act(FakeRule.STORE_DYNAMIC, builder -> refusal(() -> builder.rows("S_Node", Stream::of)), "0x80041026");
    }

    private static void changes() {
        change(FakeRule.CHANGE_CAPABLE, session -> session.delete("G_Fixed.Name=\"fixed\""), "0x80041024");
        act(
                FakeRule.CHANGE_READ_ONLY,
                builder -> ChangesTest.change(
                        builder.allow(FakeRule.CHANGE_CAPABLE)
                                .mof(ChangesTest.CLASSES)
                                .build(),
                        "root\\demo",
                        session -> session.put("G_Served.Name=\"one\"", 0, "Serial", CimType.STRING, "2")),
                "0x80041023");
        change(FakeRule.CHANGE_UNKNOWN, session -> session.put("G_Lamp", 0, "Nope", CimType.STRING, "x"), "0x80041002");
    }

    private static void change(FakeRule rule, Consumer<ChangesTest.Session> change, String outcome) {
        act(
                rule,
                builder -> ChangesTest.change(builder.mof(ChangesTest.CLASSES).build(), "root\\demo", change),
                outcome);
    }

    private record Including(String included) implements MofSource {
        @Override
        public String name() {
            return "including.mof";
        }

        @Override
        public String text() {
            return "#include(\"other.mof\")";
        }

        @Override
        public MofSource include(String path) {
            return MofSource.of(path, included);
        }
    }

    private record Case(BiFunction<FakeWmiBuilder, FakePolicies, String> act, String outcome) {
        String run(FakePolicies policies, FakeRule... allowed) {
            FakeWmiBuilder builder = builder();
            return act.apply(policies == LENIENT ? builder : builder.strict().allow(allowed), policies);
        }
    }

    private static void act(FakeRule rule, Function<FakeWmiBuilder, String> act, String outcome) {
        CASES.put(rule, new Case((builder, policies) -> act.apply(builder), outcome));
    }

    private static void object(FakeRule rule, String path, String outcome) {
        act(rule, builder -> ObjectByPathTest.answer(builder.build(), "root\\demo", path), outcome);
    }

    private static void mof(FakeRule rule, String text, String outcome) {
        act(rule, builder -> refusal(() -> builder.mof(text)), outcome);
    }

    private static void define(FakeRule rule, FakeClass definition, String outcome) {
        act(rule, builder -> refusal(() -> builder.define(definition)), outcome);
    }

    private static void event(FakeRule rule, String query, String outcome) {
        Namespace namespace =
                EventQueryTest.namespace("[Dynamic, Provider(\"p\")] class D_Live { [key] string Name; };");
        CASES.put(
                rule,
                new Case(
                        (builder, policies) -> EventQueryTest.check(namespace, query, policies.about("query " + query)),
                        outcome));
    }

    private static void rule(FakeRule rule, String query, String outcome) {
        rule(rule, query, 0, outcome);
    }

    private static void rule(FakeRule rule, String query, int flags, String outcome) {
        act(rule, builder -> ask(builder.build(), query, flags), outcome);
    }

    private static String ask(FakeWmi fake, String query, int flags) {
        Answers.Answer answer;
        try {
            answer = Answers.ask(fake, "root\\demo", "WQL", query, flags);
        } catch (FakePolicyError e) {
            assertThat(catchThrowable(fake::requireNoPolicy))
                    .as("the error is remembered")
                    .isSameAs(e);
            throw e;
        }
        assertThatCode(fake::requireNoPolicy).doesNotThrowAnyException();
        HResult error = answer.error();
        return error != null
                ? error.hex()
                : answer.rows().stream()
                        .map(row -> row.names().isEmpty() || row.system().genus() == 1
                                ? row.system().relpath()
                                : Stream.of("K", "DeviceID", "Name")
                                        .filter(row::has)
                                        .map(row::getString)
                                        .findFirst()
                                        .orElseThrow())
                        .collect(Collectors.joining(" "));
    }

    private static String code(FakeWmiBuilder builder, Consumer<WmiSession> call) {
        WmiSession session = Calls.connect(builder.build(), "root\\demo");
        try {
            call.accept(session);
            return "done";
        } catch (SessionException e) {
            return HResult.of(e.hresult()).hex();
        } finally {
            session.close();
        }
    }

    private static String connect(FakeWmiBuilder builder, ConnectArguments.Builder asked) {
        try (ConnectArguments arguments = asked.build()) {
            builder.build().connectServerWmi(arguments).close();
            return "connected";
        } catch (SessionException e) {
            return HResult.of(e.hresult()).hex();
        }
    }

    /** With what a subscription is lost by something that happens. */
    private static String loss(FakeWmi fake, Consumer<FakeWmi> event) {
        try (WmiNamespace demo = fake.locator().connect("root\\demo");
                WmiSubscription timers =
                        demo.events("SELECT * FROM __TimerEvent").subscribe()) {
            event.accept(fake);
            int before = 0;
            while (timers.poll(Duration.ZERO).isPresent()) {
                before++;
            }
            return "not lost after " + before;
        } catch (WmiException e) {
            return e.hresult().hex();
        }
    }

    private static String refusal(Runnable call) {
        try {
            call.run();
            return "done";
        } catch (WmiException e) {
            return e.hresult().hex();
        } catch (MofException e) {
            return e.hresult().hex();
        }
    }

    private static FakeWmiBuilder builder() {
        return FakeWmi.builder()
                .namespace("root\\far")
                .mof("class F { [key] string K; }; instance of F { K = \"f\"; };")
                .namespace("root\\demo")
                .mof(StrictTest.class, "demo.mof")
                .mof(CLASSES);
    }

    static List<FakeRule> policies() {
        return Stream.of(FakeRule.values()).filter(FakeRule::isPolicy).toList();
    }

    @ParameterizedTest
    @MethodSource("policies")
    @Shows({
        FakeRule.QUERY_QUOTA,
        FakeRule.COMPARISON_REAL32,
        FakeRule.COMPARISON_CHAR16,
        FakeRule.FLAG_PROTOTYPE_OTHER,
        FakeRule.OBJECT_ELSEWHERE,
        FakeRule.ASSOCIATION_SOURCE_ELSEWHERE,
        FakeRule.ASSOCIATION_QUALIFIER_FLAVOR,
        FakeRule.ASSOCIATION_SCHEMA_ONCE,
        FakeRule.EVENT_WITHIN_ANY,
        FakeRule.CONNECT_LOOPBACK
    })
    @DisplayName("fails what rests on a decision, unless it is allowed; others answer as documented")
    void policy(FakeRule rule) {
        Case tried = CASES.get(rule);
        assertThat(tried).as("a case that depends on %s", rule).isNotNull();
        assertThat(tried.run(LENIENT)).isEqualTo(tried.outcome);
        assertThat(tried.run(LENIENT.strict().allowing(rule), rule)).isEqualTo(tried.outcome);
        FakePolicyError error = catchThrowableOfType(FakePolicyError.class, () -> tried.run(LENIENT.strict()));
        assertThat(error).as("relies on %s", rule).isNotNull();
        assertThat(error.rule()).isEqualTo(rule);
        assertThat(error).hasMessageContaining("allow(FakeRule." + rule + ")").hasMessageContaining(rule.sentence());
    }

    @Test
    @DisplayName("answers what rests on evidence as every fake does")
    void evidence() {
        FakeWmi fake = builder().strict().build();
        for (String query : List.of(
                "SELECT * FROM D_Disk WHERE FileSystem = 'NTFS' OR Delta < 0",
                "SELECT Size FROM D_Disk WHERE NOT DriveType = 3 AND Size = 18446744073709551615",
                "SELECT * FROM D_Disk WHERE NOT (FileSystem = 'NTFS' AND DriveType = 3) AND DeviceID LIKE '%'",
                "SELECT * FROM D_Disk WHERE Installed > '20200101000000.000000+000'",
                "SELECT * FROM D_Proc WHERE Owner.Nope = 1 OR Owner.Sid = 5 OR Owner ISA 'D_User'",
                "SELECT * FROM meta_class WHERE __this ISA 'D_Disk'",
                "ASSOCIATORS OF {D_Disk='C:'} WHERE RequiredAssocQualifier = Fast",
                "REFERENCES OF {D_Proc=100}",
                "SELECT Nope FROM D_Disk",
                "SELECT * FROM D_Disk WHERE Codes = 1",
                "SELECT * FROM D_Proc WHERE Threads = 3.5",
                "SELECT * FROM NoSuch",
                "SELEKT")) {
            Answers.Answer strict = Answers.ask(fake, "root\\demo", "WQL", query, Answers.SEMISYNCHRONOUS);
            Answers.Answer lenient =
                    Answers.ask(builder().build(), "root\\demo", "WQL", query, Answers.SEMISYNCHRONOUS);
            assertThat(strict).as(query).isEqualTo(lenient);
        }
        fake.requireNoPolicy();
    }

    @Test
    @DisplayName("fails through the public API and is not caught with WmiException; what was swallowed shows later")
    void swallowed() {
        FakeWmi fake = builder().strict().build();
        String query = "SELECT * FROM S_Node WHERE K LIKE '[a'";
        try (WmiNamespace demo = fake.locator().connect("root\\demo")) {
            assertThatCode(() -> {
                        try {
                            demo.query(query).list();
                        } catch (WmiException e) {
                            throw new IllegalStateException("caught", e);
                        }
                    })
                    .isInstanceOf(FakePolicyError.class)
                    .hasMessageContaining(query);
            assertThat(catchThrowable(
                            () -> demo.query("SELECT * FROM S_Node WHERE K = 5").list()))
                    .isInstanceOf(FakePolicyError.class);
        }
        FakePolicyError first = catchThrowableOfType(FakePolicyError.class, fake::requireNoPolicy);
        assertThat(first.rule()).isEqualTo(FakeRule.LIKE_BRACKET);
        assertThat(first.getSuppressed())
                .hasOnlyElementsOfType(FakePolicyError.class)
                .hasSize(1);
        fake.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("knows each rule by a sentence and the mark of its evidence")
    void rules() {
        assertThat(FakeRule.values()).allSatisfy(rule -> {
            assertThat(rule.sentence()).as("%s", rule).endsWith(".").doesNotContain("  ");
            assertThat(rule.isPolicy()).isEqualTo(rule.evidence().mark() == 'U');
            assertThat(rule.area()).isNotNull();
        });
    }
}
