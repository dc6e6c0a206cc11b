package org.wmisdk.fake.record;

import org.jspecify.annotations.Nullable;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;

/** Rows made from rows. */
final class Rows {
    private Rows() {}

    static WmiObject withoutSystem(WmiObject row) {
        return row.findSystem().isEmpty() ? row : row.shape().object(values(row));
    }

    /** The raw values, in the order of the shape. */
    static @Nullable Object[] values(WmiObject row) {
        @Nullable Object[] values = new @Nullable Object[row.shape().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i).raw();
        }
        return values;
    }

    /** The row with other values and system properties; null for none. */
    static WmiObject with(WmiObject row, @Nullable Object[] values, @Nullable SystemProperties system) {
        return system == null ? row.shape().object(values) : row.shape().object(values, system);
    }
}
