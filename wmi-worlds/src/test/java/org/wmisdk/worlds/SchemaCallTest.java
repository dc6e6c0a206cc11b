package org.wmisdk.worlds;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.tck.SchemaCallContract;
import org.wmisdk.tck.World;

@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.worlds.Worlds#all")
class SchemaCallTest extends SchemaCallContract {
    private final World world;

    SchemaCallTest(World world) {
        this.world = world;
    }

    @Override
    protected World world() {
        return world;
    }
}
