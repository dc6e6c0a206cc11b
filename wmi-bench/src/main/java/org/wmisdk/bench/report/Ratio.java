package org.wmisdk.bench.report;

import org.jspecify.annotations.Nullable;

/**
 * How many times the baseline's time a contestant needs.
 *
 * @param value the ratio of the medians
 * @param low the lower quartile of the rounds' ratios; null when rounds were not interleaved
 * @param high the upper quartile
 */
public record Ratio(
        double value, @Nullable Double low, @Nullable Double high) {

    /**
     * Of interleaved rounds: what both needed in round {@code i} stands at {@code i}.
     *
     * @throws IllegalArgumentException when one has more rounds than the other, or none
     */
    public static Ratio ofRounds(double[] contestant, double[] baseline) {
        if (contestant.length != baseline.length) {
            throw new IllegalArgumentException(
                    contestant.length + " rounds of the contestant, " + baseline.length + " of the baseline");
        }
        double[] ratios = new double[contestant.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = contestant[i] / baseline[i];
        }
        Samples spread = Samples.of(ratios);
        return new Ratio(Samples.median(contestant) / Samples.median(baseline), spread.low(), spread.high());
    }

    /** Of measurements that were not made in turns: there is no spread of ratios. */
    public static Ratio ofMedians(Samples contestant, Samples baseline) {
        return new Ratio(contestant.median() / baseline.median(), null, null);
    }
}
