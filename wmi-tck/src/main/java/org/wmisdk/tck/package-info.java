/**
 * The contract of a backend, as suites to run against it, and the COM server that they run against.
 */
@NullMarked
package org.wmisdk.tck;

import org.jspecify.annotations.NullMarked;
