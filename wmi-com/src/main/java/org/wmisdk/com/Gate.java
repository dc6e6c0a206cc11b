package org.wmisdk.com;

/**
 * Keeps native things alive while somebody is inside: they end once, when the gate is closed and the last one has left. So closing
 * never waits, and nobody ever calls through a pointer that is gone.
 */
final class Gate {
    private final Runnable end;
    private int inside;
    private boolean closed;

    /**
     * @param end releases what the gate guards; run once, by the thread that closes or by the one that leaves last
     */
    Gate(Runnable end) {
        this.end = end;
    }

    /** Goes in, and must then {@link #leave}; false when the gate is closed. */
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        inside++;
        return true;
    }

    /** Goes out. */
    void leave() {
        synchronized (this) {
            inside--;
            if (!closed || inside > 0) {
                return;
            }
        }
        end.run();
    }

    /** Lets nobody in any more; again is allowed and does nothing. */
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (inside > 0) {
                return;
            }
        }
        end.run();
    }
}
