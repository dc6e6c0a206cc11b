package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/** Marks: U decided here. */
@DisplayName("The rows of a dynamic class")
class DynamicClassTest {
    private static final String CIMV2 = "root\\cimv2";

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger pulled = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private static FakeWmiBuilder builder() {
        return FakeWmi.builder()
                .define(FakeClass.named("Tick").key("Id", CimType.UINT32).property("Text", CimType.STRING, "none"));
    }

    private FakeRows counting(int count) {
        return () -> {
            calls.incrementAndGet();
            return IntStream.range(0, count)
                    .peek(i -> pulled.incrementAndGet())
                    .mapToObj(i -> Map.of("Id", i))
                    .onClose(closed::incrementAndGet);
        };
    }

    private static Answers.Answer ask(FakeWmi fake, String query) {
        return Answers.ask(fake, CIMV2, "WQL", query, Answers.SEMISYNCHRONOUS);
    }

    @Test
    @DisplayName("are computed anew by each query, checked and completed like stored ones")
    void anew() {
        FakeWmi fake = builder()
                .rows("tick", () -> Stream.of(Map.of("id", calls.incrementAndGet()), Map.of("Id", 100, "Text", "x")))
                .build();
        assertThat(ask(fake, "SELECT * FROM Tick").keys("Id")).containsExactly("1", "100");
        Answers.Answer second = ask(fake, "SELECT * FROM Tick WHERE Text = 'NONE'");
        assertThat(second.keys("Id")).containsExactly("2");
        assertThat(second.rows().get(0).system().relpath()).isEqualTo("Tick.Id=2");
    }

    @Test
    @DisplayName("are pulled as the client fetches, and closed when the client closes its result")
    void lazy() {
        FakeWmi fake = builder().rows("Tick", counting(1000)).build();
        try (ConnectArguments arguments = ConnectArguments.builder(CIMV2).build()) {
            WmiSession session = fake.connectServerWmi(arguments);
            WmiCursor cursor = session.execQuery(
                    new QueryCall("WQL", "SELECT * FROM Tick", Answers.SEMISYNCHRONOUS, false, WmiContext.empty()));
            assertThat(calls).hasValue(0);
            List<WmiObject> rows = new ArrayList<>();
            cursor.next(-1, 3, rows);
            cursor.next(-1, 2, rows);
            assertThat(rows).hasSize(5);
            assertThat(pulled).hasValueBetween(5, 6);
            assertThat(closed).hasValue(0);
            cursor.close();
            assertThat(closed).hasValue(1);
            cursor.close();
            session.close();
        }
        assertThat(closed).hasValue(1);
        fake.journal().requireNothingOpen();
    }

    @Test
    @DisplayName("are closed at their end")
    void end() {
        FakeWmi fake = builder().rows("Tick", counting(10)).build();
        assertThat(ask(fake, "SELECT * FROM Tick").rows()).hasSize(10);
        assertThat(closed).hasValue(1);
    }

    @Test
    @DisplayName(
            "fail the fetch that meets a failure, after the rows before it; WBEM_E_PROVIDER_FAILURE and the message")
    void failure() {
        FakeWmi fake = builder()
                .rows(
                        "Tick",
                        () -> IntStream.range(0, 5)
                                .mapToObj(DynamicClassTest::failingAtThree)
                                .onClose(closed::incrementAndGet))
                .build();
        Answers.Answer answer = ask(fake, "SELECT * FROM Tick");
        assertThat(answer.error()).isEqualTo(HResult.of(0x80041004));
        assertThat(answer.keys("Id")).containsExactly("0", "1", "2");
        assertThat(closed).hasValue(1);
        assertThatExceptionOfType(WmiException.class)
                .isThrownBy(() -> fake.locator()
                        .connect(CIMV2)
                        .query("SELECT * FROM Tick")
                        .list())
                .withMessageContaining("disk gone");
    }

    private static Map<String, Integer> failingAtThree(int i) {
        if (i == 3) {
            throw new IllegalStateException("disk gone");
        }
        return Map.of("Id", i);
    }

    @Test
    @DisplayName("that fail with a WmiException fail with its code, and so do those whose function fails at once")
    void codes() {
        WmiException denied = WmiException.builder(HResult.WBEM_E_ACCESS_DENIED)
                .operation("read ticks")
                .detail("not yours")
                .build();
        FakeWmi fake = builder()
                .rows("Tick", () -> {
                    throw denied;
                })
                .build();
        assertThat(ask(fake, "SELECT * FROM Tick").error()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED);
        Answers.Answer synchronous = Answers.ask(fake, CIMV2, "WQL", "SELECT * FROM Tick WHERE Id = 1", 0);
        assertThat(synchronous.error()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED);
    }

