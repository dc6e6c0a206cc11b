package org.wmisdk.mof;

/** Text in lines of sensible length: four blanks for each level, eight more where a line goes on in the next one. */
final class MofLines {
    /** Room for the closing brace and the semicolon is kept. */
    private static final int WIDTH = 98;

    private static final String LEVEL = " ".repeat(4);
    private static final String CONTINUED = LEVEL.repeat(2);

    private final StringBuilder out = new StringBuilder();
    private int lineStart;
    private int level;
    private int line;

    /** Goes on in the same line, however long it gets. */
    MofLines add(String text) {
        if (out.length() == lineStart) {
            out.append(LEVEL.repeat(level));
        }
        out.append(text);
        return this;
    }

    /** Goes on behind a blank, or in the next line if it does not fit into this one. */
    MofLines part(String text) {
        if (out.length() == lineStart) {
            return add(text);
        }
        if (out.length() - lineStart + 1 + text.length() <= WIDTH) {
            return add(" ").add(text);
        }
        return newLine().add(CONTINUED).add(text);
    }

    MofLines newLine() {
        out.append('\n');
        lineStart = out.length();
        line++;
        return this;
    }

    MofLines indent() {
        level++;
        return this;
    }

    MofLines unindent() {
        level--;
        return this;
    }

    /** The number of the line that is being written. */
    int line() {
        return line;
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
