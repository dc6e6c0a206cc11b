package org.wmisdk.spi;

import org.wmisdk.WmiContext;

/**
 * The arguments of {@code IWbemServices::CreateInstanceEnum}.
 *
 * @param className the name of the class, not empty
 * @param flags the {@code WBEM_FLAG_*} bits
 * @param systemProperties whether rows shall carry their system properties
 * @param context values for the provider; may be empty
 */
public record InstancesCall(String className, int flags, boolean systemProperties, WmiContext context)
        implements RowsCall {
    /** {@code WBEM_FLAG_SHALLOW}: without the instances of subclasses; without this bit they are delivered too. */
    public static final int SHALLOW = 0x1;

    @Override
    public WmiCursor start(WmiSession session) {
        return session.createInstanceEnum(this);
    }
}
