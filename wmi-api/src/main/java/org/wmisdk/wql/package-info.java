/**
 * WQL text: literals and names, escaped as the language demands.
 */
@NullMarked
package org.wmisdk.wql;

import org.jspecify.annotations.NullMarked;
