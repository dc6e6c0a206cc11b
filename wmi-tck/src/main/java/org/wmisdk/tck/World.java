package org.wmisdk.tck;

import java.util.Optional;

/** One combination of a client and a server for which the contract is run. */
public interface World {
    /**
     * Why a capability is missing.
     *
     * @return one sentence for the report, or empty if the world has it
     */
    Optional<String> lacks(Capability capability);

    /** Why this world cannot be made here at all, so that no rule can be shown in it; empty where it can. */
    default Optional<String> whyAbsent() {
        return Optional.empty();
    }

    /** Sets up a client and its server for one test. */
    Stage open(Setup setup);
}
