package org.wmisdk.fake.mof;

import org.wmisdk.fake.rules.Rules;

/** Where a mistake goes. */
@FunctionalInterface
interface MofReporter {
    /**
     * Takes a mistake.
     *
     * @return what is to be thrown if the caller cannot go on
     */
    RuntimeException error(MofCode code, Mof.Place place, String message);

    /** Is told on which rules it rests what a text means. */
    default Rules rules() {
        return Rules.LENIENT;
    }
}
