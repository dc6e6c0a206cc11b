package org.wmisdk.junit;

import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;

/** Assertions about a failure of WMI. */
public final class WmiExceptionAssert extends AbstractThrowableAssert<WmiExceptionAssert, WmiException> {
    WmiExceptionAssert(@Nullable WmiException actual) {
        super(actual, WmiExceptionAssert.class);
    }

    /** The failure has this code. */
    public WmiExceptionAssert hasHResult(HResult hresult) {
        isNotNull();
        return require("HRESULT", actual.hresult(), hresult, actual.hresult().equals(hresult));
    }

    /** The failure has this code. */
    public WmiExceptionAssert hasHResult(int hresult) {
        return hasHResult(HResult.of(hresult));
    }

    /** What was attempted, such as {@code connect} or {@code query}. */
    public WmiExceptionAssert hasOperation(String operation) {
        isNotNull();
        return require(
                "operation", actual.operation(), operation, actual.operation().equals(operation));
    }

    /** The failure belongs to this query, compared as {@link FakeJournalAssert#hasQuery} does. */
    public WmiExceptionAssert hasQuery(String query) {
        isNotNull();
        String own = actual.query();
        return require("query", own, query, own != null && QueryText.of(own).equals(QueryText.of(query)));
    }

    /** The detail, which says what is known about this one case, has this text in it. */
    public WmiExceptionAssert hasDetailContaining(String text) {
        isNotNull();
        String own = actual.detail();
        return require("detail", own, "..." + text + "...", own != null && own.contains(text));
    }

    private WmiExceptionAssert require(String what, @Nullable Object own, Object expected, boolean met) {
        if (!met) {
            AssertionError failure = failureWithActualExpected(
                    own,
                    expected,
                    "%nExpecting the %s to be%n  %s%nbut it is%n  %s%nin%n%s",
                    what,
                    expected,
                    own,
                    actual.getMessage());
            failure.addSuppressed(actual);
            throw failure;
        }
        return this;
    }
}
