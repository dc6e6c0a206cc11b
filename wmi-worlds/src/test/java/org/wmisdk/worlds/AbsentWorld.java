package org.wmisdk.worlds;

import java.util.Optional;
import org.wmisdk.tck.Capability;
import org.wmisdk.tck.Setup;
import org.wmisdk.tck.Stage;
import org.wmisdk.tck.World;

/**
 * A world that this JVM cannot make.
 *
 * @param reason one sentence
 */
record AbsentWorld(String reason) implements World {
    @Override
    public Optional<String> lacks(Capability capability) {
        return Optional.of(reason);
    }

    @Override
    public Optional<String> whyAbsent() {
        return Optional.of(reason);
    }

    @Override
    public Stage open(Setup setup) {
        throw new IllegalStateException(reason);
    }
}
