/**
 * Connecting to WMI, querying it, and the values and errors that come back.
 */
@NullMarked
package org.wmisdk;

import org.jspecify.annotations.NullMarked;
