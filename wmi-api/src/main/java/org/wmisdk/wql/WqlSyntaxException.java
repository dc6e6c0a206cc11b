package org.wmisdk.wql;

import java.util.Objects;
import org.wmisdk.HResult;

/**
 * A text is no WQL that {@link WqlParser} reads. Says where and what was expected there; {@link #hresult()} is what WMI
 * answers to such a query.
 */
public final class WqlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 24;

    private final int offset;
    private final int line;
    private final int column;
    private final String expected;
    private final HResult hresult;

    WqlSyntaxException(String text, int offset, String expected, HResult hresult) {
        this(place(text, offset), expected, found(text, offset), hresult);
    }

    private WqlSyntaxException(int[] place, String expected, String found, HResult hresult) {
        super("line " + place[1] + ", column " + place[2] + ": expected " + expected + ", found " + found);
        this.offset = place[0];
        this.line = place[1];
        this.column = place[2];
        this.expected = expected;
        this.hresult = Objects.requireNonNull(hresult, "hresult");
    }

    /**
     * Where the text stops being a query.
     *
     * @return UTF-16 units from the start of the text, from 0; the length of the text when it ends too early
     */
    public int offset() {
        return offset;
    }

    /**
     * The line of {@link #offset()}.
     *
     * @return from 1
     */
    public int line() {
        return line;
    }

    /**
     * The column of {@link #offset()} in its line.
     *
     * @return UTF-16 units, from 1
     */
    public int column() {
        return column;
    }

    /**
     * What could have stood there.
     *
     * @return a phrase for people
     */
    public String expected() {
        return expected;
    }

    /**
     * What WMI answers to such a text.
     *
     * @return WBEM_E_INVALID_QUERY, or one of the codes that {@link WqlParser#parse(String)} names
     */
    public HResult hresult() {
        return hresult;
    }

    private static int[] place(String text, int offset) {
        int at = Math.min(offset, text.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new int[] {at, line, at - lineStart + 1};
    }

    private static String found(String text, int offset) {
        if (offset >= text.length()) {
            return "the end of the text";
        }
        int end = Math.min(text.length(), offset + SHOWN);
        StringBuilder shown = new StringBuilder("\"");
        for (int i = offset; i < end; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) ? ' ' : c);
        }
        return shown.append(end < text.length() ? "...\"" : "\"").toString();
    }
}
