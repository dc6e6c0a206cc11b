package org.wmisdk;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.ExtendedStatus;

/**
 * Something that was asked of WMI, or of this library, failed. Every failure to connect, to query or to read and convert values is of this
 * type or of one of its subclasses, which stand for the cases that a program treats differently; the exact cause is {@link
 * #hresult()}. Only misuse of the API itself is not: a null, an argument outside of what its method documents ({@link
 * IllegalArgumentException}), the use of something closed ({@link IllegalStateException}); nor is a text that {@link
 * org.wmisdk.wql.WqlParser} refuses.
 *
 * <p>{@link #getMessage()} is a block for people: in its first line the operation, the code with its name and what it means; then, where
 * known, namespace, query, object, detail, what Windows says and hint, one line each. It never holds a password. Programs use the accessors instead.
 *
 * <pre>{@code
 * try {
 *     return cimv2.query("SELECT * FROM Win32_Service").list();
 * } catch (WmiInvalidClassException e) {
 *     return List.of(); // this machine does not have it
 * } catch (WmiException e) {
 *     System.err.println(e.getMessage());
 *     throw e;
 * }
 * }</pre>
 */
public class WmiException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The operation that failed. */
    private final String operation;

    /** The code. */
    private final HResult hresult;

    /** The namespace asked. */
    private final @Nullable String namespace;

    /** The query, whole. */
    private final @Nullable String query;

    /** The object or class asked for. */
    private final @Nullable String objectPath;

    /** What the server or the library said about this case. */
    private final @Nullable String detail;

    /** What the server said about this case, part by part. */
    private final @Nullable ExtendedStatus extendedStatus;

    /** What Windows says about the code. */
    private final @Nullable String statusText;

    /** What may help. */
    private final @Nullable String hint;

    WmiException(Builder builder) {
        super(ErrorText.of(builder), builder.cause);
        this.operation = builder.operation;
        this.hresult = builder.hresult;
        this.namespace = builder.namespace;
        this.query = builder.query;
        this.objectPath = builder.objectPath;
        this.detail = builder.detail;
        this.extendedStatus = builder.extendedStatus;
        this.statusText = builder.statusText;
        this.hint = builder.effectiveHint();
    }

    /**
     * Starts an exception for a code. {@link Builder#build()} picks the subclass that belongs to the code.
     *
     * @param hresult the code; a code of success is accepted, for what it was that the server said
     */
    public static Builder builder(HResult hresult) {
        return new Builder(hresult);
    }

    /** What was attempted, as the beginning of a sentence that ends in "failed", e.g. {@code connect} or {@code query}. */
    public final String operation() {
        return operation;
    }

    /** The code of the failure. For a failure that the library itself found, the code that WMI has for it. */
    public final HResult hresult() {
        return hresult;
    }

    /** The namespace that was asked, as the caller wrote it; {@code null} where none was involved. */
    public final @Nullable String namespace() {
        return namespace;
    }

    /** The whole text of the query that failed; {@code null} where none was involved. */
    public final @Nullable String query() {
        return query;
    }

    /**
     * The object that was asked for, as the caller wrote it: the name of a class, such as {@code Win32_Service}, or the path of an
     * instance; {@code null} where none was involved.
     */
    public final @Nullable String objectPath() {
        return objectPath;
    }

    /**
     * What is known about this one case: the text of the server's {@code __ExtendedStatus} object, or the rule that the
     * library found broken; {@code null} where there is none.
     */
    public final @Nullable String detail() {
        return detail;
    }

    /**
     * The server's {@code __ExtendedStatus} object: the operation that failed there, what it was asked, the provider, and what it says. {@link
     * #detail()} has all of it as one text; {@code null} where the server left none.
     */
    public final @Nullable ExtendedStatus extendedStatus() {
        return extendedStatus;
    }

    /**
     * What Windows says that the code means ({@code IWbemStatusCodeText}), in the language of this machine; {@code null} where no Windows was
     * asked. {@link HResult#meaning()} says it in English on every machine.
     */
    public final @Nullable String statusText() {
        return statusText;
    }

    /** What may help: advice for this case, otherwise what generally helps with the code; {@code null} where there is none. */
    public final @Nullable String hint() {
        return hint;
    }

    /** Collects what is known about a failure. Not thread-safe. */
    public static final class Builder {
        final HResult hresult;
        String operation = "operation";

        @Nullable
        String namespace;

        @Nullable
        String query;

        @Nullable
        String objectPath;

        @Nullable
        String detail;

        @Nullable
        ExtendedStatus extendedStatus;

        @Nullable
        String statusText;

        @Nullable
        String hint;

        @Nullable
        Throwable cause;

        boolean ownFinding;

        private Builder(HResult hresult) {
            this.hresult = requireNonNull(hresult, "hresult");
        }

        /** What was attempted, as the beginning of a sentence that ends in "failed". */
        public Builder operation(String operation) {
            this.operation = requireNonNull(operation, "operation");
            return this;
        }

        /** The namespace that was asked. */
        public Builder namespace(@Nullable String namespace) {
            this.namespace = namespace;
            return this;
        }

        /** The whole text of the query. */
        public Builder query(@Nullable String query) {
            this.query = query;
            return this;
        }

        /** The object or class that was asked for. */
        public Builder objectPath(@Nullable String objectPath) {
            this.objectPath = objectPath;
            return this;
        }

        /** What is known about this one case. */
        public Builder detail(@Nullable String detail) {
            this.detail = detail;
            return this;
        }

        /** The server's {@code __ExtendedStatus}. */
        public Builder extendedStatus(@Nullable ExtendedStatus extendedStatus) {
            this.extendedStatus = extendedStatus;
            return this;
        }

        /** What Windows says that the code means. */
        public Builder statusText(@Nullable String statusText) {
            this.statusText = statusText;
            return this;
        }

        /** A detail that says all: it stands in the first line in place of what the code means in general. */
        Builder ownFinding(String detail) {
            this.ownFinding = true;
            return detail(detail);
        }

        /** Advice for this one case, instead of what generally helps with the code. */
        public Builder hint(@Nullable String hint) {
            this.hint = hint;
            return this;
        }

        /** The exception that led to this one. */
        public Builder cause(@Nullable Throwable cause) {
            this.cause = cause;
            return this;
        }

        /** The exception, of the subclass that belongs to the code. */
        public WmiException build() {
            return ErrorTypes.create(hresult, this);
        }

        @Nullable
        String effectiveHint() {
            return hint != null ? hint : hresult.hint();
        }
    }
}
