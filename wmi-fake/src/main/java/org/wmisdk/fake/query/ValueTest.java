package org.wmisdk.fake.query;

/** A relation to a constant, ready for the values of one CIM type. */
@FunctionalInterface
interface ValueTest {
    /**
     * Decides the relation.
     *
     * @param value the canonical value of the type, not NULL
     */
    Truth test(Object value);
}
