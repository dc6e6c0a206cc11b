package org.wmisdk.fake.query;

import org.wmisdk.fake.repository.Instance;

/** A condition, ready for the instances of one class. */
@FunctionalInterface
interface RowTest {
    Truth test(Instance instance);
}
