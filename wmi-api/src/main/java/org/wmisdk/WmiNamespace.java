package org.wmisdk;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.CallRunner;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.WmiSession;

/**
 * A connection to one namespace of one computer: what {@code IWbemServices} is in C. Safe for use by several threads; close it when done,
 * which also ends the results that are still open.
 *
 * <p>A namespace that is never closed is found by the garbage collector at best: then a warning of the logger {@code org.wmisdk.leaks}
 * shows where it was opened.
 */
public final class WmiNamespace implements AutoCloseable {
    private final String path;
    private final String backend;
    private final WmiSession session;
    private final CallRunner runner;
    private final boolean direct;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<OpenRows> openRows = ConcurrentHashMap.newKeySet();
    private final LeakNet.Watch watch;

    WmiNamespace(String path, String backend, WmiSession session, CallRunner runner, boolean direct) {
        this.path = path;
        this.backend = backend;
        this.session = session;
        this.runner = runner;
        this.direct = direct;
        this.watch = LeakNet.watch(this, "The WmiNamespace " + path, () -> runner.releaseLater(session::close));
    }

    /** The path as it was given when connecting, such as {@code root\cimv2}. */
    public String path() {
        return path;
    }

    /** The name of the backend that holds the connection, such as {@code ffm}. */
    public String backend() {
        return backend;
    }

    /**
     * Prepares a query. Nothing is asked of the server until one of the methods of the result that run it is called.
     *
     * @param wql the query, such as {@code SELECT Name, ProcessId FROM Win32_Process}; it is sent as it is. Build text from values with
     *     {@code org.wmisdk.wql.Wql}
     */
    public WmiQuery query(String wql) {
        return new WmiQuery(this, Objects.requireNonNull(wql, "wql"));
    }

    /**
     * Reads the schema of a class: its ancestors, properties, methods and qualifiers, without the amended ones.
     *
     * @param className the name of the class, in any case
     * @throws WmiNotFoundException if there is no such class
     * @throws WmiException if it cannot be read
     * @throws IllegalStateException if the namespace is closed already
     */
    public WmiClass classDefinition(String className) {
        Subject subject = new Subject("read class", path, className);
        WmiSession opened = session();
        ClassCall call = new ClassCall(className, 0, WmiContext.empty());
        return runner.run(subject, runner.budget(null), new Work<WmiClass>() {
            @Override
            public WmiClass run(CallState state) {
                return opened.classDefinition(call);
            }

            @Override
            public void releaseLate(@Nullable WmiClass definition) {
                // A plain value: nothing is held.
            }
        });
    }

    /** Whether {@link #close()} was called. */
    public boolean isClosed() {
        return closed.get();
    }

    /**
     * Closes the connection and every result that is still open; again is allowed and does nothing. A thread that is waiting for rows gets
     * them or a {@link WmiCancelledException}, and so does one that goes on reading. Releases on the calling thread if the connection was
     * made on one without a timeout, and then waits as long as the server takes; otherwise waits a second at most. The same holds for each
     * open result, by how it was opened.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watch.closed();
            for (OpenRows rows : openRows) {
                rows.closeWithNamespace();
            }
            runner.release(direct, session::close);
        }
    }

    WmiSession session() {
        if (closed.get()) {
            throw new IllegalStateException("The namespace " + path + " is closed. Connect again.");
        }
        return session;
    }

    CallRunner runner() {
        return runner;
    }

    Set<OpenRows> openRows() {
        return openRows;
    }

    @Override
    public String toString() {
        return "WmiNamespace[" + path + ", " + backend + (closed.get() ? ", closed]" : "]");
    }
}
