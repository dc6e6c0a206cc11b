package org.wmisdk.worlds;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.tck.ChangeCallContract;
import org.wmisdk.tck.World;

@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.worlds.Worlds#all")
class ChangeCallTest extends ChangeCallContract {
    private final World world;

    ChangeCallTest(World world) {
        this.world = world;
    }

    @Override
    protected World world() {
        return world;
    }
}
