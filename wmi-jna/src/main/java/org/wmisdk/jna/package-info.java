/**
 * The port on JNA and the backend {@code jna} that stands on it.
 */
@NullMarked
package org.wmisdk.jna;

import org.jspecify.annotations.NullMarked;
