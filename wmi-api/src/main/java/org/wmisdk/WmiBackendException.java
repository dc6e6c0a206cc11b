package org.wmisdk;

import java.io.Serial;

/**
 * No backend can serve the request: the one that was named, or all of them, are not available here. {@link #detail()} says
 * for each why, and what to do.
 */
public final class WmiBackendException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiBackendException(Builder builder) {
        super(builder);
    }
}
