/**
 * Benchmarks, each headed by the question it answers and the command that runs it.
 *
 * <ul>
 *   <li>{@code Bench}: what {@code ./bench} starts: runs groups, each a package of its own with a main class named after it, and writes
 *       the report.
 *   <li>{@link org.wmisdk.bench.report}: from the numbers to the page.
 *   <li>{@link org.wmisdk.bench.call}: the group {@code call}.
 *   <li>{@link org.wmisdk.bench.fake}: the group {@code fake}.
 * </ul>
 */
@NullMarked
package org.wmisdk.bench;

import org.jspecify.annotations.NullMarked;
