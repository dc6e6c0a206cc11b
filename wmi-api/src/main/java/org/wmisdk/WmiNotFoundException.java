package org.wmisdk;

import java.io.Serial;

/**
 * An object, property, method or qualifier does not exist. Also thrown by this library for a property that a row does not
 * have.
 */
public final class WmiNotFoundException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiNotFoundException(Builder builder) {
        super(builder);
    }
}
