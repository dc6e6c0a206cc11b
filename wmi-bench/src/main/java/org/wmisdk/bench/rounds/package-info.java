/**
 * Measures in rounds: every contestant has a process of its own, so that none spoils what another's compiler has learnt, and they take
 * turns, so that what else the machine does meets all alike. {@link org.wmisdk.bench.rounds.Rounds} drives; {@link
 * org.wmisdk.bench.rounds.Worker} runs a {@link org.wmisdk.bench.rounds.Contestant} in its process. {@link
 * org.wmisdk.bench.rounds.LineProcess} is how any process is asked that answers by lines.
 */
@NullMarked
package org.wmisdk.bench.rounds;

import org.jspecify.annotations.NullMarked;
