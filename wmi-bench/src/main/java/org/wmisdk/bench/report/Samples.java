package org.wmisdk.bench.report;

import java.util.Arrays;

/**
 * The middle half of some measurements.
 *
 * @param low the lower quartile
 * @param median the middle
 * @param high the upper quartile
 * @param count how many were measured
 */
public record Samples(double low, double median, double high, int count) {

    /** Of at least one measurement, in any order. */
    public static Samples of(double... measured) {
        double[] sorted = sorted(measured);
        return new Samples(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75), sorted.length);
    }

    /** The same measurements in another unit. */
    public Samples times(double factor) {
        return new Samples(low * factor, median * factor, high * factor, count);
    }

    static double median(double... measured) {
        return quantile(sorted(measured), 0.5);
    }

    private static double[] sorted(double... measured) {
        if (measured.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Between two neighbours in proportion, as R's type 7 and NumPy do. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
