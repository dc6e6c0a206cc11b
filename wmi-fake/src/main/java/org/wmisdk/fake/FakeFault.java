package org.wmisdk.fake;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Trouble that was set for calls of a fake with {@link FakeFaults}. Thread-safe. */
public final class FakeFault {
    private final FakeFaults faults;
    private final FakeTrigger trigger;
    private final FakeEffect effect;
    private final Random random;
    private final Set<Object> lost = new HashSet<>();
    private long seen;
    private int struck;
    private boolean removed;

    FakeFault(FakeFaults faults, FakeTrigger trigger, FakeEffect effect) {
        this.faults = faults;
        this.trigger = trigger;
        this.effect = effect;
        this.random = new Random(trigger.occurrence().seed());
    }

    /**
     * How many calls it has changed. A fault that cuts rows counts where they are cut, one that loses connections for the
     * calls that lost them.
     *
     * @return 0 if it was never met
     */
    public synchronized int struck() {
        return struck;
    }

    /** Takes it back: it strikes no more, what it has lost is restored, calls that it holds or delays go on. Again does nothing. */
    public void remove() {
        faults.remove(this);
    }

    FakeEffect effect() {
        return effect;
    }

    /** Counts the call if it matches, and says whether it is struck. */
    synchronized boolean meets(FakeCall call) {
        return trigger.matches(call) && trigger.occurrence().strikes(++seen, random);
    }

    synchronized void count() {
        struck++;
    }

    /** Loses what a connection leads over: itself, or its machine. */
    synchronized void lose(Object what) {
        lost.add(what);
    }

    synchronized boolean hasLost(Object what) {
        return lost.contains(what);
    }

    synchronized void markRemoved() {
        removed = true;
        lost.clear();
    }

    synchronized boolean isRemoved() {
        return removed;
    }

    /** The calls, what happens to them, and how often it did. */
    @Override
    public String toString() {
        return trigger + ": " + effect + " (struck " + struck() + ")";
    }
}
