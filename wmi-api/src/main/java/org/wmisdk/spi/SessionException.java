package org.wmisdk.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;

/**
 * The failure of one call of a backend: an HRESULT and what is known of it. {@code wmi-api} turns it into the {@link
 * org.wmisdk.WmiException} that a user sees, which adds the operation, the namespace and the query.
 */
public final class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int hresult;
    private final @Nullable String detail;
    private final @Nullable ExtendedStatus status;
    private final @Nullable String statusText;

    /**
     * @param call the call that failed, such as {@code IEnumWbemClassObject::Next}
     * @param hresult what it returned
     * @param detail what the server or the backend says of it, such as the text of {@code __ExtendedStatus}, or null; no secrets
     */
    public SessionException(String call, int hresult, @Nullable String detail) {
        this(call, hresult, detail, null);
    }

    /** As the other constructor, with the Java exception behind the failure. */
    public SessionException(String call, int hresult, @Nullable String detail, @Nullable Throwable cause) {
        this(call, hresult, detail, null, null, cause);
    }

    /** A failure of which the server says all that is in its {@code __ExtendedStatus}. */
    public static SessionException of(String call, int hresult, ExtendedStatus status) {
        return new SessionException(call, hresult, status.detail(hresult), status, null, null);
    }

    /**
     * All that may be known.
     *
     * @param status the server's {@code __ExtendedStatus}, or null
     * @param statusText what Windows says that the code means ({@code IWbemStatusCodeText}), or null
     */
    public SessionException(
            String call,
            int hresult,
            @Nullable String detail,
            @Nullable ExtendedStatus status,
            @Nullable String statusText,
            @Nullable Throwable cause) {
        super(call + ": " + HResult.of(hresult) + (detail == null ? "" : ", " + detail), cause);
        this.call = Objects.requireNonNull(call, "call");
        this.hresult = hresult;
        this.detail = detail;
        this.status = status;
        this.statusText = statusText;
    }

    /** The call that failed. */
    public String call() {
        return call;
    }

    /** What it returned. */
    public int hresult() {
        return hresult;
    }

    /** What the server or the backend says of it, or null. */
    public @Nullable String detail() {
        return detail;
    }

    /** The server's {@code __ExtendedStatus}, whose parts {@link #detail()} has as one text; or null. */
    public @Nullable ExtendedStatus status() {
        return status;
    }

    /** What Windows says that the code means, or null. */
    public @Nullable String statusText() {
        return statusText;
    }
}
