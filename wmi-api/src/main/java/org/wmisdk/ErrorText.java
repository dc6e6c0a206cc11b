package org.wmisdk;

import org.jspecify.annotations.Nullable;

/** Writes the message of a {@link WmiException}: one block that a person can read in a terminal or a log. */
final class ErrorText {
    /** Longer queries are cut in messages; {@link WmiException#query()} has them whole. */
    private static final int QUERY_LIMIT = 300;

    private ErrorText() {}

    static String of(WmiException.Builder error) {
        HResult hresult = error.hresult;
        StringBuilder text = new StringBuilder(256)
                .append(error.operation)
                .append(" failed: ")
                .append(hresult)
                .append(": ")
                .append(error.ownFinding && error.detail != null ? error.detail : hresult.meaning());
        line(text, "namespace", error.namespace);
        line(text, "query", error.query == null ? null : cut(oneLine(error.query), QUERY_LIMIT));
        line(text, "detail", error.ownFinding ? null : error.detail);
        line(text, "hint", error.effectiveHint());
        return text.toString();
    }

    private static void line(StringBuilder text, String label, @Nullable String content) {
        if (content != null && !content.isBlank()) {
            text.append("\n  ")
                    .append(label)
                    .append(": ")
                    .append(content.strip().replaceAll("\\R", "\n    "));
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** The text, or its beginning and its length if it is longer than the limit; never cut inside a surrogate pair. */
    static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "... (" + text.length() + " characters)";
    }
}
