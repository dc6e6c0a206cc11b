package org.wmisdk;

import java.time.Duration;
import java.util.Objects;
import org.wmisdk.call.Subject;
import org.wmisdk.spi.QueryCall;

/**
 * A prepared subscription to events: immutable, and lazy. {@link #subscribe} and {@link #listen} start it, each time anew; every other
 * method returns a changed copy.
 *
 * <pre>{@code
 * WmiEvents started = cimv2.events("SELECT * FROM __InstanceCreationEvent WITHIN 2 WHERE TargetInstance ISA 'Win32_Process'");
 * try (WmiSubscription processes = started.subscribe()) {
 *     WmiObject event = processes.take(Duration.ofMinutes(1));
 *     System.out.println(event.getObject("TargetInstance"));
 * }
 * }</pre>
 *
 * <p>An event is a row with its system properties: {@link WmiObject#system} names the class of the event, also where the query asks for
 * an ancestor of it. It has no path.
 *
 * <p><b>Errors</b> of the query are thrown by the method that starts it, as far as the server tells them at once. What it tells later,
 * and the loss of the subscription for whatever reason, is thrown by the subscription, or told to the listener. There is no event that
 * stands for such a gap ({@link #resubscribing} tells a listener of it): who needs a complete picture subscribes again, and then reads once what there is now.
 */
public final class WmiEvents {
    private static final int FETCHED = QueryCall.RETURN_IMMEDIATELY | QueryCall.FORWARD_ONLY;
    private static final int DEFAULT_CAPACITY = 1_000;
    private static final int MAX_CAPACITY = 1_000_000;

    private final WmiNamespace namespace;
    private final String text;
    private final WmiOptions options;
    private final int capacity;
    private final WmiOverflow overflow;
    private final boolean overSink;
    private final boolean resubscribing;

    WmiEvents(WmiNamespace namespace, String text) {
        this(namespace, text, WmiOptions.none(), DEFAULT_CAPACITY, WmiOverflow.DROP_OLDEST, false, false);
    }

    private WmiEvents(
            WmiNamespace namespace,
            String text,
            WmiOptions options,
            int capacity,
            WmiOverflow overflow,
            boolean overSink,
            boolean resubscribing) {
        this.namespace = namespace;
        this.text = text;
        this.options = options;
        this.capacity = capacity;
        this.overflow = overflow;
        this.overSink = overSink;
        this.resubscribing = resubscribing;
    }

    /** The query text, as it was given. */
    public String text() {
        return text;
    }

    /**
     * A copy that waits at most so long for the subscription to start. It says nothing of the events.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public WmiEvents timeout(Duration limit) {
        return new WmiEvents(namespace, text, options.timeout(limit), capacity, overflow, overSink, resubscribing);
    }

    /** A copy that hands those values to the provider of the events. */
    public WmiEvents context(WmiContext values) {
        return new WmiEvents(namespace, text, options.context(values), capacity, overflow, overSink, resubscribing);
    }

    /**
     * A copy whose {@link #listen} keeps at most so many events for a listener that is slower than they come; 1000 unless it is set. Events
     * that nobody pulls are kept by the server, which has a limit of its own.
     *
     * @param events from 1 to 1000000
     * @throws IllegalArgumentException if it is not
     */
    public WmiEvents capacity(int events) {
        if (events < 1 || events > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity must be from 1 to " + MAX_CAPACITY + ", was " + events + ".");
        }
        return new WmiEvents(namespace, text, options, events, overflow, overSink, resubscribing);
    }

    /** A copy whose {@link #listen} does that when {@link #capacity} is reached; {@link WmiOverflow#DROP_OLDEST} unless it is set. */
    public WmiEvents onOverflow(WmiOverflow policy) {
        return new WmiEvents(
                namespace, text, options, capacity, Objects.requireNonNull(policy, "policy"), overSink, resubscribing);
    }

