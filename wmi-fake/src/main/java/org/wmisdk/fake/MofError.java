package org.wmisdk.fake;

import java.util.Objects;
import org.wmisdk.HResult;

/**
 * A mistake in a MOF text.
 *
 * @param source the name of the file or resource, {@code mof} for a text without one
 * @param line the line, from 1
 * @param column the column, in UTF-16 units, from 1
 * @param hresult what Windows gives: {@code WBEMMOF_E_...} for a mistake in the text, {@code WBEM_E_...} for one that shows
 *     when it is carried out
 * @param message what is wrong there, or what was expected
 */
public record MofError(String source, int line, int column, HResult hresult, String message) {
    /** Checks that all is there. */
    public MofError {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(hresult, "hresult");
        Objects.requireNonNull(message, "message");
    }

    /** One line, such as {@code demo.mof:3:12: expected ; after the value, found "}" (0x80044002 WBEMMOF_E_EXPECTED_SEMI)}. */
    @Override
    public String toString() {
        return source + ":" + line + ":" + column + ": " + message + " (" + hresult + ")";
    }
}
