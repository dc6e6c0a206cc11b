package org.wmisdk.com;

/** What a server delivered cannot be read as the value that it is said to be. Becomes a SessionException that names the property. */
final class MalformedValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    MalformedValueException(String message) {
        this(Codes.WBEM_E_TYPE_MISMATCH, message);
    }

    MalformedValueException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The HRESULT that says best what is wrong. */
    int code() {
        return code;
    }
}
