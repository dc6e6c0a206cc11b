package org.wmisdk.tck.server;

/** Offsets and type codes of VARIANT and SAFEARRAY, from the C headers. */
final class Layout {
    static final int VARIANT_VALUE = Facts.offset("VARIANT", "lVal");

    private static final int BOUND = Facts.offset("SAFEARRAY", "rgsabound");

    static final int ARRAY_DIMENSIONS = Facts.offset("SAFEARRAY", "cDims");
    static final int ARRAY_FEATURES = Facts.offset("SAFEARRAY", "fFeatures");
    static final int ARRAY_ELEMENT_SIZE = Facts.offset("SAFEARRAY", "cbElements");
    static final int ARRAY_DATA = Facts.offset("SAFEARRAY", "pvData");
    static final int ARRAY_COUNT = BOUND + Facts.offset("SAFEARRAYBOUND", "cElements");
    static final int ARRAY_LOWER_BOUND = BOUND + Facts.offset("SAFEARRAYBOUND", "lLbound");

    static final int VT_EMPTY = Facts.constant("VT_EMPTY");
    static final int VT_NULL = Facts.constant("VT_NULL");
    static final int VT_I2 = Facts.constant("VT_I2");
    static final int VT_I4 = Facts.constant("VT_I4");
    static final int VT_R4 = Facts.constant("VT_R4");
    static final int VT_R8 = Facts.constant("VT_R8");
    static final int VT_BSTR = Facts.constant("VT_BSTR");
    static final int VT_BOOL = Facts.constant("VT_BOOL");
    static final int VT_UNKNOWN = Facts.constant("VT_UNKNOWN");
    static final int VT_UI1 = Facts.constant("VT_UI1");
    static final int VT_ARRAY = Facts.constant("VT_ARRAY");
    static final int VT_BYREF = Facts.constant("VT_BYREF");
    /** The last type code that a VARIANT may hold by value: VT_UINT. */
    private static final int VT_LAST = 23;

    private Layout() {}

    /** Whether {@code VariantClear} knows a scalar type code. */
    static boolean isKnown(int vt) {
        return vt >= 0 && vt <= VT_LAST && vt != 12 && vt != 15;
    }

    /** How many bytes a value of a type code takes in an array. */
    static int size(int vt) {
        if (vt == VT_UI1) {
            return 1;
        }
        if (vt == VT_I2 || vt == VT_BOOL) {
            return 2;
        }
        return vt == VT_I4 || vt == VT_R4 ? 4 : 8;
    }
}
