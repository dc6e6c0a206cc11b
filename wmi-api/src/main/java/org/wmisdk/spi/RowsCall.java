package org.wmisdk.spi;

/** The arguments of a call whose result are rows. */
public sealed interface RowsCall permits QueryCall, InstancesCall {
    /** The {@code WBEM_FLAG_*} bits. */
    int flags();

    /** Whether the rows are kept when they have been delivered, so that the result can be read again. */
    default boolean keepsRows() {
        return (flags() & QueryCall.FORWARD_ONLY) == 0;
    }

    /**
     * Makes the call.
     *
     * @throws SessionException if it was refused or failed
     */
    WmiCursor start(WmiSession session);
}
