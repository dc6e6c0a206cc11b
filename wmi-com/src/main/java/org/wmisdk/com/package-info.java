/**
 * The COM core: all that is known about COM and WMI, once, above the port of {@link org.wmisdk.com.abi}.
 */
@NullMarked
package org.wmisdk.com;

import org.jspecify.annotations.NullMarked;