    /**
     * Subscribes. Events from then on are fetched by the methods of the result.
     *
     * @return the subscription, to be closed
     * @throws WmiInvalidQueryException if the text is no event query, or polls where it needs {@code WITHIN}
     * @throws WmiException if it cannot be started; its subclass and {@link HResult} say why. {@code WBEM_E_QUOTA_VIOLATION} if the user has
     *     too many; {@code CO_E_FAILEDTOIMPERSONATE} if the calling thread impersonates another user, which the threads that fetch would not.
     *     A {@link WmiCancelledException} if the waiting thread is interrupted or the namespace is closed meanwhile
     * @throws IllegalStateException if the namespace is closed already
     */
    public WmiSubscription subscribe() {
        Subject subject = subject();
        return new WmiSubscription(
                subject, PulledEvents.start(namespace, subject, call(FETCHED), options.timeout()), namespace);
    }

    /**
     * A copy whose {@link #listen} lets the server call this process with each event ({@code ExecNotificationQueryAsync}, {@code
     * IWbemObjectSink}), instead of fetching them in a thread. That needs a server that may call: one on this computer may, unless the
     * process says otherwise to COM; another computer mostly may not, and then no event comes. A server that goes without a word
     * is not noticed. So this is for whoever knows the server and has more subscriptions than threads.
     *
     * @throws IllegalStateException if it shall be {@linkplain #resubscribing() subscribed again}
     */
    public WmiEvents overSink() {
        requireOneOf(resubscribing);
        return new WmiEvents(namespace, text, options, capacity, overflow, true, false);
    }

    /**
     * A copy whose {@link #listen} subscribes once more, at once, where the subscription is lost by what may be passing ({@link
     * HResult#recovery()}), and tells the listener of the {@linkplain WmiEventListener#onGap gap}. Where the connection itself is gone that
     * needs one that is made again: {@link ConnectRequest.Builder#recovery}. If it cannot subscribe, or is lost again before any event came,
     * the subscription is lost as ever.
     *
     * @throws IllegalStateException if events come {@linkplain #overSink() over a sink}, which does not notice a server that is gone
     */
    public WmiEvents resubscribing() {
        requireOneOf(overSink);
        return new WmiEvents(namespace, text, options, capacity, overflow, false, true);
    }

    private static void requireOneOf(boolean other) {
        if (other) {
            throw new IllegalStateException(
                    "A listener over a sink is not subscribed again. Leave out overSink() or resubscribing().");
        }
    }

    /**
     * Subscribes, and tells a listener of each event from then on, on a thread of the library. Unless the events come {@linkplain
     * #overSink() over a sink}, a second thread fetches them, which asks the server at least every second, and so notices its loss.
     *
     * @return the subscription, which goes on until it is closed or lost
     * @throws WmiInvalidQueryException if the text is no event query, or polls where it needs {@code WITHIN}
     * @throws WmiException if it cannot be started, as {@link #subscribe}; the listener does not hear of that
     * @throws IllegalStateException if the namespace is closed already
     */
    public WmiListening listen(WmiEventListener listener) {
        Objects.requireNonNull(listener, "listener");
        Subject subject = subject();
        return WmiListening.start(
                subject,
                new EventQueue(subject, capacity, overflow),
                overSink
                        ? SinkEvents.source(namespace, subject, call(0), options.timeout())
                        : FetchedEvents.source(namespace, subject, call(FETCHED), options.timeout(), resubscribing),
                listener);
    }

    private QueryCall call(int flags) {
        return new QueryCall("WQL", text, flags, true, options.context());
    }

    /** What is started, if it may be: the text can be sent, and whoever fetches is who starts. */
    private Subject subject() {
        Subject subject = QueryText.check(
                Subject.ofEvents(namespace.path(), text),
                text,
                "SELECT * FROM __InstanceCreationEvent WITHIN 2 WHERE TargetInstance ISA 'Win32_Process'");
        namespace.runner().requireNoTokenOfThread(subject);
        return subject;
    }

    @Override
    public String toString() {
        return "WmiEvents[" + text + "]";
    }
}
