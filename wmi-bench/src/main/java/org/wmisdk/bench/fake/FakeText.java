package org.wmisdk.bench.fake;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlStatement;

/**
 * How long does it take to read a query, the MOF of the sample machine, a large MOF file? And a whole query of the sample machine, from its
 * text to its row?
 *
 * <pre>./bench fake</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FakeText {
    static final String QUERY =
            "SELECT Id, Size FROM Disk WHERE (Type = 3 OR Type = 4) AND NOT Label LIKE \"a%\" AND Size > 1000";
    static final int CLASSES = 100;
    static final int INSTANCES_EACH = 100;

    private final WmiNamespace cimv2 = FakeWmi.sampleMachine().locator().connect("root\\cimv2");
    private final String largeMof = largeMof();
    private int machines;

    /** Classes of ten properties, and instances that set them all. */
    static String largeMof() {
        StringBuilder mof = new StringBuilder();
        for (int c = 0; c < CLASSES; c++) {
            mof.append("[Description(\"A class of a large file\")] class Large")
                    .append(c)
                    .append(" {\n  [key] uint32 Id;\n");
            for (int p = 1; p < 10; p++) {
                mof.append(p % 2 == 0 ? "  string P" : "  uint64 P").append(p).append(";\n");
            }
            mof.append("};\n");
            for (int i = 0; i < INSTANCES_EACH; i++) {
                mof.append("instance of Large")
                        .append(c)
                        .append(" {\n  Id = ")
                        .append(i)
                        .append(";\n");
                for (int p = 1; p < 10; p++) {
                    mof.append("  P")
                            .append(p)
                            .append(p % 2 == 0 ? " = \"text " + i + "\";\n" : " = " + (1000 + i) + ";\n");
                }
                mof.append("};\n");
            }
        }
        return mof.toString();
    }

    @TearDown
    public void close() {
        cimv2.close();
    }

    /** A query of usual length, parsed only. */
    @Benchmark
    public WqlStatement parse() {
        return WqlParser.parse(QUERY);
    }

    /** All MOF files of the sample machine, read and loaded: for a name that no machine had yet, since those that were read are kept. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public FakeWmi sampleMachine() {
        return FakeWmi.builder().hostName("FAKE" + machines++).sampleMachine().build();
    }

    /** A large MOF text, read and loaded. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public FakeWmi largeFile() {
        return FakeWmi.builder().mof(largeMof).build();
    }

    /** One row of the sample machine. */
    @Benchmark
    public List<WmiObject> oneRow() {
        return cimv2.query("SELECT Caption, Version, LastBootUpTime FROM Win32_OperatingSystem")
                .list();
    }

    /** Some rows of the sample machine, selected by a term. */
    @Benchmark
    public List<WmiObject> someRows() {
        return cimv2.query("SELECT Name, State FROM Win32_Service WHERE State = 'Running'")
                .list();
    }
}
