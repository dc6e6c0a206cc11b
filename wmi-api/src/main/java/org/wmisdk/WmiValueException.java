package org.wmisdk;

import java.io.Serial;

/**
 * A value is NULL, out of range or of another type than was asked for. {@link #detail()} names the property and its CIM type,
 * {@link #hint()} the way out.
 */
public final class WmiValueException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiValueException(Builder builder) {
        super(builder);
    }
}
