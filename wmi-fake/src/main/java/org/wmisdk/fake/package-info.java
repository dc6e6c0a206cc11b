/**
 * WMI in memory, for the tests of programs that use this library.
 *
 * <ul>
 *   <li>{@link org.wmisdk.fake.FakeWmi} - a fake: its locator, journal and faults; {@link
 *       org.wmisdk.fake.FakeWmi#sampleMachine()} for one that is filled already
 *   <li>{@link org.wmisdk.fake.FakeWmiBuilder}, {@link org.wmisdk.fake.FakeClass}, {@link org.wmisdk.fake.FakeMethod}, {@link
 *       org.wmisdk.fake.FakeRows} - machines, namespaces, users, classes and instances, from MOF text or from Java
 *   <li>{@link org.wmisdk.fake.FakeMethodBody} - what a method of such a class does, with the {@link
 *       org.wmisdk.fake.FakeInvocation} of a call
 *   <li>{@link org.wmisdk.fake.MofSource} - MOF text with what it includes; {@link org.wmisdk.fake.MofCheck} - what is in it;
 *       {@link org.wmisdk.fake.MofException} and {@link org.wmisdk.fake.MofError} - its mistakes
 *   <li>{@link org.wmisdk.fake.Recorder}, {@link org.wmisdk.fake.Recording}, {@link org.wmisdk.fake.Redactor} - what another
 *       backend answers, for a fake that answers the same
 *   <li>{@link org.wmisdk.fake.FakeNamespace} - a namespace from the side of its machine: changes while programs are connected, and the
 *       events that they hear of
 *   <li>{@link org.wmisdk.fake.FakeRight} - what a user may do in a namespace
 *   <li>{@link org.wmisdk.fake.FakeFaults} - trouble: a {@link org.wmisdk.fake.FakeTrigger} says for which calls of an
 *       {@link org.wmisdk.fake.FakeOperation} and what happens, a {@link org.wmisdk.fake.FakeFault} how often it did; a
 *       {@link org.wmisdk.fake.FakeGate} holds calls, a {@link org.wmisdk.fake.FakeClock} spares the wait for slow ones
 *   <li>{@link org.wmisdk.fake.FakeJournal} - what was called, and what was not closed
 *   <li>{@link org.wmisdk.fake.FakeRule} - the rules that answers rest on, with their evidence; {@link
 *       org.wmisdk.fake.FakePolicyError} where a strict fake is asked to rely on one that is only a decision of this library
 *   <li>{@link org.wmisdk.fake.SampleMachineProvider} - for {@link java.util.ServiceLoader} only
 * </ul>
 *
 * <p>What the fake does not do, and what a program gets instead, stands in {@code docs/fake.md}, with all rules, their evidence and their
 * tests.
 */
@NullMarked
package org.wmisdk.fake;

import org.jspecify.annotations.NullMarked;
