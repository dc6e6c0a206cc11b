/**
 * The port on {@code java.lang.foreign}, and the backend {@code ffm} over it. Nothing here is exported.
 *
 * <ul>
 *   <li>the front door, which Java 17 can load: {@link org.wmisdk.ffm.FfmPortProvider} says what is missing or makes the port;
 *   <li>behind it, for Java 22: {@code FfmPort} has the calls, {@code FfmMemory} the memory, {@code Link} all restricted methods.
 * </ul>
 */
@NullMarked
package org.wmisdk.ffm;

import org.jspecify.annotations.NullMarked;
