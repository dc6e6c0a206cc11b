/**
 * How the parts of a fake say on which {@link org.wmisdk.fake.FakeRule} an answer rests.
 *
 * <ul>
 *   <li>{@link org.wmisdk.fake.rules.Rules} - passed to where answers are made; {@code rules.rely(FakeRule.X, detail)} is all
 *       that a rule needs besides its line in the enum
 * </ul>
 *
 * <p>An exception that turns into an HRESULT carries its rule instead, and whoever translates it relies on that one. A look-up
 * tells the rules that its snapshot was made with.
 * Not exported.
 */
@NullMarked
package org.wmisdk.fake.rules;

import org.jspecify.annotations.NullMarked;
