package org.wmisdk;

import java.io.Serial;

/** The server or the library does not accept the query: its syntax, its language, or what it asks for. */
public final class WmiInvalidQueryException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiInvalidQueryException(Builder builder) {
        super(builder);
    }
}
