/**
 * Benchmarks, each headed by the question it answers and the command that runs it.
 *
 * <ul>
 *   <li>{@code Bench}: what {@code ./bench} starts: runs groups, each a package of its own with a main class named after it, and writes
 *       the report.
 *   <li>{@link org.wmisdk.bench.report}: from the numbers to the page.
 *   <li>{@link org.wmisdk.bench.call}, {@link org.wmisdk.bench.rows}, {@link org.wmisdk.bench.connect}, {@link org.wmisdk.bench.service},
 *       {@link org.wmisdk.bench.concurrency}, {@link org.wmisdk.bench.fake}: the groups of these names.
 *   <li>{@link org.wmisdk.bench.server}: WMI that does no work, and {@link org.wmisdk.bench.rounds}: contestants in processes that take
 *       turns; several groups use them.
 * </ul>
 */
@NullMarked
package org.wmisdk.bench;

import org.jspecify.annotations.NullMarked;
