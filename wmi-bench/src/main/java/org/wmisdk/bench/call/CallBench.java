package org.wmisdk.bench.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.wmisdk.bench.report.JmhFile;
import org.wmisdk.bench.report.JmhFile.Measured;
import org.wmisdk.bench.report.Results;
import org.wmisdk.bench.server.CLibrary;

/**
 * What does one call cost, by C, by {@code java.lang.foreign}, by JNA, and by the ports of this library? A little more than two minutes: three
 * rounds, in each of which all have a JVM of their own, one operation after the other. {@code --quick}: one round; {@code --full}: ten longer
 * ones.
 *
 * <pre>./bench call [--quick|--full] [JMH options]</pre>
 */
public final class CallBench {
    /** They have more code, which takes longer to compile. */
    private static final Set<Operation> TEXTS_AND_UPCALLS =
            EnumSet.of(Operation.BSTR, Operation.VARIANT, Operation.UPCALL);

    private CallBench() {}

    /** Measures and writes the results. */
    public static void main(String[] args) throws IOException, RunnerException, CommandLineOptionException {
        List<String> options = new ArrayList<>(Arrays.asList(args));
        boolean quick = options.remove("--quick");
        boolean full = options.remove("--full");
        CommandLineOptions jmh = new CommandLineOptions(options.toArray(new String[0]));
        String noC = CLibrary.whyAbsent();
        List<List<Measured>> rounds = new ArrayList<>();
        int count = quick ? 1 : full ? 10 : 3;
        for (int round = 1; round <= count; round++) {
            List<Measured> measured = new ArrayList<>();
            for (Operation operation : Operation.values()) {
                System.out.println("call: round " + round + " of " + count + ", " + operation.method());
                measured.addAll(run(operation, noC, jmh, quick, full));
            }
            rounds.add(measured);
        }
        CallReport report = new CallReport(rounds, noC);
        Results.of("call", "One call", report.sections(), report.goals()).save();
    }

    private static List<Measured> run(
            Operation operation, String noC, CommandLineOptions options, boolean quick, boolean full)
            throws IOException, RunnerException {
        List<Contestant> here = Contestant.in(operation).stream()
                .filter(one -> one.whyAbsent(operation, noC).isEmpty())
                .toList();
        if (here.isEmpty()) {
            return List.of();
        }
        Path file = Files.createDirectories(Results.folder()).resolve("call-jmh.json");
        ChainedOptionsBuilder jmh = new OptionsBuilder()
                .parent(options)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        Stream.concat(CLibrary.jvmArguments().stream(), quiet()).toArray(String[]::new))
                .resultFormat(ResultFormatType.JSON)
                .result(file.toString());
        here.forEach(one -> jmh.include("\\." + one.benchmark(operation) + "$"));
        if (TEXTS_AND_UPCALLS.contains(operation)) {
            jmh.warmupIterations(10);
        }
        if (quick) {
            jmh.measurementIterations(10);
        }
        if (full) {
            jmh.measurementIterations(200);
        }
        new Runner(jmh.build()).run();
        return JmhFile.read(file);
    }

    /** JMH's own use of Unsafe makes newer JVMs warn in every fork. */
    private static Stream<String> quiet() {
        return Runtime.version().feature() < 24 ? Stream.of() : Stream.of("--sun-misc-unsafe-memory-access=allow");
    }
}
