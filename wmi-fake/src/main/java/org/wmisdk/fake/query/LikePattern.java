package org.wmisdk.fake.query;

/**
 * A LIKE pattern: {@code %} any run, {@code _} one character, {@code [abc]}, {@code [a-f]}, {@code [^..]} one character
 * in or out of a set. It matches the whole text, without regard to case.
 *
 * <p>Only the last {@code %} seen is ever tried again: a later one can take over whatever an earlier one could have
 * matched. So the time is at most text length times pattern length.
 */
final class LikePattern {
    private static final byte LITERAL = 0;
    private static final byte ONE = 1;
    private static final byte RUN = 2;
    private static final byte SET = 3;

    private final String pattern;
    private final byte[] kinds;

    /** Where the elements begin in the pattern; behind them its end. */
    private final int[] starts;

    private final int size;
    private final boolean openBracket;

    LikePattern(String pattern) {
        this.pattern = pattern;
        this.kinds = new byte[pattern.length()];
        this.starts = new int[pattern.length() + 1];
        int count = 0;
        boolean open = false;
        for (int at = 0; at < pattern.length(); count++) {
            char c = pattern.charAt(at);
            // Behind a bracket that is never closed no other one is.
            int close = c == '[' && !open ? closing(pattern, at) : -1;
            open |= c == '[' && close < 0;
            starts[count] = at;
            if (close > 0) {
                kinds[count] = SET;
                at = close + 1;
            } else {
                kinds[count] = c == '%' ? RUN : c == '_' ? ONE : LITERAL;
                at++;
            }
        }
        this.size = count;
        this.starts[count] = pattern.length();
        this.openBracket = open;
    }

    /** Whether the pattern has a bracket that is never closed. */
    boolean hasOpenBracket() {
        return openBracket;
    }

    boolean matches(String text) {
        int element = 0;
        int at = 0;
        int retryElement = -1;
        int retryAt = 0;
        while (at < text.length()) {
            if (element < size && kinds[element] == RUN) {
                retryElement = ++element;
                retryAt = at;
            } else if (element < size && matches(element, text.charAt(at))) {
                element++;
                at++;
            } else if (retryElement >= 0) {
                element = retryElement;
                at = ++retryAt;
            } else {
                return false;
            }
        }
        while (element < size && kinds[element] == RUN) {
            element++;
        }
        return element == size;
    }

    private boolean matches(int element, char c) {
        int start = starts[element];
        return switch (kinds[element]) {
            case LITERAL -> same(pattern.charAt(start), c);
            case SET -> {
                boolean negated = pattern.charAt(start + 1) == '^';
                yield contains(start + (negated ? 2 : 1), starts[element + 1] - 1, c) != negated;
            }
            default -> true;
        };
    }

    /** A bracket that is never closed stands for itself; {@code []]} holds a closing bracket. */
    private static int closing(String pattern, int open) {
        int from = open + 1;
        if (from < pattern.length() && pattern.charAt(from) == '^') {
            from++;
        }
        return pattern.indexOf(']', from + 1);
    }

    /** Whether the members of a set, from one place in the pattern to another, have the character. */
    private boolean contains(int from, int to, char c) {
        for (int i = from; i < to; i++) {
            char first = pattern.charAt(i);
            if (i + 2 < to && pattern.charAt(i + 1) == '-') {
                if (within(c, first, pattern.charAt(i + 2))) {
                    return true;
                }
                i += 2;
            } else if (same(c, first)) {
                return true;
            }
        }
        return false;
    }

    private static boolean within(char c, char first, char last) {
        char lower = Character.toLowerCase(c);
        char upper = Character.toUpperCase(c);
        return (lower >= first && lower <= last) || (upper >= first && upper <= last);
    }

    private static boolean same(char a, char b) {
        return a == b
                || Character.toUpperCase(a) == Character.toUpperCase(b)
                || Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
