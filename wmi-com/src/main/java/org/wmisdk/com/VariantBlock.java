package org.wmisdk.com;

import org.wmisdk.com.abi.Port;

/**
 * The VARIANTs that receive the values of one object, in native memory of the caller's, side by side and described as a SAFEARRAY: so one
 * call clears them all, where one for each that owns memory would nearly double the calls of a row.
 */
final class VariantBlock {
    private static final int VARIANTS = Layouts.SAFEARRAY_SIZE;

    /** The memory is not the array's to free. */
    private static final int FEATURES = Codes.FADF_STATIC | Codes.FADF_FIXEDSIZE | Codes.FADF_VARIANT;

    private final Com com;
    private final Port port;

    VariantBlock(Com com) {
        this.com = com;
        this.port = com.port;
    }

    /** How much memory the block needs for that many VARIANTs and their CIMTYPEs. */
    static int bytes(int count) {
        return Math.addExact(VARIANTS, Math.multiplyExact(count, Layouts.VARIANT_SIZE + Integer.BYTES));
    }

    /** Where a VARIANT stands in the block; empty until something is written there, if the memory was zeroed. */
    long variant(long block, int index) {
        return block + VARIANTS + (long) Layouts.VARIANT_SIZE * index;
    }

    /** Where the CIMTYPEs stand, of as many VARIANTs, one behind the other. */
    long types(long block, int count) {
        return variant(block, count);
    }

    /** Clears the first VARIANTs of the block, all of types that {@link Vartypes#isCommon} tells; those that own nothing may be among them. */
    void clear(long block, int count) {
        if (count == 0) {
            return;
        }
        port.putShort(block + Layouts.SAFEARRAY_DIMS, (short) 1);
        port.putShort(block + Layouts.SAFEARRAY_FEATURES, (short) FEATURES);
        port.putInt(block + Layouts.SAFEARRAY_ELEMENT_BYTES, Layouts.VARIANT_SIZE);
        port.putLong(block + Layouts.SAFEARRAY_DATA, variant(block, 0));
        port.putInt(block + Layouts.SAFEARRAY_ELEMENTS, count);
        if (port.callPI(com.functions.safeArrayDestroyData, block) < 0) {
            clearEach(block, count);
        }
    }

    /** One of them could not be cleared, such as a locked array: the others can. What is cleared already is empty. */
    private void clearEach(long block, int count) {
        for (int i = 0; i < count; i++) {
            com.clear(variant(block, i));
        }
    }
}
