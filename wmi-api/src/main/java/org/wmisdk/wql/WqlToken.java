package org.wmisdk.wql;

/**
 * One token of a query.
 *
 * @param kind what it is
 * @param text names, numbers and symbols as written; strings without quotes and escapes; "" at the end
 * @param offset where it begins, in UTF-16 units from 0
 */
record WqlToken(Kind kind, String text, int offset) {
    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SYMBOL,
        END
    }

    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}
