/**
 * WMI in memory: a repository, its queries and its errors, on any operating system.
 */
@NullMarked
package org.wmisdk.fake;

import org.jspecify.annotations.NullMarked;
