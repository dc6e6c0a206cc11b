/**
 * What benchmarks found, from the numbers to the page.
 *
 * <ul>
 *   <li>{@link org.wmisdk.bench.report.Results}: what a group of benchmarks writes, one JSON file each;
 *       {@link org.wmisdk.bench.report.Results#save} puts it where the report looks.
 *   <li>{@link org.wmisdk.bench.report.Samples} and {@link org.wmisdk.bench.report.Ratio}: medians with their spread.
 *   <li>{@link org.wmisdk.bench.report.JmhFile}: what JMH measured, read from its JSON.
 *   <li>{@link org.wmisdk.bench.report.Machine}: where it was measured.
 *   <li>{@link org.wmisdk.bench.report.Report}: all groups together; {@link org.wmisdk.bench.report.Verdict}: what follows from them;
 *       {@code Page} and {@code Charts}: as Markdown and as pictures.
 *   <li>{@link org.wmisdk.bench.report.Docs}: the report that is committed, and whether it is what its results give.
 * </ul>
 */
@NullMarked
package org.wmisdk.bench.report;

import org.jspecify.annotations.NullMarked;
