/**
 * The COM core: all that is known about COM and WMI, once, above the port of {@link org.wmisdk.com.abi}.
 *
 * <ul>
 *   <li>The way in from above: {@link org.wmisdk.com.NativeConnectServerWmi} is what the backends extend and decides whether they can be
 *       used; {@link org.wmisdk.com.ComBackend} is the core over a port and over {@link org.wmisdk.com.Symbols}, which are those of
 *       Windows or of a test.
 *   <li>The way in below: {@link org.wmisdk.com.WayIn}, {@code Entry} and {@code Connecting}, through {@code WMINet_Utils.dll} or the
 *       locator.
 *   <li>The operations: {@code ComSession} (IWbemServices), {@code ComCursor} and {@code Batch} (IEnumWbemClassObject), {@code
 *       ObjectReader} and {@code Properties} (IWbemClassObject with values), {@code ClassReader}, {@code Declaration}, {@code Signature}
 *       and {@code QualifierReader} (IWbemClassObject as a schema, IWbemQualifierSet), {@code MethodCaller}, {@code Changer}, {@code
 *       ObjectWriter} and {@code ClassWriter} (methods, changes, and the objects that are passed to them; a connection makes them as its
 *       {@code Writers}), {@code Contexts} (IWbemContext). Each owns its references; a {@code Gate} keeps
 *       them until the last call has left. {@code Readers} keeps what a result has learnt for the next, in {@code Spares}.
 *   <li>What a server calls: {@code Sinks} has the one vtable of IWbemObjectSink, {@code ComSink} is one sink in Java, {@code
 *       ComAsyncCall} the call that brings it objects.
 *   <li>Security: {@code Blanket} for every proxy, {@code Identity} for explicit credentials.
 *   <li>Values: {@code VariantReader}, {@code Numbers}, {@code VariantWriter}.
 *   <li>Threads: {@code Apartments}; memory of a thread: {@code CallScratch}, {@code NativeStack}.
 *   <li>References and strings: {@code Com}; failures with the server's own words: {@code Errors}.
 *   <li>Numbers that C knows too: {@link org.wmisdk.com.Slots}, {@link org.wmisdk.com.Layouts}, {@link org.wmisdk.com.Codes}, {@link
 *       org.wmisdk.com.Guid}; {@code Functions} has the signatures.
 * </ul>
 *
 * <p>Only 64-bit processes are supported. The package is exported to the modules of this library alone and may change in any release.
 */
@NullMarked
package org.wmisdk.com;

import org.jspecify.annotations.NullMarked;
