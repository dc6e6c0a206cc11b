package org.wmisdk.tck;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiQuery;
import org.wmisdk.tck.server.ComServer;

/**
 * What the suites have in common. A concrete class gives the world; each test opens its stage when it first uses it, and after each test
 * the server must hold nothing. A test states one rule, whose id begins its display name.
 */
public abstract class Contract {
    /** For the classes that run the suite in a world. */
    protected Contract() {}

    private final List<Stage> stages = new ArrayList<>();
    private @Nullable Stage stage;

    /** The world in which the suite runs. */
    protected abstract World world();

    /** Skips the test, with the reason, where the world cannot show its rule. */
    protected final void needs(Capability capability) {
        world().lacks(capability).ifPresent(Assumptions::abort);
    }

    /** The stage of this test, with the data of {@link TestData}. */
    protected final Stage stage() {
        Stage opened = stage;
        return opened == null ? open(Setup.of(TestData.source())) : opened;
    }

    /** Opens the stage of this test in another way; before anything else uses it. */
    protected final Stage open(Setup setup) {
        if (stage != null) {
            stage.close(); // one server at a time on a port
            stages.remove(stage);
        }
        Stage opened = world().open(setup);
        stages.add(opened);
        stage = opened;
        return opened;
    }

    /** The client. */
    protected final WmiLocator locator() {
        return stage().locator();
    }

    /** The trouble of the server; skips the test where there is none to be had. */
    protected final Trouble trouble() {
        needs(Capability.TROUBLE);
        return stage().trouble();
    }

    /** The server behind native calls; skips the test where there is none. */
    protected final ComServer comServer() {
        needs(Capability.COM_SERVER);
        return stage().comServer();
    }

    /** A connection to {@code root\cimv2}, which every world has. */
    protected final WmiNamespace cimv2() {
        return locator().connect("root\\cimv2");
    }

    /** A connection to the data that tests define; skips the test where that cannot be served. */
    protected final WmiNamespace data() {
        needs(Capability.OWN_DATA);
        return locator().connect(TestData.NAMESPACE);
    }

    /** The rows numbered from 0, in order. */
    protected static WmiQuery numbers(WmiNamespace namespace) {
        return namespace.query("SELECT Id, Name FROM " + TestData.NUMBERS);
    }

    /** Before each test: a world that cannot be made skips it, with the reason. */
    @BeforeEach
    void worldIsThere() {
        world().whyAbsent().ifPresent(Assumptions::abort);
    }

    /** After each test: whatever the client got it must have given back. */
    @AfterEach
    void nothingIsHeld() {
        stages.forEach(Stage::close);
        stages.clear();
        stage = null;
    }
}
