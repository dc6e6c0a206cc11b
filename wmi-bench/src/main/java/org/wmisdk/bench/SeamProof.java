package org.wmisdk.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Is the seam free? Runs {@link SeamFfm} and {@link SeamJna} and holds them to their bounds: the port costs at most 1.2 times the bare
 * handle on FFM and 1.5 times bare {@code ffi_call} on JNA, and no call allocates. Exits with 1 where a bound is broken.
 *
 * <pre>./bench seam</pre>
 *
 * <p>Compares the best iterations: what else runs on the machine adds time and never takes any away. Takes JMH's options.
 */
final class SeamProof {
    private static final Map<String, Double> BOUNDS = new TreeMap<>(Map.of("SeamFfm", 1.2, "SeamJna", 1.5));

    /** What JMH's own machinery allocates in an iteration, spread over its calls, is far below one byte; an object is at least 16. */
    private static final double NO_BYTES = 0.1;

    private SeamProof() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include("\\.Seam(Ffm|Jna)\\.")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        boolean kept = true;
        System.out.println();
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

    private static RunResult find(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + name))
                .findFirst()
                .orElseThrow();
    }

    private static double bytes(RunResult result) {
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return Objects.requireNonNull(bytes, "the profiler measured no allocation")
                .getScore();
    }

    private static double best(RunResult result) {
        return result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .map(IterationResult::getPrimaryResult)
                .mapToDouble(iteration -> iteration.getScore())
                .min()
                .orElseThrow();
    }
}
