package org.wmisdk.wql;

import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.internal.Text;

/** Cuts a query into tokens, one at a time. */
final class WqlLexer {
    /** Nobody writes a larger exponent, and one without a bound would make exact numbers of any size. */
    private static final int EXPONENT_DIGITS = 4;

    private final String text;
    private int at;

    WqlLexer(String text) {
        this.text = text;
    }

    WqlToken next() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        int start = at;
        if (at == text.length()) {
            return new WqlToken(WqlToken.Kind.END, "", start);
        }
        char c = text.charAt(at);
        if (Text.isIdentifierStart(c)) {
            while (at < text.length() && Text.isIdentifierPart(text.charAt(at))) {
                at++;
            }
            return new WqlToken(WqlToken.Kind.WORD, text.substring(start, at), start);
        }
        if (isQuote(c)) {
            return string(c);
        }
        if (isDigit(c) || c == '-' || c == '+') {
            return number();
        }
        int length = symbolLength(c);
        if (length == 0) {
            throw unexpected(start, "a name, a constant or an operator");
        }
        at += length;
        return new WqlToken(WqlToken.Kind.SYMBOL, text.substring(start, at), start);
    }

    /**
     * Reads on to the closing brace of a path. A brace inside quotes is part of a key, and a backslash there keeps the next
     * character from ending it.
     *
     * @param from the offset after the opening brace
     * @return the text between the braces
     */
    String path(int from) {
        at = WqlPathText.end(text, from);
        if (at == text.length()) {
            throw error(at, "a } after the path", null);
        }
        if (isQuote(text.charAt(at))) {
            throw open(at);
        }
        return text.substring(from, at++);
    }

    /**
     * Where the number that begins at {@code from} ends.
     *
     * @return the offset after its last character, {@code from} if there is no number
     */
    static int numberEnd(String text, int from) {
        int at = from;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int whole = digitsEnd(text, at);
        if (whole == at) {
            return from;
        }
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digitsEnd(text, at + 1);
            at = fraction > at + 1 ? fraction : at;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1;
            if (sign < text.length() && (text.charAt(sign) == '-' || text.charAt(sign) == '+')) {
                sign++;
            }
            int exponent = digitsEnd(text, sign);
            at = exponent > sign && exponent - sign <= EXPONENT_DIGITS ? exponent : at;
        }
        return at;
    }

    private WqlToken number() {
        int start = at;
        at = numberEnd(text, start);
        if (at == start) {
            throw unexpected(start + 1, "decimal digits after the sign");
        }
        if (at < text.length() && (Text.isIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
            throw unexpected(
                    at,
                    "the end of the number (decimal digits, a fraction, an exponent of at most " + EXPONENT_DIGITS
                            + " digits)");
        }
        return new WqlToken(WqlToken.Kind.NUMBER, text.substring(start, at), start);
    }

    private WqlToken string(char quote) {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\') {
                if (at == text.length()) {
                    break;
                }
                c = text.charAt(at);
                if (c != '\\' && !isQuote(c)) {
                    throw error(
                            at - 1,
                            "a backslash only before another one or a quote",
                            "a backslash itself is written \\\\, so a path looks like C:\\\\Windows");
                }
                at++;
            }
            value.append(c);
        }
        if (at == text.length()) {
            throw open(start);
        }
        at++;
        return new WqlToken(WqlToken.Kind.TEXT, value.toString(), start);
    }

    /** A string without its end. */
    private WqlSyntaxException open(int start) {
        char quote = text.charAt(start);
        boolean escaped = text.lastIndexOf("\\" + quote) > start;
        return error(
                text.length(),
                "the closing " + quote + " of the text that begins at " + WqlPlace.of(text, start),
                escaped
                        ? "a backslash before a quote makes it part of the text; a backslash itself is written \\\\"
                        : null);
    }

    private int symbolLength(char c) {
        char second = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return switch (c) {
            case '*', ',', '.', '(', ')', '=', '{', '}' -> 1;
            case '<' -> second == '=' || second == '>' ? 2 : 1;
            case '>' -> second == '=' ? 2 : 1;
            case '!' -> second == '=' ? 2 : 0;
            default -> 0;
        };
    }

    private WqlSyntaxException unexpected(int offset, String expected) {
        return error(offset, expected, WqlMistakes.hint(text, offset));
    }

    private WqlSyntaxException error(int offset, String expected, @Nullable String hint) {
        return new WqlSyntaxException(text, offset, expected, hint, HResult.WBEM_E_INVALID_QUERY);
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
