/**
 * What does one call between Java and native code cost?
 *
 * <pre>./bench call</pre>
 *
 * <ul>
 *   <li>{@link org.wmisdk.bench.call.CallBench}: the group; {@code CallReport}: its tables and goals; {@code Operation}: what is called, and
 *       {@code Contestant}: by whom.
 *   <li>{@code Callee}: the native functions; they do no work, so that only the crossing is measured.
 *   <li>{@link org.wmisdk.bench.call.Way}: what all ways to call have in common: the arguments, and that each is checked before it is timed. A way is
 *       a class of JMH benchmarks, each named after its operation.
 * </ul>
 */
@NullMarked
package org.wmisdk.bench.call;

import org.jspecify.annotations.NullMarked;
