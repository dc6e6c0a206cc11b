package org.wmisdk;

import java.io.Serial;

/** The class does not exist in the namespace, or is not valid in this place. */
public final class WmiInvalidClassException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiInvalidClassException(Builder builder) {
        super(builder);
    }
}
