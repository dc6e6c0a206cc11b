package org.wmisdk.fake.query;

/**
 * A condition, ready for rows of one kind.
 *
 * @param <R> an instance of one class, or a class
 */
@FunctionalInterface
interface RowTest<R> {
    Truth test(R row);
}
