package org.wmisdk.fake.repository;

import org.wmisdk.HResult;

/** A schema or an instance breaks a rule of WMI, or a function fails that delivers instances. Callers add where it was written. */
public final class RepositoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HResult hresult;

    public RepositoryException(HResult hresult, String message) {
        super(message);
        this.hresult = hresult;
    }

    RepositoryException(HResult hresult, String message, Throwable cause) {
        super(message, cause);
        this.hresult = hresult;
    }

    /** What WMI answers to such a call. */
    public HResult hresult() {
        return hresult;
    }
}
