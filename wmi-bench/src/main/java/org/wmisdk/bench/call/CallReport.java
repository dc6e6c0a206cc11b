package org.wmisdk.bench.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.wmisdk.bench.report.JmhFile;
import org.wmisdk.bench.report.JmhFile.Measured;
import org.wmisdk.bench.report.Ratio;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;
import org.wmisdk.bench.report.Samples;

/**
 * Tables and goals of the group {@code call}.
 *
 * @param rounds what JMH measured, in rounds in which each contestant had one fork
 * @param noC why there were no functions in C, empty when there were
 */
record CallReport(List<List<Measured>> rounds, String noC) {
    private static final double FFM_LIMIT = 1.1;
    private static final double JNA_LIMIT = 1.3;

    /** What JMH allocates itself in an iteration, spread over its calls, is below one byte; an object has at least 16. */
    private static final double NO_BYTES = 1;

    List<Section> sections() {
        return Arrays.stream(Operation.values()).map(this::section).toList();
    }

    private Section section(Operation operation) {
        Optional<Contestant> baseline = operation == Operation.NOTHING
                ? Optional.empty()
                : Contestant.in(operation).stream()
                        .filter(one -> one.whyAbsent(operation, noC).isEmpty())
                        .findFirst();
        List<Entry> entries = new ArrayList<>();
        for (Contestant one : Contestant.in(operation)) {
            entries.add(one.whyAbsent(operation, noC)
                    .map(why -> Entry.unavailable(one.name(), why))
                    .orElseGet(() -> entry(one, operation, baseline)));
        }
        String id = operation.method();
        return new Section(
                id, operation.question(), "ns", baseline.map(Contestant::name).orElse(null), entries);
    }

    private Entry entry(Contestant contestant, Operation operation, Optional<Contestant> baseline) {
        Entry entry = Entry.of(contestant.name(), Samples.of(nanoseconds(contestant, operation)))
                .allocating(bytes(contestant, operation));
        if (noC.isEmpty() && operation != Operation.NOTHING) {
            // Every fork compares its answer with this one, or ends.
            entry = entry.reading(Integer.toHexString(operation.checkedAnswer()));
        }
        if (contestant.note() != null) {
            entry = entry.noting(contestant.note());
        }
        return baseline.isPresent() ? entry.against(ratio(contestant, baseline.orElseThrow(), operation)) : entry;
    }

    /** The lower quartile of a round's iterations: what else runs on the machine adds time to some, and never takes any away. */
    private double[] nanoseconds(Contestant contestant, Operation operation) {
        return each(contestant, operation, one -> one.samples().low());
    }

    private double bytes(Contestant contestant, Operation operation) {
        return Samples.of(each(contestant, operation, one -> {
                    Double bytes = one.bytes();
                    if (bytes == null) {
                        throw new IllegalStateException("JMH's profiler measured no allocation of " + one.name());
                    }
                    return bytes;
                }))
                .median();
    }

    private double[] each(Contestant contestant, Operation operation, ToDoubleFunction<Measured> value) {
        return rounds.stream()
                .map(round -> JmhFile.find(round, contestant.benchmark(operation), contestant.parameters()))
                .mapToDouble(value)
                .toArray();
    }

    private Ratio ratio(Contestant contestant, Contestant baseline, Operation operation) {
        return Ratio.ofRounds(nanoseconds(contestant, operation), nanoseconds(baseline, operation));
    }

    List<Goal> goals() {
        return List.of(
                goal("ffm", Contestant.FFM, Contestant.HANDLE, FFM_LIMIT),
                goal("ffm-both", Contestant.FFM_BOTH, Contestant.HANDLE, FFM_LIMIT),
                goal("jna", Contestant.JNA, Contestant.FFI_CALL, JNA_LIMIT),
                goal("jna-both", Contestant.JNA_BOTH, Contestant.FFI_CALL, JNA_LIMIT),
                noBytes("ffm", Contestant.FFM, Contestant.FFM_BOTH),
                noBytes("jna", Contestant.JNA, Contestant.JNA_BOTH));
    }

    /** Of the shape with the highest ratio. */
    private Goal goal(String id, String name, String baseline, double limit) {
        List<String> shown = new ArrayList<>();
        double highest = 0;
        for (Operation operation : Operation.CALLS) {
            Contestant port = named(name, operation);
            Contestant raw = named(baseline, operation);
            double ratio = ratio(port, raw, operation).value();
            highest = Math.max(highest, ratio);
            double more = Samples.of(nanoseconds(port, operation)).median()
                    - Samples.of(nanoseconds(raw, operation)).median();
            shown.add(String.format(Locale.ROOT, "%s %.2f (%+.1f ns)", operation.method(), ratio, more));
        }
        return Goal.atMost("call-" + id, "call, " + name + " / " + baseline + " <= " + limit, limit, highest)
                .noting(String.join(", ", shown));
    }

    /** Of the shape and fork with most bytes. */
    private Goal noBytes(String id, String... names) {
        double most = 0;
        for (Operation operation : Operation.CALLS) {
            for (String name : names) {
                most = Math.max(most, bytes(named(name, operation), operation));
            }
        }
        return Goal.atMost(
                        "call-bytes-" + id,
                        "bytes allocated by a call, " + names[0] + " <= " + (int) NO_BYTES,
                        NO_BYTES,
                        most)
                .noting("no object, which has at least 16: less than a byte is JMH's own, spread over the calls");
    }

    private static Contestant named(String name, Operation operation) {
        return Contestant.in(operation).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
