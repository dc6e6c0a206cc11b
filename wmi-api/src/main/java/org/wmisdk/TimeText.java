package org.wmisdk;

import org.jspecify.annotations.Nullable;

/**
 * The two 25-character layouts that CIM calls datetime. One table of positions serves both, so that a point in time and
 * an interval cannot come to disagree about where a field stands.
 */
final class TimeText {

    static final int LENGTH = 25;
    static final int DOT = 14;
    static final int SIGN = 21;
    static final int INTERVAL_DAY_DIGITS = 8;
    static final String INTERVAL_TAIL = ":000";

    private TimeText() {}

    /** What is wrong with {@code text} as a point in time, as a sentence that names the position, or null. */
    static @Nullable String dateTimeProblem(String text) {
        String shape = shapeProblem(text, "yyyymmddHHMMSS.mmmmmmsUUU");
        if (shape != null) {
            return shape;
        }
        for (CimDateTime.Field field : CimDateTime.Field.ALL) {
            if (field == CimDateTime.Field.OFFSET) {
                char sign = text.charAt(SIGN);
                if (sign != '+' && sign != '-') {
                    return at(text, SIGN, "the sign of the offset must be + or -");
                }
            }
            String problem = fieldProblem(text, field);
            if (problem != null) {
                return problem;
            }
        }
        return dayProblem(text);
    }

    /** What is wrong with {@code text} as an interval, as a sentence that names the position, or null. */
    static @Nullable String intervalProblem(String text) {
        String shape = shapeProblem(text, "ddddddddHHMMSS.mmmmmm:000");
        if (shape != null) {
            return shape;
        }
        for (int i = 0; i < INTERVAL_DAY_DIGITS; i++) {
            if (!isDigit(text.charAt(i))) {
                return at(text, i, "the days of an interval are eight digits, without *");
            }
        }
        for (CimDateTime.Field field : CimDateTime.Field.CLOCK) {
            if (isUnset(text, field)) {
                return at(text, field.from, "an interval has no unset fields");
            }
            String problem = fieldProblem(text, field);
            if (problem != null) {
                return problem;
            }
        }
        if (!text.endsWith(INTERVAL_TAIL)) {
            return at(text, SIGN, "an interval ends with :000");
        }
        return null;
    }

    static boolean isUnset(String text, CimDateTime.Field field) {
        for (int i = field.from; i < field.to; i++) {
            if (text.charAt(i) != '*') {
                return false;
            }
        }
        return true;
    }

    /** The decimal number in [from, to); the characters are known to be digits. */
    static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    static void append(StringBuilder target, long value, int digits) {
        String number = Long.toString(value);
        target.append("0".repeat(digits - number.length())).append(number);
    }

    private static @Nullable String shapeProblem(String text, String layout) {
        if (text.length() != LENGTH) {
            return "it must have " + LENGTH + " characters (" + layout + "), but has " + text.length();
        }
        return text.charAt(DOT) == '.' ? null : at(text, DOT, "a point separates the seconds from the microseconds");
    }

    private static @Nullable String fieldProblem(String text, CimDateTime.Field field) {
        if (isUnset(text, field)) {
            return null;
        }
        for (int i = field.from; i < field.to; i++) {
            if (!isDigit(text.charAt(i))) {
                return at(text, i, "the " + field.label + " must be all digits or all *");
            }
        }
        int value = number(text, field.from, field.to);
        if (value < field.min || value > field.max) {
            return at(text, field.from, "the " + field.label + " must be " + field.min + ".." + field.max);
        }
        return null;
    }

    /** Judges the day by what else is set: without a year the 29th of February exists. */
    private static @Nullable String dayProblem(String text) {
        if (isUnset(text, CimDateTime.Field.DAY) || isUnset(text, CimDateTime.Field.MONTH)) {
            return null;
        }
        int month = CimDateTime.Field.MONTH.read(text);
        boolean leap =
                isUnset(text, CimDateTime.Field.YEAR) || java.time.Year.isLeap(CimDateTime.Field.YEAR.read(text));
        int last = java.time.Month.of(month).length(leap);
        return CimDateTime.Field.DAY.read(text) <= last
                ? null
                : at(text, CimDateTime.Field.DAY.from, "month " + month + " of that year has " + last + " days");
    }

    private static String at(String text, int position, String rule) {
        return "position " + position + ": " + rule + ", found '" + text.charAt(position) + "'";
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
