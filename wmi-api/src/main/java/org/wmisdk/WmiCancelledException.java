package org.wmisdk;

import java.io.Serial;

/** The operation was cancelled: by the caller, by an interrupt of a waiting thread, or by the server. */
public final class WmiCancelledException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiCancelledException(Builder builder) {
        super(builder);
    }
}
