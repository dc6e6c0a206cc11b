package org.wmisdk.fake.query;

import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.fake.FakeRule;

/** The schema does not allow a query. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HResult hresult;
    private final @Nullable FakeRule rule;

    /**
     * A refusal.
     *
     * @param hresult what WMI answers
     * @param rule the rule by which it does, where that needs to be said
     */
    public QueryException(HResult hresult, @Nullable FakeRule rule, String message) {
        super(message);
        this.hresult = hresult;
        this.rule = rule;
    }

    /** A refusal with its cause. */
    public QueryException(HResult hresult, @Nullable FakeRule rule, String message, Throwable cause) {
        super(message, cause);
        this.hresult = hresult;
        this.rule = rule;
    }

    static QueryException invalid(String message) {
        return new QueryException(HResult.WBEM_E_INVALID_QUERY, null, message);
    }

    static QueryException invalid(FakeRule rule, String message) {
        return new QueryException(HResult.WBEM_E_INVALID_QUERY, rule, message);
    }

    static QueryException noProperty(String className, String property) {
        return invalid(FakeRule.QUERY_UNKNOWN_PROPERTY, "class " + className + " has no property " + property);
    }

    /** What WMI answers to such a query. */
    public HResult hresult() {
        return hresult;
    }

    /** The rule by which it does, or null where the kind of the error says it. */
    public @Nullable FakeRule rule() {
        return rule;
    }
}
