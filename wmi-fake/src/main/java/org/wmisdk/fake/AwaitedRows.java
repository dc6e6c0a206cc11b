package org.wmisdk.fake;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.event.EventSubscription;

/** The events of a subscription as rows that come by themselves. */
final class AwaitedRows implements Iterator<WmiObject> {
    private final EventSubscription subscription;
    private @Nullable WmiObject ahead;

    AwaitedRows(EventSubscription subscription) {
        this.subscription = subscription;
    }

    /** Lets happen what is due; whether {@link #hasNext} then knows its answer. */
    boolean isReady() {
        subscription.tick();
        return isKnown();
    }

    /** The same without letting anything happen. */
    boolean isKnown() {
        return ahead != null || subscription.isReady();
    }

    /** How long until something may be due, in nanoseconds. */
    long nanosToNextDue() {
        return subscription.nanosToNextDue();
    }

    /** So much time was waited out for these rows alone. */
    void waited(long nanos) {
        subscription.waited(nanos);
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = subscription.take();
        }
        return ahead != null;
    }

    @Override
    public WmiObject next() {
        WmiObject event = hasNext() ? ahead : null;
        if (event == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        return event;
    }
}
