package org.wmisdk.wql;

import java.math.BigInteger;
import java.time.Instant;
import org.wmisdk.CimDateTime;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.internal.Text;

/**
 * Writes Java values as constants of a query, so that no value can end its constant and become part of the query.
 *
 * <pre>{@code
 * String path = Wql.literal("C:\\Windows\\notepad.exe");
 * String begins = Wql.literal(Wql.like(prefix) + "%");
 * cimv2.query("SELECT LastModified FROM CIM_DataFile WHERE Name = " + path).first();
 * cimv2.query("SELECT State FROM Win32_Service WHERE Name LIKE " + begins).list();
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/wql-sql-for-wmi">WQL</a>
 */
public final class Wql {

    private Wql() {}

    /**
     * A text, for properties of type string.
     *
     * @param text the text as it is
     * @return the text in double quotes, with a backslash before each backslash and double quote
     * @throws WmiException {@link HResult#WBEM_E_INVALID_PARAMETER} if there is a NUL character, which would cut the query off
     */
    public static String literal(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw refusal(
                    "text " + Text.quote(text) + ", position " + nul + ": a NUL character would cut the query off");
        }
        return Text.doubleQuoted(text);
    }

    /**
     * A character, for properties of type char16.
     *
     * @param character the character
     * @return a text of that one character
     * @throws WmiException {@link HResult#WBEM_E_INVALID_PARAMETER} for NUL
     */
    public static String literal(char character) {
        return literal(String.valueOf(character));
    }

    /**
     * An integer.
     *
     * @param number the number
     * @return its decimal digits
     */
    public static String literal(long number) {
        return Long.toString(number);
    }

    /**
     * An integer that may be larger than a long, for properties of type uint64.
     *
     * @param number the number
     * @return its decimal digits
     */
    public static String literal(BigInteger number) {
        return number.toString();
    }

    /**
     * A single, for properties of type real32. WMI refuses a fraction where the property is an integer.
     *
     * @param number the number
     * @return the shortest decimal number that means the same single
     * @throws WmiException {@link HResult#WBEM_E_INVALID_PARAMETER} for an infinity and for NaN, which WQL cannot write
     */
    public static String literal(float number) {
        requireFinite(number);
        return Float.toString(number);
    }

    /**
     * A double, for properties of type real64. WMI refuses a fraction where the property is an integer.
     *
     * @param number the number
     * @return a decimal number that means the same double
     * @throws WmiException {@link HResult#WBEM_E_INVALID_PARAMETER} for an infinity and for NaN, which WQL cannot write
     */
    public static String literal(double number) {
        requireFinite(number);
        return Double.toString(number);
    }

    /**
     * A truth value.
     *
     * @param value the value
     * @return TRUE or FALSE
     */
    public static String literal(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    /**
     * A point in time. It is written with the offset {@code +000}, because WMI should not be made to compare values with
     * different offsets.
     *
     * @param instant the instant; what lies below a microsecond is dropped
     * @return the CIM datetime in quotes
     * @throws org.wmisdk.WmiValueException {@link HResult#WBEM_E_VALUE_OUT_OF_RANGE} outside the years 0 to 9999
     */
    public static String literal(Instant instant) {
        return literal(CimDateTime.of(instant).toString());
    }

    /**
     * A point in time, as {@link #literal(Instant)}.
     *
     * @param dateTime the value, with every field set: a query must not have {@code *} in a datetime
     * @return the CIM datetime of the same instant in quotes
     * @throws org.wmisdk.WmiValueException {@link HResult#WBEM_E_TYPE_MISMATCH} if a field is unset or the text is malformed
     */
    public static String literal(CimDateTime dateTime) {
        return literal(dateTime.toInstant());
    }

    /**
     * A path, for properties that refer to other objects. WMI compares such a property as text: write the path as the server
     * does, usually with host and namespace.
     *
     * @param path the path
     * @return the path in quotes, with its own quotes and backslashes escaped once more
     */
    public static String literal(WmiPath path) {
        return literal(path.toString());
    }

    /**
     * A part of a pattern for LIKE that stands for a text itself. Join it with the wildcards {@code %} and {@code _}, then
     * make the whole a {@link #literal(String)}.
     *
     * @param text the text as it is
     * @return the text with each {@code %}, {@code _} and {@code [} in brackets
     */
    public static String like(String text) {
        StringBuilder pattern = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c == '_' || c == '[') {
                pattern.append('[').append(c).append(']');
            } else {
                pattern.append(c);
            }
        }
        return pattern.toString();
    }

    private static void requireFinite(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw refusal(number + ": WQL has no number for it");
        }
    }

    private static WmiException refusal(String detail) {
        return WmiException.builder(HResult.WBEM_E_INVALID_PARAMETER)
                .operation("write WQL literal")
                .detail(detail)
                .build();
    }
}
