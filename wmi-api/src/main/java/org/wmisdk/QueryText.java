package org.wmisdk;

import org.wmisdk.call.Subject;

/** What of a query text cannot be sent at all; everything else is the server's to judge. */
final class QueryText {
    private QueryText() {}

    /**
     * Refuses what cannot be sent.
     *
     * @param example a text to give instead of none
     * @return the subject
     */
    static Subject check(Subject subject, String text, String example) {
        if (text.isBlank()) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_PARAMETER,
                    "the query text is empty",
                    "Give a query such as " + example + ".");
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_QUERY,
                    "the query text has a NUL character at position " + nul
                            + ", after which a server would not read on",
                    "Remove it.");
        }
        return subject;
    }
}
