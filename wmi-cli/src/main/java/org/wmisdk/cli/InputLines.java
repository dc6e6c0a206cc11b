package org.wmisdk.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input in UTF-8, one at a time, in memory that does not grow with their length. LF or CR LF ends a line; a CR alone is
 * part of it. A byte order mark at the start of the input is dropped, and bytes that are no UTF-8 read as U+FFFD.
 */
final class InputLines {
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader in;
    private final int longest;
    private boolean started;

    /**
     * @param in what to read; not closed here
     * @param longest how many characters of a line are kept; the others are skipped
     */
    InputLines(InputStream in, int longest) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.longest = longest;
    }

    /** The next line, without its end; null after the last one. */
    @Nullable
    String next() throws IOException {
        int c = in.read();
        if (!started) {
            started = true;
            c = c == BYTE_ORDER_MARK ? in.read() : c;
        }
        if (c < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        boolean carriageReturn = false;
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (carriageReturn) {
                append(line, '\r');
            }
            carriageReturn = c == '\r';
            if (!carriageReturn) {
                append(line, (char) c);
            }
        }
        if (carriageReturn && c < 0) {
            append(line, '\r');
        }
        return line.toString();
    }

    private void append(StringBuilder line, char c) {
        if (line.length() < longest) {
            line.append(c);
        }
    }
}
