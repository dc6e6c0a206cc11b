package org.wmisdk.fake.mof;

/** Where a mistake goes. */
@FunctionalInterface
interface MofReporter {
    /**
     * Takes a mistake.
     *
     * @return what is to be thrown if the caller cannot go on
     */
    RuntimeException error(MofCode code, Mof.Place place, String message);
}
