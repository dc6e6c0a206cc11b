package org.wmisdk.fake.repository;

import org.wmisdk.HResult;

/** A schema or an instance breaks a rule of WMI. Callers add where it was written. */
public final class RepositoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HResult hresult;

    public RepositoryException(HResult hresult, String message) {
        super(message);
        this.hresult = hresult;
    }

    /** What WMI answers to such a put. */
    public HResult hresult() {
        return hresult;
    }
}
