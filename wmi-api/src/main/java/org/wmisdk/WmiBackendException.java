package org.wmisdk;

import java.io.Serial;

/**
 * No backend can serve the request: the one that was named, or all of them, are not available here. The message says for each
 * why, and what to do; {@link #report()} is the same for programs.
 */
public final class WmiBackendException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What was found. */
    private final BackendReport report;

    WmiBackendException(String problem, BackendReport report) {
        super(WmiException.builder(HResult.WBEM_E_NOT_AVAILABLE)
                .operation("choose a backend")
                .ownFinding(problem + "\n" + report));
        this.report = report;
    }

    /** Which backends were found, and why each of them was not taken. */
    public BackendReport report() {
        return report;
    }
}
