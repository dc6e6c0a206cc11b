/**
 * What does a row cost? {@link org.wmisdk.bench.rows.RowsBench} measures, with a server that does no work, the library on both ports against
 * a client in C and against other ways to call from Java.
 *
 * <pre>./bench rows</pre>
 */
@NullMarked
package org.wmisdk.bench.rows;

import org.jspecify.annotations.NullMarked;
