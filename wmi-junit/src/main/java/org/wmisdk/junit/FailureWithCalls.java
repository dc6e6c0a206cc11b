package org.wmisdk.junit;

import java.util.List;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;
import org.wmisdk.fake.FakeJournal;

/** Puts the calls of a fake where whoever reads the failure of a test sees them. */
final class FailureWithCalls {
    private FailureWithCalls() {}

    /** The failure to report in place of this one. */
    static Throwable of(Throwable failure, FakeJournal journal) {
        if (failure instanceof TestAbortedException) {
            return failure;
        }
        String calls = "Journal of the fake: " + journal;
        if (failure instanceof MultipleFailuresError several) {
            return new SeveralFailures(several, calls);
        }
        if (failure instanceof AssertionError error) {
            return assertion(error, calls);
        }
        failure.addSuppressed(new Calls(calls));
        return failure;
    }

    static AssertionError leak(IllegalStateException leak, FakeJournal journal) {
        return new AssertionFailedError(
                below(
                        leak.getMessage() + "; close it, or allow it: @WmiFake(allowLeaks = true)",
                        "Journal of the fake: " + journal),
                leak);
    }

    private static AssertionFailedError assertion(AssertionError error, String calls) {
        String message = below(String.valueOf(error.getMessage()), calls);
        AssertionFailedError result;
        if (error instanceof AssertionFailedError failed && failed.isExpectedDefined() && failed.isActualDefined()) {
            result = new AssertionFailedError(message, failed.getExpected(), failed.getActual(), error);
        } else {
            result = new AssertionFailedError(message, error);
        }
        result.setStackTrace(error.getStackTrace());
        return result;
    }

    private static String below(String message, String calls) {
        return message + "\n\n" + calls;
    }

    /** Keeps the list of failures, which tools show one by one. */
    private static final class SeveralFailures extends MultipleFailuresError {
        private static final long serialVersionUID = 1L;

        private final String message;

        SeveralFailures(MultipleFailuresError original, String calls) {
            super(null, original.getFailures());
            message = below(String.valueOf(original.getMessage()), calls);
            setStackTrace(original.getStackTrace());
            List.of(original.getSuppressed()).forEach(this::addSuppressed);
        }

        @Override
        public String getMessage() {
            return message;
        }
    }

    /** Stands beside an exception whose message cannot be changed. */
    private static final class Calls extends Exception {
        private static final long serialVersionUID = 1L;

        Calls(String calls) {
            super(calls, null, false, false);
        }

        /** Without the name of this class, which says nothing to whoever reads a stack trace. */
        @Override
        @SuppressWarnings("OverrideThrowableToString")
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
