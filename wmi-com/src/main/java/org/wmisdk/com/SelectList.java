package org.wmisdk.com;

import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a query tells of its rows' columns. A query that is read wrongly here is still answered rightly, only slower or
 * faster: a row that lacks a column of an earlier one is always noticed.
 *
 * @param columns how many columns the query lists, so that all rows have the same ones; 0 where it lists none
 * @param key the same for queries whose rows have the same columns; null where it is too long to be kept
 */
record SelectList(int columns, @Nullable String key) {
    /** Of rows of which nothing is known before. */
    static final SelectList UNKNOWN = new SelectList(0, null);

    private static final int MAX_KEY = 1024;
    private static final String SELECT = "SELECT";
    private static final String FROM = "FROM";
    private static final String WHERE = "WHERE";

    static SelectList of(String query) {
        int where = word(WHERE, query, 0);
        int end = where < 0 ? query.length() : where;
        return new SelectList(columns(query), end <= MAX_KEY ? query.substring(0, end) : null);
    }

    /** Of an object that is read by its path: its class has no such list, and its shape is that of the last one of the same class, most often. */
    static SelectList ofPath(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '=') {
            end++;
        }
        return new SelectList(0, end <= MAX_KEY ? "." + path.substring(0, end) : null);
    }

    /** Of the instances of a class, each of which has the columns of its own class. */
    static SelectList ofInstances(String className) {
        return new SelectList(0, className.length() <= MAX_KEY ? "*" + className : null);
    }

    /**
     * Of what a method gives back.
     *
     * @param columns as many as its signature lists; 0 where that is not known
     */
    static SelectList ofMethod(String classAndMethod, int columns) {
        return new SelectList(columns, classAndMethod.length() <= MAX_KEY ? "()" + classAndMethod : null);
    }

    /** Whether all rows have the same columns. */
    boolean isExplicit() {
        return columns > 0;
    }

    private static int columns(String query) {
        int start = blanks(query, 0);
        int list = start + SELECT.length();
        if (!query.regionMatches(true, start, SELECT, 0, SELECT.length())
                || list >= query.length()
                || !Character.isWhitespace(query.charAt(list))) {
            return 0;
        }
        list = blanks(query, list);
        if (list >= query.length() || query.charAt(list) == '*') {
            return 0;
        }
        int from = word(FROM, query, list);
        int columns = 1;
        for (int i = list; i < (from < 0 ? query.length() : from); i++) {
            if (query.charAt(i) == ',') {
                columns++;
            }
        }
        return columns;
    }

    private static int blanks(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where a word stands between blanks, or -1. */
    private static int word(String word, String text, int from) {
        for (int i = Math.max(1, from); i + word.length() < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i - 1))
                    && text.regionMatches(true, i, word, 0, word.length())
                    && Character.isWhitespace(text.charAt(i + word.length()))) {
                return i;
            }
        }
        return -1;
    }
}
