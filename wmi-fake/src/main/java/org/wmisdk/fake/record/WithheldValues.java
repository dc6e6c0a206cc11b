package org.wmisdk.fake.record;

import org.wmisdk.CimValue;

/** Which values are not to be written. */
@FunctionalInterface
public interface WithheldValues {
    boolean withholds(String className, String property, CimValue value);
}
