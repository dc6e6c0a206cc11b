package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The refusals that the tests of values expect. */
final class Refused {
    private Refused() {}

    static WmiValueException withCode(HResult code, ThrowingCallable call) {
        WmiValueException error =
                Objects.requireNonNull(catchThrowableOfType(WmiValueException.class, call), "accepted");
        assertThat(error.hresult()).isEqualTo(code);
        return error;
    }

    static WmiValueException asMismatch(ThrowingCallable call) {
        return withCode(HResult.WBEM_E_TYPE_MISMATCH, call);
    }

    static WmiValueException asNull(ThrowingCallable call) {
        return withCode(HResult.WBEM_E_ILLEGAL_NULL, call);
    }

    static WmiValueException asOutOfRange(ThrowingCallable call) {
        return withCode(HResult.WBEM_E_VALUE_OUT_OF_RANGE, call);
    }
}
