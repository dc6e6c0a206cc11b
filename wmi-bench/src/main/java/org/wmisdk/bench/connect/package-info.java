/**
 * What does it cost to connect, to the server when the program runs and to the library when it starts? {@link
 * org.wmisdk.bench.connect.ConnectBench} measures, with a server that does no work.
 *
 * <pre>./bench connect</pre>
 *
 * <ul>
 *   <li>{@link org.wmisdk.bench.connect.LibrarySession} and {@link org.wmisdk.bench.connect.CSession} connect, ask and close again and again.
 *   <li>{@link org.wmisdk.bench.connect.FirstQuery} is a process that asks once, {@link org.wmisdk.bench.connect.Start} is how it looks from
 *       outside, {@link org.wmisdk.bench.connect.ColdStarts} starts many of them in rounds.
 *   <li>{@link org.wmisdk.bench.connect.Cycles} is a process that connects and asks some thousand times and tells how much memory it
 *       holds, {@link org.wmisdk.bench.connect.WorkingSets} judges that.
 * </ul>
 */
@NullMarked
package org.wmisdk.bench.connect;

import org.jspecify.annotations.NullMarked;
