package org.wmisdk;

import java.io.Serial;

/**
 * An argument breaks a rule: found by this library before any native call, or refused by the server. {@link #detail()} names
 * the argument and the rule.
 */
public final class WmiInvalidParameterException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiInvalidParameterException(Builder builder) {
        super(builder);
    }
}
