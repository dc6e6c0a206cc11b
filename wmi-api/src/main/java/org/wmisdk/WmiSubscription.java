package org.wmisdk;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;

/**
 * Events that are pulled: by {@link #poll} and {@link #take} with a limit of time, or one after the other as an {@linkplain #iterator()
 * iterator} or {@linkplain #stream() stream}, which wait. Any thread may pull; each event goes to one of them. The events themselves are
 * plain values that stay valid.
 *
 * <pre>{@code
 * WmiEvents ended = cimv2.events("SELECT * FROM Win32_ProcessStopTrace");
 * try (WmiSubscription stops = ended.subscribe()) {
 *     for (WmiObject event : stops) {
 *         System.out.println(event.getString("ProcessName"));
 *     }
 * }
 * }</pre>
 *
 * <p><b>Loss.</b> Once the server has ended the subscription, or cannot be reached any more, the next pull that finds no event before it
 * throws a {@link WmiException} that says why; later ones an {@link IllegalStateException}. Closing the namespace ends it too, with a
 * {@link WmiCancelledException}.
 *
 * <p><b>Waiting</b> is done on a worker thread of the library, one for each thread that waits, of which there are 32 unless {@link
 * WmiLocator#WORKERS_PROPERTY} says otherwise; who has many subscriptions {@linkplain WmiEvents#listen listens}. Interrupting a thread
 * that waits for the server ends the subscription and throws a {@link WmiCancelledException}, with the flag set: events may have been on
 * their way. One that waits for another that pulls gets the exception alone.
 *
 * <p>A subscription that is never closed is found by the garbage collector at best: then a warning of the logger {@code
 * org.wmisdk.leaks} shows where it was opened.
 */
public final class WmiSubscription implements Iterable<WmiObject>, AutoCloseable {
    private final Subject subject;
    private final PulledEvents events;
    private final WmiNamespace namespace; // keeps the connection from being collected under its events

    WmiSubscription(Subject subject, PulledEvents events, WmiNamespace namespace) {
        this.subject = subject;
        this.events = events;
        this.namespace = namespace;
        events.watchedBy(LeakNet.watch(this, "The WmiSubscription to " + subject.query(), events::releaseLeaked));
    }

    /** The query text, as it was given. */
    public String text() {
        return Objects.requireNonNull(subject.query());
    }

    /** Whether events may still come: it was neither closed nor lost. Those that came before the loss may still be pulled. */
    public boolean isOpen() {
        return events.isOpen();
    }

    /**
     * The next event, if there is one in time.
     *
     * @param timeout how long to wait at most; zero takes what is there
     * @return the event, or empty when the time is up; the subscription stays
     * @throws WmiException if the subscription is lost; a {@link WmiTimeoutException} if the server does not answer at all
     * @throws IllegalArgumentException if the time is negative
     * @throws IllegalStateException if it was closed, or lost before
     */
    public Optional<WmiObject> poll(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must not be negative, was " + timeout + ".");
        }
        return Optional.ofNullable(pull(timeout));
    }

    /**
     * The next event.
     *
     * @param timeout how long to wait at most
     * @throws WmiTimeoutException if none came in that time; the subscription stays ({@link #isOpen}), unless the server does not answer
     * @throws WmiException if the subscription is lost
     * @throws IllegalArgumentException if the time is negative
     * @throws IllegalStateException if it was closed, or lost before
     */
    public WmiObject take(Duration timeout) {
        return poll(timeout)
                .orElseThrow(() -> subject.failed(
                        HResult.WBEM_E_TIMED_OUT,
                        "no event came within " + timeout,
                        "The subscription goes on. Wait longer, or use poll where no event is no failure."));
    }

    private @Nullable WmiObject pull(@Nullable Duration timeout) {
        requireOpen();
        WmiObject event = events.next(timeout, PulledEvents.Waiting.INTERRUPTIBLE);
        if (event == null) {
            requireOpen();
        }
        return event;
    }

    private void requireOpen() {
        if (events.isClosedByUser()) {
            throw new IllegalStateException("The subscription is closed. Subscribe again.");
        }
    }

    /**
     * The events as they come, with no end of their own.
     *
     * @return an iterator that waits without limit for the next event, and ends when this is closed. It throws what {@link #poll} throws
     */
    @Override
    public Iterator<WmiObject> iterator() {
        return new Events();
    }

    /** The events as they come, as {@link #iterator}; closing the stream closes this. */
    public Stream<WmiObject> stream() {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                        false)
                .onClose(this::close);
    }

    /**
     * Ends the subscription; again is allowed and does nothing. Events that were not pulled are lost. A thread that waits ends soon, about
     * a second later at most. Waits for the server a second at most.
     */
    @Override
    public void close() {
        events.close();
    }

    @Override
    public String toString() {
        return "WmiSubscription[" + text() + ", " + namespace.path() + (isOpen() ? "]" : ", ended]");
    }

    private final class Events implements Iterator<WmiObject> {
        private @Nullable WmiObject ahead;

        @Override
        public boolean hasNext() {
            if (ahead == null && !events.isClosedByUser()) {
                ahead = events.next(null, PulledEvents.Waiting.INTERRUPTIBLE);
            }
            return ahead != null;
        }

        @Override
        public WmiObject next() {
            WmiObject event = hasNext() ? ahead : null;
            if (event == null) {
                throw new NoSuchElementException("The subscription was closed.");
            }
            ahead = null;
            return event;
        }
    }
}
