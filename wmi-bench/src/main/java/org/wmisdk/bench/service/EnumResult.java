package org.wmisdk.bench.service;

import org.jspecify.annotations.Nullable;

/** A result whose values are found by an enum's constants. */
interface EnumResult {
    int CIM_UINT32 = 19;

    int rows();

    @Nullable
    Object value(int row, String name);

    /** A value as its CIM type means it: these libraries give every number of 32 bits as signed, and say the type beside it. */
    static @Nullable Object meant(@Nullable Object value, int cimType) {
        return cimType == CIM_UINT32 && value instanceof Integer bits ? (Object) Integer.toUnsignedLong(bits) : value;
    }
}
