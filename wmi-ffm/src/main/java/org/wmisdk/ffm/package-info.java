/**
 * The port on {@code java.lang.foreign} and the backend {@code ffm} that stands on it.
 *
 * <p>{@code FfmConnectServerWmi} and {@code FfmPortProvider} are compiled for Java 17, the rest for Java 22. They name no other class
 * of this package: they look at the version of the running Java and then reach the rest by name.
 */
@NullMarked
package org.wmisdk.ffm;

import org.jspecify.annotations.NullMarked;
