package org.wmisdk;

/**
 * Hears of events. Called by one thread of the library, for one event after the other, in the order in which they came; never by a thread
 * of the server. It may take as long as it likes: {@link WmiEvents#capacity} and {@link WmiEvents#onOverflow} say what becomes of events
 * meanwhile.
 *
 * <pre>{@code
 * class Stops implements WmiEventListener {
 *     @Override
 *     public void onEvent(WmiObject event) {
 *         System.out.println(event.getString("ProcessName"));
 *     }
 *
 *     @Override
 *     public void onDropped(long count) {
 *         System.err.println(count + " processes more have ended");
 *     }
 *
 *     @Override
 *     public void onLost(WmiException reason) {
 *         System.err.println("No more events: " + reason.getMessage());
 *     }
 * }
 * }</pre>
 *
 * <p>What a method throws is reported as a warning of the logger {@code org.wmisdk.events}, and the next event is handed over.
 */
@FunctionalInterface
public interface WmiEventListener {
    /** An event. */
    void onEvent(WmiObject event);

    /**
     * Events are missing here, between the one before and the one after, since they were not taken in time. Unless it is overridden this is
     * a warning of the logger {@code org.wmisdk.events}.
     *
     * @param count how many, 1 or more
     */
    default void onDropped(long count) {
        WmiListening.LOG.log(System.Logger.Level.WARNING, count + " events were dropped: the listener is too slow.");
    }

    /**
     * The subscription was lost and made again, as {@link WmiEvents#resubscribing} says: nobody knows how many events are missing here,
     * between the one before and the one after. Who needs a complete picture reads once what there is now. Unless it is overridden this is a
     * warning of the logger {@code org.wmisdk.events}.
     *
     * @param reason why it was lost
     */
    default void onGap(WmiException reason) {
        WmiListening.LOG.log(
                System.Logger.Level.WARNING,
                "A subscription to events was lost and made again: events may be missing.",
                reason);
    }

    /**
     * The subscription is lost: this is the last call, after all events that had come. After {@link WmiListening#close} it comes only if it was about to.
     * Unless it is overridden this is a warning of the logger {@code org.wmisdk.events}.
     *
     * @param reason why; a {@link WmiCancelledException} if the namespace was closed
     */
    default void onLost(WmiException reason) {
        WmiListening.LOG.log(System.Logger.Level.WARNING, "A subscription to events is lost.", reason);
    }
}
