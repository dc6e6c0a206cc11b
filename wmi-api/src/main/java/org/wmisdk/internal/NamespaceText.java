package org.wmisdk.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one parser of namespace paths, {@code [\\host\]component[\component...]} with either slash. Connecting and object
 * paths answer the same mistake with different codes, so it reports the rule that was broken and leaves the code to them.
 *
 * @param host the host as written, or null if the path names none
 * @param components the parts of the namespace as written; empty only with {@link Rule#HOST_ALONE}
 * @param rule the first rule that was broken, or null
 * @param position where it was broken, counted in the whole text from 0
 */
public record NamespaceText(
        @Nullable String host,
        List<String> components,
        @Nullable Rule rule,
        int position) {

    /** What can be wrong with a namespace path. The sentences say the rule; the caller says which argument. */
    public enum Rule {
        EMPTY("the namespace is empty"),
        NUL("a NUL character would cut the text off"),
        LEADING_SEPARATOR(
                "a single leading separator is not allowed: a path begins with a name or with two separators and a host"),
        NO_HOST("the host between the second and the third separator is missing"),
        BAD_HOST("the host must be a name or an address, bare: no brackets, no port"),
        HOST_ALONE("the path names a host, but no namespace"),
        EMPTY_COMPONENT("two separators must have a name between them, and none may end the path"),
        COLON("a namespace has no colon: what follows one is an object path"),
        BLANK("a part must not begin or end with a blank");

        private final String sentence;

        Rule(String sentence) {
            this.sentence = sentence;
        }

        /** The rule as a clause without a full stop. */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * Parses the part of {@code text} in [start, end).
     *
     * @param text the whole text
     * @param start where the namespace path begins
     * @param end where it ends, exclusive
     */
    public static NamespaceText parse(String text, int start, int end) {
        return new Parser(text, start, end).parse();
    }

    /** Parses a text that is a namespace path as a whole. */
    public static NamespaceText parse(String text) {
        return parse(text, 0, text.length());
    }

    /** The namespace with {@code \} between its parts, spelled as written. */
    public String namespace() {
        return String.join("\\", components);
    }

    /** Where the first separator in {@code text[from..end)} stands, or {@code end}. */
    public static int separator(String text, int from, int end) {
        int i = from;
        while (i < end && !Text.isSeparator(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static final class Parser {
        private final String text;
        private final int start;
        private final int end;
        private final List<String> components = new ArrayList<>();
        private @Nullable String host;

        Parser(String text, int start, int end) {
            this.text = text;
            this.start = start;
            this.end = end;
        }

        NamespaceText parse() {
            int nul = text.indexOf('\0', start);
            if (nul >= 0 && nul < end) {
                return broken(Rule.NUL, nul);
            }
            if (start == end) {
                return broken(Rule.EMPTY, start);
            }
            if (!isSeparator(start)) {
                return namespace(start);
            }
            if (!isSeparator(start + 1)) {
                return broken(Rule.LEADING_SEPARATOR, start);
            }
            return afterTwoSeparators(start + 2);
        }

        private NamespaceText afterTwoSeparators(int hostStart) {
            int hostEnd = separator(text, hostStart, end);
            if (hostEnd == hostStart) {
                // Nothing at all after the two is an empty namespace to Windows, a third separator is a bad argument.
                return broken(hostEnd == end ? Rule.EMPTY : Rule.NO_HOST, hostStart);
            }
            String named = text.substring(hostStart, hostEnd);
            host = named;
            Rule rule = hostRule(named);
            if (rule != null) {
                return broken(rule, hostStart);
            }
            return hostEnd == end ? broken(Rule.HOST_ALONE, end) : namespace(hostEnd + 1);
        }

        private NamespaceText namespace(int from) {
            int first = from;
            while (true) {
                int stop = separator(text, first, end);
                Rule rule = componentRule(first, stop);
                if (rule != null) {
                    return broken(rule, rule == Rule.COLON ? text.indexOf(':', first) : first);
                }
                components.add(text.substring(first, stop));
                if (stop == end) {
                    return new NamespaceText(host, List.copyOf(components), null, end);
                }
                first = stop + 1;
            }
        }

        private @Nullable Rule componentRule(int first, int stop) {
            if (first == stop) {
                return Rule.EMPTY_COMPONENT;
            }
            if (isBlank(text.charAt(first)) || isBlank(text.charAt(stop - 1))) {
                return Rule.BLANK;
            }
            for (int i = first; i < stop; i++) {
                if (text.charAt(i) == ':') {
                    return Rule.COLON;
                }
            }
            return null;
        }

        private static @Nullable Rule hostRule(String host) {
            if (isBlank(host.charAt(0)) || isBlank(host.charAt(host.length() - 1))) {
                return Rule.BLANK;
            }
            boolean bracketed = host.charAt(0) == '[' || host.endsWith("]");
            return bracketed || (host.indexOf(':') >= 0 && !looksLikeIpv6(host)) ? Rule.BAD_HOST : null;
        }

        /** Only tells an address from a name with a port: whether the address is lawful is the resolver's to say. */
        private static boolean looksLikeIpv6(String host) {
            int zone = host.indexOf('%');
            int colons = 0;
            for (int i = 0; i < (zone < 0 ? host.length() : zone); i++) {
                char c = host.charAt(i);
                if (c == ':') {
                    colons++;
                } else if (c != '.' && (c >= '\u0080' || Character.digit(c, 16) < 0)) {
                    return false;
                }
            }
            return colons >= 2;
        }

        private boolean isSeparator(int i) {
            return i < end && Text.isSeparator(text.charAt(i));
        }

        private static boolean isBlank(char c) {
            return c <= ' ';
        }

        private NamespaceText broken(Rule rule, int position) {
            return new NamespaceText(host, List.of(), rule, position);
        }
    }
}
