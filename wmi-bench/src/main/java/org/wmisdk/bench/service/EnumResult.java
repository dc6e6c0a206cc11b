package org.wmisdk.bench.service;

import org.jspecify.annotations.Nullable;

/** A result whose values are found by an enum's constants. */
interface EnumResult {
    int rows();

    @Nullable
    Object value(int row, String name);
}
