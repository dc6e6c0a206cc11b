package org.wmisdk;

import java.io.Serial;

/**
 * The time allowed for an operation is over, or a part of Windows gave up waiting. Whether the operation took effect is
 * unknown.
 */
public final class WmiTimeoutException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiTimeoutException(Builder builder) {
        super(builder);
    }
}
