package org.wmisdk.com;

/** Looks at the beginning of a query, no more than is needed to know whether its rows can differ in their columns. */
final class SelectList {
    private static final String SELECT = "SELECT";

    private SelectList() {}

    /**
     * Whether a query lists its columns, so that all rows have the same ones. A query that is read wrongly here is still answered
     * rightly, only slower or faster: a row that lacks a column of the first one is always noticed.
     */
    static boolean isExplicit(String query) {
        int start = 0;
        while (start < query.length() && Character.isWhitespace(query.charAt(start))) {
            start++;
        }
        int list = start + SELECT.length();
        if (!query.regionMatches(true, start, SELECT, 0, SELECT.length())
                || list >= query.length()
                || !Character.isWhitespace(query.charAt(list))) {
            return false;
        }
        while (list < query.length() && Character.isWhitespace(query.charAt(list))) {
            list++;
        }
        return list < query.length() && query.charAt(list) != '*';
    }
}
