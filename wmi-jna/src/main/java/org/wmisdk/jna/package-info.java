/**
 * The port on JNA, and the backend {@code jna} over it. Nothing here is exported.
 *
 * <ul>
 *   <li>{@link org.wmisdk.jna.JnaPortProvider} makes the port; {@code JnaLibrary} says what is wrong with JNA, and {@code Probe}
 *       chooses how calls are made;
 *   <li>{@code JnaPort} has the calls, {@code Cif} and {@code Arguments} what {@code ffi_call} needs for them, {@code Stub} the
 *       callbacks;
 *   <li>{@code JnaMemory} has the memory, over {@code View}s of the address space.
 * </ul>
 */
@NullMarked
package org.wmisdk.jna;

import org.jspecify.annotations.NullMarked;
