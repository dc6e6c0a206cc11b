package org.wmisdk.com;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps native things alive while somebody is inside: they end once, when the gate is closed and the last one has left. So closing
 * never waits, and nobody ever calls through a pointer that is gone.
 */
final class Gate {
    /** Added when the gate is closed, so that a negative number is a closed gate, and this one a closed gate with nobody inside. */
    private static final int CLOSED = Integer.MIN_VALUE;

    private final Runnable end;

    /** How many are inside. Not a monitor, since the threads that share a connection pass its gate with each of their calls. */
    private final AtomicInteger inside = new AtomicInteger();

    /**
     * @param end releases what the gate guards; run once, by the thread that closes or by the one that leaves last
     */
    Gate(Runnable end) {
        this.end = end;
    }

    /** Goes in, and must then {@link #leave}; false when the gate is closed. */
    boolean enter() {
        int now;
        do {
            now = inside.get();
            if (now < 0) {
                return false;
            }
        } while (!inside.compareAndSet(now, now + 1));
        return true;
    }

    /** Goes out. */
    void leave() {
        if (inside.decrementAndGet() == CLOSED) {
            end.run();
        }
    }

    /** Lets nobody in any more; again is allowed and does nothing. */
    void close() {
        int before = inside.getAndUpdate(now -> now | CLOSED);
        if (before == 0) {
            end.run();
        }
    }
}
