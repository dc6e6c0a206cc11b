/**
 * What do many threads get that ask at the same time? {@link org.wmisdk.bench.concurrency.ConcurrencyBench} measures, with a server that
 * does no work, so that whatever stands between the threads is the library's.
 *
 * <pre>./bench concurrency</pre>
 *
 * <ul>
 *   <li>{@link org.wmisdk.bench.concurrency.Load} is what a contestant is asked to do.
 *   <li>{@link org.wmisdk.bench.concurrency.Crowd} does it: from 1 to 64 threads in each turn. {@link
 *       org.wmisdk.bench.concurrency.LibraryCrowd}, {@link org.wmisdk.bench.concurrency.FakeCrowd} and {@link
 *       org.wmisdk.bench.concurrency.CCrowd} say what a thread asks.
 *   <li>{@link org.wmisdk.bench.concurrency.HandOvers} counts how many times a query of a virtual thread goes to a worker.
 * </ul>
 */
@NullMarked
package org.wmisdk.bench.concurrency;

import org.jspecify.annotations.NullMarked;
