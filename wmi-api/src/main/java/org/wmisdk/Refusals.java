package org.wmisdk;

import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.Text;

/** The exceptions that the value types of this package throw, each kind with its one code. */
final class Refusals {

    private Refusals() {}

    /** A text that does not have the form it is read as. */
    static WmiException badText(String form, String text, String problem) {
        return of(HResult.WBEM_E_INVALID_PARAMETER, "read " + form, Text.quote(text) + ": " + problem);
    }

    /** An argument of a factory or a builder. */
    static WmiException parameter(String operation, String message) {
        return of(HResult.WBEM_E_INVALID_PARAMETER, operation, message);
    }

    /** A Java value that the CIM form has no place for. */
    static WmiException range(String operation, String message) {
        return of(HResult.WBEM_E_VALUE_OUT_OF_RANGE, operation, message);
    }

    /** A value that is not what it is asked to be. */
    static WmiException conversion(String operation, String message) {
        return of(HResult.WBEM_E_TYPE_MISMATCH, operation, message);
    }

    /** An object path that breaks the rules of one that is built. */
    static WmiException path(String operation, String message) {
        return of(HResult.WBEM_E_INVALID_OBJECT_PATH, operation, message);
    }

    /** A text that is no object path, with its place and the rule for who reads such texts inside others. */
    static WmiException path(String operation, String message, ParseException place) {
        return of(HResult.WBEM_E_INVALID_OBJECT_PATH, operation, message, place);
    }

    private static WmiException of(HResult code, String operation, String message) {
        return of(code, operation, message, null);
    }

    private static WmiException of(HResult code, String operation, String message, @Nullable Throwable cause) {
        return WmiException.builder(code)
                .operation(operation)
                .ownFinding(message)
                .cause(cause)
                .build();
    }
}
