package org.wmisdk.com;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A few things that are kept for the next one who can use them. Each has a place of its own, where it is put and taken without a lock: the
 * threads that share a connection pass here with each query. A thread begins to look where it put the last one. Safe for use by several
 * threads; what was taken is in the hands of one.
 *
 * @param <T> the things
 */
final class Spares<T> {
    private static final int MOST = 16;

    private final AtomicReferenceArray<@Nullable Spare<T>> places = new AtomicReferenceArray<>(MOST);
    private final Consumer<? super T> end;
    private volatile boolean closed;

    private record Spare<T>(String key, T thing) {}

    /**
     * Nothing is kept yet.
     *
     * @param end what becomes of a thing that is not kept any more
     */
    Spares(Consumer<? super T> end) {
        this.end = end;
    }

    /** Something that was put with that key, which is the caller's from now on; null when there is nothing. */
    @Nullable
    T take(String key) {
        int first = first();
        for (int i = 0; i < MOST; i++) {
            int place = (first + i) % MOST;
            Spare<T> there = places.get(place);
            if (there != null && there.key.equals(key) && places.compareAndSet(place, there, null)) {
                return there.thing;
            }
        }
        return null;
    }

    /** Keeps a thing. Where all places are taken another has to go, and where they are closed this one. */
    void put(String key, T thing) {
        Spare<T> spare = new Spare<>(key, thing);
        int first = first();
        int place = first;
        while (!places.compareAndSet(place, null, spare)) {
            place = (place + 1) % MOST;
            if (place == first) {
                end(places.getAndSet(first, spare));
                break;
            }
        }
        if (closed) { // perhaps only after the sweep had passed that place
            sweep();
        }
    }

    /** Where the current thread begins. */
    private static int first() {
        return Math.floorMod(Thread.currentThread().hashCode(), MOST);
    }

    /** Ends what is kept, and from now on what is put; again is allowed and does nothing. */
    void close() {
        closed = true;
        sweep();
    }

    /** Ends what is kept. */
    void sweep() {
        for (int i = 0; i < MOST; i++) {
            end(places.getAndSet(i, null));
        }
    }

    private void end(@Nullable Spare<T> spare) {
        if (spare != null) {
            end.accept(spare.thing);
        }
    }
}
