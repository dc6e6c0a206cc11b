package org.wmisdk.junit;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeClock;
import org.wmisdk.fake.FakeJournal;
import org.wmisdk.fake.FakeWmi;

/** The fake of one test, and what was opened for it. */
final class TestFake implements AutoCloseable {
    private final PreparedFake prepared;
    private final @Nullable FakeClock clock;
    private final FakeWmi fake;
    private @Nullable WmiNamespace namespace;

    TestFake(PreparedFake prepared) {
        this.prepared = prepared;
        this.clock = prepared.ownClock() ? new FakeClock() : null;
        this.fake = prepared.build(clock);
    }

    FakeWmi fake() {
        return fake;
    }

    FakeClock clock() {
        if (clock == null) {
            throw new ParameterResolutionException(
                    "This test has no clock of its own. Say @WmiFake(ownClock = true), or WmiFakeExtension.ownClock().");
        }
        return clock;
    }

    /** A connection, the same one each time. */
    WmiNamespace namespace() {
        WmiNamespace connected = namespace;
        if (connected == null) {
            connected = fake.locator().connect(prepared.namespace());
            namespace = connected;
        }
        return connected;
    }

    /**
     * Closes, and fails for what the test, or the program in it, did not do.
     *
     * @param failed whether the test has failed: then what a strict fake found is told already, or does not matter
     */
    void finish(boolean failed) {
        // Closing the connection would close its results too, and must not meet a fault that the test set.
        fake.faults().clear();
        try {
            requireClosed(FakeJournal::requireResultsClosed);
        } finally {
            close();
        }
        requireClosed(FakeJournal::requireNothingOpen);
        if (!failed) {
            fake.requireNoPolicy();
        }
    }

    private void requireClosed(Consumer<FakeJournal> rule) {
        if (!prepared.allowLeaks()) {
            try {
                rule.accept(fake.journal());
            } catch (IllegalStateException e) {
                throw FailureWithCalls.leak(e, fake.journal());
            }
        }
    }

    /** Closes what was opened for the test; again is allowed. */
    @Override
    public void close() {
        fake.faults().clear();
        WmiNamespace connected = namespace;
        if (connected != null) {
            connected.close();
        }
    }
}
