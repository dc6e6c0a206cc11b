package org.wmisdk.wql;

/**
 * The text between the braces of an association query as an object path.
 *
 * <p>A key with a single backslash before an ordinary character, as in {@code Name='c:\scripts'}, was written by somebody who did not
 * escape; Microsoft's documentation does so too, and WMI answers. All backslashes of such a key stand for themselves, so that {@code
 * DeviceID='\\.\PHYSICALDRIVE0'} begins with two of them; only before a quote a backslash still escapes. A key that can be read as
 * escaped is read so.
 */
final class WqlPathText {
    private final StringBuilder escaped = new StringBuilder();
    private final int[] origin;

    /**
     * @param text an object path in which every quote is closed
     */
    WqlPathText(String text) {
        origin = new int[2 * text.length() + 1];
        int at = 0;
        while (at < text.length()) {
            int end = WqlLexer.isQuote(text.charAt(at)) ? quotedEnd(text, at) : at + 1;
            boolean raw = hasLoneBackslash(text, at, end);
            while (at < end) {
                at += raw && text.charAt(at) == '\\' ? appendRaw(text, at) : append(text.charAt(at), at);
            }
        }
        origin[escaped.length()] = text.length();
    }

    /** Appends a backslash of a key that was not escaped, and what it would have escaped; returns how much of the text that is. */
    private int appendRaw(String text, int at) {
        boolean escapesQuote = WqlLexer.isQuote(text.charAt(at + 1));
        append('\\', at);
        if (!escapesQuote) {
            append('\\', at);
        }
        if (text.charAt(at + 1) == '\\') {
            append('\\', at + 1);
        }
        return 1 + append(text.charAt(at + 1), at + 1);
    }

    private int append(char c, int at) {
        origin[escaped.length()] = at;
        escaped.append(c);
        return 1;
    }

    /** The path with every backslash escaped. */
    String escaped() {
        return escaped.toString();
    }

    /** The offset in the text as it was written. */
    int origin(int offset) {
        return origin[offset];
    }

    /** Where a path ends that begins at {@code from}: at a brace outside quotes, a quote that is not closed, or the end of the text. */
    static int end(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '}') {
            int end = WqlLexer.isQuote(text.charAt(at)) ? quotedEnd(text, at) : at + 1;
            if (end < 0) {
                return at;
            }
            at = end;
        }
        return at;
    }

    /** The offset after the text that begins with a quote, -1 if it has no end. */
    static int quotedEnd(String text, int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != text.charAt(start)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at < text.length() ? at + 1 : -1;
    }

    private static boolean hasLoneBackslash(String text, int start, int end) {
        for (int i = text.indexOf('\\', start); i >= 0 && i < end - 1; i = text.indexOf('\\', i + 2)) {
            char escapedOne = text.charAt(i + 1);
            if (escapedOne != '\\' && !WqlLexer.isQuote(escapedOne)) {
                return true;
            }
        }
        return false;
    }
}
