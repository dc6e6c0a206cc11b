/**
 * What the benchmarks call: {@link org.wmisdk.bench.server.Server} is WMI that does no work, in C where {@link
 * org.wmisdk.bench.server.CLibrary} can compile it and otherwise in Java; {@link org.wmisdk.bench.server.Table} is what it is asked for.
 */
@NullMarked
package org.wmisdk.bench.server;

import org.jspecify.annotations.NullMarked;
