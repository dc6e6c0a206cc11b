/**
 * What a backend implements. Applications need nothing of this package.
 *
 * <ul>
 *   <li><b>A backend</b> is a {@link org.wmisdk.spi.ConnectServerWmi}, the service type; {@link
 *       org.wmisdk.spi.CallThreads} says how its calls may be run, and by which {@link org.wmisdk.spi.CallClock} their
 *       deadlines count.
 *   <li><b>Connecting.</b> {@link org.wmisdk.spi.ConnectArguments} are the raw parameters, {@link
 *       org.wmisdk.spi.ConnectRules} decides what is lawful before a backend sees them, {@link
 *       org.wmisdk.spi.ConnectTarget} is where a path leads, given the {@link org.wmisdk.spi.HostNames} of the machine.
 *   <li><b>A connection</b> is a {@link org.wmisdk.spi.WmiSession}; it runs a {@link org.wmisdk.spi.QueryCall} or another {@link
 *       org.wmisdk.spi.RowsCall} and answers with a {@link org.wmisdk.spi.WmiCursor}, reads what an {@link org.wmisdk.spi.ObjectCall}, a
 *       {@link org.wmisdk.spi.ClassCall} or {@link org.wmisdk.spi.ClassesCall} asks for, makes a {@link org.wmisdk.spi.MethodCall}, and changes what is there with a {@link
 *       org.wmisdk.spi.PutCall} or {@link org.wmisdk.spi.PutClassCall}. Events are rows of a cursor too, or are brought to a {@link
 *       org.wmisdk.spi.WmiSink} until the {@link org.wmisdk.spi.WmiAsyncCall} is cancelled. What it cannot do it throws as a {@link
 *       org.wmisdk.spi.SessionException}, which becomes a {@link org.wmisdk.WmiException} once, above it; {@link
 *       org.wmisdk.spi.ExtendedStatus} is what WMI itself says of a failure.
 * </ul>
 */
@NullMarked
package org.wmisdk.spi;

import org.jspecify.annotations.NullMarked;
