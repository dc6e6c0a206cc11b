/**
 * Tests with JUnit Jupiter, 5.13 and newer, over WMI in memory.
 *
 * <ul>
 *   <li>{@link org.wmisdk.junit.WmiFake} - on a test class or method: each test gets a fake of its own, as a parameter
 *   <li>{@link org.wmisdk.junit.WmiFakeExtension} - the same, filled by code in a field of the test class
 *   <li>{@link org.wmisdk.junit.WmiAssertions} - assertions about {@link org.wmisdk.junit.WmiObjectAssert objects}, {@link
 *       org.wmisdk.junit.WmiExceptionAssert failures} and the {@link org.wmisdk.junit.FakeJournalAssert calls of a fake};
 *       they need AssertJ, the rest does not
 * </ul>
 */
@NullMarked
package org.wmisdk.junit;

import org.jspecify.annotations.NullMarked;
