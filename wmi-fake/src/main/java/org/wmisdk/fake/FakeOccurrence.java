package org.wmisdk.fake;

import java.util.Random;

/** Which of the calls that a trigger matches are struck. Its text follows the description of those calls. */
sealed interface FakeOccurrence {
    /** Whether that call is struck, of those that matched since the fault was set; the first is number 1. */
    boolean strikes(long number, Random random);

    /** Where chance decides, what it begins with. */
    default long seed() {
        return 0;
    }

    /** All of them. */
    record Always() implements FakeOccurrence {
        @Override
        public boolean strikes(long number, Random random) {
            return true;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    /** One of them. */
    record Nth(int n) implements FakeOccurrence {
        @Override
        public boolean strikes(long number, Random random) {
            return number == n;
        }

        @Override
        public String toString() {
            return ", number " + n;
        }
    }

    /** The first ones. */
    record First(int n) implements FakeOccurrence {
        @Override
        public boolean strikes(long number, Random random) {
            return number <= n;
        }

        @Override
        public String toString() {
            return ", the first " + n;
        }
    }

    /** One out of so many. */
    record Every(int n) implements FakeOccurrence {
        @Override
        public boolean strikes(long number, Random random) {
            return number % n == 0;
        }

        @Override
        public String toString() {
            return ", every " + n;
        }
    }

    /** As chance has it. */
    record Probability(double p, long seed) implements FakeOccurrence {
        @Override
        public boolean strikes(long number, Random random) {
            return random.nextDouble() < p;
        }

        @Override
        public String toString() {
            return ", with probability " + p + " (seed " + seed + ")";
        }
    }
}
