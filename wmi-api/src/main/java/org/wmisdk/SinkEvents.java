package org.wmisdk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiAsyncCall;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.spi.WmiSink;

/** Keeps the events that the server brings for a {@link WmiListening}, and does nothing else on its thread. */
final class SinkEvents implements WmiSink, OpenResult {
    private final WmiNamespace namespace;
    private final Subject subject;
    private final EventQueue queue;
    private final AtomicReference<@Nullable WmiAsyncCall> call = new AtomicReference<>();

    private SinkEvents(WmiNamespace namespace, Subject subject, EventQueue queue) {
        this.namespace = namespace;
        this.subject = subject;
        this.queue = queue;
    }

    /**
     * A source of events that the server brings.
     *
     * @param timeout how long to wait for the subscription to start; null for no limit
     */
    static WmiListening.Source source(
            WmiNamespace namespace, Subject subject, QueryCall call, @Nullable Duration timeout) {
        return (queue, name) -> {
            WmiSession session = namespace.session();
            SinkEvents sink = new SinkEvents(namespace, subject, queue);
            WmiAsyncCall started =
                    namespace.run(subject, namespace.runner().budget(timeout), new Starting(session, call, sink));
            sink.started(started);
            return sink::close;
        };
    }

    private record Starting(WmiSession session, QueryCall call, WmiSink sink) implements Work<WmiAsyncCall> {
        @Override
        public WmiAsyncCall run(CallState state) {
            return session.execNotificationQueryAsync(call, sink);
        }

        @Override
        public void releaseLate(@Nullable WmiAsyncCall started) {
            if (started != null) {
                started.cancel();
            }
        }
    }

    private void started(WmiAsyncCall started) {
        call.set(started);
        namespace.openResults().add(this);
        if (namespace.isClosed()) {
            closeWithNamespace(); // it was closed before this was known to it
        }
    }

    @Override
    public void indicate(List<WmiObject> objects) {
        if (!queue.add(objects)) {
            closeLater(); // nobody wants more, though what waits may still be told for long
        }
    }

    /** On a thread of the server, which must not be kept. */
    private void closeLater() {
        namespace.openResults().remove(this);
        WmiAsyncCall running = call.getAndSet(null);
        if (running != null) {
            namespace.runner().releaseLater(running::cancel);
        }
    }

    @Override
    public void ended(@Nullable SessionException failure, int said) {
        queue.end(failure == null ? PulledEvents.endedByServer(subject, said) : subject.failed(failure));
    }

    void close() {
        namespace.openResults().remove(this);
        WmiAsyncCall running = call.getAndSet(null);
        if (running != null) {
            namespace.runner().release(false, running::cancel);
        }
    }

    @Override
    public void closeWithNamespace() {
        queue.end(PulledEvents.namespaceClosed(namespace, subject));
        close();
    }
}
