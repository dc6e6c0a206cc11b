package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiAsyncCall;
import org.wmisdk.spi.WmiSink;

/** An asynchronous call: what the source brings goes to an {@code IWbemObjectSink} of the client, of which the server holds a reference. */
final class SinkCall implements WmiSink {
    private static final int ADD_REF = slot("AddRef");
    private static final int RELEASE = slot("Release");
    private static final int INDICATE = slot("Indicate");
    private static final int SET_STATUS = slot("SetStatus");
    private static final int COMPLETE = Facts.constant("WBEM_STATUS_COMPLETE");

    private final ComServer server;
    private final Port port;
    private final long sink;
    private @Nullable WmiAsyncCall call; // guarded by this
    private boolean ended; // SetStatus comes once; guarded by this

    SinkCall(ComServer server, Port port, long sink) {
        this.server = server;
        this.port = port;
        this.sink = sink;
        port.callPI(method(ADD_REF), sink);
    }

    private static int slot(String method) {
        return Facts.methods("IWbemObjectSink").indexOf(method);
    }

    private long method(int slot) {
        return port.getLong(port.getLong(sink) + 8L * slot);
    }

    long sink() {
        return sink;
    }

    synchronized void started(WmiAsyncCall started) {
        call = started;
    }

    @Override
    public void indicate(List<WmiObject> objects) {
        List<Long> references = new ArrayList<>();
        long array = port.allocate(8L * objects.size());
        try {
            for (WmiObject object : objects) {
                long reference = new ClassObject(server, object).reference(ClassObject.CLASS_OBJECT);
                port.putLong(array + 8L * references.size(), reference);
                references.add(reference);
            }
            port.callPIPI(method(INDICATE), sink, references.size(), array);
        } finally {
            references.forEach(each -> server.release(each, "IWbemObjectSink::Indicate"));
            port.free(array);
        }
    }

    @Override
    public void ended(@Nullable SessionException failure, int said) {
        setStatus(failure == null ? said : failure.hresult());
    }

    private void setStatus(int hresult) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        port.callPIIPPI(method(SET_STATUS), sink, COMPLETE, hresult, 0, 0);
    }

    /** Ends the call and forgets the sink; the client hears of it. */
    void cancel() {
        WmiAsyncCall started;
        synchronized (this) {
            started = call;
        }
        if (started != null) {
            started.cancel();
        }
        setStatus(Codes.WBEM_E_CALL_CANCELLED);
        forget();
    }

    /** Gives the reference of the server back. */
    void forget() {
        port.callPI(method(RELEASE), sink);
    }
}
