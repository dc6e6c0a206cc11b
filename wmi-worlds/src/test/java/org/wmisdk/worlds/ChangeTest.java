package org.wmisdk.worlds;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.tck.ChangeContract;
import org.wmisdk.tck.World;

@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.worlds.Worlds#all")
class ChangeTest extends ChangeContract {
    private final World world;

    ChangeTest(World world) {
        this.world = world;
    }

    @Override
    protected World world() {
        return world;
    }
}
