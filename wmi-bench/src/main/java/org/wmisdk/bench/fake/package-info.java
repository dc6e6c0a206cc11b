/**
 * What the fake costs.
 *
 * <ul>
 *   <li>{@link org.wmisdk.bench.fake.FakeBench}: the group; runs the others and writes what they found.
 *   <li>{@link org.wmisdk.bench.fake.FakeGrowth}: queries over more and more rows and associations, and what a row keeps on the heap.
 *   <li>{@link org.wmisdk.bench.fake.FakeText}: reading queries and MOF, and a whole query of the sample machine.
 *   <li>{@link org.wmisdk.bench.fake.JUnitCost}: what a fake of its own costs a test.
 * </ul>
 */
@NullMarked
package org.wmisdk.bench.fake;

import org.jspecify.annotations.NullMarked;
