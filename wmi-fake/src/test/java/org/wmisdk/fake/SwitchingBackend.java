package org.wmisdk.fake;

import org.wmisdk.Availability;
import org.wmisdk.WmiLocator;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.WmiSession;

/** Connects to one backend the first time, and to another one from then on: a machine that has changed. */
final class SwitchingBackend implements ConnectServerWmi {
    private final ConnectServerWmi before;
    private final ConnectServerWmi after;
    private boolean changed;

    SwitchingBackend(ConnectServerWmi before, ConnectServerWmi after) {
        this.before = before;
        this.after = after;
    }

    WmiLocator locator() {
        return WmiLocator.over(this);
    }

    @Override
    public synchronized WmiSession connectServerWmi(ConnectArguments arguments) {
        WmiSession session = (changed ? after : before).connectServerWmi(arguments);
        changed = true;
        return session;
    }

    @Override
    public String name() {
        return "switching";
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public String entry() {
        return "two fakes";
    }

    @Override
    public HostNames hostNames() {
        return before.hostNames();
    }

    @Override
    public CallThreads callThreads() {
        return before.callThreads();
    }
}
