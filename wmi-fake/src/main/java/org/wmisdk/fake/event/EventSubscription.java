package org.wmisdk.fake.event;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.query.Event;
import org.wmisdk.fake.query.EventSelection;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.RepositoryException;
import org.wmisdk.fake.rules.Rules;

/**
 * One subscription: the events that wait to be fetched, and what becomes due by time. Thread-safe.
 *
 * <p>Its time is that of the fake plus what it has waited out alone: with a clock of the test's own a wait ends at once, as if its time
 * had passed for this subscription.
 */
public final class EventSubscription {
    /** How many events wait for a subscriber that does not fetch them. */
    static final int CAPACITY = 10_000;

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private final EventEngine engine;
    private final Namespace namespace;
    private final EventSelection selection;
    private final Rules rules;
    private final Runnable changed;
    private final EventMaker maker;
    private final @Nullable EventGroups groups; // guarded by this, as is what follows
    private final Deque<WmiObject> ready = new ArrayDeque<>();
    private final @Nullable InstancePoll poll; // guarded by polling
    private final long interval;
    private final ReentrantLock polling =
            new ReentrantLock(); // never taken under this: functions of the test run in it
    private long nextPoll;
    private long waited;
    private Runnable endTicks = () -> {};
    private @Nullable RepositoryException failure;
    private boolean closed;

    /** Created by the engine; {@link #begin} follows. */
    EventSubscription(
            EventEngine engine, Namespace namespace, EventSelection selection, Rules rules, Runnable changed) {
        this.engine = engine;
        this.namespace = namespace;
        this.selection = selection;
        this.rules = rules;
        this.changed = changed;
        this.maker = engine.maker(namespace);
        this.groups = engine.groups(namespace, selection);
        BigDecimal within = selection.within();
        this.poll = selection.polled().isEmpty() || within == null
                ? null
                : new InstancePoll(namespace, selection.polled(), rules);
        this.interval = within == null
                ? Long.MAX_VALUE
                : within.multiply(NANOS)
                        .min(BigDecimal.valueOf(Long.MAX_VALUE / 2))
                        .longValue();
    }

    /** Remembers what there is to compare with. */
    void begin() {
        if (poll != null) {
            poll.compare();
        }
        synchronized (this) {
            nextPoll = engine.time().nanos() + interval;
            endTicks = engine.time().onAdvance(this::tick);
        }
    }

    Namespace namespace() {
        return namespace;
    }

    /** Whether a fetch has something to say: an event, or that there will be none any more. */
    public synchronized boolean isReady() {
        return closed || failure != null || !ready.isEmpty();
    }

    /**
     * Takes the next event.
     *
     * @return null if there is none now
     * @throws RepositoryException if the subscription was lost and has no more events, or was closed
     */
    public synchronized @Nullable WmiObject take() {
        if (closed) {
            throw new RepositoryException(HResult.RPC_E_DISCONNECTED, "the subscription was closed");
        }
        WmiObject next = ready.poll();
        RepositoryException lost = failure;
        if (next == null && lost != null) {
            lost.tell(rules);
            throw lost;
        }
        return next;
    }

    /** How long until something may become due by time, in nanoseconds; {@code Long.MAX_VALUE} for never. */
    public synchronized long nanosToNextDue() {
        long now = now();
        long next = poll == null ? Long.MAX_VALUE : nextPoll - now;
        Long end = groups == null ? null : groups.nextEnd();
        return Math.max(0, end == null ? next : Math.min(next, end - now));
    }

    /** This subscription alone has waited so long. */
    public synchronized void waited(long nanos) {
        waited = nanos > Long.MAX_VALUE / 4 - waited ? Long.MAX_VALUE / 4 : waited + nanos;
    }

    /** Lets everything happen that is due. */
    public void tick() {
        if (isPollDue() && !polling.isHeldByCurrentThread()) {
            polling.lock();
            try {
                if (isPollDue()) { // nobody else did it meanwhile
                    compare();
                }
            } finally {
                polling.unlock();
            }
        }
        if (endGroups()) {
            changed.run();
        }
    }

    private synchronized boolean isPollDue() {
        return poll != null && !closed && failure == null && nextPoll - now() <= 0;
    }

    private void compare() {
        InstancePoll instances = poll;
        if (instances == null) {
            return;
        }
        try {
            List<InstancePoll.Change> changes = instances.compare();
            synchronized (this) {
                long behind = Math.max(0, now() - nextPoll);
                nextPoll += (behind / interval + 1) * interval;
            }
            changes.forEach(each -> offer(maker.ofInstance(each.before(), each.after())));
        } catch (RepositoryException e) {
            lose(e);
        }
    }

    private synchronized boolean endGroups() {
        if (groups == null || closed) {
            return false;
        }
        List<WmiObject> ended = groups.end(now());
        ended.forEach(this::add);
        return !ended.isEmpty();
    }

    private long now() {
        return engine.time().nanos() + waited;
    }

    /** Something happened in the namespace. */
    void offer(Event event) {
        if (accept(event)) {
            changed.run();
        }
    }

    private synchronized boolean accept(Event event) {
        if (closed || failure != null) {
            return false;
        }
        try {
            if (!selection.selects(event)) {
                return false;
            }
            if (groups == null) {
                add(selection.deliver(event));
            } else {
                groups.add(selection.group(event), selection.deliver(event), now());
            }
        } catch (QueryException e) {
            failure = new RepositoryException(e.hresult(), String.valueOf(e.getMessage()));
        }
        return true;
    }

    private void add(WmiObject event) {
        if (ready.size() < CAPACITY) {
            ready.add(event);
        } else if (failure == null) {
            failure = new RepositoryException(
                    HResult.WBEM_E_QUOTA_VIOLATION,
                    FakeRule.EVENT_QUEUE,
                    CAPACITY + " events wait already: nobody fetches them");
        }
    }

    /** There will be no more events, for that reason; those that wait are still delivered. */
    void lose(RepositoryException why) {
        synchronized (this) {
            if (failure == null) {
                failure = why;
            }
        }
        changed.run();
    }

    /** Ends the subscription; again is allowed. */
    public void close() {
        synchronized (this) {
            closed = true;
            ready.clear();
            endTicks.run();
        }
        engine.remove(this);
        changed.run();
    }
}
