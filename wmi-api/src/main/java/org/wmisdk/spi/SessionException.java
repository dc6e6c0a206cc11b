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
        super(call + ": " + HResult.of(hresult) + (detail == null ? "" : ", " + detail), cause);
        this.call = Objects.requireNonNull(call, "call");
        this.hresult = hresult;
        this.detail = detail;
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
}
