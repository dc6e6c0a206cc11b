package org.wmisdk.com;

import java.util.ArrayList;
import java.util.List;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor.Progress;

/** What one call of {@code IEnumWbemClassObject::Next} delivers: rows of a result, or classes. */
final class Batch {
    static final String NEXT = "IEnumWbemClassObject::Next";

    private static final int NO_LIMIT = -1;

    /** How many classes are fetched with one call. */
    private static final int CLASSES = 64;

    private Batch() {}

    /**
     * What is made of an object.
     *
     * @param <T> what that is
     */
    @FunctionalInterface
    interface Reader<T> {
        /** Reads the object, which is released afterwards. */
        T read(long object);
    }

    /**
     * Fetches objects, reads them and releases each.
     *
     * @param block room for as many pointers as there are objects asked for, and behind them for their number
     * @return the HRESULT, which is no failure
     * @throws SessionException if the call failed or an object cannot be read; those before it were appended
     */
    static <T> int next(
            Com com, long enumerator, int timeoutMillis, int count, long block, Reader<T> reader, List<T> into) {
        Port port = com.port;
        long returnedOut = block + (long) Layouts.POINTER * count;
        port.zero(block, (long) Layouts.POINTER * (count + 1));
        int hr = port.callPIIPPI(
                com.method(enumerator, Slots.ENUM_NEXT), enumerator, timeoutMillis, count, block, returnedOut);
        int returned = port.getInt(returnedOut);
        if (returned < 0 || returned > count) {
            // Any pointer there may be one or not: better to leak than to call through it.
            if (hr < 0) {
                throw com.errors.failure(NEXT, hr);
            }
            throw new SessionException(
                    NEXT,
                    Codes.WBEM_E_UNEXPECTED,
                    "delivered " + Integer.toUnsignedString(returned) + " of " + count + " rows");
        }
        take(com, hr, block, returned, reader, into);
        return hr;
    }

    /** Reads the objects and releases each at once; none is left when this returns or throws, whatever it throws. */
    private static <T> void take(Com com, int hr, long block, int returned, Reader<T> reader, List<T> into) {
        int taken = 0;
        try {
            SessionException failure =
                    hr < 0 ? com.errors.failure(NEXT, hr) : null; // before anything else is called here
            while (taken < returned) {
                long object = com.port.getLong(block + (long) Layouts.POINTER * taken);
                if (object == 0) {
                    if (failure != null) {
                        throw failure;
                    }
                    throw new SessionException(NEXT, Codes.E_POINTER, "row " + taken + " of " + returned + " is NULL");
                }
                try {
                    into.add(reader.read(object));
                } catch (SessionException unreadable) {
                    if (failure == null) {
                        throw unreadable;
                    }
                    failure.addSuppressed(unreadable); // the call failed, whatever its last objects are like
                    throw failure;
                } finally {
                    taken++;
                    com.release(object);
                }
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            for (; taken < returned; taken++) {
                com.release(com.port.getLong(block + (long) Layouts.POINTER * taken));
            }
        }
    }

    /** What a call came to that has returned so many of the objects that were asked for. */
    static Progress progress(int hr, int returned, int count) {
        if (hr == Codes.WBEM_S_TIMEDOUT) {
            return Progress.TIMED_OUT;
        }
        if (hr != Codes.S_OK && returned < count) {
            return Progress.END; // WBEM_S_FALSE, or another kind of success that fell short
        }
        if (returned == 0) {
            throw new SessionException(NEXT, Codes.WBEM_E_UNEXPECTED, "reported success and delivered no row");
        }
        return Progress.MORE;
    }

    /** Reads all classes of an enumerator. */
    static <T> List<T> classes(Com com, long enumerator, ObjectReader objects, Reader<T> reader) {
        List<T> classes = new ArrayList<>();
        Progress progress;
        do {
            int before = classes.size();
            com.errors.forget();
            int hr = next(com, enumerator, NO_LIMIT, CLASSES, objects.room(CLASSES), reader, classes);
            progress = progress(hr, classes.size() - before, CLASSES);
        } while (progress != Progress.END);
        return classes;
    }
}