    @Test
    @DisplayName("that do not fit their class fail with the code of what does not fit")
    void unfit() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("Id", null);
        assertThat(ask(builder().rows("Tick", () -> Stream.of(nothing)).build(), "SELECT * FROM Tick")
                        .error())
                .isEqualTo(HResult.WBEM_E_ILLEGAL_NULL);
        assertThat(ask(builder().rows("Tick", () -> Stream.of(Map.of("Id", -1))).build(), "SELECT * FROM Tick")
                        .error())
                .isEqualTo(HResult.of(0x8004102B));
        assertThat(ask(
                                builder()
                                        .rows("Tick", () -> Stream.of(Map.of("Id", 1, "No", 1)))
                                        .build(),
                                "SELECT * FROM Tick")
                        .error())
                .isEqualTo(HResult.WBEM_E_NOT_FOUND);
    }

    @Test
    @Shows(FakeRule.DYNAMIC_DUPLICATES)
    @DisplayName("with equal keys are both delivered (U)")
    void duplicates() {
        FakeWmi fake = builder()
                .rows("Tick", () -> Stream.of(Map.of("Id", 1), Map.of("Id", 1, "Text", "again")))
                .build();
        assertThat(ask(fake, "SELECT * FROM Tick").keys("Text")).containsExactly("none", "again");
    }

    @Test
    @DisplayName("are found by key through the look-up function, else by a search")
    void lookup() {
        List<String> asked = new ArrayList<>();
        FakeWmi fake = builder()
                .rows("Tick", counting(100), path -> {
                    asked.add(path.toString());
                    return path.findKey("Id").orElseThrow().text().equals("7") ? Map.of("Id", 7) : null;
                })
                .build();
        assertThat(ask(fake, "SELECT * FROM Tick WHERE Id = 7").keys("Id")).containsExactly("7");
        assertThat(ask(fake, "SELECT * FROM Tick WHERE Id = 8").rows()).isEmpty();
        assertThat(asked).containsExactly("Tick.Id=7", "Tick.Id=8");
        assertThat(calls).hasValue(0);
        FakeWmi searching = builder().rows("Tick", counting(100)).build();
        assertThat(ask(searching, "SELECT * FROM Tick WHERE Id = 7").keys("Id")).containsExactly("7");
        assertThat(closed).hasValue(1);
    }

    @Test
    @DisplayName("that the look-up function delivers have the keys that were asked for")
    void wrongKeys() {
        FakeWmi fake =
                builder().rows("Tick", counting(1), path -> Map.of("Id", 3)).build();
        assertThat(ask(fake, "SELECT * FROM Tick WHERE Id = 7").error()).isEqualTo(HResult.of(0x80041004));
    }

    @Test
    @DisplayName("are ends of associations like stored instances")
    void associations() {
        FakeWmi fake = builder()
                .rows("Tick", counting(3))
                .mof("class Box { [key] string Name; };"
                        + "[Association] class Holds { [key] Box ref Holder; [key] Tick ref Held; };"
                        + "instance of Box { Name = \"b\"; };"
                        + "instance of Holds { Holder = \"Box=\\\"b\\\"\"; Held = \"Tick=2\"; };")
                .build();
        assertThat(ask(fake, "ASSOCIATORS OF {Box=\"b\"}").keys("Id")).containsExactly("2");
        assertThat(ask(fake, "ASSOCIATORS OF {Tick=2}").keys("Name")).containsExactly("b");
    }

    @Test
    @Shows(FakeRule.ROW_ORDER)
    @DisplayName("are those of the class alone, and come among those of its ancestors")
    void subclasses() {
        FakeWmi fake = builder()
                .define(FakeClass.named("Tock").extending("Tick"))
                .instance("Tick", Map.of("Id", 900))
                .rows("Tock", counting(2))
                .build();
        assertThat(ask(fake, "SELECT * FROM Tick").keys("Id")).containsExactly("900", "0", "1");
    }

    @Test
    @Shows(FakeRule.STORE_DYNAMIC)
    @DisplayName("exclude stored ones, in either order; abstract classes and those without a key have none")
    void refusals() {
        refused("0x80041024", () -> builder().rows("Tick", counting(1)).instance("Tick", Map.of("Id", 1)));
        refused("0x80041026", () -> builder().instance("Tick", Map.of("Id", 1)).rows("Tick", counting(1)));
        refused(
                "0x8004101E",
                () -> FakeWmi.builder()
                        .define(FakeClass.named("A").qualifier("Abstract").key("K", CimType.STRING))
                        .rows("A", counting(1)));
        refused(
                "0x80041089",
                () -> FakeWmi.builder()
                        .define(FakeClass.named("A").property("K", CimType.STRING))
                        .rows("A", counting(1)));
        refused("0x80041010", () -> builder().rows("Nope", counting(1)));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(WmiException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.hresult().hex()).isEqualTo(code));
    }
}
