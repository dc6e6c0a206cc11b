package org.wmisdk;

import org.jspecify.annotations.Nullable;

/** Why a value does not become what it was asked for, and the way out: the errors of {@link CimValue}. */
final class CimRefusal {
    private final String subject;
    private final CimType type;
    private final boolean array;
    private final @Nullable Object raw;
    private final String target;

    /** What the accessors are called where the value was read: those of objects begin with get, those of values with as. */
    private final String prefix;

    CimRefusal(@Nullable String property, CimType type, boolean array, @Nullable Object raw, String target) {
        this.subject = property == null ? "the value" : property;
        this.prefix = property == null ? "as" : "get";
        this.type = type;
        this.array = array;
        this.raw = raw;
        this.target = target;
    }

    /** The type of the value does not convert. */
    WmiException mismatch() {
        return refusal(
                HResult.WBEM_E_TYPE_MISMATCH, describe() + " does not convert to " + target, "use " + fitting(), null);
    }

    /**
     * The value is NULL.
     *
     * @param twin the accessor that is empty for NULL; {@code null} if there is none
     */
    WmiException isNull(@Nullable String twin) {
        String wayOut = "test isNull() of the value first";
        return refusal(
                HResult.WBEM_E_ILLEGAL_NULL,
                describe() + " is NULL",
                twin == null ? wayOut : "use " + twin + ", which is empty for NULL, or " + wayOut,
                null);
    }

    /**
     * The type fits, the number does not.
     *
     * @param wider what holds it
     */
    WmiException outOfRange(String range, String wider) {
        return refusal(
                HResult.WBEM_E_VALUE_OUT_OF_RANGE,
                describe() + " is " + raw + "; " + target + " holds " + range,
                "use " + prefix + wider + (type == CimType.UINT64 ? ", or " + prefix + "LongBits for the 64 bits" : ""),
                null);
    }

    /** The text of the value does not say what was asked for. */
    WmiException because(WmiException cause) {
        String reason = cause.detail() == null ? cause.hresult().meaning() : cause.detail();
        return refusal(cause.hresult(), describe() + ": " + reason, cause.hint(), cause);
    }

    private WmiException refusal(
            HResult hresult, String finding, @Nullable String wayOut, @Nullable WmiException cause) {
        return new WmiValueException(WmiException.builder(hresult)
                .operation("read " + subject + " as " + target)
                .ownFinding(finding)
                .hint(wayOut)
                .cause(cause));
    }

    private String describe() {
        return subject + " (" + CimText.type(type, array) + ")";
    }

    /** The accessors for a value of this type. */
    private String fitting() {
        return array ? fittingArray() : fittingScalar();
    }

    private String fittingScalar() {
        return switch (type) {
            case BOOLEAN -> prefix + "Boolean";
            case SINT8, UINT8, SINT16, UINT16, SINT32 -> prefix + "Int";
            case UINT32, SINT64 -> prefix + "Long";
            case UINT64 -> prefix + "BigInteger or " + prefix + "Long";
            case REAL32 -> prefix + "Float or " + prefix + "Double";
            case REAL64 -> prefix + "Double";
            case STRING -> prefix + "String, and convert the text yourself";
            case CHAR16 -> prefix + "Char or " + prefix + "String";
            case REFERENCE -> prefix + "Reference or " + prefix + "String";
            case OBJECT -> prefix + "Object";
            case DATETIME ->
                raw instanceof CimInterval
                        ? prefix + "Interval or " + prefix + "Duration"
                        : prefix + "DateTime or " + prefix + "Instant";
        };
    }

    private String fittingArray() {
        return switch (type) {
            case UINT8 -> prefix + "Bytes or " + prefix + "Longs";
            case SINT8, SINT16, UINT16, SINT32, UINT32, SINT64 -> prefix + "Longs";
            case REAL32, REAL64 -> prefix + "Doubles";
            case STRING -> prefix + "Strings";
            case OBJECT -> prefix + "Objects";
            case REFERENCE -> prefix + "References or " + prefix + "Strings";
            case UINT64, BOOLEAN, CHAR16, DATETIME -> "elements() of the value";
        };
    }
}
