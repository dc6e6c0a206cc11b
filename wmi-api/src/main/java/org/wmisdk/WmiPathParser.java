package org.wmisdk;

import java.math.BigInteger;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.NamespaceText;
import org.wmisdk.internal.Text;

/** One pass over the text of a {@link WmiPath}; each position is read a bounded number of times. */
final class WmiPathParser {

    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);
    private static final int DECIMAL_DIGITS = 20;
    private static final int HEX_DIGITS = 16;
    private static final String BUILD = "build path";
    private static final String RANGE = "an integer key has 64 bits";
    private static final String NO_BLANK = "blanks are allowed only inside quotes";

    private final String text;
    private int at;

    WmiPathParser(String text) {
        this.text = text;
    }

    WmiPath parse() {
        if (text.isEmpty()) {
            throw fail(0, "the path is empty: it needs a class or a namespace");
        }
        int colon = namespaceEnd();
        if (colon < 0) {
            return object(null, null);
        }
        boolean whole = colon == text.length();
        // A lone separator before a namespace is what path parsers of Windows read as this machine's.
        boolean rooted = !whole && isSeparator(0) && !isSeparator(1);
        NamespaceText parsed = namespace(text, rooted ? 1 : 0, colon);
        if (whole) {
            return new WmiPath(parsed.host(), parsed.namespace(), null, List.of(), false);
        }
        at = colon + 1;
        return object(rooted ? "." : parsed.host(), parsed.namespace());
    }

    /** Parses a namespace path in [start, end) of the text. */
    static NamespaceText namespace(String text, int start, int end) {
        NamespaceText parsed = NamespaceText.parse(text, start, end);
        NamespaceText.Rule rule = parsed.rule();
        if (rule != null) {
            throw fail(text, parsed.position(), rule.sentence());
        }
        for (int i = start; i < end; i++) {
            if (isQuote(text.charAt(i)) || text.charAt(i) == '=') {
                throw fail(text, i, "a namespace has no quotes and no =; a colon separates it from the class");
            }
        }
        return parsed;
    }

    /** Where the colon after the namespace stands, the text's length if all of it is a namespace, -1 if there is none. */
    private int namespaceEnd() {
        int from = isSeparator(0) && isSeparator(1) ? NamespaceText.separator(text, 2, text.length()) : 0;
        boolean separated = from > 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i;
            }
            if (isQuote(c) || c == '=') {
                break;
            }
            separated |= Text.isSeparator(c);
        }
        return separated ? text.length() : -1;
    }

    private WmiPath object(@Nullable String host, @Nullable String namespace) {
        String className = identifier("the name of the class");
        List<WmiPath.Key> keys = new ArrayList<>();
        boolean singleton = false;
        if (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '.') {
                keys(keys);
            } else if (next == '=' && isAt('@')) {
                at++;
                singleton = true;
            } else if (next == '=') {
                keys.add(new WmiPath.Key(null, value()));
            } else {
                at--;
                throw fail(at, Character.isWhitespace(next) ? NO_BLANK : "after the class comes . or = or nothing");
            }
        }
        if (at < text.length()) {
            throw fail(at, afterValue(keys));
        }
        return new WmiPath(host, namespace, className, keys, singleton);
    }

    private String afterValue(List<WmiPath.Key> keys) {
        char next = text.charAt(at);
        if (Character.isWhitespace(next)) {
            return NO_BLANK;
        }
        if (next == '.' && !keys.isEmpty()) {
            return "a real number cannot be a key";
        }
        return next == ',' ? "with several keys each is named: Class.A=1,B=2" : "nothing may follow the last value";
    }

    private void keys(List<WmiPath.Key> keys) {
        Set<String> seen = new HashSet<>();
        do {
            int start = at;
            String name = identifier("the name of a key");
            if (!isAt('=')) {
                throw fail(at, "= and a value must follow the name of a key, without blanks");
            }
            at++;
            if (!seen.add(Text.fold(name))) {
                throw fail(start, "the key " + Text.quote(name) + " is given twice");
            }
            keys.add(new WmiPath.Key(name, value()));
        } while (isAt(',') && at++ < text.length());
    }

    private Object value() {
        if (at == text.length()) {
            throw fail(at, "a value is missing: a text in quotes, an integer, TRUE or FALSE");
        }
        char first = text.charAt(at);
        if (isQuote(first)) {
            return quoted(first);
        }
        if (first == '-' || isDigit(first)) {
            return integer();
        }
        int start = at;
        if (Text.isIdentifierStart(first)) {
            String word = identifier("a value");
            if (word.equalsIgnoreCase("TRUE") || word.equalsIgnoreCase("FALSE")) {
                return word.equalsIgnoreCase("TRUE");
            }
        }
        throw fail(
                start,
                Character.isWhitespace(first)
                        ? NO_BLANK
                        : "a value is a text in quotes, an integer, TRUE or FALSE; arrays and objects cannot be keys");
    }

    private String quoted(char quote) {
        int open = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return value.toString();
            }
            if (c == '\\') {
                c = at < text.length() ? text.charAt(at++) : '\0';
                if (c != '\\' && !isQuote(c)) {
                    throw fail(at - 2, "inside quotes a backslash is written twice, and before a quote once");
                }
            } else if (c == '\0') {
                throw fail(at - 1, NamespaceText.Rule.NUL.sentence());
            }
            value.append(c);
        }
        throw fail(open, "the text that begins here is not closed; a backslash before its last quote escapes that");
    }

    private BigInteger integer() {
        int start = at;
        boolean negative = isAt('-');
        if (negative) {
            at++;
        }
        boolean hex = isAt('0') && at + 1 < text.length() && (text.charAt(at + 1) | 0x20) == 'x';
        if (hex) {
            at += 2;
        }
        int radix = hex ? 16 : 10;
        int digits = at;
        while (at < text.length() && isDigit(text.charAt(at), radix)) {
            at++;
        }
        if (at == digits) {
            throw fail(at, "digits are missing");
        }
        // Counted before they are converted: BigInteger takes quadratic time for a long run of digits.
        while (digits < at - 1 && text.charAt(digits) == '0') {
            digits++;
        }
        if (at - digits > (hex ? HEX_DIGITS : DECIMAL_DIGITS)) {
            throw fail(start, RANGE);
        }
        BigInteger magnitude = new BigInteger(text.substring(digits, at), radix);
        BigInteger value = negative ? magnitude.negate() : magnitude;
        if (!inRange(value)) {
            throw fail(start, RANGE);
        }
        return value;
    }

    private String identifier(String what) {
        int start = at;
        if (at == text.length()) {
            throw fail(at, what + " is missing");
        }
        if (!Text.isIdentifierStart(text.charAt(at))) {
            throw fail(at, Character.isWhitespace(text.charAt(at)) ? NO_BLANK : what + " begins with a letter or _");
        }
        while (at < text.length() && Text.isIdentifierPart(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean isAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean isSeparator(int i) {
        return i < text.length() && Text.isSeparator(text.charAt(i));
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isDigit(char c) {
        return isDigit(c, 10);
    }

    private static boolean isDigit(char c, int radix) {
        return c < '\u0080' && Character.digit(c, radix) >= 0;
    }

    private static boolean inRange(BigInteger value) {
        return value.compareTo(SMALLEST) >= 0 && value.compareTo(LARGEST) <= 0;
    }

    private WmiException fail(int position, String rule) {
        return fail(text, position, rule);
    }

    private static WmiException fail(String text, int position, String rule) {
        return Refusals.path(
                "read path",
                Text.quote(text) + ", position " + position + ": " + rule,
                new ParseException(rule, position));
    }

    /** The rules of a path that is built from parts; what parsing would find by its positions. */
    static void requireLawful(String className, List<WmiPath.Key> keys, boolean singleton) {
        requireIdentifier("className", className);
        if (singleton && !keys.isEmpty()) {
            throw Refusals.path(BUILD, "the path of a singleton has no keys: leave out singleton() or the keys");
        }
        Set<String> seen = new HashSet<>();
        for (WmiPath.Key key : keys) {
            String name = key.name().orElseThrow();
            requireIdentifier("name of a key", name);
            if (!seen.add(Text.fold(name))) {
                throw Refusals.path(BUILD, "key " + Text.quote(name) + " is given twice");
            }
            if (key.value() instanceof BigInteger number && !inRange(number)) {
                throw Refusals.path(BUILD, "key " + Text.quote(name) + ": " + RANGE);
            }
            if (key.value() instanceof String value && value.indexOf('\0') >= 0) {
                throw Refusals.path(BUILD, "key " + Text.quote(name) + ": " + NamespaceText.Rule.NUL.sentence());
            }
        }
    }

    private static void requireIdentifier(String argument, String name) {
        if (!Text.isIdentifier(name)) {
            throw Refusals.path(
                    BUILD,
                    argument + " " + Text.quote(name)
                            + ": a name has letters, digits and _, and does not begin with a digit");
        }
    }
}
