package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;
import org.wmisdk.fake.FakeFault;
import org.wmisdk.fake.FakeOperation;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiCursor.Progress;

/** Queries: lazy, batched, read once, ended once. */
@DisplayName("Queries")
public abstract class QueryContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected QueryContract() {}

    private static List<Long> ids(Iterable<WmiObject> rows) {
        List<Long> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getLong("Id")));
        return ids;
    }

    private static List<Long> upTo(int count) {
        return IntStream.range(0, count).mapToObj(Long::valueOf).toList();
    }

    @Test
    @DisplayName("QUERY-01 preparing a query asks the server nothing")
    void lazy() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiQuery query =
                    numbers(namespace).batch(2).timeout(Duration.ofMinutes(1)).withSystemProperties();
            assertThat(trouble.count(Point.QUERY)).isZero();
            query.list();
            assertThat(trouble.count(Point.QUERY)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("QUERY-02 list() returns all rows in the server's order, unmodifiable")
    void list() {
        try (WmiNamespace namespace = data()) {
            List<WmiObject> rows = numbers(namespace).list();
            assertThat(ids(rows)).isEqualTo(upTo(TestData.COUNT));
            assertThatThrownBy(rows::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    @DisplayName("QUERY-03 a query without rows gives an empty list, no first row and an open() that ends at once")
    void noRows() {
        try (WmiNamespace namespace = cimv2()) {
            WmiQuery none = namespace.query("SELECT Name FROM Win32_Process WHERE Name = 'there is no such process'");
            assertThat(none.list()).isEmpty();
            assertThat(none.first()).isEmpty();
            try (WmiRows rows = none.open()) {
                assertThat(rows.iterator().hasNext()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("QUERY-04 rows have the selected properties in the class's spelling, found in any case")
    void names() {
        try (WmiNamespace namespace = cimv2()) {
            WmiObject os = namespace
                    .query("SELECT Caption, VERSION FROM win32_operatingsystem")
                    .first()
                    .orElseThrow();
            assertThat(os.names().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                    .contains("caption", "version");
            assertThat(os.getString("caption"))
                    .isEqualTo(os.getString("CAPTION"))
                    .isNotEmpty();
            assertThat(os.has("vErSiOn")).isTrue();
        }
    }

    @Test
    @DisplayName("QUERY-05 each run asks the server anew")
    void again() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiQuery query = numbers(namespace);
            assertThat(query.list()).isEqualTo(query.list());
            assertThat(trouble.count(Point.QUERY)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("QUERY-06 the rows of a result can be read once")
    void oneShot() {
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).open()) {
            assertThat(ids(rows)).hasSize(TestData.COUNT);
            assertThatIllegalStateException().isThrownBy(rows::iterator).withMessageContaining("list()");
        }
    }

    @Test
    @DisplayName("QUERY-07 open() fetches the first batch, and reading it asks no more")
    void firstBatch() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).batch(3).open()) {
            assertThat(trouble.count(Point.NEXT)).isEqualTo(1);
            Iterator<WmiObject> iterator = rows.iterator();
            for (long id = 0; id < 3; id++) {
                assertThat(iterator.next().getLong("Id")).isEqualTo(id);
            }
            assertThat(trouble.count(Point.NEXT)).isEqualTo(1);
            assertThat(iterator.next().getLong("Id")).isEqualTo(3);
            assertThat(trouble.count(Point.NEXT)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("QUERY-08 every batch size brings every row once, also one that divides their number")
    void batches() {
        try (WmiNamespace namespace = data()) {
            for (int batch : new int[] {1, 2, 7, TestData.COUNT - 1, TestData.COUNT, TestData.COUNT + 1, 10_000}) {
                assertThat(ids(numbers(namespace).batch(batch).list()))
                        .as("batch %d", batch)
                        .isEqualTo(upTo(TestData.COUNT));
                try (WmiRows rows = numbers(namespace).batch(batch).open()) {
                    assertThat(ids(rows)).as("batch %d", batch).isEqualTo(upTo(TestData.COUNT));
                }
            }
        }
    }

    @Test
    @DisplayName("QUERY-09 a batch costs one call")
    void callsPerBatch() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            numbers(namespace).batch(10_000).list();
            assertThat(trouble.count(Point.NEXT)).isEqualTo(1);
            numbers(namespace).batch(1).list();
            assertThat(trouble.count(Point.NEXT)).isBetween(1 + TestData.COUNT, 2 + TestData.COUNT);
        }
    }

    @Test
    @DisplayName("QUERY-10 first() fetches one row with one call")
    void first() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            assertThat(numbers(namespace).first().orElseThrow().getLong("Id")).isZero();
            assertThat(trouble.count(Point.NEXT)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("QUERY-11 unlawful batch sizes and timeouts are refused by name, before any call")
    void options() {
        try (WmiNamespace namespace = cimv2()) {
            WmiQuery query = namespace.query("SELECT Name FROM Win32_Process");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> query.batch(0))
                    .withMessageContaining("batch");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> query.batch(-1))
                    .withMessageContaining("batch");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> query.batch(10_001))
                    .withMessageContaining("10000");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> query.timeout(Duration.ZERO))
                    .withMessageContaining("timeout");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> query.timeout(Duration.ofMillis(-1)))
                    .withMessageContaining("timeout");
        }
    }

    @Test
    @DisplayName("QUERY-12 a blank text and a text with a NUL character are refused before any call")
    void unsendable() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            assertThatThrownBy(() -> namespace.query(" ").list())
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_PARAMETER));
            assertThatThrownBy(() -> namespace.query("SELECT Id FROM \0 X").list())
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY));
            assertThat(trouble.count(Point.QUERY)).isZero();
        }
    }

    @Test
    @DisplayName("QUERY-13 rows carry system properties only when they are asked for, and say how to ask")
    void systemProperties() {
        try (WmiNamespace namespace = cimv2()) {
            WmiQuery query = namespace.query("SELECT * FROM Win32_OperatingSystem");
            WmiObject plain = query.first().orElseThrow();
            assertThat(plain.findSystem()).isEmpty();
            assertThatThrownBy(plain::system)
                    .isInstanceOf(WmiException.class)
                    .hasMessageContaining("withSystemProperties");
            WmiObject whole = query.withSystemProperties().first().orElseThrow();
            assertThat(whole.system().className()).isEqualTo("Win32_OperatingSystem");
            assertThat(whole.system().genus()).isEqualTo(2);
            assertThat(whole.system().path()).containsIgnoringCase("Win32_OperatingSystem");
            assertThat(whole.names()).noneMatch(name -> name.startsWith("__"));
        }
    }

    @Test
    @DisplayName("QUERY-14 a fetch that says its time is up and brings rows loses none of them")
    void timedOutWithRows() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            trouble.timeOutWithRows(1);
            trouble.timeOutWithRows(3);
            assertThat(ids(numbers(namespace).batch(4).list())).isEqualTo(upTo(TestData.COUNT));
            trouble.timeOutWithRows(1);
            trouble.timeOutWithRows(2);
            try (WmiRows rows = numbers(namespace).batch(4).open()) {
                assertThat(ids(rows)).isEqualTo(upTo(TestData.COUNT));
            }
        }
    }

    @Test
    @DisplayName(
            "QUERY-15 forEach hands rows over while others are still to come; an exception of the action ends the query")
    void forEach() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            List<Long> seen = new ArrayList<>();
            RuntimeException stop = new IllegalArgumentException("enough");
            assertThatThrownBy(() -> numbers(namespace).batch(2).forEach(row -> {
                        seen.add(row.getLong("Id"));
                        if (seen.size() == 3) {
                            throw stop;
                        }
                    }))
                    .isSameAs(stop);
            assertThat(seen).isEqualTo(upTo(3));
            assertThat(trouble.count(Point.NEXT)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("QUERY-16 closing the stream of a result closes the result")
    void stream() {
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).batch(2).open()) {
            try (Stream<WmiObject> stream = rows.stream()) {
                assertThat(stream.limit(3).map(row -> row.getLong("Id"))).isEqualTo(upTo(3));
            }
            assertThatIllegalStateException().isThrownBy(rows::iterator);
        }
    }

    @Test
    @DisplayName("QUERY-17 a condition chooses rows, by text in any case and by number")
    void where() {
        try (WmiNamespace namespace = cimv2()) {
            List<WmiObject> all =
                    namespace.query("SELECT Name, ProcessId FROM Win32_Process").list();
            assertThat(all).isNotEmpty();
            WmiObject one = all.get(all.size() - 1);
            long id = one.getLong("ProcessId");
            assertThat(namespace
                            .query("SELECT Name, ProcessId FROM Win32_Process WHERE ProcessId = " + id)
                            .list())
                    .singleElement()
                    .satisfies(row -> assertThat(row.getString("Name")).isEqualTo(one.getString("Name")));
            String name = String.valueOf(one.getString("Name"));
            assertThat(namespace
                            .query("SELECT ProcessId FROM Win32_Process WHERE Name = '" + name.toUpperCase(Locale.ROOT)
                                    + "'")
                            .list())
                    .anyMatch(row -> row.getLong("ProcessId") == id);
        }
    }

    @Test
    @DisplayName("QUERY-18 rows are values: they outlive their result and their namespace, in any thread")
    void rowsOutlive() {
        List<WmiObject> rows;
        try (WmiNamespace namespace = cimv2()) {
            rows = namespace.query("SELECT Name, ProcessId FROM Win32_Process").list();
        }
        List<Long> here = rows.stream().map(row -> row.getLong("ProcessId")).toList();
        List<Long> there = Threads.start(
                        "reader",
                        () -> rows.stream().map(row -> row.getLong("ProcessId")).toList())
                .await();
        assertThat(there).isEqualTo(here).isNotEmpty();
    }

    @Test
    @DisplayName("QUERY-19 next() after the last row is a NoSuchElementException")
    void afterTheLast() {
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).open()) {
            Iterator<WmiObject> iterator = rows.iterator();
            for (int i = 0; i < TestData.COUNT; i++) {
                iterator.next();
            }
            assertThat(iterator.hasNext()).isFalse();
            assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    @DisplayName("QUERY-20 rows of one result that differ in their properties each have their own")
    void mixedRows() {
        try (WmiNamespace namespace = data()) {
            List<WmiObject> rows =
                    namespace.query("SELECT * FROM " + TestData.BASE).list();
            assertThat(rows).extracting(row -> row.has("OnlyDerived")).containsExactlyInAnyOrder(false, true);
        }
    }

    @Test
    @DisplayName("QUERY-21 a result that ends short says so after its last row; another says nothing")
    void partialSuccess() {
        needs(Capability.OWN_DATA);
        FakeWmi source = FakeWmi.builder()
                .namespace(TestData.NAMESPACE)
                .mof("class " + TestData.NUMBERS + " { [key] uint32 Id; string Name; };"
                        + IntStream.range(0, 5)
                                .mapToObj(i -> "instance of " + TestData.NUMBERS + " { Id = " + i + "; };")
                                .collect(Collectors.joining()))
                .build();
        HResult partial = HResult.of(0x00040010);
        for (int left : List.of(0, 2, 4)) {
            FakeFault fault = source.faults().on(FakeOperation.EXEC_QUERY).partial(left, partial);
            open(Setup.of(source));
            try (WmiNamespace namespace = data()) {
                for (int batch : List.of(1, 2, 64)) {
                    try (WmiRows rows = numbers(namespace).batch(batch).open()) {
                        List<Long> seen = ids(rows);
                        assertThat(seen).isEqualTo(upTo(left));
                        assertThat(rows.warning()).contains(partial);
                    }
                }
                fault.remove();
                try (WmiRows rows = numbers(namespace).batch(2).open()) {
                    assertThat(rows.warning()).isEmpty();
                    assertThat(ids(rows)).isEqualTo(upTo(5));
                    assertThat(rows.warning()).isEmpty();
                }
            }
        }
    }

    @Test
    @DisplayName("QUERY-22 of a hundred thousand rows only a batch is held, however long their reader takes for each")
    void manyRows() {
        needs(Capability.OWN_DATA);
        int all = 100_000;
        int batch = 1000;
        AtomicInteger delivered = new AtomicInteger();
        open(Setup.of(new ForwardingBackend(TestData.source()) {
            @Override
            protected Progress next(WmiCursor cursor, int timeoutMillis, int count, List<WmiObject> into) {
                int first = delivered.get();
                int end = Math.min(all, first + count);
                for (int id = first; id < end; id++) {
                    into.add(WmiObject.builder()
                            .set("Id", CimType.UINT32, (long) id)
                            .set("Name", CimType.STRING, "row")
                            .build());
                }
                delivered.set(end);
                return end == all ? Progress.END : Progress.MORE;
            }
        }));
        try (WmiNamespace namespace = data();
                WmiRows rows = numbers(namespace).batch(batch).open()) {
            int read = 0;
            for (WmiObject row : rows) {
                if (row.getInt("Id") != read || delivered.get() != (read / batch + 1) * batch) {
                    fail("row %d is %s, and %d were fetched", read, row, delivered.get());
                }
                read++;
            }
            assertThat(read).isEqualTo(all);
        }
    }
}
