package org.wmisdk;

import java.io.Serial;

/** The namespace does not exist, or its path is malformed. */
public final class WmiInvalidNamespaceException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiInvalidNamespaceException(Builder builder) {
        super(builder);
    }
}
