package org.wmisdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Budget;
import org.wmisdk.call.CallRunner;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/**
 * A prepared query: immutable, and lazy. {@link #list}, {@link #first}, {@link #forEach} and {@link #open} run it, each time anew; every
 * other method returns a changed copy.
 *
 * <pre>{@code
 * try (WmiRows rows = cimv2.query("SELECT Name, ProcessId FROM Win32_Process").timeout(Duration.ofSeconds(10)).batch(64).open()) {
 *     for (WmiObject process : rows) {
 *         System.out.println(process.getLong("ProcessId") + " " + process.getString("Name"));
 *     }
 * }
 * }</pre>
 *
 * <p><b>Errors</b> of the query itself (a bad text, class or right) are thrown by the method that runs it, on every backend, wherever
 * the server reports them, since that method fetches the first rows too. A failure after some rows comes after them.
 *
 * <p><b>Timeout.</b> It counts the time that this library waits, for the first row to the last, not the time that a reader takes between
 * rows. When it is up the caller is freed at once with a {@link WmiTimeoutException}, whether the server answers or not.
 */
public final class WmiQuery {
    private static final int DEFAULT_BATCH = 64;
    private static final int MAX_BATCH = 10_000;

    private final WmiNamespace namespace;
    private final String text;
    private final WmiOptions options;
    private final int batch;
    private final boolean systemProperties;

    WmiQuery(WmiNamespace namespace, String text) {
        this(namespace, text, WmiOptions.none(), DEFAULT_BATCH, false);
    }

    private WmiQuery(WmiNamespace namespace, String text, WmiOptions options, int batch, boolean systemProperties) {
        this.namespace = namespace;
        this.text = text;
        this.options = options;
        this.batch = batch;
        this.systemProperties = systemProperties;
    }

    /** The query text, as it was given. */
    public String text() {
        return text;
    }

    /**
     * A copy that waits at most so long.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public WmiQuery timeout(Duration limit) {
        return with(options.timeout(limit));
    }

    /**
     * A copy that fetches so many rows with one call; 64 unless it is set. More saves calls, fewer bring the first row earlier.
     *
     * @param rows from 1 to 10000
     * @throws IllegalArgumentException if it is not
     */
    public WmiQuery batch(int rows) {
        if (rows < 1 || rows > MAX_BATCH) {
            throw new IllegalArgumentException("batch must be from 1 to " + MAX_BATCH + ", was " + rows + ".");
        }
        return new WmiQuery(namespace, text, options, rows, systemProperties);
    }

    /** A copy whose rows carry their system properties ({@link WmiObject#system}), which costs some calls a row. */
    public WmiQuery withSystemProperties() {
        return new WmiQuery(namespace, text, options, batch, true);
    }

    /** A copy that hands those values to the provider of the class. */
    public WmiQuery context(WmiContext values) {
        return with(options.context(values));
    }

    private WmiQuery with(WmiOptions changed) {
        return new WmiQuery(namespace, text, changed, batch, systemProperties);
    }

    /**
     * Runs the query and returns all rows, in the server's order, as an unmodifiable list; empty when there are none. Whether the server
     * says that it left some out, {@link WmiRows#warning()} tells.
     *
     * @throws WmiException if the query fails, at whatever row; its subclass and {@link HResult} say how. A {@link WmiCancelledException}
     *     if the waiting thread is interrupted, or the namespace is closed before the query has started
     * @throws IllegalStateException if the namespace is closed already
     */
    public List<WmiObject> list() {
        return collect(Integer.MAX_VALUE);
    }

