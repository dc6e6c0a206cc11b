/**
 * What a backend implements. Applications need nothing of this package.
 */
@NullMarked
package org.wmisdk.spi;

import org.jspecify.annotations.NullMarked;
