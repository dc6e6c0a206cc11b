package org.wmisdk.tck.server;

import org.jspecify.annotations.Nullable;

/** The functions of oleaut32 that own what they hand out: BSTR, SAFEARRAY, VARIANT. Either the server's own or those of Windows. */
interface Automation {
    /** The address of a function for the client, 0 when there is none of that name. */
    long function(String name);

    /** A new BSTR. */
    long newString(String text);

    /** The text of a BSTR that the client passes; null for NULL. */
    @Nullable
    String text(long bstr, String by);

    /** Frees a BSTR; NULL is allowed. */
    void freeString(long bstr);

    /** A new one-dimensional SAFEARRAY with zeroed elements of a VARIANT type. */
    long newArray(int vt, int elementSize, int count);

    /** Frees what a VARIANT owns and makes it VT_EMPTY. */
    int clear(long variant);
}
