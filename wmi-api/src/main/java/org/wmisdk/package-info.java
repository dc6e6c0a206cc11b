/**
 * Connecting to WMI, querying it, and the values and errors that come back.
 *
 * <ul>
 *   <li><b>Connect.</b> {@link org.wmisdk.WmiLocator} chooses a backend and connects; {@link org.wmisdk.ConnectRequest} says
 *       where to and as whom ({@link org.wmisdk.Credentials}, {@link org.wmisdk.Authority}, {@link org.wmisdk.WmiLocale},
 *       {@link org.wmisdk.ImpersonationLevel}, {@link org.wmisdk.AuthenticationLevel}, {@link org.wmisdk.WmiContext}),
 *       and what to do where the connection breaks ({@link org.wmisdk.RecoveryPolicy}).
 *       {@link org.wmisdk.BackendReport} and {@link org.wmisdk.Availability} say which backends there are and why one cannot
 *       be used.
 *   <li><b>Query.</b> {@link org.wmisdk.WmiNamespace} is the connection, {@link org.wmisdk.WmiQuery} a query, {@link
 *       org.wmisdk.WmiRows} its result while it is read. {@link org.wmisdk.WmiAssociators} and {@link org.wmisdk.WmiReferences} write
 *       the query for what is associated with an object; {@link org.wmisdk.WmiDepth} says how far down the classes an enumeration goes.
 *   <li><b>Events.</b> {@link org.wmisdk.WmiEvents} is a prepared subscription. {@link org.wmisdk.WmiSubscription} is one whose
 *       events are pulled, {@link org.wmisdk.WmiListening} one that tells a {@link org.wmisdk.WmiEventListener}; {@link
 *       org.wmisdk.WmiOverflow} says what becomes of events that it is too slow for.
 *   <li><b>Methods.</b> {@link org.wmisdk.WmiMethodCall} is a prepared call, {@link org.wmisdk.WmiMethodResult} what it gave back.
 *   <li><b>Change.</b> {@link org.wmisdk.WmiChange} is a new or changed instance, {@link org.wmisdk.WmiClassChange} a new class; {@link
 *       org.wmisdk.WmiPutMode} says what a put may find.
 *   <li><b>Values.</b> {@link org.wmisdk.WmiObject} is a row or an embedded object; its columns are a {@link
 *       org.wmisdk.WmiShape}, its system properties {@link org.wmisdk.SystemProperties}. {@link org.wmisdk.CimValue} is one
 *       value of a {@link org.wmisdk.CimType}; {@link org.wmisdk.CimDateTime}, {@link org.wmisdk.CimInterval} and {@link
 *       org.wmisdk.WmiPath} are those that Java has no class for.
 *   <li><b>Schema.</b> {@link org.wmisdk.WmiClass} is the definition of a class, with its {@link org.wmisdk.WmiProperty
 *       properties}, {@link org.wmisdk.WmiMethod methods} and their {@link org.wmisdk.WmiParameter parameters}; {@link
 *       org.wmisdk.WmiQualified} is what all of them have in common, {@link org.wmisdk.WmiQualifier qualifiers} with a
 *       {@link org.wmisdk.QualifierFlavor flavor}. {@link org.wmisdk.WmiOptions} says how one such operation is to be done,
 *       also with which {@link org.wmisdk.WmiPrivilege privileges}.
 *       {@link org.wmisdk.WmiComparison} says what does not count where two of them are compared, {@link org.wmisdk.MofPrinter}
 *       writes them as MOF.
 *   <li><b>Errors.</b> {@link org.wmisdk.WmiException} and its subclasses, one for each case that a program treats
 *       differently; {@link org.wmisdk.HResult} is the code in it.
 * </ul>
 *
 * <p>Only the namespace, rows, subscriptions and credentials are closed; everything else is an immutable value that any thread may use. A
 * parameter or result that may be {@code null} is marked {@link org.jspecify.annotations.Nullable}, and nothing else is.
 */
@NullMarked
package org.wmisdk;

import org.jspecify.annotations.NullMarked;
