package org.wmisdk;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Budget;
import org.wmisdk.call.Subject;

/**
 * The rows of a running query, fetched batch by batch while they are read. To be read once, by one thread at a time, and closed; it closes
 * itself when its last batch has been fetched, unless it can be read again ({@link WmiQuery#rewindable}), or the query fails. The rows
 * themselves are plain values that stay valid.
 *
 * <p>{@link #close} may come from any thread. A result that is never closed is found by the garbage collector at best: then a warning of
 * the logger {@code org.wmisdk.leaks} shows where it was opened.
 */
public final class WmiRows implements Iterable<WmiObject>, AutoCloseable {
    private final WmiNamespace namespace; // also keeps the connection from being collected under its rows
    private final Subject subject;
    private final OpenRows open;
    private final Budget budget;
    private final int batch;
    private List<WmiObject> buffer;
    private int next;
    private boolean iterated;
    private @Nullable WmiException pending;
    private volatile boolean closed;

    WmiRows(
            WmiNamespace namespace,
            Subject subject,
            OpenRows open,
            Budget budget,
            int batch,
            List<WmiObject> first,
            @Nullable WmiException failure) {
        this.namespace = namespace;
        this.subject = subject;
        this.open = open;
        this.budget = budget;
        this.batch = batch;
        this.buffer = first;
        this.pending = failure;
    }

    void watch(String what) {
        open.watchedBy(LeakNet.watch(this, "The WmiRows of " + what, open::releaseLeaked));
    }

    /**
     * The rows, once.
     *
     * @return an iterator whose {@code hasNext} and {@code next} throw a {@link WmiException} if the query fails on the way, its timeout
     *     is up, or the namespace was closed; and an {@link IllegalStateException} if this was closed
     * @throws IllegalStateException at the second call, since rows are not kept; {@link #rewind} allows one more
     */
    @Override
    public Iterator<WmiObject> iterator() {
        if (iterated) {
            throw new IllegalStateException("Rows can be read once. Run the query again, or keep them with list().");
        }
        iterated = true;
        return new Rows();
    }

    /** The rows as a stream, once, instead of {@link #iterator}; closing the stream closes this. */
    public Stream<WmiObject> stream() {
        Iterator<WmiObject> rows = iterator();
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                rows, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                        false)
                .onClose(this::close);
    }

    /**
     * What the server says beside the rows, once the last of them have been fetched: that some are missing ({@code WBEM_S_PARTIAL_RESULTS}), that
     * some were left out because the user may not see them ({@code WBEM_S_ACCESS_DENIED}), that some came twice ({@code
     * WBEM_S_DUPLICATE_OBJECTS}), or another code of success.
     *
     * <pre>{@code
     * try (WmiRows rows = cimv2.query("SELECT * FROM Win32_Process").open()) {
     *     rows.forEach(process -> System.out.println(process.getString("Name")));
     *     rows.warning().ifPresent(code -> System.err.println("Not all processes are shown: " + code));
     * }
     * }</pre>
     *
     * @return empty if the result ended plainly, and as long as it has not ended
     */
    public Optional<HResult> warning() {
        int code = open.warning();
        return code == 0 ? Optional.empty() : Optional.of(HResult.of(code));
    }

    /**
     * Goes back before the first row of a result that was asked for with {@link WmiQuery#rewindable}: {@link #iterator} and {@link #stream}
     * can be used once more and give the same rows. An iterator from before reads on from the first row.
     *
     * <pre>{@code
     * try (WmiRows rows = cimv2.query("SELECT * FROM Win32_Process").rewindable().open()) {
     *     long processes = rows.stream().count();
     *     rows.rewind();
     *     rows.forEach(process -> System.out.println(process.getString("Name") + ", one of " + processes));
     * }
     * }</pre>
     *
     * @throws IllegalStateException if the query is not rewindable or has failed, or this is closed
     * @throws WmiException if the server cannot go back, the timeout is up or the namespace was closed
     */
    public void rewind() {
        if (!open.isKept()) {
            throw new IllegalStateException("These rows can be read once. Ask for them with rewindable().");
        }
        if (!open.rewind(subject, budget)) {
            throw over(Objects.requireNonNull(open.closed()));
        }
        buffer = List.of();
        next = 0;
        iterated = false;
    }

    /**
     * Ends the query and releases what it holds on the server; again is allowed and does nothing. While another thread waits for rows
     * this returns at once, and that thread releases.
     */
    @Override
    public void close() {
        closed = true;
        open.close();
    }

    /** Whether there is a row at {@code next}, fetching if need be. */
    private boolean fill() {
        while (next >= buffer.size()) {
            WmiException failure = pending;
            if (failure != null) {
                pending = null;
                throw failure;
            }
            OpenRows.Why why = open.closed();
            if (why == OpenRows.Why.ENDED || (why == null && open.isAtEnd())) {
                return false;
            }
            if (why != null) {
                throw over(why);
            }
            fetch();
        }
        if (closed) { // rows that were fetched before are not handed out either, however many a batch has
            throw over(OpenRows.Why.CLOSED);
        }
        return true;
    }

    private void fetch() {
        OpenRows.Batch fetched = open.fetch(subject, budget, batch);
        buffer = fetched.rows();
        pending = fetched.failure();
        next = 0;
    }

    private RuntimeException over(OpenRows.Why why) {
        return switch (why) {
            case NAMESPACE_CLOSED ->
                subject.failed(
                        HResult.WBEM_E_CALL_CANCELLED,
                        "the namespace " + namespace.path() + " was closed while its rows were read",
                        null);
            case FAILED -> new IllegalStateException("The query has failed before. Run it again.");
            default -> new IllegalStateException("The rows are closed. Run the query again.");
        };
    }

    private final class Rows implements Iterator<WmiObject> {
        @Override
        public boolean hasNext() {
            return fill();
        }

        @Override
        public WmiObject next() {
            if (!hasNext()) {
                throw new NoSuchElementException("There are no more rows.");
            }
            return buffer.get(next++);
        }
    }
}
