package org.wmisdk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;

/** What waits for a listener: events, how many are missing among them, and at last why there are no more. Adding never waits. */
final class EventQueue {
    private final Subject subject;
    private final int capacity;
    private final WmiOverflow overflow;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Entry> entries = new ArrayDeque<>(); // guarded by lock, as are the following
    private int events;
    private boolean ended;
    private boolean closed;

    /** Something to be told; what it is the listener is asked for. */
    interface Entry {
        void tell(WmiEventListener listener);
    }

    private record Event(WmiObject event) implements Entry {
        @Override
        public void tell(WmiEventListener listener) {
            listener.onEvent(event);
        }
    }

    private record Gap(long count) implements Entry {
        @Override
        public void tell(WmiEventListener listener) {
            listener.onDropped(count);
        }
    }

    private record Resubscribed(WmiException reason) implements Entry {
        @Override
        public void tell(WmiEventListener listener) {
            listener.onGap(reason);
        }
    }

    private record End(WmiException reason) implements Entry {
        @Override
        public void tell(WmiEventListener listener) {
            listener.onLost(reason);
        }
    }

    EventQueue(Subject subject, int capacity, WmiOverflow overflow) {
        this.subject = subject;
        this.capacity = capacity;
        this.overflow = overflow;
    }

    /**
     * Adds events.
     *
     * @return false if no more are wanted
     */
    boolean add(List<WmiObject> more) {
        lock.lock();
        try {
            for (WmiObject event : more) {
                if (ended) {
                    return false;
                }
                add(event);
            }
            changed.signalAll();
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    private void add(WmiObject event) {
        if (events < capacity) {
            entries.addLast(new Event(event));
            events++;
            return;
        }
        switch (overflow) {
            case DROP_NEWEST -> {
                long before = entries.peekLast() instanceof Gap gap ? gap.count : 0;
                if (before > 0) {
                    entries.removeLast();
                }
                entries.addLast(new Gap(before + 1));
            }
            case DROP_OLDEST -> {
                dropOldest();
                entries.addLast(new Event(event));
            }
            case LOSE ->
                end(
                        subject.failed(
                                HResult.of(0x80041061), // WBEM_E_QUEUE_OVERFLOW
                                capacity + " events wait already for the listener",
                                "Make the listener faster, or the capacity larger; or drop events, of which the listener is told."));
        }
    }

    /** What stands before the oldest event stays before the gap that it leaves. */
    private void dropOldest() {
        Deque<Entry> before = new ArrayDeque<>();
        Entry oldest = entries.removeFirst();
        while (!(oldest instanceof Event)) {
            before.addLast(oldest);
            oldest = entries.removeFirst();
        }
        long dropped = before.peekLast() instanceof Gap gap ? gap.count : 0;
        if (dropped > 0) {
            before.removeLast();
        }
        entries.addFirst(new Gap(dropped + 1));
        before.descendingIterator().forEachRemaining(entries::addFirst);
    }

    /** The subscription was lost, for that reason, and made again: nobody knows which events came meanwhile. */
    void gap(WmiException reason) {
        lock.lock();
        try {
            if (!ended) {
                entries.addLast(new Resubscribed(reason));
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** There are no more events, for that reason; those that wait are still told, then that. */
    void end(WmiException reason) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                entries.addLast(new End(reason));
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is told any more. */
    void close() {
        lock.lock();
        try {
            ended = true;
            closed = true;
            entries.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next thing to be told; null when there is nothing any more. */
    @Nullable
    Entry take() {
        lock.lock();
        try {
            while (!closed && entries.isEmpty() && !ended) {
                changed.awaitUninterruptibly();
            }
            Entry next = entries.pollFirst();
            if (next instanceof Event) {
                events--;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }
}
