/**
 * WMI behind native vtables, in this process, for tests of what calls it through native code.
 *
 * <ul>
 *   <li>{@link org.wmisdk.tck.server.ComServer} is the whole of it for a test; {@link org.wmisdk.tck.server.Faults} makes calls fail or
 *       wait, {@link org.wmisdk.tck.server.Malformed} spoils values;
 *   <li>{@link org.wmisdk.tck.server.Connect} and {@link org.wmisdk.tck.server.Blanket} are what the client passed;
 *   <li>{@link org.wmisdk.tck.server.Outstanding} is what it holds;
 *   <li>{@link org.wmisdk.tck.server.ForwardingPort} is the start of ports that do one thing wrong.
 * </ul>
 *
 * <p>Inside: {@code Stubs} owns the native functions of a port, {@code Calls} is the gate through which every call comes, {@code Ledger}
 * counts; one class for each interface ({@code ServicesObject}, {@code EnumObject}, {@code ClassObject}, {@code QualifierSetObject}, ...),
 * {@code SinkCall} for a sink of the client, {@code ObjectContent} for what an object consists of, {@code RowsResult} and {@code
 * ClassesResult} for what is enumerated, and {@code Exports} for the functions of the libraries.
 */
@NullMarked
package org.wmisdk.tck.server;

import org.jspecify.annotations.NullMarked;
