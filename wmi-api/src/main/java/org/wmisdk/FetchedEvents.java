package org.wmisdk;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.internal.DaemonThread;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;

/** Fetches the events of a {@link WmiListening} on a thread of the library, and subscribes again where that is wanted and of use. */
final class FetchedEvents {
    private final WmiNamespace namespace;
    private final Subject subject;
    private final QueryCall call;
    private final @Nullable Duration timeout;
    private final boolean resubscribing;
    private final EventQueue queue;
    private PulledEvents current; // guarded by this
    private boolean closed; // guarded by this
    private boolean hasResubscribed; // of the thread that fetches

    private FetchedEvents(
            WmiNamespace namespace,
            Subject subject,
            QueryCall call,
            @Nullable Duration timeout,
            boolean resubscribing,
            EventQueue queue) {
        this.namespace = namespace;
        this.subject = subject;
        this.call = call;
        this.timeout = timeout;
        this.resubscribing = resubscribing;
        this.queue = queue;
        this.current = PulledEvents.start(namespace, subject, call, timeout);
    }

    /**
     * A source of events that are fetched.
     *
     * @param timeout how long to wait for a subscription to start; null for no limit
     */
    static WmiListening.Source source(
            WmiNamespace namespace,
            Subject subject,
            QueryCall call,
            @Nullable Duration timeout,
            boolean resubscribing) {
        return (queue, name) -> {
            FetchedEvents events = new FetchedEvents(namespace, subject, call, timeout, resubscribing, queue);
            try {
                DaemonThread.start(events::fetch, name + "-fetch");
            } catch (Throwable failed) { // no more native threads
                events.close();
                throw failed;
            }
            return events::close;
        };
    }

    private void fetch() {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = fetchUntilLost();
            }
        } catch (WmiException lost) {
            queue.end(lost);
        } catch (Throwable broken) { // whatever it is: the listener must hear that there are no more events
            queue.end(subject.failed(
                    new SessionException("fetching events", HResult.WBEM_E_UNEXPECTED.value(), null, broken)));
        } finally {
            close(); // nobody fetches any more, though what waits may still be told for long
        }
    }

    /** Fetches until nobody wants more events, or the subscription is lost; whether it was made again then. */
    private boolean fetchUntilLost() {
        PulledEvents events = current();
        boolean brought = false;
        try {
            WmiObject event;
            do {
                event = events.next(null, PulledEvents.Waiting.ON_OWN_THREAD);
                brought |= event != null;
            } while (event != null && queue.add(List.of(event)));
            return false;
        } catch (WmiException lost) {
            // One that brings nothing before it is lost again would go round and round.
            boolean again = resubscribing
                    && (brought || !hasResubscribed)
                    && lost.hresult().recovery() != HResult.Recovery.NEVER;
            if (!again) {
                throw lost;
            }
            return resubscribe(lost);
        }
    }

    private boolean resubscribe(WmiException lost) {
        hasResubscribed = true;
        PulledEvents fresh;
        try {
            fresh = PulledEvents.start(namespace, subject, call, timeout);
        } catch (WmiException | IllegalStateException failed) { // the namespace may be closed
            lost.addSuppressed(failed);
            throw lost;
        }
        if (!take(fresh)) {
            fresh.close();
            return false;
        }
        queue.gap(lost);
        return true;
    }

    private synchronized PulledEvents current() {
        return current;
    }

    private synchronized boolean take(PulledEvents fresh) {
        if (!closed) {
            current = fresh;
        }
        return !closed;
    }

    private void close() {
        PulledEvents last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        last.close();
    }
}
