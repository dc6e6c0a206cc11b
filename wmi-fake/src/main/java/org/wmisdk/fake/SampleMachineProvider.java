package org.wmisdk.fake;

import org.jspecify.annotations.Nullable;
import org.wmisdk.Availability;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.WmiSession;

/**
 * The backend that {@code WmiLocator.using("fake")} finds: {@link FakeWmi#sampleMachine()}, made when it is first asked
 * for more than its name. Applications use {@link FakeWmi}.
 */
public final class SampleMachineProvider implements ConnectServerWmi {
    private @Nullable FakeWmi fake;

    /** For {@link java.util.ServiceLoader}. */
    public SampleMachineProvider() {}

    private synchronized FakeWmi fake() {
        FakeWmi made = fake;
        if (made == null) {
            made = FakeWmi.sampleMachine();
            fake = made;
        }
        return made;
    }

    @Override
    public String name() {
        return FakeWmi.NAME;
    }

    @Override
    public int priority() {
        return FakeWmi.PRIORITY;
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public String entry() {
        return FakeWmi.ENTRY;
    }

    @Override
    public HostNames hostNames() {
        return fake().hostNames();
    }

    @Override
    public CallThreads callThreads() {
        return fake().callThreads();
    }

    @Override
    public WmiSession connectServerWmi(ConnectArguments arguments) {
        return fake().connectServerWmi(arguments);
    }
}
