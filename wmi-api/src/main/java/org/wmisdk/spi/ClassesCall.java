package org.wmisdk.spi;

import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiContext;

/**
 * The arguments of {@code IWbemServices::CreateClassEnum}.
 *
 * @param superclass the class below which classes are asked for; null for all of the namespace
 * @param flags the {@code WBEM_FLAG_*} bits
 * @param context values for the provider; may be empty
 */
public record ClassesCall(@Nullable String superclass, int flags, WmiContext context) {
    /** {@code WBEM_FLAG_SHALLOW}: those directly below, without a superclass those that have no parent; without this bit all descendants. */
    public static final int SHALLOW = 0x1;

    /** {@code WBEM_FLAG_USE_AMENDED_QUALIFIERS}: localised qualifiers too. */
    public static final int USE_AMENDED_QUALIFIERS = 0x20000;
}
