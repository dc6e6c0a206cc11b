/**
 * The port: all that the COM core needs from a native-call library, and nothing more.
 *
 * <ul>
 *   <li>{@link org.wmisdk.com.abi.Port} calls a native function of a given shape at an address, makes a native callback from
 *       Java, looks symbols up, and reads and writes native memory;
 *   <li>{@link org.wmisdk.com.abi.PortProvider} is the service by which an implementation is found, and
 *       {@link org.wmisdk.com.abi.PortUnavailableException} its answer where the port cannot work;
 *   <li>{@link org.wmisdk.com.abi.Shape} and {@link org.wmisdk.com.abi.Libraries} are what all implementations share.
 * </ul>
 *
 * <p>Only 64-bit processes are supported: a pointer is a Java {@code long}. This package is exported to the modules of this library
 * alone and may change in any release.
 */
@NullMarked
package org.wmisdk.com.abi;

import org.jspecify.annotations.NullMarked;
