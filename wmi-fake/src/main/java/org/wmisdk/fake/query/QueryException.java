package org.wmisdk.fake.query;

import org.wmisdk.HResult;

/** The schema does not allow a query. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HResult hresult;

    QueryException(HResult hresult, String message) {
        super(message);
        this.hresult = hresult;
    }

    static QueryException invalid(String message) {
        return new QueryException(HResult.WBEM_E_INVALID_QUERY, message);
    }

    /** What WMI answers to such a query. */
    public HResult hresult() {
        return hresult;
    }
}
