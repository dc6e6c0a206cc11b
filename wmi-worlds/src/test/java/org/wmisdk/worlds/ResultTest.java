package org.wmisdk.worlds;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.tck.ResultContract;
import org.wmisdk.tck.World;

@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.worlds.Worlds#all")
class ResultTest extends ResultContract {
    private final World world;

    ResultTest(World world) {
        this.world = world;
    }

    @Override
    protected World world() {
        return world;
    }
}
