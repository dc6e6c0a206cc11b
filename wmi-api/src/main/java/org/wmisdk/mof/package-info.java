/**
 * Writes MOF. Internal, not exported but to what reads it.
 *
 * <ul>
 *   <li>{@link org.wmisdk.mof.MofWriter} writes classes and instances, with {@code MofValueWriter} their values and {@code MofQualifierWriter}
 *       their qualifiers;
 *   <li>{@code MofLiterals} are texts between quotes, {@code MofLines} lines of sensible length;
 *   <li>{@code MofOrder} is an order in which classes can be defined;
 *   <li>{@link org.wmisdk.mof.MofRules} is what who writes and who reads must agree on.
 * </ul>
 */
@NullMarked
package org.wmisdk.mof;

import org.jspecify.annotations.NullMarked;
