package org.wmisdk.fake.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A LIKE pattern: {@code %} any run, {@code _} one character, {@code [abc]}, {@code [a-f]}, {@code [^..]} one character
 * in or out of a set. It matches the whole text, without regard to case.
 *
 * <p>Only the last {@code %} seen is ever tried again: a later one can take over whatever an earlier one could have
 * matched. So the time is at most text length times pattern length.
 */
final class LikePattern {
    private final Element[] elements;
    private final boolean openBracket;

    LikePattern(String pattern) {
        List<Element> read = new ArrayList<>();
        boolean open = false;
        // Searched once: after a bracket without an end no later one has an end either.
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            int close = c == '[' && !open ? closing(pattern, at) : -1;
            if (close > 0) {
                read.add(set(pattern.substring(at + 1, close)));
                at = close;
            } else if (c == '%') {
                read.add(Run.ANY);
            } else {
                open |= c == '[';
                read.add(c == '_' ? anything -> true : other -> same(other, c));
            }
        }
        elements = read.toArray(Element[]::new);
        openBracket = open;
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
            if (element < elements.length && elements[element] == Run.ANY) {
                retryElement = ++element;
                retryAt = at;
            } else if (element < elements.length && elements[element].matches(text.charAt(at))) {
                element++;
                at++;
            } else if (retryElement >= 0) {
                element = retryElement;
                at = ++retryAt;
            } else {
                return false;
            }
        }
        while (element < elements.length && elements[element] == Run.ANY) {
            element++;
        }
        return element == elements.length;
    }

    /** A bracket that is never closed stands for itself; {@code []]} holds a closing bracket. */
    private static int closing(String pattern, int open) {
        int from = open + 1;
        if (from < pattern.length() && pattern.charAt(from) == '^') {
            from++;
        }
        return pattern.indexOf(']', from + 1);
    }

    private static Element set(String content) {
        boolean negated = content.startsWith("^");
        String members = negated ? content.substring(1) : content;
        return c -> contains(members, c) != negated;
    }

    private static boolean contains(String members, char c) {
        for (int i = 0; i < members.length(); i++) {
            char first = members.charAt(i);
            if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
                char last = members.charAt(i + 2);
                if (within(c, first, last)) {
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

    private interface Element {
        boolean matches(char c);
    }

    private enum Run implements Element {
        ANY;

        @Override
        public boolean matches(char c) {
            return true;
        }
    }
}
