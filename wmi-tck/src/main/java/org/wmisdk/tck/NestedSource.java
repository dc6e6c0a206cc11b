package org.wmisdk.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiCursor.Progress;

/** A server that runs something of its own in the middle of every fetch, unless it is in the middle of that already. */
final class NestedSource extends ForwardingBackend {
    private final Runnable inner;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Boolean> nested = ThreadLocal.withInitial(() -> false);

    NestedSource(ConnectServerWmi target, Runnable inner) {
        super(target);
        this.inner = inner;
    }

    /** The threads in which it was run. */
    List<Thread> threads() {
        return new ArrayList<>(threads);
    }

    @Override
    protected Progress next(WmiCursor cursor, int timeoutMillis, int count, List<WmiObject> into) {
        if (!nested.get()) {
            nested.set(true);
            try {
                threads.add(Thread.currentThread());
                inner.run();
            } finally {
                nested.set(false);
            }
        }
        return super.next(cursor, timeoutMillis, count, into);
    }
}
