package org.wmisdk.com.abi;

import org.jspecify.annotations.Nullable;
import org.wmisdk.Availability;

/** The native-call library cannot work in this process. The message says why and what to do. */
public final class PortUnavailableException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final Availability.Cause reason;
    private final String sentence;
    private final String remedy;

    /**
     * Says why, and what to do.
     *
     * @param reason what a program can branch on
     * @param sentence one sentence: what is wrong
     * @param remedy one sentence: what to do
     * @param cause what was thrown, if anything was
     */
    public PortUnavailableException(
            Availability.Cause reason, String sentence, String remedy, @Nullable Throwable cause) {
        super(sentence + " " + remedy, cause);
        this.reason = reason;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** The same as the answer of a backend. */
    public Availability availability() {
        return Availability.unavailable(reason, sentence, remedy);
    }
}
