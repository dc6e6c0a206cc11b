package org.wmisdk.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Is the seam free? Runs {@link SeamFfm} and {@link SeamJna} and holds them to their bounds: the port costs at most 1.2 times the bare
 * handle on FFM and 1.5 times bare {@code ffi_call} on JNA, and no call allocates. Exits with 1 where a bound is broken.
 *
 * <pre>./bench seam</pre>
 *
 * <p>Compares the best of many iterations, each shorter than the time that a busy machine gives to a thread at once: what else runs
 * there adds time and never takes any away. Takes JMH's options.
 */
final class SeamProof {
    private static final Map<String, Double> BOUNDS = new TreeMap<>(Map.of("SeamFfm", 1.2, "SeamJna", 1.5));

    /** What JMH allocates itself in an iteration, spread over its calls, is below one byte; an object is at least 16. */
    private static final double NO_BYTES = 1;

    private SeamProof() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        System.out.println("Measures calls with and without the port, for about two minutes.");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include("\\.Seam(Ffm|Jna)\\.")
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .jvmArgsAppend(quiet())
                        .build())
                .run();
        boolean kept = true;
        System.out.println("best ns/op                port     raw   ratio  bound   B/op");
        for (Map.Entry<String, Double> bound : BOUNDS.entrySet()) {
            for (String arguments : new String[] {"2", "10"}) {
                RunResult port = find(results, bound.getKey() + ".port" + arguments);
                double best = best(port);
                double raw = best(find(results, bound.getKey() + ".raw" + arguments));
                double bytes = bytes(port);
                boolean good = best <= bound.getValue() * raw && bytes < NO_BYTES;
                kept &= good;
                System.out.println(String.format(
                        Locale.ROOT,
                        "%s, %2s arguments    %7.1f %7.1f %7.2f %6.1f %6.3f  %s",
                        bound.getKey(),
                        arguments,
                        best,
                        raw,
                        best / raw,
                        bound.getValue(),
                        bytes,
                        good ? "kept" : "BROKEN"));
            }
        }
        System.exit(kept ? 0 : 1);
    }

    /** JMH's own use of Unsafe makes newer JVMs warn in every fork. */
    private static String[] quiet() {
        return Runtime.version().feature() < 24
                ? new String[0]
                : new String[] {"--sun-misc-unsafe-memory-access=allow"};
    }

    private static RunResult find(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + name))
                .findFirst()
                .orElseThrow();
    }

    /** Nanoseconds a call, in the best iteration. */
    private static double best(RunResult result) {
        return iterations(result)
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .min()
                .orElseThrow();
    }

    /** Bytes a call, in the iteration in the middle. */
    private static double bytes(RunResult result) {
        double[] bytes = iterations(result)
                .map(iteration -> iteration.getSecondaryResults().get("gc.alloc.rate.norm"))
                .mapToDouble(measured -> Objects.requireNonNull(measured, "the profiler measured no allocation")
                        .getScore())
                .sorted()
                .toArray();
        return bytes[bytes.length / 2];
    }

    private static Stream<IterationResult> iterations(RunResult result) {
        return result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream);
    }
}
