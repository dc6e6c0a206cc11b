package org.wmisdk;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Budget;
import org.wmisdk.call.CallRunner;
import org.wmisdk.call.Subject;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.RowsCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/**
 * A prepared query, or a prepared reading of the instances of a class: immutable, and lazy. {@link #list}, {@link #first}, {@link #forEach},
 * {@link #open} and {@link #listAsync()} run it, each time anew; every other method returns a changed copy.
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
    private static final int MAX_BATCH = 10_000;

    private final WmiNamespace namespace;
    private final String text;
    private final @Nullable WmiDepth depth;
    private final Settings settings;

    /**
     * How it is to be run: shared by all queries for which nothing was set.
     *
     * @param flags the {@code WBEM_FLAG_*} bits, without those that follow from the options and from the depth
     */
    private record Settings(WmiOptions options, int batch, boolean systemProperties, int flags) {
        static final Settings NONE = new Settings(
                WmiOptions.none(),
                ResultWork.DEFAULT_BATCH,
                false,
                QueryCall.RETURN_IMMEDIATELY | QueryCall.FORWARD_ONLY);
    }

    /** A query. */
    WmiQuery(WmiNamespace namespace, String text) {
        this(namespace, text, null, Settings.NONE);
    }

    /** The instances of a class. */
    WmiQuery(WmiNamespace namespace, String className, WmiDepth depth) {
        this(namespace, className, depth, Settings.NONE);
    }

    private WmiQuery(WmiNamespace namespace, String text, @Nullable WmiDepth depth, Settings settings) {
        this.namespace = namespace;
        this.text = text;
        this.depth = depth;
        this.settings = settings;
    }

    /** The query text, as it was given; for {@link WmiNamespace#instances(String)} the name of the class. */
    public String text() {
        return text;
    }

    /**
     * A copy that waits at most so long.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public WmiQuery timeout(Duration limit) {
        return with(settings.options.timeout(limit));
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
        return with(new Settings(settings.options, rows, settings.systemProperties, settings.flags));
    }

    /** A copy whose rows, and the objects in them, carry their system properties ({@link WmiObject#system}), which costs some calls for each. */
    public WmiQuery withSystemProperties() {
        return with(new Settings(settings.options, settings.batch, true, settings.flags));
    }

    /** A copy that hands those values to the provider of the class. */
    public WmiQuery context(WmiContext values) {
        return with(settings.options.context(values));
    }

    /**
     * A copy that asks for the amended qualifiers too ({@code WBEM_FLAG_USE_AMENDED_QUALIFIERS}). Rows show no qualifiers; some providers
     * give values in the language of the connection only if it is set.
     */
    public WmiQuery withAmendedQualifiers() {
        return with(settings.options.withAmendedQualifiers());
    }

    /**
     * A copy whose only row says what the rows look like ({@code WBEM_FLAG_PROTOTYPE}): the columns with their types and defaults, of a
     * class that need not have instances.
     *
     * @throws IllegalStateException if this asks for the instances of a class: what those look like {@link WmiNamespace#classDefinition(String)}
     *     says
     */
    public WmiQuery prototype() {
        return ofQuery("prototype()", QueryCall.PROTOTYPE);
    }

    /** A copy that asks the provider of the class itself, whatever its parent and its subclasses are ({@code WBEM_FLAG_DIRECT_READ}). */
    public WmiQuery directRead() {
        return withFlags(settings.flags | QueryCall.DIRECT_READ);
    }

    /**
     * A copy whose rows have their paths although the query does not name all keys ({@code WBEM_FLAG_ENSURE_LOCATABLE}). To be seen
     * together with {@link #withSystemProperties}.
     *
     * @throws IllegalStateException if this asks for the instances of a class, which always have their paths
     */
    public WmiQuery ensureLocatable() {
        return ofQuery("ensureLocatable()", QueryCall.ENSURE_LOCATABLE);
    }

    /**
     * A copy whose open result can be read again ({@link WmiRows#rewind}). The server, and WMI in this process, keep all rows until the
     * result is closed.
     */
    public WmiQuery rewindable() {
        return withFlags(settings.flags & ~QueryCall.FORWARD_ONLY);
    }

    private WmiQuery ofQuery(String option, int flag) {
        if (depth != null) {
            throw new IllegalStateException(
                    option + " is for queries, and WMI does not take it for the instances of a class."
                            + " Use query(\"SELECT * FROM " + text + "\")." + option + ".");
        }
        return withFlags(settings.flags | flag);
    }

    private WmiQuery withFlags(int flags) {
        return with(new Settings(settings.options, settings.batch, settings.systemProperties, flags));
    }

    /** A copy that is run, and its rows fetched, with those privileges enabled; see {@link WmiOptions#privileges}. */
    public WmiQuery privileges(WmiPrivilege... enabled) {
        return with(settings.options.privileges(enabled));
    }

    WmiQuery with(WmiOptions changed) {
        return with(new Settings(changed, settings.batch, settings.systemProperties, settings.flags));
    }

    private WmiQuery with(Settings changed) {
        return new WmiQuery(namespace, text, depth, changed);
    }

    /**
     * Runs the query and returns all rows, in the server's order, as an unmodifiable list; empty when there are none. Whether the server
     * says that it left some out, only {@link #open} tells, by {@link WmiRows#warning()}.
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
        try (WmiRows rows = open(false, true)) {
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
        return open(true, true);
    }

    /**
     * @param watched whether it is to be found when it is forgotten
     * @param mayBeDirect whether the calling thread may make the calls itself, which then cannot be interrupted
     */
    private WmiRows open(boolean watched, boolean mayBeDirect) {
        WmiSession session = namespace.session(settings.options);
        Subject subject = subject();
        Budget budget = namespace.runner().budget(settings.options.timeout());
        CallRunner runner = namespace.runner();
        boolean direct = mayBeDirect && !budget.isLimited() && runner.mayRunHere();
        RowsCall call = call();
        ResultWork.Opened opened = namespace.run(
                subject, budget, new ResultWork.Opening(session, call, budget, settings.batch, subject), mayBeDirect);
        OpenRows rows = new OpenRows(opened.cursor(), runner, direct, call.keepsRows(), namespace.openResults());
        SessionException failure = opened.failure();
        WmiRows result = new WmiRows(
                namespace,
                subject,
                rows,
                budget,
                settings.batch,
                opened.rows(),
                failure == null ? null : subject.failed(failure));
        if (failure != null) {
            rows.end(OpenRows.Why.FAILED);
        } else if (opened.progress() == WmiCursor.Progress.END) {
            rows.ended(opened.warning());
        }
        if (rows.closed() == null) {
            if (namespace.isClosed()) {
                rows.closeWithNamespace(); // it was closed before these rows were known to it
            } else if (watched) {
                result.watch(text);
            }
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

    /**
     * Runs the query on a thread of the executor, and hands each row to the action there, while the following ones are still to come: for
     * results that are too large for a list. An action that is slow slows the server down, too; rows do not pile up.
     *
     * <pre>{@code
     * CompletableFuture<Void> done = cimv2.query("SELECT * FROM CIM_DataFile").forEachAsync(files::add, executor);
     * }</pre>
     *
     * <p>Whoever completes the future before, such as by {@link CompletableFuture#cancel}, ends the query: a call that is under way is
     * cancelled on the server, and no further row is handed over. The action that runs or begins at that moment is not interrupted.
     *
     * @param executor one of its threads is taken until the last row was handed over; on Java 21 and newer it may be a virtual one
     * @return completed with {@code null} after the last row; fails with what {@code list} throws, with what the action throws, which ends the
     *     query, and if the executor takes nothing
     * @throws WmiException only if the text is no query at all, such as an empty one
     * @throws IllegalStateException if the namespace is closed already
     */
    public CompletableFuture<@Nullable Void> forEachAsync(Consumer<? super WmiObject> action, Executor executor) {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(executor, "executor");
        namespace.session();
        subject();
        HandingOver rows = new HandingOver(() -> open(false, false), action);
        CompletableFuture<@Nullable Void> future = rows.future();
        try {
            executor.execute(rows);
        } catch (RejectedExecutionException e) {
            future.completeExceptionally(e);
        }
        return future;
    }

    private List<WmiObject> collect(int limit) {
        return collecting(limit).run();
    }

    private Operation<List<WmiObject>> collecting(int limit) {
        WmiSession session = namespace.session(settings.options);
        Subject subject = subject();
        Budget budget = namespace.runner().budget(settings.options.timeout());
        return new Operation<>(
                namespace,
                subject,
                budget,
                new ResultWork.Collecting(session, call(), budget, Math.min(settings.batch, limit), limit, subject));
    }

    private RowsCall call() {
        WmiOptions options = settings.options;
        int flags = settings.flags | (options.amendedQualifiers() ? QueryCall.USE_AMENDED_QUALIFIERS : 0);
        if (depth == null) {
            return new QueryCall("WQL", text, flags, settings.systemProperties, options.context());
        }
        int shallow = depth == WmiDepth.SHALLOW ? InstancesCall.SHALLOW : 0;
        return new InstancesCall(text, flags | shallow, settings.systemProperties, options.context());
    }

    private Subject subject() {
        if (depth != null) {
            return Subject.ofObject("read instances", namespace.path(), text);
        }
        return QueryText.check(Subject.ofQuery(namespace.path(), text), text, "SELECT * FROM Win32_Process");
    }

    @Override
    public String toString() {
        return "WmiQuery[" + (depth == null ? "" : depth + " instances of ") + text + "]";
    }
}
