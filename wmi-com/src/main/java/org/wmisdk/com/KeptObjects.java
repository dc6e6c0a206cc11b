package org.wmisdk.com;

import java.util.function.Function;
import java.util.function.Supplier;
import org.wmisdk.spi.SessionException;

/**
 * Classes and signatures, kept for the next call that makes an instance of them. Safe for use by several threads.
 *
 * @param <T> what is kept of one
 */
final class KeptObjects<T extends KeptObjects.Kept> implements AutoCloseable {
    private final Com com;
    private final Spares<T> spares;

    /** What makes instances, and belongs to whoever uses it. */
    interface Kept {
        /** False where the server locks the class as long as somebody holds what came from it. */
        boolean mayBeKept();

        /** Gives up what it holds. */
        void release(Com com);
    }

    KeptObjects(Com com) {
        this.com = com;
        this.spares = new Spares<>(kept -> kept.release(com));
    }

    /**
     * Uses what there is of that key, which is kept if all goes well and it may be, and released otherwise.
     *
     * @param learn gets it where none is kept, or the one that is has not all properties any more
     */
    <R> R use(String key, Supplier<T> learn, Function<T, R> action) {
        T known = spares.take(key);
        if (known != null) {
            try {
                return use(key, known, action);
            } catch (SessionException e) {
                if (!lacksProperty(e)) {
                    throw e;
                }
                // The class was changed since, and nothing has been carried out yet.
            }
        }
        return use(key, learn.get(), action);
    }

    /** Whether the object has not all of what is put into it. No other failure is a reason to try again: what was asked may have been done. */
    private static boolean lacksProperty(SessionException e) {
        return e.hresult() == Codes.WBEM_E_NOT_FOUND && e.call().startsWith(ObjectWriter.PUT);
    }

    private <R> R use(String key, T kept, Function<T, R> action) {
        boolean done = false;
        try {
            R result = action.apply(kept);
            done = true;
            return result;
        } finally {
            if (done && kept.mayBeKept()) {
                spares.put(key, kept);
            } else {
                kept.release(com);
            }
        }
    }

    /** Releases what is kept, in case that classes were changed. */
    void forget() {
        spares.sweep();
    }

    /** Releases what is kept; again is allowed and does nothing. */
    @Override
    public void close() {
        spares.close();
    }
}
