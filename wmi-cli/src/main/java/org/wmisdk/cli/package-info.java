/**
 * The {@code wmi} command.
 */
@NullMarked
package org.wmisdk.cli;

import org.jspecify.annotations.NullMarked;
