package org.wmisdk.com;

import static org.wmisdk.com.Codes.*;

import java.util.Locale;

/** What is to be known of a VARTYPE. */
final class Vartypes {
    private Vartypes() {}

    /**
     * Whether a VARIANT of this type owns nothing, so that there is nothing to clear. A type that is not known here counts as one that
     * may own something: {@code VariantClear} knows, or refuses it.
     */
    static boolean ownsNothing(int vt) {
        return switch (vt) {
            case VT_EMPTY, VT_NULL, VT_I2, VT_I4, VT_R4, VT_R8, VT_CY, VT_DATE, VT_ERROR, VT_BOOL -> true;
            case VT_I1, VT_UI1, VT_UI2, VT_UI4, VT_I8, VT_UI8, VT_INT, VT_UINT -> true;
            default -> false;
        };
    }

    /**
     * Whether a VARIANT of this type, or one like it, is what WMI delivers: {@code VariantClear} knows what it owns, and does not fail
     * for its type.
     */
    static boolean isCommon(int vt) {
        return vt == VT_BSTR
                || vt == VT_UNKNOWN
                || vt == VT_DISPATCH
                || ownsNothing(vt)
                || ((vt & ~VT_ARRAY) != VT_EMPTY && (vt & VT_ARRAY) != 0 && elementBytes(vt & ~VT_ARRAY) > 0);
    }

    /** How many bytes an element of an array has; 0 for a type that is not read here. */
    static int elementBytes(int vt) {
        return switch (vt) {
            case VT_I1, VT_UI1 -> Byte.BYTES;
            case VT_I2, VT_UI2, VT_BOOL -> Short.BYTES;
            case VT_I4, VT_UI4, VT_INT, VT_UINT, VT_ERROR, VT_R4 -> Integer.BYTES;
            case VT_I8, VT_UI8, VT_R8 -> Long.BYTES;
            case VT_BSTR, VT_UNKNOWN, VT_DISPATCH -> Layouts.POINTER;
            case VT_VARIANT -> Layouts.VARIANT_SIZE;
            default -> 0;
        };
    }

    /** The number as the headers write it. */
    static String name(int vt) {
        return String.format(Locale.ROOT, "0x%04X", vt);
    }

    static MalformedValueException unexpected(int vt, String wanted) {
        return new MalformedValueException("a VARIANT of type " + name(vt) + " is not " + wanted);
    }
}
