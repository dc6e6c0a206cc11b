package org.wmisdk.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text: as many digits as mean something. */
final class Numbers {
    private static final MathContext STORED = new MathContext(6, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** Six significant digits, or all of a whole number; never an exponent. */
    static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return new BigDecimal(value).round(STORED).stripTrailingZeros().toPlainString();
    }
}
