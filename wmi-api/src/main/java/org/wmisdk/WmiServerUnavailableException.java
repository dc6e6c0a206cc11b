package org.wmisdk;

import java.io.Serial;

/** The server cannot be reached, went away, is shutting down or is too busy. Connecting again may help. */
public final class WmiServerUnavailableException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiServerUnavailableException(Builder builder) {
        super(builder);
    }
}
