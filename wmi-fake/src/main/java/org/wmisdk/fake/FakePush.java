package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiAsyncCall;
import org.wmisdk.spi.WmiCursor.Progress;
import org.wmisdk.spi.WmiSink;

/** Brings the rows of a cursor to a sink, on a thread of its own, as a server does on one of COM. */
final class FakePush implements WmiAsyncCall {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final FakeCalls calls;
    private final FakeCursor cursor;
    private final WmiSink sink;
    private final Thread thread;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    private FakePush(FakeCalls calls, FakeCursor cursor, WmiSink sink) {
        this.calls = calls;
        this.cursor = cursor;
        this.sink = sink;
        this.thread = new Thread(null, this::bring, "wmi-fake-sink-" + NUMBERS.incrementAndGet(), 0, false);
        thread.setDaemon(true);
    }

    static FakePush start(FakeCalls calls, FakeCursor cursor, WmiSink sink) {
        FakePush push = new FakePush(calls, cursor, sink);
        push.thread.start();
        return push;
    }

    private void bring() {
        try {
            Progress progress = Progress.MORE;
            while (progress != Progress.END) {
                List<WmiObject> events = new ArrayList<>();
                progress = cursor.next(-1, 1, events);
                if (!events.isEmpty() && !cancelled.get()) {
                    sink.indicate(events);
                }
            }
            end(null);
        } catch (SessionException e) {
            end(e);
        } catch (
                Throwable t) { // such as a policy that a strict fake refuses: the listener must hear that no more comes
            end(new SessionException(FakeOperation.NEXT.call(), HResult.WBEM_E_UNEXPECTED.value(), t.toString(), t));
        } finally {
            cursor.close();
            ended.countDown();
        }
    }

    private void end(@Nullable SessionException failure) {
        if (!cancelled.get()) {
            sink.ended(failure, 0);
        }
    }

    @Override
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            FakeCall call = cursor.call(FakeOperation.CANCEL_ASYNC_CALL, Map.of());
            calls.enter(call);
            cursor.close();
            calls.succeeded(call, 0, HResult.WBEM_S_NO_ERROR);
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = false;
        while (ended.getCount() > 0) {
            try {
                ended.await();
            } catch (InterruptedException e) {
                interrupted = true; // the flag is set again below
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
