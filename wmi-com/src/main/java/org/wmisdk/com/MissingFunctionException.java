package org.wmisdk.com;

/** A function of Windows is missing, without which nothing works. */
public final class MissingFunctionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingFunctionException(String what) {
        super(what);
    }
}
