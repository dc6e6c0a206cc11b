/**
 * What do the operations of a program cost on a real WMI service, by this library, by other Java libraries and by C? Runs on Windows as it
 * is, and elsewhere in the Wine lab.
 *
 * <p>Each contestant is a process of its own, so that what one of them loads, compiles or leaves behind is not the others'. All of
 * them stay up and are asked in turns: a round asks each of them for each operation, for some milliseconds each time, so that what
 * disturbs the machine disturbs all of them. Ratios are of the medians of the rounds, their spread is that of the rounds' own ratios.
 *
 * <ul>
 *   <li>{@link org.wmisdk.bench.service.ServiceBench} is the main class; off Windows it starts itself again by {@link
 *       org.wmisdk.bench.service.Lab}.
 *   <li>{@link org.wmisdk.bench.service.Operation} is what is measured, {@link org.wmisdk.bench.service.Question} what is asked,
 *       {@link org.wmisdk.bench.service.RegistryCall} the method that is called.
 *   <li>{@link org.wmisdk.bench.service.Contestant} lists who takes part. {@link org.wmisdk.bench.service.ContestantMain} is the process
 *       of a Java library, with a {@link org.wmisdk.bench.service.Client} of it; {@code service_client.c} is the one of C. {@link
 *       org.wmisdk.bench.service.Contender} is how a process looks from the outside.
 *   <li>{@link org.wmisdk.bench.service.Rounds} measures, {@link org.wmisdk.bench.service.ServiceReport} makes tables and goals of it.
 *       {@link org.wmisdk.bench.service.Profile} says in which calls the time goes.
 * </ul>
 *
 * <p><b>Checksums.</b> A contestant's checksum is FNV-1a (64 bits) over the line {@code name=value} of each value, in UTF-8: {@code NULL},
 * text as it is, {@code true} and {@code false}, integers in decimal digits. The questions name properties that all contestants can
 * read as they are: no arrays, which {@code WbemcliUtil} and OSHI give as null; no uint8, which they give as signed; no datetime, which
 * wmi-java gives without its text.
 */
@NullMarked
package org.wmisdk.bench.service;

import org.jspecify.annotations.NullMarked;
