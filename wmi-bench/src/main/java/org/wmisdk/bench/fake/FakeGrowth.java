package org.wmisdk.bench.fake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.wmisdk.CimType;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeClass;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;

/**
 * How do the fake's queries grow with what it holds? A look-up by key and the associations of one object shall take the same
 * time for a thousand and for a million; a scan shall grow with the rows, a million of them in less than a second. Each
 * query goes the whole way of a program: it is parsed, checked and run, and all rows are fetched.
 *
 * <pre>./bench fake</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FakeGrowth {
    private static final String NAMESPACE = "root\\bench";
    private static final int LINKS_EACH = 10;

    private static FakeWmiBuilder disks(int count) {
        FakeWmiBuilder builder = FakeWmi.builder()
                .namespace(NAMESPACE)
                .define(FakeClass.named("Disk")
                        .key("Id", CimType.STRING)
                        .property("Type", CimType.UINT32)
                        .property("Size", CimType.UINT64)
                        .property("Label", CimType.STRING));
        for (int i = 0; i < count; i++) {
            builder.instance("Disk", Map.of("Id", "disk" + i, "Type", i % 7, "Size", i, "Label", "label " + i % 100));
        }
        return builder;
    }

    /** Rows of one class. */
    @State(Scope.Benchmark)
    public static class Rows {
        @Param({"1000", "10000", "100000", "1000000"})
        private int size;

        private @Nullable WmiNamespace namespace;
        private String byKey = "";

        @Setup
        public void build() {
            namespace = disks(size).build().locator().connect(NAMESPACE);
            byKey = "SELECT * FROM Disk WHERE Id = 'disk" + size / 2 + "' AND Type < 7";
        }

        private List<WmiObject> ask(String query) {
            return Objects.requireNonNull(namespace).query(query).list();
        }

        @TearDown
        public void close() {
            Objects.requireNonNull(namespace).close();
        }
    }

    /** Associations, ten for each disk. */
    @State(Scope.Benchmark)
    public static class Links {
        @Param({"1000", "10000", "100000", "1000000"})
        private int size;

        private @Nullable WmiNamespace namespace;
        private String associators = "";

        @Setup
        public void build() {
            int disks = size / LINKS_EACH;
            FakeWmiBuilder builder = disks(disks)
                    .define(FakeClass.named("Link")
                            .qualifier("Association")
                            .key("Number", CimType.UINT32)
                            .reference("From", "Disk", false)
                            .reference("To", "Disk", false));
            for (int i = 0; i < size; i++) {
                builder.instance("Link", Map.of("Number", i, "From", path(i % disks), "To", path((i + 1) % disks)));
            }
            namespace = builder.build().locator().connect(NAMESPACE);
            associators = "ASSOCIATORS OF {" + path(disks / 2) + "} WHERE Role = To";
        }

        private static String path(int disk) {
            return "Disk.Id=\"disk" + disk + "\"";
        }

        private List<WmiObject> ask(String query) {
            return Objects.requireNonNull(namespace).query(query).list();
        }

        @TearDown
        public void close() {
            Objects.requireNonNull(namespace).close();
        }
    }

    /** What the rows of a fake keep on the heap. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Heap {
        public double bytesPerRow;
    }

    /** One row by its key, with a second term. */
    @Benchmark
    public List<WmiObject> keyLookup(Rows rows) {
        return rows.ask(rows.byKey);
    }

    /** All rows against two terms that select none. */
    @Benchmark
    public List<WmiObject> scan(Rows rows) {
        return rows.ask("SELECT * FROM Disk WHERE Type = 3 AND Label = 'nothing'");
    }

    /** All rows against a pattern that selects none. */
    @Benchmark
    public List<WmiObject> scanLike(Rows rows) {
        return rows.ask("SELECT * FROM Disk WHERE Label LIKE '%bel%x'");
    }

    /** Ten endpoints of one object. */
    @Benchmark
    public List<WmiObject> associators(Links links) {
        return links.ask(links.associators);
    }

    /** Rows of four properties: a key of ten characters, two numbers, and a text of its own. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 1)
    @Measurement(iterations = 1)
    public FakeWmi memory(Heap heap) {
        int rows = 1_000_000;
        long before = used();
        FakeWmi fake = disks(rows).build();
        heap.bytesPerRow = (used() - before) / (double) rows;
        return fake;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