    /**
     * Runs the query and returns the first row, or nothing when there is none. No more rows are fetched.
     *
     * @throws WmiException as {@link #list}
     * @throws IllegalStateException if the namespace is closed
     */
    public Optional<WmiObject> first() {
        List<WmiObject> rows = collect(1);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /**
     * Runs the query and hands each row to the action, on the calling thread, while the following ones are still to come. An exception of
     * the action ends the query and is thrown on.
     *
     * @throws WmiException as {@link #list}; rows before the failure were handed over
     * @throws IllegalStateException if the namespace is closed
     */
    public void forEach(Consumer<? super WmiObject> action) {
        Objects.requireNonNull(action, "action");
        try (WmiRows rows = open(false)) {
            rows.forEach(action);
        }
    }

    /**
     * Runs the query and returns its rows, to be closed. The first batch is fetched before this returns.
     *
     * @throws WmiException as {@link #list}
     * @throws IllegalStateException if the namespace is closed
     */
    public WmiRows open() {
        return open(true);
    }

    private WmiRows open(boolean watched) {
        WmiSession session = namespace.session();
        Subject subject = subject();
        Budget budget = namespace.runner().budget(options.timeout());
        CallRunner runner = namespace.runner();
        boolean direct = !budget.isLimited() && runner.mayRunHere();
        Opened opened = namespace.run(subject, budget, new Opening(session, call(), budget, batch, subject));
        OpenRows rows = new OpenRows(opened.cursor, runner, direct, namespace.openRows());
        SessionException failure = opened.failure;
        WmiRows result = new WmiRows(
                namespace, subject, rows, budget, batch, opened.rows, failure == null ? null : subject.failed(failure));
        if (failure != null) {
            rows.end(OpenRows.Why.FAILED);
        } else if (opened.progress == WmiCursor.Progress.END) {
            rows.ended(opened.warning);
        } else if (namespace.isClosed()) {
            rows.closeWithNamespace(); // it was closed before these rows were known to it
        } else if (watched) {
            result.watch();
        }
        return result;
    }

    /**
     * Starts the query and returns at once; all rows come together, as from {@link #list}.
     *
     * <pre>{@code
     * CompletableFuture<List<WmiObject>> disks = cimv2.query("SELECT * FROM Win32_DiskDrive").listAsync();
     * CompletableFuture<List<WmiObject>> volumes = cimv2.query("SELECT * FROM Win32_Volume").listAsync();
     * System.out.println(disks.join().size() + " disks, " + volumes.join().size() + " volumes");
     * }</pre>
     *
     * <p>A worker of the library makes the call, whatever thread this is. The future is completed by its own
     * {@linkplain CompletableFuture#defaultExecutor default executor}, on which the functions that depend on it run too. Whoever completes
     * it before, such as by {@link CompletableFuture#cancel} or {@link CompletableFuture#orTimeout}, has the call cancelled on the server.
     *
     * @return fails with what {@code list} throws
     * @throws WmiException only if the text is no query at all, such as an empty one
     * @throws IllegalStateException if the namespace is closed already
     */
    public CompletableFuture<List<WmiObject>> listAsync() {
        return collecting(Integer.MAX_VALUE).start();
    }

    /** As {@link #listAsync()}, with an executor that completes the future, and on which the functions that depend on it run. */
    public CompletableFuture<List<WmiObject>> listAsync(Executor executor) {
        return collecting(Integer.MAX_VALUE).start(executor);
    }

    private List<WmiObject> collect(int limit) {
        return collecting(limit).run();
    }

    private Operation<List<WmiObject>> collecting(int limit) {
        WmiSession session = namespace.session();
        Subject subject = subject();
        Budget budget = namespace.runner().budget(options.timeout());
        return new Operation<>(
                namespace,
                subject,
                budget,
                new Collecting(session, call(), budget, Math.min(batch, limit), limit, subject));
    }

    private QueryCall call() {
        return new QueryCall(
                "WQL",
                text,
                QueryCall.RETURN_IMMEDIATELY | QueryCall.FORWARD_ONLY,
                systemProperties,
                options.context());
    }

    /** What cannot be sent at all is refused here; everything else is the server's to judge. */
    private Subject subject() {
        Subject subject = Subject.ofQuery(namespace.path(), text);
        if (text.isBlank()) {
            throw subject.failed(
                    HResult.of(0x80041008),
                    "the query text is empty",
                    "Give a query such as SELECT * FROM Win32_Process.");
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw subject.failed(
                    HResult.of(0x80041017),
                    "the query text has a NUL character at position " + nul
                            + ", after which a server would not read on",
                    "Remove it.");
        }
        return subject;
    }

    /** Waits for rows until some came, the query ended, the time is up or nobody waits any more. */
    static WmiCursor.Progress next(
            WmiCursor cursor, Budget budget, int count, List<WmiObject> into, Work.CallState call) {
        WmiCursor.Progress progress;
        do {
            progress = cursor.next(budget.leftMillis(), count, into);
        } while (progress == WmiCursor.Progress.TIMED_OUT
                && into.isEmpty()
                && !call.isAbandoned()
                && budget.leftMillis() != 0);
        return progress;
    }

    /** Where the first batch ended in a failure, its rows come before that. */
    private record Opened(
            WmiCursor cursor,
            List<WmiObject> rows,
            WmiCursor.Progress progress,
            int warning,
            @Nullable SessionException failure) {}

    /** ExecQuery and the first batch, in one hand-over. */
    private record Opening(WmiSession session, QueryCall call, Budget budget, int batch, Subject subject)
            implements Work<Opened> {
        @Override
        public Opened run(CallState state) {
            WmiCursor cursor = session.execQuery(call);
            List<WmiObject> rows = new ArrayList<>(Math.min(batch, DEFAULT_BATCH));
            try {
                WmiCursor.Progress progress = WmiQuery.next(cursor, budget, batch, rows, state);
                if (progress == WmiCursor.Progress.TIMED_OUT && rows.isEmpty() && !state.isAbandoned()) {
                    throw CallRunner.timedOut(subject, budget);
                }
                int warning = 0;
                if (progress == WmiCursor.Progress.END) {
                    warning = cursor.warning();
                    cursor.close(); // here, since a hand-over only for this would cost as much as the whole query
                }
                return new Opened(cursor, rows, progress, warning, null);
            } catch (RuntimeException | Error e) {
                if (e instanceof SessionException failure && !rows.isEmpty()) {
                    return new Opened(cursor, rows, WmiCursor.Progress.END, 0, failure);
                }
                cursor.close();
                throw e;
            }
        }

        @Override
        public void releaseLate(@Nullable Opened opened) {
            if (opened != null) {
                opened.cursor.close();
            }
        }
    }

    /** The whole query, in one hand-over. */
    private record Collecting(WmiSession session, QueryCall call, Budget budget, int batch, int limit, Subject subject)
            implements Work<List<WmiObject>> {
        @Override
        public List<WmiObject> run(CallState state) {
            List<WmiObject> rows = new ArrayList<>();
            WmiCursor cursor = session.execQuery(call);
            try {
                while (!state.isAbandoned()) {
                    int before = rows.size();
                    WmiCursor.Progress progress = cursor.next(budget.leftMillis(), batch, rows);
                    if (progress == WmiCursor.Progress.END || rows.size() >= limit) {
                        break;
                    }
                    if (progress == WmiCursor.Progress.TIMED_OUT && rows.size() == before && budget.leftMillis() == 0) {
                        throw CallRunner.timedOut(subject, budget);
                    }
                }
            } finally {
                cursor.close();
            }
            return Collections.unmodifiableList(rows);
        }

        @Override
        public void releaseLate(@Nullable List<WmiObject> rows) {
            // Rows are plain values, and the cursor was closed above: nothing is held.
        }
    }

    @Override
    public String toString() {
        return "WmiQuery[" + text + "]";
    }
}
