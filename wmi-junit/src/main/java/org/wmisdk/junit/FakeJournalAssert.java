package org.wmisdk.junit;

import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.fake.FakeJournal;
import org.wmisdk.fake.FakeOperation;

/** Assertions about what was called on a fake. A failure shows the latest calls. */
public final class FakeJournalAssert extends AbstractAssert<FakeJournalAssert, FakeJournal> {
    /** How many queries a failure shows, the latest. */
    private static final int SHOWN = 20;

    FakeJournalAssert(@Nullable FakeJournal actual) {
        super(actual, FakeJournalAssert.class);
    }

    /** There was a call of this kind, whatever came of it. */
    public FakeJournalAssert hasCall(FakeOperation operation) {
        return requireSome("a call " + operation, entry -> entry.operation() == operation);
    }

    /** There was no call of this kind. */
    public FakeJournalAssert hasNoCall(FakeOperation operation) {
        return requireNone("call " + operation, entry -> entry.operation() == operation);
    }

    /**
     * This query was started, whatever came of it.
     *
     * @param query its text; how it is spaced, the case of its letters and needless brackets do not count. A text that is no WQL is compared
     *     as it is
     */
    public FakeJournalAssert hasQuery(String query) {
        isNotNull();
        List<String> texts = texts();
        String form = QueryText.of(query);
        if (texts.stream().map(QueryText::of).noneMatch(form::equals)) {
            // The journal cuts what is long.
            List<String> latest = texts.subList(Math.max(0, texts.size() - SHOWN), texts.size());
            throw failure(
                    "%nExpecting the query%n  %s%namong the queries%n  %s%nof%n%s",
                    query, String.join("\n  ", latest), actual);
        }
        return this;
    }

    /** This query was not started; compared as by {@link #hasQuery}. */
    public FakeJournalAssert hasNoQuery(String query) {
        isNotNull();
        if (texts().stream().map(QueryText::of).anyMatch(QueryText.of(query)::equals)) {
            throw failure("%nExpecting no query%n  %s%namong%n%s", query, actual);
        }
        return this;
    }

    /** A call ended with this code. */
    public FakeJournalAssert hasFailure(HResult hresult) {
        return requireSome(
                "a call that ends in " + hresult, entry -> entry.hresult().equals(hresult));
    }

    /** No call failed. */
    public FakeJournalAssert hasNoFailures() {
        return requireNone("call that fails", entry -> entry.hresult().isFailure());
    }

    /** Every connection and every result is closed. */
    public FakeJournalAssert hasNothingOpen() {
        isNotNull();
        try {
            actual.requireNothingOpen();
        } catch (IllegalStateException e) {
            AssertionError failure = failure("%nExpecting nothing open, but %s%n%s", e.getMessage(), actual);
            failure.addSuppressed(e);
            throw failure;
        }
        return this;
    }

    /** Goes on with the texts of the queries, as they were started, the oldest first. */
    public ListAssert<String> queries() {
        isNotNull();
        return Assertions.assertThat(texts()).as("%s", descriptionText());
    }

    private List<String> texts() {
        return actual.entries(FakeOperation.EXEC_QUERY).stream()
                .map(entry -> String.valueOf(entry.text()))
                .toList();
    }

    private FakeJournalAssert requireSome(String what, Predicate<FakeJournal.Entry> matches) {
        isNotNull();
        if (actual.entries().stream().noneMatch(matches)) {
            throw failure("%nExpecting %s among%n%s", what, actual);
        }
        return this;
    }

    private FakeJournalAssert requireNone(String what, Predicate<FakeJournal.Entry> matches) {
        isNotNull();
        if (actual.entries().stream().anyMatch(matches)) {
            throw failure("%nExpecting no %s among%n%s", what, actual);
        }
        return this;
    }
}
