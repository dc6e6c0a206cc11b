package org.wmisdk;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.internal.DaemonThread;

/**
 * A listener that hears of events, until this is closed or the subscription is lost. It goes on by itself: nobody needs to keep it.
 *
 * <pre>{@code
 * WmiEvents changed = cimv2.events(
 *         "SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA 'Win32_Service'");
 * WmiListening services = changed.listen(event -> System.out.println(event.getObject("TargetInstance")));
 * Runtime.getRuntime().addShutdownHook(new Thread(services::close));
 * }</pre>
 */
public final class WmiListening implements AutoCloseable {
    static final System.Logger LOG = System.getLogger("org.wmisdk.events");

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Subject subject;
    private final EventQueue queue;
    private final ReentrantLock stopping = new ReentrantLock();
    private @Nullable Runnable stop; // null before it runs and once it has been stopped; guarded by stopping

    private WmiListening(Subject subject, EventQueue queue) {
        this.subject = subject;
        this.queue = queue;
    }

    /** Where events come from. */
    interface Source {
        /**
         * Subscribes, and brings events to the queue from then on.
         *
         * @param name for threads
         * @return ends that
         */
        Runnable start(EventQueue queue, String name);
    }

    /** Subscribes, and tells the listener what comes. */
    static WmiListening start(Subject subject, EventQueue queue, Source source, WmiEventListener listener) {
        String name = "wmi-events-" + NUMBERS.incrementAndGet();
        WmiListening listening = new WmiListening(subject, queue);
        listening.started(source.start(queue, name));
        try {
            DaemonThread.start(() -> listening.tell(listener), name);
        } catch (Throwable failed) { // no more native threads
            listening.close();
            throw failed;
        }
        return listening;
    }

    private void tell(WmiEventListener listener) {
        for (EventQueue.Entry next = queue.take(); next != null; next = queue.take()) {
            try {
                next.tell(listener);
            } catch (Throwable thrown) { // it is the program's, and must not keep it from hearing of the next event
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A listener to events of " + subject.query() + " failed; it is told of the next one.",
                        thrown);
            }
        }
        stop(); // it was lost, if not closed
    }

    private void started(Runnable end) {
        stopping.lock();
        try {
            stop = end;
        } finally {
            stopping.unlock();
        }
    }

    /** Waits for one that is at it, so that whoever closes finds all released. */
    private void stop() {
        stopping.lock();
        try {
            Runnable end = stop;
            stop = null;
            if (end != null) {
                end.run();
            }
        } finally {
            stopping.unlock();
        }
    }

    /** The query text, as it was given. */
    public String text() {
        return Objects.requireNonNull(subject.query());
    }

    /** Whether events may still come: it was neither closed nor lost. */
    public boolean isOpen() {
        return !queue.hasEnded();
    }

    /**
     * Ends the subscription; again is allowed and does nothing, and so is calling this in the listener. Events that wait are not told any
     * more. It does not wait for a call of the listener that runs or is about to. Waits for the server a second at most.
     */
    @Override
    public void close() {
        queue.close();
        stop();
    }

    @Override
    public String toString() {
        return "WmiListening[" + text() + (isOpen() ? "]" : ", ended]");
    }
}
