package org.wmisdk.mof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts and characters between quotes. */
final class MofLiterals {
    /** Where a literal is cut into two, so that lines stay readable. A longest escape fits behind it. */
    private static final int CHUNK = 80;

    private MofLiterals() {}

    /** The text as one literal. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(out, text, i, '"');
        }
        return out.append('"').toString();
    }

    /** The text as literals that stand behind one another, each short enough for a line: cut behind a blank where there is one. */
    static List<String> chunks(String text) {
        List<String> chunks = new ArrayList<>();
        StringBuilder out = new StringBuilder("\"");
        int blank = -1;
        for (int i = 0; i < text.length(); i++) {
            if (out.length() >= CHUNK && !Character.isLowSurrogate(text.charAt(i))) {
                int cut = blank > 1 ? blank : out.length();
                chunks.add(out.substring(0, cut) + "\"");
                out.delete(1, cut);
                blank = -1;
            }
            escape(out, text, i, '"');
            blank = text.charAt(i) == ' ' ? out.length() : blank;
        }
        chunks.add(out.append('"').toString());
        return chunks;
    }

    static String character(char c) {
        StringBuilder out = new StringBuilder("'");
        escape(out, String.valueOf(c), 0, '\'');
        return out.append('\'').toString();
    }

    /** What nobody sees in a line, or what is no character, is written by its number, always with four digits. */
    private static void escape(StringBuilder out, String text, int at, char quote) {
        char c = text.charAt(at);
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\').append(c);
                } else if (isVisible(text, at)) {
                    out.append(c);
                } else {
                    out.append(String.format(Locale.ROOT, "\\x%04X", (int) c));
                }
            }
        }
    }

    private static boolean isVisible(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
