package org.wmisdk;

import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.Text;

/** Writes the message of a {@link WmiException}: one block that a person can read in a terminal or a log. */
final class ErrorText {
    /** Longer texts of the caller are cut in messages; {@link WmiException#query()} and its like have them whole. */
    private static final int ASKED_LIMIT = 300;

    private ErrorText() {}

    static String of(WmiException.Builder error) {
        HResult hresult = error.hresult;
        StringBuilder text = new StringBuilder(256)
                .append(error.operation)
                .append(" failed: ")
                .append(hresult)
                .append(": ")
                .append(error.ownFinding && error.detail != null ? error.detail : hresult.meaning());
        line(text, "namespace", asked(error.namespace));
        line(text, "query", asked(error.query));
        line(text, "object", asked(error.objectPath));
        line(text, "detail", error.ownFinding ? null : error.detail);
        line(text, "Windows says", error.statusText);
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

    /** A text that the caller gave, in one line. Cut first: the pattern takes quadratic time for a long run of blanks. */
    private static @Nullable String asked(@Nullable String text) {
        return text == null ? null : Text.cut(text.strip(), ASKED_LIMIT).replaceAll("\\s*\\R\\s*", " ");
    }
}
