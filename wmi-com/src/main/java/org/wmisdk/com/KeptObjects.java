package org.wmisdk.com;

import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.wmisdk.spi.SessionException;

/**
 * Classes and signatures, kept for the next call that makes an instance of them. Safe for use by several threads.
 */
final class KeptObjects implements AutoCloseable {
    private final Com com;
    private final Spares<Kept> spares;

    /**
     * An object to make instances of.
     *
     * @param object an {@code IWbemClassObject}; 0 where there is none to be made
     * @param mayBeKept false where the server locks the class as long as somebody holds what came from it
     */
    record Kept(long object, boolean mayBeKept) {}

    KeptObjects(Com com) {
        this.com = com;
        this.spares = new Spares<>(kept -> com.release(kept.object));
    }

    /**
     * Uses the object of that key, which is kept if all goes well and it may be, and released otherwise.
     *
     * @param learn gets it where none is kept, or the one that is has not all properties any more
     */
    <T> T use(String key, Supplier<Kept> learn, LongFunction<T> action) {
        Kept known = spares.take(key);
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

    private <T> T use(String key, Kept kept, LongFunction<T> action) {
        boolean done = false;
        try {
            T result = action.apply(kept.object);
            done = true;
            return result;
        } finally {
            if (done && kept.mayBeKept) {
                spares.put(key, kept);
            } else {
                com.release(kept.object);
            }
        }
    }

    /** Releases what is kept; again is allowed and does nothing. */
    @Override
    public void close() {
        spares.close();
    }
}
