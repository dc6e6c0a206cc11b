package org.wmisdk.wql;

/**
 * A place in a query.
 *
 * @param offset UTF-16 units from 0
 * @param line from 1
 * @param column UTF-16 units from 1
 */
record WqlPlace(int offset, int line, int column) {
    static WqlPlace of(String text, int offset) {
        int at = Math.min(offset, text.length());
        int line = 1;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = i + 1;
        }
        return new WqlPlace(at, line, at - lineStart + 1);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
