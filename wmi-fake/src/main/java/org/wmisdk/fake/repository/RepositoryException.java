package org.wmisdk.fake.repository;

import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.rules.Rules;

/** A schema or an instance breaks a rule of WMI, or a function that delivers instances fails. Callers add where it was written. */
public final class RepositoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HResult hresult;
    private final @Nullable FakeRule rule;

    public RepositoryException(HResult hresult, String message) {
        this(hresult, null, message);
    }

    /** A refusal by a rule that a strict fake must hear of. */
    public RepositoryException(HResult hresult, @Nullable FakeRule rule, String message) {
        super(message);
        this.hresult = hresult;
        this.rule = rule;
    }

    RepositoryException(HResult hresult, @Nullable FakeRule rule, String message, Throwable cause) {
        super(message, cause);
        this.hresult = hresult;
        this.rule = rule;
    }

    /** The rule by which it is refused, or null where the code says enough. */
    @Nullable
    FakeRule rule() {
        return rule;
    }

    /** Tells on which rule the refusal rests. To be called by whoever turns it into an answer. */
    public void tell(Rules rules) {
        if (rule != null) {
            rules.rely(rule, String.valueOf(getMessage()));
        }
    }

    /** What WMI answers to such a call. */
    public HResult hresult() {
        return hresult;
    }
}
