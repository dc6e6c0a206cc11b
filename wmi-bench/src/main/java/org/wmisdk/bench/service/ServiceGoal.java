package org.wmisdk.bench.service;

import static org.wmisdk.bench.service.Contestant.*;
import static org.wmisdk.bench.service.Operation.*;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wmisdk.bench.report.Samples;

/**
 * What is to be reached.
 *
 * @param id a word
 * @param text what is compared with what
 * @param limit the bound
 * @param atLeast whether the value shall be at least the bound, not at most
 * @param find the value of what was measured; null where something that it needs was not
 */
record ServiceGoal(
        String id, String text, double limit, boolean atLeast, Function<Rounds.Measured, @Nullable Found> find) {

    /** In the order of the report. */
    static final List<ServiceGoal> GOALS = List.of(
            new ServiceGoal("connect-ffm", "connect and close, FFM / C <= 1.10", 1.10, ratio(CONNECT, FFM, C)),
            new ServiceGoal("connect-jna", "connect and close, JNA / C <= 1.10", 1.10, ratio(CONNECT, JNA, C)),
            new ServiceGoal("row-ffm", "one row by name, FFM / C <= 1.10", 1.10, ratio(ROW, FFM, C)),
            new ServiceGoal("row-jna", "one row by name, JNA / C <= 1.10", 1.10, ratio(ROW, JNA, C)),
            new ServiceGoal(
                    "connect-row-ffm", "connect and one row, FFM / C <= 1.10", 1.10, ratio(CONNECT_ROW, FFM, C)),
            new ServiceGoal(
                    "connect-row-jna", "connect and one row, JNA / C <= 1.10", 1.10, ratio(CONNECT_ROW, JNA, C)),
            new ServiceGoal("all-ffm", "all properties of a row, FFM / C <= 1.10", 1.10, ratio(ALL, FFM, C)),
            new ServiceGoal("all-jna", "all properties of a row, JNA / C <= 1.10", 1.10, ratio(ALL, JNA, C)),
            new ServiceGoal(
                    "all-cheap-ffm",
                    "all properties of a row that costs nothing, FFM / C <= 1.10",
                    1.10,
                    ratio(ALL_CHEAP, FFM, C)),
            new ServiceGoal(
                    "all-cheap-jna",
                    "all properties of a row that costs nothing, JNA / C <= 1.10",
                    1.10,
                    ratio(ALL_CHEAP, JNA, C)),
            new ServiceGoal("service-rows-ffm", "54 rows of 6 properties, FFM / C <= 1.15", 1.15, ratio(ROWS, FFM, C)),
            new ServiceGoal("service-rows-jna", "54 rows of 6 properties, JNA / C <= 1.35", 1.35, ratio(ROWS, JNA, C)),
            new ServiceGoal("method-ffm", "method, FFM / C <= 1.10", 1.10, ratio(METHOD, FFM, C)),
            new ServiceGoal("method-jna", "method, JNA / C <= 1.10", 1.10, ratio(METHOD, JNA, C)),
            new ServiceGoal(
                    "wbemcliutil-jna",
                    "54 rows of 6 properties, WbemcliUtil / JNA >= 150",
                    150,
                    true,
                    ratio(ROWS, WBEMCLI_UTIL, JNA)),
            new ServiceGoal(
                    "wbemcliutil-ffm",
                    "54 rows of 6 properties, WbemcliUtil / FFM >= 200",
                    200,
                    true,
                    ratio(ROWS, WBEMCLI_UTIL, FFM)),
            new ServiceGoal(
                    "linked-ffm",
                    "54 rows of 6 properties, OSHI's FFM way / FFM >= 4",
                    4,
                    true,
                    ratio(ROWS, LINKED, FFM)),
            new ServiceGoal(
                    "worker-ffm",
                    "FFM through a worker / (FFM + its hand-overs x what one costs) <= 1.10, the worst operation",
                    1.10,
                    worker(FFM_WORKER, FFM)),
            new ServiceGoal(
                    "worker-jna",
                    "JNA through a worker / (JNA + its hand-overs x what one costs) <= 1.10, the worst operation",
                    1.10,
                    worker(JNA_WORKER, JNA)),
            new ServiceGoal(
                    "hand-overs",
                    "hand-overs of a query, for each batch, and of a method call <= 1",
                    1,
                    ServiceGoal::handOvers),
            new ServiceGoal(
                    "working-set-ffm", "working set over the second 5,000 cycles, FFM: <= 2 MB more", 2, growth(FFM)),
            new ServiceGoal(
                    "working-set-jna", "working set over the second 5,000 cycles, JNA: <= 2 MB more", 2, growth(JNA)),
            new ServiceGoal(
                    "first-query-ffm",
                    "first query in a cold JVM, FFM less C less a main that links one handle <= 150 ms",
                    150,
                    ServiceGoal::firstQuery));

    /** A value, with what is to be known of it. */
    record Found(double value, @Nullable String note) {}

    private ServiceGoal(String id, String text, double limit, Function<Rounds.Measured, @Nullable Found> find) {
        this(id, text, limit, false, find);
    }

    private static @Nullable Double median(Rounds.Measured measured, Operation operation, Contestant contestant) {
        Map<Contestant, double[]> of = measured.nanos.get(operation);
        double[] nanos = of == null ? null : of.get(contestant);
        return nanos == null ? null : (Double) Samples.of(nanos).median();
    }

    private static Function<Rounds.Measured, @Nullable Found> ratio(
            Operation operation, Contestant contestant, Contestant baseline) {
        return measured -> {
            Double one = median(measured, operation, contestant);
            Double other = median(measured, operation, baseline);
            return one == null || other == null ? null : new Found(one / other, null);
        };
    }

    private static Function<Rounds.Measured, @Nullable Found> worker(Contestant worker, Contestant direct) {
        return measured -> {
            Found worst = null;
            double[] nanos = measured.handOver.get(worker);
            Map<Operation, Integer> counts = measured.handOvers.get(worker);
            if (nanos == null || counts == null) {
                return null;
            }
            double each = Samples.of(nanos).median();
            for (Operation operation : Operation.values()) {
                Double through = median(measured, operation, worker);
                Double here = median(measured, operation, direct);
                Integer count = counts.get(operation);
                if (through == null || here == null || count == null) {
                    return null;
                }
                double value = through / (here + count * each);
                if (worst == null || value > worst.value) {
                    worst = new Found(value, "The worst is " + operation.id + ", with " + count + " hand-overs.");
                }
            }
            return worst;
        };
    }

    private static @Nullable Found handOvers(Rounds.Measured measured) {
        int most = 0;
        for (Contestant worker : new Contestant[] {FFM_WORKER, JNA_WORKER}) {
            Map<Operation, Integer> counts = measured.handOvers.get(worker);
            if (counts == null) {
                return null;
            }
            for (Operation operation : Operation.values()) {
                if (operation.kind == Kind.QUERY || operation.kind == Kind.METHOD) {
                    most = Math.max(most, counts.getOrDefault(operation, 0));
                }
            }
        }
        return new Found(most, "Each query fits in one batch of 64 rows.");
    }

    private static Function<Rounds.Measured, @Nullable Found> growth(Contestant contestant) {
        return measured -> {
            Long bytes = measured.growth.get(contestant);
            return bytes == null ? null : new Found(bytes / (1024. * 1024.), null);
        };
    }

    private static @Nullable Found firstQuery(Rounds.Measured measured) {
        double[] ffm = measured.first.get(FFM.text);
        double[] c = measured.first.get(C.text);
        double[] linked = measured.first.get(Rounds.LINKED_HANDLE);
        if (ffm == null || c == null || linked == null) {
            return null;
        }
        double nanos = Samples.of(ffm).median()
                - Samples.of(c).median()
                - Samples.of(linked).median();
        return new Found(nanos * 1e-6, "What C needs is the service's own time in a new process.");
    }
}
