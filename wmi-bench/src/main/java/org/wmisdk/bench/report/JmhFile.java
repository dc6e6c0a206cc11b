package org.wmisdk.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What JMH wrote with {@code -rf json -rff FILE}. */
public final class JmhFile {
    private static final Map<String, Double> NANOSECONDS = Map.of("ns/op", 1., "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private JmhFile() {}

    /**
     * One benchmark with one choice of parameters.
     *
     * @param name simple class name and method, such as {@code HandleWay.connect}
     * @param parameters by name
     * @param nanoseconds for an operation, one for each measured iteration of each fork
     * @param bytes allocated by an operation, in the middle iteration; null without {@code -prof gc}
     * @param counters what else was measured, by name: the middle iteration's auxiliary counters and profilers
     */
    public record Measured(
            String name,
            Map<String, String> parameters,
            List<Double> nanoseconds,
            @Nullable Double bytes,
            Map<String, Double> counters) {

        /** Middle and quartiles of the iterations, in nanoseconds. */
        public Samples samples() {
            return Samples.of(
                    nanoseconds.stream().mapToDouble(Double::doubleValue).toArray());
        }

        /** The entry of a table whose unit is {@code ns}, with what was allocated where that was measured. */
        public Results.Entry entry(String contestant) {
            Results.Entry entry = Results.Entry.of(contestant, samples());
            return bytes == null ? entry : entry.allocating(bytes);
        }
    }

    /** All that the file has, in its order. Benchmarks must have measured time per operation. */
    public static List<Measured> read(Path file) throws IOException {
        List<Measured> all = new ArrayList<>();
        for (JsonTree run : JsonTree.read(file).items()) {
            all.add(measured(run));
        }
        return all;
    }

    /**
     * The one with that name and exactly these parameters.
     *
     * @throws IllegalArgumentException when there is none: it failed, or was not run
     */
    public static Measured find(List<Measured> all, String name, Map<String, String> parameters) {
        return all.stream()
                .filter(one -> one.name().equals(name) && one.parameters().equals(parameters))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("JMH has no result of " + name + " " + parameters));
    }

    private static Measured measured(JsonTree run) throws IOException {
        String benchmark = run.text("benchmark");
        String name = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
        Map<String, String> parameters = new LinkedHashMap<>();
        JsonTree params = run.find("params");
        if (params != null) {
            for (Map.Entry<String, JsonTree> member : params.members().entrySet()) {
                parameters.put(member.getKey(), member.getValue().as(String.class, "a text"));
            }
        }
        Map<String, Double> counters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonTree> member :
                run.get("secondaryMetrics").members().entrySet()) {
            List<Double> iterations = iterations(member.getValue());
            if (!iterations.isEmpty()) {
                counters.put(
                        member.getKey().replaceFirst("^[^a-zA-Z]", ""),
                        Samples.median(iterations.stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()));
            }
        }
        return new Measured(
                name, parameters, nanoseconds(run.get("primaryMetric")), counters.get(ALLOCATION), counters);
    }

    private static List<Double> nanoseconds(JsonTree metric) throws IOException {
        Double factor = NANOSECONDS.get(metric.text("scoreUnit"));
        if (factor == null) {
            throw new IOException(
                    metric.place() + " measures " + metric.text("scoreUnit") + ", not time per operation");
        }
        return iterations(metric).stream().map(time -> factor * time).toList();
    }

    /** What each iteration measured; JMH writes as text what is no number, as where a profiler saw nothing. */
    private static List<Double> iterations(JsonTree metric) throws IOException {
        List<Double> samples = new ArrayList<>();
        JsonTree forks = metric.find("rawData");
        for (JsonTree fork : forks == null ? List.<JsonTree>of() : forks.items()) {
            for (JsonTree iteration : fork.items()) {
                if (iteration.value() instanceof Double sample) {
                    samples.add(sample);
                }
            }
        }
        return samples;
    }
}
