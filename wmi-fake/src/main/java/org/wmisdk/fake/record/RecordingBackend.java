package org.wmisdk.fake.record;

import org.wmisdk.Availability;
import org.wmisdk.fake.record.RecordedCall.Outcome;
import org.wmisdk.fake.record.RecordedCall.Target;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.ConnectTarget;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

/** A backend that does what another one does, and writes down what it answered. */
public final class RecordingBackend implements ConnectServerWmi {
    private final ConnectServerWmi recorded;
    private final CallLog log;

    public RecordingBackend(ConnectServerWmi recorded, CallLog log) {
        this.recorded = recorded;
        this.log = log;
    }

    @Override
    public WmiSession connectServerWmi(ConnectArguments arguments) {
        Target target = target(arguments);
        try {
            WmiSession session = recorded.connectServerWmi(arguments);
            log.add(new RecordedCall.Connect(target, Outcome.COMPLETE));
            return new RecordingSession(session, target, log);
        } catch (SessionException e) {
            log.add(new RecordedCall.Connect(target, Outcome.failed(e)));
            throw e;
        }
    }

    private Target target(ConnectArguments arguments) {
        ConnectTarget parsed = ConnectTarget.of(arguments.networkResource(), recorded.hostNames());
        String host = parsed.host();
        return new Target(host == null || parsed.local() ? "." : host, parsed.namespace());
    }

    @Override
    public String name() {
        return recorded.name();
    }

    @Override
    public int priority() {
        return recorded.priority();
    }

    @Override
    public Availability availability() {
        return recorded.availability();
    }

    @Override
    public String entry() {
        return recorded.entry();
    }

    @Override
    public HostNames hostNames() {
        return recorded.hostNames();
    }

    @Override
    public CallThreads callThreads() {
        return recorded.callThreads();
    }

    @Override
    public boolean initializeSecurity() {
        return recorded.initializeSecurity();
    }
}
