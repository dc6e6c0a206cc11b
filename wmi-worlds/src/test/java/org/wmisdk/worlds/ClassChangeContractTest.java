package org.wmisdk.worlds;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.tck.ClassChangeContract;
import org.wmisdk.tck.World;

@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.worlds.Worlds#all")
class ClassChangeContractTest extends ClassChangeContract {
    private final World world;

    ClassChangeContractTest(World world) {
        this.world = world;
    }

    @Override
    protected World world() {
        return world;
    }
}
