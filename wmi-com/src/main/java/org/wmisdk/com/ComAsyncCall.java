package org.wmisdk.com;

import java.util.concurrent.atomic.AtomicBoolean;
import org.wmisdk.HResult;
import org.wmisdk.spi.WmiAsyncCall;

/** A call that brings objects to a sink. Holds its session, without which it could not be cancelled. */
final class ComAsyncCall implements WmiAsyncCall {
    private static final System.Logger LOG = System.getLogger("org.wmisdk.com");

    private final Com com;
    private final long services;
    private final ComSink sink;
    private final Gate session;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /**
     * @param sink whose first reference is this call's from now on
     * @param session was entered, and is left when the call is cancelled
     */
    ComAsyncCall(Com com, long services, ComSink sink, Gate session) {
        this.com = com;
        this.services = services;
        this.sink = sink;
        this.session = session;
    }

    /** Also for a call that has ended by itself: only this makes the server forget the sink. */
    @Override
    public void cancel() {
        if (!cancelled.compareAndSet(false, true)) {
            return;
        }
        try {
            int hr = com.port.callPPI(com.method(services, Slots.SERVICES_CANCEL_ASYNC_CALL), services, sink.pointer());
            if (hr < 0) { // it may have ended by itself, or the server is gone: either way nothing comes any more
                LOG.log(System.Logger.Level.DEBUG, () -> "IWbemServices::CancelAsyncCall: " + HResult.of(hr));
            }
        } finally {
            sink.end();
            session.leave();
        }
    }
}
