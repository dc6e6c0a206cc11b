package org.wmisdk;

import java.io.Serializable;
import java.util.Objects;

/**
 * Whether a backend can be used in this process, and if not, why and what to do.
 *
 * <pre>{@code
 * for (BackendReport.Candidate candidate : WmiLocator.backends().candidates()) {
 *     if (candidate.availability() instanceof Availability.Unavailable no) {
 *         System.out.println(candidate.name() + ": " + no.sentence() + " " + no.remedy());
 *     }
 * }
 * }</pre>
 */
public sealed interface Availability extends Serializable {
    /** The backend can be used. */
    static Availability available() {
        return Available.INSTANCE;
    }

    /**
     * The backend cannot be used.
     *
     * @param cause what a program can branch on
     * @param sentence one sentence for people: what is wrong
     * @param remedy one sentence for people: what to do
     */
    static Availability unavailable(Cause cause, String sentence, String remedy) {
        return new Unavailable(cause, sentence, remedy);
    }

    /** The backend can be used. */
    enum Available implements Availability {
        /** The only one. */
        INSTANCE
    }

    /**
     * The backend cannot be used.
     *
     * @param cause what a program can branch on
     * @param sentence one sentence for people: what is wrong
     * @param remedy one sentence for people: what to do
     */
    record Unavailable(Cause cause, String sentence, String remedy) implements Availability {
        /** Checks that nothing is null. */
        public Unavailable {
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(sentence, "sentence");
            Objects.requireNonNull(remedy, "remedy");
        }
    }

    /** Why a backend cannot be used. */
    enum Cause {
        /** This is not Windows. */
        NOT_WINDOWS,
        /** The JVM is not a 64-bit one of x64 or arm64. */
        NOT_64_BIT,
        /** The backend needs a newer Java. */
        JAVA_TOO_OLD,
        /** The JVM was told to deny native access to the module that needs it. */
        NATIVE_ACCESS_DENIED,
        /** The library that makes the native calls is not there. */
        LIBRARY_MISSING,
        /** The library that makes the native calls is there twice. */
        LIBRARY_TWICE,
        /** A part of Windows that is needed is not there. */
        DLL_MISSING,
        /** The provider could not be loaded or failed when it was asked. */
        FAILED,
        /** It is taken only by name, and was not named. */
        EXCLUDED,
        /** It was not asked, since a backend of higher priority is available. */
        OUTRANKED
    }
}
