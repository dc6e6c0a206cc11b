package org.wmisdk.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Numbers as text: as many digits as mean something. */
final class Numbers {
    private static final MathContext STORED = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final MathContext SHOWN = new MathContext(3, RoundingMode.HALF_UP);
    private static final List<String> TIMES = List.of("ns", "us", "ms", "s");

    private Numbers() {}

    /** For a file: six significant digits, or all of a whole number; never an exponent. */
    static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return new BigDecimal(value).round(STORED).stripTrailingZeros().toPlainString();
    }

    /** For people: three significant digits, thousands apart by commas. */
    static String shown(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1000) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(SHOWN);
        if (rounded.abs().compareTo(BigDecimal.valueOf(100)) < 0) {
            // As many digits for 1.5 as for 1.51.
            return rounded.setScale(
                            SHOWN.getPrecision() - rounded.precision() + rounded.scale(), RoundingMode.UNNECESSARY)
                    .toPlainString();
        }
        String digits = rounded.abs().toBigInteger().toString();
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return (rounded.signum() < 0 ? "-" : "") + text;
    }

    /** Beside an axis: without zeros at the end. */
    static String tick(double value) {
        String text = shown(value);
        return text.indexOf('.') < 0
                ? text
                : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    /** Whether lower is better: the unit is one of time. */
    static boolean isTime(String unit) {
        return TIMES.contains(unit);
    }

    /** For people, with the unit; times in the unit that leaves one to three digits before the point. */
    static String shown(double value, String unit) {
        int scale = TIMES.indexOf(unit);
        if (scale < 0) {
            return shown(value) + " " + unit;
        }
        double scaled = value;
        while (scaled >= 999.5 && scale < TIMES.size() - 1) {
            scaled /= 1000;
            scale++;
        }
        while (scaled < 0.9995 && scaled > 0 && scale > 0) {
            scaled *= 1000;
            scale--;
        }
        return shown(scaled) + " " + (scale == 1 ? "µs" : TIMES.get(scale));
    }
}
