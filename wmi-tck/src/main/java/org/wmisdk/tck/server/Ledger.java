package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.wmisdk.tck.server.Outstanding.Kind;

/**
 * What is alive on behalf of the client, and what the client did wrong. An address that was given back is never handed
 * out again by the server, so that a second release is recognised however late it comes.
 */
final class Ledger {
    /** Of what was given back longer ago it is only said that it is nothing: stacks are large. */
    private static final int REMEMBERED = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Outstanding> alive = new LinkedHashMap<>();
    private final Map<Long, Outstanding> gone = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Outstanding> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final List<String> violations = new ArrayList<>();
    private int running;

    void created(Kind kind, long address, String what) {
        Outstanding entry = new Outstanding(kind, what, new Throwable("created here"));
        locked(() -> {
            gone.remove(address); // only the client's own allocator uses an address twice
            alive.put(address, entry);
        });
    }

    /** Strikes something out; false, and a violation, when it is not alive. */
    boolean released(Kind kind, long address) {
        lock.lock();
        try {
            Outstanding entry = alive.get(address);
            if (entry == null || entry.kind() != kind) {
                violations.add(unknown(kind, address, "released"));
                return false;
            }
            alive.remove(address);
            gone.put(address, entry);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it may be used; a violation when not. */
    boolean usable(Kind kind, long address, String by) {
        lock.lock();
        try {
            Outstanding entry = alive.get(address);
            if (entry != null && entry.kind() == kind) {
                return true;
            }
            violations.add(unknown(kind, address, "used by " + by));
            return false;
        } finally {
            lock.unlock();
        }
    }

    private String unknown(Kind kind, long address, String how) {
        Outstanding dead = gone.get(address);
        return dead != null && dead.kind() == kind
                ? how + " after its release: " + dead
                : how + ": " + Texts.hex(address) + " is no " + kind + " of this server";
    }

    boolean isAlive(long address) {
        lock.lock();
        try {
            return alive.containsKey(address);
        } finally {
            lock.unlock();
        }
    }

    void violation(String what) {
        locked(() -> violations.add(what));
    }

    List<String> violations() {
        lock.lock();
        try {
            return List.copyOf(violations);
        } finally {
            lock.unlock();
        }
    }

    List<Outstanding> outstanding() {
        lock.lock();
        try {
            return List.copyOf(alive.values());
        } finally {
            lock.unlock();
        }
    }

    /** A call of the client begins. */
    void enter() {
        locked(() -> running++);
    }

    /** A call of the client ends. */
    void leave() {
        locked(() -> running--);
    }

    /**
     * Waits until no call is running and nothing is alive, or the time is up: calls that were abandoned give back what they hold after
     * their callers have gone.
     */
    void awaitQuiet(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while ((running > 0 || !alive.isEmpty()) && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
