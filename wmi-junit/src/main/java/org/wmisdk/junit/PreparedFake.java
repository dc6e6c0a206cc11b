package org.wmisdk.junit;

import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.FakeClock;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;

/** A filled builder, from which each test gets a fake of its own. Thread-safe. */
final class PreparedFake {
    private final FakeWmiBuilder builder;
    private final String namespace;
    private final boolean allowLeaks;
    private final boolean ownClock;

    PreparedFake(FakeWmiBuilder builder, String namespace, boolean allowLeaks, boolean ownClock) {
        this.builder = builder;
        this.namespace = namespace;
        this.allowLeaks = allowLeaks;
        this.ownClock = ownClock;
    }

    /**
     * A new fake.
     *
     * @param clock null for what the builder has
     */
    synchronized FakeWmi build(@Nullable FakeClock clock) {
        if (clock != null) {
            builder.clock(clock);
        }
        return builder.build();
    }

    /** What an injected namespace is connected to. */
    String namespace() {
        return namespace;
    }

    boolean allowLeaks() {
        return allowLeaks;
    }

    boolean ownClock() {
        return ownClock;
    }
}
