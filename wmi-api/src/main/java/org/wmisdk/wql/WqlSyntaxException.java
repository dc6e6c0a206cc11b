package org.wmisdk.wql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.internal.Text;

/**
 * A text is no WQL. Says where and what was expected there; {@link #hresult()} is what WMI answers to such a query. The message is one
 * line: the place, what was expected, what was found, and the hint, if there is one.
 *
 * <pre>{@code
 * try {
 *     WqlParser.parse("SELECT Name FROM Win32_Service ORDER BY Name");
 * } catch (WqlSyntaxException e) {
 *     System.out.println(e.hresult() + " at column " + e.column()); // 0x80041017 WBEM_E_INVALID_QUERY at column 32
 *     System.out.println(e.hint()); // WQL has no ORDER BY: rows come in no order, sort them after reading
 * }
 * }</pre>
 */
public final class WqlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 24;

    private final int offset;
    private final int line;
    private final int column;
    private final String expected;
    private final @Nullable String hint;
    private final HResult hresult;

    WqlSyntaxException(String text, int offset, String expected, HResult hresult) {
        this(text, offset, expected, null, hresult);
    }

    WqlSyntaxException(String text, int offset, String expected, @Nullable String hint, HResult hresult) {
        this(WqlPlace.of(text, offset), expected, found(text, offset), hint, hresult);
    }

    private WqlSyntaxException(WqlPlace place, String expected, String found, @Nullable String hint, HResult hresult) {
        super(place + ": expected " + expected + ", found " + found + (hint == null ? "" : "; " + hint));
        this.offset = place.offset();
        this.line = place.line();
        this.column = place.column();
        this.expected = expected;
        this.hint = hint;
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
     * What was probably meant and how WQL says it, where the text looks like a common mistake.
     *
     * @return a clause for people; {@code null} where nothing is known
     */
    public @Nullable String hint() {
        return hint;
    }

    /**
     * What WMI answers to such a text.
     *
     * @return WBEM_E_INVALID_QUERY, or one of the codes that {@link WqlParser#parse(String)} names
     */
    public HResult hresult() {
        return hresult;
    }

    private static String found(String text, int offset) {
        if (offset >= text.length()) {
            return "the end of the text";
        }
        int end = Math.min(text.length(), offset + SHOWN);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String shown = text.substring(offset, end).replaceAll("[\t\r\n]", " ");
        return Text.quote(end < text.length() ? shown + "..." : shown);
    }
}
