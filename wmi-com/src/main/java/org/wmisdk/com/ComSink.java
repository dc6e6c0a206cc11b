package org.wmisdk.com;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.ExtendedStatus;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSink;

/**
 * An {@code IWbemObjectSink} in Java. Objects are read while the server's call runs, and never kept: nothing of the server outlives the
 * call, and no code of the program runs in it.
 */
final class ComSink {
    private static final String INDICATE = "IWbemObjectSink::Indicate";
    private static final String SET_STATUS = "IWbemObjectSink::SetStatus";

    private final Com com;
    private final Sinks sinks;
    private final long pointer;
    private final WmiSink target;
    private final ReentrantLock upcalls = new ReentrantLock(); // held by the one call that is let through
    private final ObjectReader reader; // guarded by upcalls
    private boolean ended; // nothing more is told; guarded by upcalls
    private int references = 1; // guarded by this

    ComSink(Com com, Sinks sinks, long pointer, WmiSink target) {
        this.com = com;
        this.sinks = sinks;
        this.pointer = pointer;
        this.target = target;
        this.reader = new ObjectReader(com);
    }

    /** What the server is given. */
    long pointer() {
        return pointer;
    }

    synchronized int addReference() {
        return ++references;
    }

    int release() {
        int left;
        synchronized (this) {
            left = --references;
        }
        if (left == 0) {
            sinks.gone(this);
        }
        return left;
    }

    /**
     * Tells nothing more, and gives the client's own reference back. When this returns no call is being told, unless the current thread is
     * in one.
     */
    void end() {
        upcalls.lock();
        try {
            ended = true;
            reader.close();
        } finally {
            upcalls.unlock();
        }
        release();
    }

    /** Objects have come; they stay the server's. */
    int indicate(int count, long objects) {
        upcalls.lock();
        try {
            if (ended) {
                return Codes.WBEM_E_CALL_CANCELLED; // which tells the server to bring no more
            }
            if (count < 0 || (count > 0 && objects == 0)) {
                throw new SessionException(
                        INDICATE, Codes.WBEM_E_UNEXPECTED, "brought " + count + " objects at " + objects);
            }
            List<WmiObject> read = new ArrayList<>();
            try {
                read(count, objects, read);
            } finally {
                if (!read.isEmpty()) {
                    target.indicate(read);
                }
            }
            return Codes.S_OK;
        } catch (SessionException e) {
            return lost(e);
        } catch (RuntimeException | Error e) {
            return lost(new SessionException(INDICATE, Codes.WBEM_E_UNEXPECTED, "an object cannot be read", e));
        } finally {
            upcalls.unlock();
        }
    }

    private void read(int count, long objects, List<WmiObject> into) {
        Port port = com.port;
        for (int i = 0; i < count; i++) {
            long object = port.getLong(objects + (long) Layouts.POINTER * i);
            if (object == 0) {
                throw new SessionException(INDICATE, Codes.E_POINTER, "object " + i + " of " + count + " is NULL");
            }
            into.add(reader.row(object, 0, true));
        }
    }

    /** What came cannot be told: that is the end, and must be known as one. */
    private int lost(SessionException why) {
        ended = true;
        target.ended(why, 0);
        return Codes.WBEM_E_CALL_CANCELLED;
    }

    /** The call has ended, or the server says how far it is. */
    int setStatus(int kind, int hresult, long detail) {
        if (kind != Codes.WBEM_STATUS_COMPLETE) {
            return Codes.S_OK; // progress
        }
        upcalls.lock();
        try {
            if (!ended) {
                ended = true;
                boolean failed = hresult < 0;
                target.ended(
                        failed ? new SessionException(SET_STATUS, hresult, text(detail, hresult)) : null,
                        failed ? 0 : hresult);
            }
            return Codes.S_OK;
        } finally {
            upcalls.unlock();
        }
    }

    /** What the {@code __ExtendedStatus} that comes with a failure says. */
    private @Nullable String text(long object, int hresult) {
        try {
            return object == 0
                    ? null
                    : ExtendedStatus.of(reader.row(object, 0, false)).detail(hresult);
        } catch (RuntimeException | Error e) { // whatever it is: that the call has ended must be told
            return "its error object cannot be read (" + e.getMessage() + ")";
        }
    }
}
