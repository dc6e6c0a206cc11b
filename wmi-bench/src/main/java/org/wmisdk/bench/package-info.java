/**
 * Benchmarks, each headed by the question it answers and the command that runs it.
 */
@NullMarked
package org.wmisdk.bench;

import org.jspecify.annotations.NullMarked;
