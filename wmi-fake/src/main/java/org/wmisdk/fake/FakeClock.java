package org.wmisdk.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.CallClock;

/**
 * A clock that passes only when something of a fake takes time, so that nobody waits: a call that is delayed by an hour returns
 * at once and has used up an hour of its timeout; if the timeout is shorter, the caller gets its {@link
 * org.wmisdk.WmiTimeoutException} at once. A delay costs only the call that it strikes. {@link #advance} lets time pass for all
 * calls; nothing else does, so a call that is held at a {@link FakeGate} may be held for any real time.
 *
 * <p>Given to {@link FakeWmiBuilder#clock}. A fake without one goes by the clock of the computer: delays take as long as they
 * say. Several fakes may share one. Thread-safe.
 *
 * <pre>{@code
 * FakeWmi fake = FakeWmi.builder().sampleMachine().clock(new FakeClock()).build();
 * fake.faults().on(FakeOperation.NEXT).delay(Duration.ofMinutes(5));
 * // a query with a timeout of 30 seconds now fails at once, as if 30 seconds had passed
 * }</pre>
 */
public final class FakeClock {
    private final Map<Thread, Running> byWorker = new HashMap<>();
    private final Set<Running> all = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Runnable> ticks = new ArrayList<>();
    private long advanced;

    /** A clock that stands still. */
    public FakeClock() {}

    /**
     * Lets time pass for all calls in progress: callers whose timeout is up are freed. Events that become due by it, since instances are
     * compared or a group ends, have come when this returns.
     *
     * @param time how long, 0 or more
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time: " + time + "; a clock does not go back");
        }
        List<Runnable> told = new ArrayList<>();
        synchronized (this) {
            advanced = plus(advanced, TimeUnit.NANOSECONDS.convert(time));
            for (Running running : List.copyOf(all)) {
                if (running.left() <= 0) {
                    running.over(told);
                }
            }
            told.addAll(ticks);
        }
        told.forEach(Runnable::run);
    }

    /** How much time has passed for all. */
    synchronized long nanos() {
        return advanced;
    }

    /** Runs something on the thread of each {@link #advance}, at its end, until the result is run. */
    synchronized Runnable onAdvance(Runnable tick) {
        ticks.add(tick);
        return () -> {
            synchronized (this) {
                ticks.remove(tick);
            }
        };
    }

    CallClock callClock() {
        return Running::new;
    }

    /** Takes time of the current thread's call, up to the end of a wait that the call itself knows and will report. */
    synchronized void use(long nanos) {
        Running running = byWorker.get(Thread.currentThread());
        if (running != null) {
            running.used = plus(running.used, nanos);
        }
    }

    /**
     * Takes time of the current thread's call.
     *
     * @return false if the caller's time is up before: it is freed, and the call has still to be cancelled
     */
    boolean spend(long nanos) {
        List<Runnable> told = new ArrayList<>();
        synchronized (this) {
            use(nanos);
            Running running = byWorker.get(Thread.currentThread());
            if (running == null || running.left() > 0) {
                return true;
            }
            running.over(told);
        }
        told.forEach(Runnable::run);
        return false;
    }

    /** Whether somebody waits for the current thread's call with a timeout. */
    synchronized boolean hasDeadline() {
        return byWorker.containsKey(Thread.currentThread());
    }

    private static long plus(long a, long b) {
        return b > Long.MAX_VALUE - a ? Long.MAX_VALUE : a + b;
    }

    private static long minus(long a, long b) {
        return a < Long.MIN_VALUE + b ? Long.MIN_VALUE : a - b;
    }

    /** The time of one caller. Guarded by the clock. */
    private final class Running implements CallClock.Deadline {
        private final long whole;
        private final long started;
        private long used;
        private boolean over;
        private @Nullable CountDownLatch waiting;
        private @Nullable Runnable whenUp;

        Running(long whole) {
            synchronized (FakeClock.this) {
                this.whole = whole;
                this.started = advanced;
                all.add(this);
            }
        }

        private long left() {
            return minus(minus(whole, advanced - started), used);
        }

        /** @param told receives what is to be run once the clock is no longer locked */
        private void over(List<Runnable> told) {
            over = true;
            if (waiting != null) {
                waiting.countDown();
            }
            if (whenUp != null) {
                told.add(whenUp);
                whenUp = null;
            }
        }

        @Override
        public void whenUp(Runnable action) {
            synchronized (FakeClock.this) {
                if (!over && left() > 0) {
                    whenUp = action;
                    return;
                }
            }
            action.run();
        }

        @Override
        public long leftNanos() {
            synchronized (FakeClock.this) {
                return left();
            }
        }

        @Override
        public boolean await(CountDownLatch returned) throws InterruptedException {
            synchronized (FakeClock.this) {
                waiting = returned;
                if (over) {
                    return false;
                }
            }
            returned.await();
            synchronized (FakeClock.this) {
                return !over;
            }
        }

        @Override
        public void callBegins() {
            synchronized (FakeClock.this) {
                byWorker.put(Thread.currentThread(), this);
            }
        }

        @Override
        public void callEnds() {
            synchronized (FakeClock.this) {
                byWorker.remove(Thread.currentThread());
            }
        }

        @Override
        public void end() {
            synchronized (FakeClock.this) {
                all.remove(this);
                whenUp = null;
            }
        }
    }
}
